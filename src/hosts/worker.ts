import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';
import { Hono } from 'hono';
import { type App, campaignInForce, createApp } from '../app.ts';
import { connectFeishu, type Feishu } from '../bot/feishu-client.ts';
import { classOf, type Log } from '../bot/log.ts';
import { countEvent, type Metrics, openMetrics } from '../bot/metrics.ts';
import { outsideReports } from '../bot/outside-report.ts';
import { webhook } from '../bot/webhook.ts';
import { BadSettings } from '../config.ts';
import type { Db } from '../db/db.ts';
import { migrations } from '../db/migrations.gen.ts';
import { demandMigrated, NotMigrated } from '../db/schema-check.ts';
import { openVault, type Vault } from '../db/vault.ts';
import type { Campaign } from '../domain/campaign.ts';
import { evidenceBucket } from './evidence-bucket.ts';
import { openLog } from './log.ts';
import { campaignFrom, seedUnits } from './rule-book.ts';
import { type Env, type WorkerSettings, workerSettings } from './worker-settings.ts';

type Context = { waitUntil(work: Promise<unknown>): void };
type Controller = { readonly scheduledTime: number };

export type Worker = {
  readonly fetch: (request: Request, env: Env, context: Context) => Promise<Response>;
  readonly scheduled: (controller: Controller, env: Env, context: Context) => Promise<void>;
};

/**
 * What an isolate keeps from one call to the next: finished values only. Workers ends a call that waits for a promise
 * of another, so what is not there yet every call finds out for itself.
 */
type Isolate = {
  readonly settings: WorkerSettings;
  readonly campaign: Campaign;
  readonly log: Log;
  readonly feishu: Feishu;
  readonly counted: Metrics;
  vault?: Vault;
  botOpenId?: string;
  migrated: boolean;
  begun: boolean;
};

/** One call's own view: its connection to the database, and the app on it. */
type Call = {
  readonly db: Db;
  readonly app: App;
  readonly ready: () => Promise<void>;
  readonly afterwards: (work: Promise<unknown>) => void;
};

function openIsolate(env: Env, now: () => Date): Isolate {
  const settings = workerSettings(env);
  const log = openLog(settings.LOG_LEVEL);
  const feishu = connectFeishu({
    appId: settings.LARK_APP_ID,
    appSecret: settings.LARK_APP_SECRET,
    domain: settings.LARK_DOMAIN,
    log,
    now,
    singleFlight: false,
  });
  const campaign = campaignFrom(settings);
  return { settings, campaign, log, feishu, counted: openMetrics(), migrated: false, begun: false };
}

async function openDb(isolate: Isolate): Promise<Db> {
  const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken, DATA_KEY, DATA_KEY_PREVIOUS } = isolate.settings;
  const client = createClient({ url, ...(authToken !== undefined && { authToken }) });
  isolate.vault ??= await openVault(DATA_KEY, DATA_KEY_PREVIOUS);
  return { client, q: drizzle(client), vault: isolate.vault };
}

async function learnBot(isolate: Isolate): Promise<void> {
  try {
    isolate.botOpenId ??= (await isolate.feishu.me()).openId;
  } catch (error) {
    isolate.log('warn', 'bot-unknown', { error: classOf(error) });
  }
}

async function demandSchema(isolate: Isolate, db: Db): Promise<void> {
  if (isolate.migrated) return;
  await demandMigrated(db.client, migrations);
  isolate.migrated = true;
}

async function openCall(isolate: Isolate, now: () => Date, context: Context): Promise<Call> {
  const { settings, campaign, log, feishu, counted } = isolate;
  const db = await openDb(isolate);
  const afterwards = (work: Promise<unknown>) =>
    context.waitUntil(work.catch((error: unknown) => log('error', 'afterwards-failed', { error: classOf(error) })));
  const app = createApp({
    db,
    campaign,
    feishu,
    evidence: evidenceBucket(settings.bucket),
    now,
    log,
    botOpenId: () => isolate.botOpenId,
    afterwards,
    together: false,
    counted,
    publicUrl: settings.PUBLIC_URL,
  });
  const ready = async () => {
    await Promise.all([demandSchema(isolate, db), learnBot(isolate)]);
  };
  return { db, app, ready, afterwards };
}

/** Nothing is looked up before the webhook knows that a request is Feishu's. */
function door({ settings, log, counted }: Isolate, { app, ready }: Call, now: () => Date): Hono {
  return webhook({
    encryptKey: settings.LARK_ENCRYPT_KEY,
    verificationToken: settings.LARK_VERIFICATION_TOKEN,
    appId: settings.LARK_APP_ID,
    now,
    log,
    // What is answered is counted by the app itself, whichever door it came through.
    count: (type, outcome) => {
      if (outcome !== 'answered') countEvent(counted, type, outcome);
    },
    async handle(envelope) {
      await ready();
      return app.handle(envelope);
    },
  });
}

async function whyNotReady(isolate: Isolate, db: Db): Promise<string[]> {
  try {
    await demandSchema(isolate, db);
    await db.client.execute('select count(*) from job_runs');
    return [];
  } catch (error) {
    return [error instanceof NotMigrated ? error.message : 'database'];
  }
}

function routesOf(isolate: Isolate, call: Call, now: () => Date): Hono {
  const routes = new Hono();
  routes.get('/readyz', async (c) => {
    const reasons = await whyNotReady(isolate, call.db);
    return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
  routes.get('/metrics', async (c) => c.text(await call.app.metrics()));
  const { db, app, ready, afterwards } = call;
  const { campaign, log } = isolate;
  const flush = () => afterwards(app.flush());
  routes.route('/', outsideReports({ db, campaign: () => campaignInForce(db, campaign), now, log, ready, flush }));
  return routes.route('/', door(isolate, call, now));
}

/** The bot on Workers by a given clock: the webhook's door, and the heartbeat a cron trigger beats. */
export function workerBy(now: () => Date): Worker {
  let known: Isolate | undefined;
  const isolateOf = (env: Env) => (known ??= openIsolate(env, now));

  return {
    async fetch(request, env, context) {
      if (new URL(request.url).pathname === '/healthz') return Response.json({ alive: true });
      try {
        const isolate = isolateOf(env);
        return await routesOf(isolate, await openCall(isolate, now, context), now).fetch(request);
      } catch (error) {
        if (!(error instanceof BadSettings)) throw error;
        return Response.json({ ready: false, reasons: error.sentences }, { status: 503 });
      }
    },

    async scheduled({ scheduledTime }, env, context) {
      const isolate = isolateOf(env);
      if (isolate.settings.HEARTBEAT === 'off') return;
      const { db, app, ready } = await openCall(isolate, now, context);
      await ready();
      if (!isolate.begun) {
        await seedUnits(db, isolate.campaign);
        await app.begin();
        isolate.begun = true;
      }
      await app.tick(new Date(scheduledTime));
    },
  };
}

export default workerBy(() => new Date());
