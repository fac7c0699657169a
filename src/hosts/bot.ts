import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { schedule } from 'node-cron';
import { campaignInForce, createApp, type App } from '../app.ts';
import { connectFeishu, type Feishu } from '../bot/feishu-client.ts';
import { classOf, type Log } from '../bot/log.ts';
import { countEvent } from '../bot/metrics.ts';
import { outsideReports } from '../bot/outside-report.ts';
import { webhook } from '../bot/webhook.ts';
import type { Settings } from '../config.ts';
import type { Db } from '../db/db.ts';
import type { Clock } from './clock.ts';
import { campaignFrom, seedUnits } from './rule-book.ts';
import { evidenceStore } from './evidence-store.ts';
import { listen, type LongConnection } from './long-connection.ts';
import { lookAtPicture } from './picture-look.ts';

export type BotSettings = Settings & { readonly LARK_APP_ID: string; readonly LARK_APP_SECRET: string };

export type Bot = {
  readonly app: App;
  readonly feishu: Feishu;
  /** /healthz, /readyz, /metrics, /r/:token, and with `webhook` /lark/events. */
  readonly routes: Hono;
  /** Nothing is left under way, then the doors are shut. */
  readonly close: () => Promise<void>;
};

async function whyNotReady(db: Db, connection: LongConnection | undefined, socket: boolean): Promise<string[]> {
  const reasons: string[] = [];
  try {
    await db.client.execute('select count(*) from job_runs');
  } catch {
    reasons.push('database');
  }
  if (socket && connection?.ready() !== true) reasons.push('long connection');
  return reasons;
}

/** The bot in a Node process: one app behind the door the settings name, and the heartbeat. */
export async function startBot(settings: BotSettings, db: Db, clock: Clock, log: Log): Promise<Bot> {
  const now = () => clock.now();
  const campaign = campaignFrom(settings);
  await seedUnits(db, campaign);
  const running = new Set<Promise<unknown>>();
  const afterwards = (work: Promise<unknown>) => {
    const settled = work
      .catch((error: unknown) => log('error', 'afterwards-failed', { error: classOf(error) }))
      .finally(() => running.delete(settled));
    running.add(settled);
  };
  const feishu = connectFeishu({
    appId: settings.LARK_APP_ID,
    appSecret: settings.LARK_APP_SECRET,
    domain: settings.LARK_DOMAIN,
    log,
    now,
  });
  let botOpenId: string | undefined;
  const learn = async () => {
    try {
      botOpenId ??= (await feishu.me()).openId;
    } catch (error) {
      log('warn', 'bot-unknown', { error: classOf(error) });
    }
  };
  const app = createApp({
    db,
    campaign,
    feishu,
    evidence: evidenceStore(settings),
    look: lookAtPicture,
    now,
    log,
    botOpenId: () => botOpenId,
    afterwards,
    together: true,
    publicUrl: settings.PUBLIC_URL,
  });
  await app.begin();
  await learn();

  const socket = settings.LARK_TRANSPORT === 'socket';
  const connection = socket
    ? await listen(
        { appId: settings.LARK_APP_ID, appSecret: settings.LARK_APP_SECRET, domain: settings.LARK_DOMAIN, log },
        app.handle,
      )
    : undefined;
  const beat = async () => {
    await learn();
    await app.tick(now());
  };
  const heart =
    settings.HEARTBEAT === 'on' ? schedule('* * * * *', () => afterwards(beat()), { noOverlap: true }) : undefined;

  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ alive: true }));
  routes.get('/readyz', async (c) => {
    const reasons = await whyNotReady(db, connection, socket);
    return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
  routes.get('/metrics', async (c) => c.text(await app.metrics()));
  routes.route(
    '/',
    outsideReports({
      db,
      campaign: () => campaignInForce(db, campaign),
      now,
      log,
      flush: () => afterwards(app.flush()),
    }),
  );
  if (!socket) routes.route('/', webhookOf(settings, app, now, log));

  return {
    app,
    feishu,
    routes,
    async close() {
      await heart?.stop();
      connection?.close();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function webhookOf(settings: BotSettings, app: App, now: () => Date, log: Log): Hono {
  const { LARK_ENCRYPT_KEY: encryptKey = '', LARK_VERIFICATION_TOKEN: verificationToken = '' } = settings;
  // What is answered is counted by the app itself, whichever door it came through.
  const count = (type: string, outcome: string) => {
    if (outcome !== 'answered') countEvent(app.counted, type, outcome);
  };
  return webhook({ encryptKey, verificationToken, appId: settings.LARK_APP_ID, now, handle: app.handle, log, count });
}

export type Listening = { readonly url: string; readonly close: () => Promise<void> };

/** Serves routes over HTTP. Resolves when the port is open. */
export function listenOn(routes: Hono, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, hostname: host, port }, (info) => {
      resolve({
        url: `http://${host}:${info.port}`,
        close: () =>
          new Promise<void>((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}
