import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Log } from '../../src/bot/log.ts';
import type { Db } from '../../src/db/db.ts';
import type { Vault } from '../../src/db/vault.ts';
import { settingsFrom } from '../../src/config.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { listenOn, startBot } from '../../src/hosts/bot.ts';
import { type Clock, openClock } from '../../src/hosts/clock.ts';
import { openDatabase } from '../../src/hosts/database.ts';
import { silentLog } from '../../src/hosts/log.ts';
import { campaignFrom, seedUnits } from '../../src/hosts/rule-book.ts';
import { groups, people, seedTown } from '../../src/hosts/sandbox-town.ts';
import { type StandIn, startStandIn } from '../../src/sandbox/stand-in.ts';
import { startHrana } from '../hrana.ts';
import { app } from '../sandbox/township.ts';
import { bundle, freePort, startWorkerd } from '../workers/workerd.ts';

export { app };
export const doors = ['the long connection', 'the webhook on Node', 'Workers'] as const;
export type DoorName = (typeof doors)[number];

const friday = new Date('2024-03-15T16:20:00+08:00');

type Texts = Readonly<Record<string, string>>;
/** The bot as a host runs it. */
type Running = { beat(at: Date): Promise<void>; close(): Promise<void> };

/** Where its log lines go on Node, and what stands between it and its vault. */
type Watch = { readonly log?: Log; readonly vault?: (vault: Vault) => Vault };

/** The sandbox's township, with a stand-in Feishu and the bot behind one of its doors. */
export type Town = {
  readonly feishu: StandIn;
  /** The bot's own address. */
  readonly url: string;
  /** The bot's database, through a connection of our own. */
  readonly db: Db;
  readonly now: () => Date;
  /** Sets everybody's clock and beats the bot's heart. */
  readonly moveTo: (at: string) => Promise<void>;
  /** The bot stops and another takes its place. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

async function runOnNode(texts: Texts, port: number, clock: Clock, db: Db, log: Log): Promise<Running> {
  const settings = { ...settingsFrom(texts), LARK_APP_ID: app.appId, LARK_APP_SECRET: app.appSecret };
  const bot = await startBot(settings, db, clock, log);
  const listening = await listenOn(bot.routes, '127.0.0.1', port);
  return {
    beat: async (at) => void (await bot.app.tick(at)),
    async close() {
      await listening.close();
      await bot.close();
    },
  };
}

async function runOnWorkers(texts: Texts, port: number, clock: Clock, folder: string): Promise<Running> {
  const script = join(folder, 'worker', 'clocked.js');
  if (!existsSync(script)) await bundle('tests/workers/clocked.ts', dirname(script));
  const workerd = await startWorkerd(script, port, texts);
  await workerd.setClock(clock.now());
  await workerd.beat(clock.now());
  return {
    async beat(at) {
      await workerd.setClock(at);
      await workerd.beat(at);
    },
    close: workerd.close,
  };
}

/** The database of a door: a file beside the process, or a server reached over HTTP. */
async function databaseOf(door: DoorName, folder: string): Promise<{ texts: Texts; close: () => Promise<void> }> {
  const path = join(folder, 'hulei.db');
  if (door !== 'Workers') return { texts: { DATABASE_URL: `file:${path}` }, close: async () => undefined };
  const server = await startHrana({ path, authToken: 'key' });
  return { texts: { DATABASE_URL: server.url, DATABASE_AUTH_TOKEN: 'key' }, close: () => server.close() };
}

const settingsOf = (door: DoorName, folder: string, database: Texts): Texts => ({
  ...database,
  LARK_APP_ID: app.appId,
  LARK_APP_SECRET: app.appSecret,
  LARK_ENCRYPT_KEY: app.encryptKey,
  LARK_VERIFICATION_TOKEN: app.verificationToken,
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  ...(door === 'Workers'
    ? { LOG_LEVEL: 'error' }
    : {
        LARK_TRANSPORT: door === 'the long connection' ? 'socket' : 'webhook',
        EVIDENCE_URL: `file:${join(folder, 'evidence')}`,
        HEARTBEAT: 'off',
      }),
});

/** Opens the township on a Friday afternoon inside the campaign, the bot reachable, its clock `late` ms behind. Close it. */
export async function openTown(door: DoorName, late = 0, watch: Watch = {}): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'hulei-town-'));
  const clock = openClock(friday);
  const botClock: Clock = { ...clock, now: () => new Date(clock.now().getTime() - late) };
  const server = await databaseOf(door, folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: Running | undefined;
  const feishu = await startStandIn({
    app,
    people,
    chats: groups,
    menu: [],
    clock,
    delivery: door === 'the long connection' ? 'socket' : { webhook: `${url}/lark/events` },
    onClock: async (now) => running?.beat(now),
  });
  const texts = { ...settingsOf(door, folder, server.texts), LARK_DOMAIN: feishu.url, PUBLIC_URL: url };
  const settings = settingsFrom(texts);
  const { db, close: closeDatabase } = await openDatabase(settings, Buffer.alloc(32, 7));
  if (watch.vault !== undefined) Object.assign(db, { vault: watch.vault(db.vault) });
  await seedUnits(db, campaignFrom(settings));
  await seedTown(db, dayOf(clock.now()));

  async function run(): Promise<Running> {
    const bot = await (door === 'Workers'
      ? runOnWorkers(texts, port, botClock, folder)
      : runOnNode(texts, port, botClock, db, watch.log ?? silentLog));
    await until(feishu.connected);
    return bot;
  }
  running = await run();

  return {
    feishu,
    url,
    db,
    now: () => clock.now(),
    moveTo: (at) => feishu.moveClock(new Date(at)),
    async restart() {
      await running?.close();
      running = await run();
    },
    async close() {
      await running?.close();
      await feishu.close();
      await closeDatabase();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Waits until something holds; what goes on after an answer needs its moment. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
