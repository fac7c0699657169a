import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { schedule } from 'node-cron';
import type { App } from '../app.ts';
import type { Feishu } from '../bot/feishu-client.ts';
import { classOf, type Log } from '../bot/log.ts';
import type { Db } from '../db/db.ts';
import type { Clock } from './clock.ts';
import { doorsOf, webhookOf } from './doors.ts';
import { type BotSettings, feishuFrom, learnBot, type Self } from './feishu.ts';
import { listen } from './long-connection.ts';
import { nodeApp } from './node-app.ts';
import { campaignFrom, seedUnits } from './rule-book.ts';

export type Bot = {
  readonly app: App;
  readonly feishu: Feishu;
  readonly routes: Hono;
  /** Nothing is left under way, then the doors are shut. */
  readonly close: () => Promise<void>;
};

/** Work that goes on after its cause was answered, and how to wait for the end of all of it. */
function openErrands(log: Log) {
  const running = new Set<Promise<unknown>>();
  return {
    afterwards: (work: Promise<unknown>) => {
      const settled = work
        .catch((error: unknown) => log('error', 'afterwards-failed', { error: classOf(error) }))
        .finally(() => running.delete(settled));
      running.add(settled);
    },
    done: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The bot in a Node process: one app behind the door the settings name, and the heartbeat. */
export async function startBot(settings: BotSettings, db: Db, clock: Clock, log: Log): Promise<Bot> {
  const now = () => clock.now();
  const campaign = campaignFrom(settings);
  await seedUnits(db, campaign);
  const { afterwards, done } = openErrands(log);
  const feishu = feishuFrom(settings, { db: () => db, log, now });
  const self: Self = { feishu, log };
  const app = nodeApp(settings, { db, campaign, feishu, now, log, botOpenId: () => self.botOpenId, afterwards });
  await app.begin();
  await learnBot(self);

  const credentials = { appId: settings.LARK_APP_ID, appSecret: settings.LARK_APP_SECRET };
  const connection =
    settings.LARK_TRANSPORT === 'socket'
      ? await listen({ ...credentials, domain: settings.LARK_DOMAIN, log }, app.handle)
      : undefined;
  const beat = async () => {
    await learnBot(self);
    await app.tick(now());
  };
  const heart =
    settings.HEARTBEAT === 'on' ? schedule('* * * * *', () => afterwards(beat()), { noOverlap: true }) : undefined;
  const feishusWay =
    connection === undefined ? { webhook: webhookOf(settings) } : { connected: () => connection.ready() };

  return {
    app,
    feishu,
    routes: doorsOf({ app, db, campaign, now, log, afterwards, ...feishusWay }),
    async close() {
      await heart?.stop();
      connection?.close();
      await done();
    },
  };
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
