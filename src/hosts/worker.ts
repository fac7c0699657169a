import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';
import { createApp } from '../app.ts';
import { type Metrics, openMetrics } from '../bot/metrics.ts';
import { BadSettings } from '../config.ts';
import type { Db } from '../db/db.ts';
import { migrations } from '../db/migrations.gen.ts';
import { demandMigrated } from '../db/schema-check.ts';
import { openVault, type Vault } from '../db/vault.ts';
import type { Campaign } from '../domain/campaign.ts';
import { alive, type Doors, doorsOf, webhookOf } from './doors.ts';
import { evidenceBucket } from './evidence-bucket.ts';
import { feishuFrom, learnBot, type Self } from './feishu.ts';
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
type Isolate = Self & {
  readonly settings: WorkerSettings;
  readonly campaign: Campaign;
  readonly keys: Keys;
  readonly counted: Metrics;
  migrated: boolean;
  begun: boolean;
};

/** One call's own view: its connection to the database, and the app on it. */
type Call = Doors & { readonly ready: () => Promise<void> };

type Keys = { readonly settings: WorkerSettings; vault?: Vault };

async function openDb(keys: Keys): Promise<Db> {
  const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken, DATA_KEY, DATA_KEY_PREVIOUS } = keys.settings;
  const client = createClient({ url, ...(authToken !== undefined && { authToken }) });
  keys.vault ??= await openVault(DATA_KEY, DATA_KEY_PREVIOUS);
  return { client, q: drizzle(client), vault: keys.vault };
}

function openIsolate(env: Env, now: () => Date): Isolate {
  const settings = workerSettings(env);
  const log = openLog(settings.LOG_LEVEL);
  const campaign = campaignFrom(settings);
  const keys: Keys = { settings };
  const feishu = feishuFrom(settings, { db: () => openDb(keys), log, now, singleFlight: false });
  return { settings, campaign, log, feishu, keys, counted: openMetrics(), migrated: false, begun: false };
}

async function demandSchema(isolate: Isolate, db: Db): Promise<void> {
  if (isolate.migrated) return;
  await demandMigrated(db.client, migrations);
  isolate.migrated = true;
}

async function openCall(isolate: Isolate, now: () => Date, context: Context): Promise<Call> {
  const { settings, campaign, log, feishu, counted } = isolate;
  const db = await openDb(isolate.keys);
  const given = { db, campaign, now, log, afterwards: (work: Promise<unknown>) => context.waitUntil(work) };
  const app = createApp({
    ...given,
    feishu,
    evidence: evidenceBucket(settings.bucket),
    botOpenId: () => isolate.botOpenId,
    together: false,
    counted,
    publicUrl: settings.PUBLIC_URL,
  });
  const ready = async () => {
    await demandSchema(isolate, db);
    await learnBot(isolate);
  };
  return { ...given, app, webhook: webhookOf(settings), ready, demandSchema: () => demandSchema(isolate, db) };
}

/** The bot on Workers by a given clock: the webhook's door, and the heartbeat a cron trigger beats. */
export function workerBy(now: () => Date): Worker {
  let known: Isolate | undefined;
  const isolateOf = (env: Env) => (known ??= openIsolate(env, now));

  return {
    async fetch(request, env, context) {
      if (new URL(request.url).pathname === '/healthz') return alive();
      try {
        return await doorsOf(await openCall(isolateOf(env), now, context)).fetch(request);
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
