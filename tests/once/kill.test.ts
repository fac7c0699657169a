import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { count, eq } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { commit, type Db } from '../../src/db/db.ts';
import { putPerson } from '../../src/db/people.ts';
import { findRecords } from '../../src/db/records.ts';
import { outbox } from '../../src/db/schema-exchange.ts';
import { bindChat, putUnit } from '../../src/db/units.ts';
import { openClock } from '../../src/hosts/clock.ts';
import { type StandIn, startStandIn } from '../../src/sandbox/stand-in.ts';
import { openDatabaseFile } from '../database-file.ts';

const VILLAGES = 40;
const DAYS = 25;
const MESSAGES = VILLAGES * DAYS;
const KILLS = 20;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const start = new Date('2024-03-28T09:00:00+08:00');

const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'a-secret-for-trying',
  encryptKey: 'an-encrypt-key',
  verificationToken: 'a-verification-token',
  botName: '护蕾助手',
};

const villages = Array.from({ length: VILLAGES }, (_, n) => ({
  id: `v${n}`,
  name: `第${n + 1}村`,
  group: `oc_group_${n}`,
  cadre: `ou_cadre_${n}`,
}));

async function settle(db: Db): Promise<void> {
  await commit(
    db,
    villages.map(({ id, name }, n) => putUnit(db, { id, name, kind: 'village', aliases: [] }, n)),
  );
  for (const { id, group, cadre } of villages)
    await commit(db, [
      bindChat(db, { chatId: group, audience: 'unit', unitId: id }),
      await putPerson(db, { name: '田小禾', unitId: id, role: 'village-cadre', openId: cadre }),
    ]);
}

/** One file of the bot's process, so that it is up again in a second. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(folder, 'bot.mjs');
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  await build({
    entryPoints: [fileURLToPath(new URL('bot-process.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['libsql', 'sharp'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url), __dirname = '.';",
    },
    logLevel: 'error',
  });
  return outfile;
}

/** A process of the bot that can be killed and started anew; `clock` says when it believes to be. */
function openProcess(file: string, environment: Record<string, string>) {
  let child: ChildProcess | undefined;
  return {
    start(clock: Date) {
      const env = { ...process.env, ...environment, CLOCK: clock.toISOString() };
      child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    },
    async kill() {
      const dying = child;
      child = undefined;
      if (dying === undefined) return;
      const gone = new Promise((resolve) => dying.once('exit', resolve));
      dying.kill('SIGKILL');
      await gone;
    },
  };
}

const waitingPosts = async (db: Db) =>
  (await db.q.select({ n: count() }).from(outbox).where(eq(outbox.state, 'waiting')))[0]?.n ?? 0;

async function until(holds: () => Promise<boolean> | boolean, ms: number): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await pause(100);
  }
}

/** Every village tells of every day, one message after another, while `goesOn`. */
async function speak(feishu: StandIn, everyMs: number): Promise<void> {
  const pushes: Promise<string>[] = [];
  for (let day = 1; day <= DAYS; day += 1)
    for (const { cadre, group } of villages) {
      pushes.push(feishu.say(cadre, group, `3月${day}日村村响播了3次，8点12点18点`, { mention: true }));
      await pause(everyMs);
    }
  await Promise.all(pushes);
}

const standIn = (clock: ReturnType<typeof openClock>) =>
  startStandIn({
    app,
    people: villages.map(({ cadre }) => ({ openId: cadre, name: '田小禾', title: '村干部' })),
    chats: villages.map(({ group, name, cadre }) => ({ chatId: group, name, members: [cadre] })),
    menu: [],
    clock,
    delivery: 'socket',
    limits: false,
    quotaPerMonth: 1_000_000,
    deadlineMs: SECOND,
  });

/** Moves the clock from one re-push to the next until Feishu has nothing left to push again. */
async function redeliver(feishu: StandIn, clock: ReturnType<typeof openClock>, isSent: () => Promise<boolean>) {
  while (feishu.waiting().length > 0) {
    const due = Math.min(...feishu.waiting().map((one) => one.due));
    // Feishu knows a uuid again for an hour only: what is on its way comes before a long jump.
    if (due - clock.now().getTime() > SECOND) await until(isSent, MINUTE);
    await feishu.moveClock(new Date(Math.max(due, clock.now().getTime())));
    await pause(50);
  }
  await until(isSent, MINUTE);
}

async function opened() {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-kill-'));
  const key = crypto.getRandomValues(new Uint8Array(32));
  const path = join(folder, 'hulei.db');
  const { db, close } = await openDatabaseFile({ path, key });
  await settle(db);
  const clock = openClock(start);
  const feishu = await standIn(clock);
  const bot = openProcess(await bundled(folder), {
    LARK_APP_ID: app.appId,
    LARK_APP_SECRET: app.appSecret,
    LARK_DOMAIN: feishu.url,
    DATABASE_URL: `file:${path}`,
    DATA_KEY: Buffer.from(key).toString('base64'),
    EVIDENCE_URL: `file:${join(folder, 'evidence')}`,
    HEARTBEAT: 'off',
  });
  onTestFinished(async () => {
    await bot.kill();
    await feishu.close();
    await close();
    rmSync(folder, { recursive: true });
  });
  return { db, clock, feishu, bot };
}

it('a thousand messages and twenty kill -9 later there are a thousand records, each with its one reply', async () => {
  const began = performance.now();
  const { db, clock, feishu, bot } = await opened();
  const speaking = speak(feishu, 25);
  for (let kills = 0; kills < KILLS; kills += 1) {
    bot.start(clock.now());
    // Some processes die before they hear anything.
    if (Math.random() < 0.85) await until(() => feishu.connected(), MINUTE);
    await pause(Math.random() * 1200);
    await bot.kill();
  }
  // What a dead process had taken is free again after a minute; the last one comes up later than that.
  bot.start(new Date(clock.now().getTime() + 5 * MINUTE));
  await speaking;
  await redeliver(feishu, clock, async () => (await waitingPosts(db)) === 0);
  await bot.kill();

  const records = await findRecords(db, { status: 'any' });
  const replies = villages.flatMap(({ group }) => feishu.messages(group).filter(({ from }) => from === 'bot'));
  const pushes = feishu.calls().filter(({ direction }) => direction === 'to-bot').length;
  const seconds = Math.round((performance.now() - began) / SECOND);
  process.stdout.write(
    `${MESSAGES} messages in ${pushes} pushes, ${KILLS} kills: ${records.length} records, ${replies.length} replies, ${seconds} s\n`,
  );
  expect(records).toHaveLength(MESSAGES);
  expect(new Set(records.map((one) => `${one.unitId} ${one.occurredOn}`)).size).toBe(MESSAGES);
  expect(new Set(replies.map((one) => one.replyTo)).size).toBe(MESSAGES);
  expect(replies).toHaveLength(MESSAGES);
}, 240_000);
