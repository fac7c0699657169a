import { Hono } from 'hono';
import { type App, campaignInForce, type Ports } from '../app.ts';
import { countEvent } from '../bot/metrics.ts';
import { outsideReports } from '../bot/outside-report.ts';
import { webhook, type WebhookSettings } from '../bot/webhook.ts';
import { NotMigrated } from '../db/schema-check.ts';
import type { BotSettings } from './feishu.ts';

export type Doors = Pick<Ports, 'db' | 'campaign' | 'now' | 'log' | 'afterwards'> & {
  readonly app: App;
  /** Absent where Feishu comes over the long connection. */
  readonly webhook?: Pick<WebhookSettings, 'appId' | 'encryptKey' | 'verificationToken'>;
  /** Whether the long connection is up, where there is one. */
  readonly connected?: () => boolean;
  /** What must hold before the database is asked: its schema, thrown at as NotMigrated. */
  readonly demandSchema?: () => Promise<void>;
  /** What must hold before somebody is answered. */
  readonly ready?: () => Promise<void>;
};

/** Feishu's door as the settings lock it. */
export const webhookOf = (settings: BotSettings): NonNullable<Doors['webhook']> => ({
  appId: settings.LARK_APP_ID,
  encryptKey: settings.LARK_ENCRYPT_KEY ?? '',
  verificationToken: settings.LARK_VERIFICATION_TOKEN ?? '',
});

/** The process lives: said without settings, database or Feishu. */
export const alive = (): Response => Response.json({ alive: true });

async function whyNotReady({ db, demandSchema, connected }: Doors): Promise<string[]> {
  const reasons: string[] = [];
  try {
    await demandSchema?.();
    await db.client.execute('select count(*) from job_runs');
  } catch (error) {
    reasons.push(error instanceof NotMigrated ? error.message : 'database');
  }
  if (connected?.() === false) reasons.push('long connection');
  return reasons;
}

/** Nothing is looked up before the webhook knows that a request is Feishu's. */
const feishusDoor = ({ app, now, log, ready }: Doors, secrets: NonNullable<Doors['webhook']>): Hono =>
  webhook({
    ...secrets,
    now,
    log,
    async handle(envelope) {
      await ready?.();
      return app.handle(envelope);
    },
    // What is answered is counted by the app itself, whichever door it came through.
    count(type, outcome) {
      if (outcome !== 'answered') countEvent(app.counted, type, outcome);
    },
  });

/** What a host shows over HTTP: /healthz, /readyz, /metrics, /r/:token, and with `webhook` /lark/events. */
export function doorsOf(doors: Doors): Hono {
  const { app, db, campaign, now, log, afterwards, ready } = doors;
  const routes = new Hono();
  routes.get('/healthz', alive);
  routes.get('/readyz', async (c) => {
    const reasons = await whyNotReady(doors);
    return c.json({ ready: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
  routes.get('/metrics', async (c) => c.text(await app.metrics()));
  const flush = () => afterwards(app.flush());
  const outside = { db, campaign: () => campaignInForce(db, campaign), now, log, flush };
  routes.route('/', outsideReports({ ...outside, ...(ready !== undefined && { ready }) }));
  if (doors.webhook !== undefined) routes.route('/', feishusDoor(doors, doors.webhook));
  return routes;
}
