import { Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { cardApi } from './api-cards.ts';
import { mediaApi } from './api-media.ts';
import { messageApi } from './api-messages.ts';
import { peopleApi } from './api-people.ts';
import { receiptApi } from './api-receipts.ts';
import { freshId } from './ledger.ts';
import { isObject, parsed, under } from './json.ts';
import { FeishuRefusal } from './refusal.ts';
import { bodyAs } from './request.ts';
import type { Tenant } from './tenant.ts';
import type { Tokens } from './tokens.ts';

/** Auth and contacts cost nothing; everything else counts against the month. */
const UNCOUNTED = /^\/open-apis\/(auth|contact|bot)\//;

/** Feishu's open platform: every call is logged, may be made to fail, must carry a good token, and costs quota. */
export function openApi(tenant: Tenant, tokens: Tokens, endpoint: () => object): Hono {
  const api = new Hono();
  api.onError((error) => {
    if (!(error instanceof FeishuRefusal)) throw error;
    const body = JSON.stringify({ code: error.code, msg: error.message, error: { log_id: freshId('') } });
    return new Response(body, {
      status: error.status,
      headers: { 'content-type': 'application/json', ...error.headers },
    });
  });
  api.notFound((c) => c.json({ code: 99992404, msg: '404 page not found' }, 404));
  api.use(logged(tenant), faulty(tenant));

  api.post('/callback/ws/endpoint', async (c) => {
    const body = await bodyAs(c.req.raw, z.object({ AppID: z.string(), AppSecret: z.string() }));
    if (body.AppID === tenant.app.appId && body.AppSecret === tenant.app.appSecret) return c.json(endpoint());
    return c.json({ code: 514, msg: 'auth failed', data: {} });
  });
  api.post('/open-apis/auth/v3/tenant_access_token/internal', async (c) => {
    const body = await bodyAs(c.req.raw, z.object({ app_id: z.string(), app_secret: z.string() }));
    if (body.app_id !== tenant.app.appId) throw new FeishuRefusal(10003, 'invalid param');
    if (body.app_secret !== tenant.app.appSecret) throw new FeishuRefusal(10014, 'app secret invalid');
    const { token, expire } = tokens.issue();
    return c.json({ code: 0, msg: 'ok', tenant_access_token: token, expire });
  });
  api.use('/open-apis/*', authorised(tokens), rated(tenant), counted(tenant));
  api.get('/open-apis/bot/v3/info', (c) =>
    c.json({
      code: 0,
      msg: 'ok',
      bot: {
        activate_status: 2,
        app_name: tenant.app.botName,
        avatar_url: '',
        ip_white_list: [],
        open_id: tenant.town.botOpenId,
      },
    }),
  );
  for (const part of [messageApi, receiptApi, cardApi, mediaApi, peopleApi]) api.route('/open-apis', part(tenant));
  return api;
}

const logged =
  ({ journal }: Tenant): MiddlewareHandler =>
  async (c, next) => {
    const done = journal.begin('from-bot', `${c.req.method} ${c.req.path.replace('/open-apis', '')}`);
    const isJson = (headers: Headers) => headers.get('content-type')?.startsWith('application/json') ?? false;
    const body = isJson(c.req.raw.headers) ? await c.req.raw.clone().text() : undefined;
    await next();
    const answer = isJson(c.res.headers)
      ? parsed(await c.res.clone().text())
      : `${c.res.status} ${c.res.headers.get('content-type')}`;
    const code = under(answer, 'code');
    const outcome =
      c.res.status >= 500 ? `HTTP ${c.res.status}` : typeof code === 'number' && code !== 0 ? `refused ${code}` : 'ok';
    done({ outcome, body: body === undefined ? null : withoutSecrets(parsed(body)), answer: withoutSecrets(answer) });
  };

const withoutSecrets = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const secret = ['app_secret', 'AppSecret', 'tenant_access_token'];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, secret.includes(key) ? '…' : inner]));
};

const faulty =
  ({ faults }: Tenant): MiddlewareHandler =>
  async (c, next) => {
    if (faults.isDown()) throw new FeishuRefusal(5000, 'internal error', 503);
    const failure = faults.failing(`${c.req.method} ${c.req.path}`);
    if (failure) throw new FeishuRefusal(failure.code, failure.msg ?? 'failed on purpose', failure.status ?? 400);
    await next();
    if (faults.delay() > 0) await new Promise((resolve) => setTimeout(resolve, faults.delay()));
    if (/^\/open-apis\/(?!auth)/.test(c.req.path) && faults.losesAnswer())
      c.res = new Response('gateway timeout', { status: 504 });
  };

const authorised =
  (tokens: Tokens): MiddlewareHandler =>
  async (c, next) => {
    const [, token] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (!token) throw new FeishuRefusal(99991661, 'Missing access token for authorization.');
    if (!tokens.isGood(token)) throw new FeishuRefusal(99991663, 'Invalid access token for authorization.');
    await next();
  };

const rated =
  ({ limits }: Tenant): MiddlewareHandler =>
  async (c, next) => {
    const key = `${c.req.method} ${c.req.path.replace(/(om|oc|ou|img|file)_[^/]+/g, ':id')}`;
    const wait = limits.second.take(key) || limits.minute.take(key);
    if (wait > 0)
      throw new FeishuRefusal(99991400, 'request trigger frequency limit', 429, {
        'x-ogw-ratelimit-limit': '50',
        'x-ogw-ratelimit-reset': `${Math.ceil(wait / 1000)}`,
      });
    await next();
  };

const counted =
  ({ usage, clock, quotaPerMonth, changed }: Tenant): MiddlewareHandler =>
  async (c, next) => {
    // Shanghai has no summer time: its month is UTC's, eight hours on.
    const month = new Date(clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
    const used = usage[month] ?? 0;
    if (UNCOUNTED.test(c.req.path)) return next();
    if (used >= quotaPerMonth) throw new FeishuRefusal(99991403, 'This month’s API call quota has been exceeded', 429);
    await next();
    if (c.res.status < 400) usage[month] = (usage[month] ?? 0) + 1;
    changed();
  };
