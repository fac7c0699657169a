import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/libsql';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LocalClient, openLocal } from '../../src/db/local-client.ts';
import { isUniqueViolation } from '../../src/db/unique-violation.ts';

const SCHEMA = `
  CREATE TABLE visits (id INTEGER PRIMARY KEY, village TEXT NOT NULL UNIQUE, note TEXT);
  CREATE TABLE findings (visit INTEGER NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED, what ANY);
`;

let folder: string;
let path: string;
let client: LocalClient;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hulei-'));
  path = join(folder, 'township.db');
  client = openLocal({ path });
  await client.executeMultiple(SCHEMA);
});

afterEach(async () => {
  await client.close();
  await rm(folder, { recursive: true });
});

const keep = (village: string) => client.execute({ sql: 'INSERT INTO visits (village) VALUES (?)', args: [village] });

async function count(like = '%'): Promise<unknown> {
  const { rows } = await client.execute({ sql: 'SELECT count(*) AS n FROM visits WHERE village LIKE ?', args: [like] });
  return rows[0]?.['n'];
}

async function otherProcess(task: 'hold' | 'write', amount: number): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'other-process.ts');
  const child = fork(script, [path, task, String(amount)], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

/** The longest the event loop was not served, in ms, until the returned function is called. */
function watchLoop(): () => number {
  let [last, longest] = [performance.now(), 0];
  const beat = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(beat, 5);
  return () => {
    clearInterval(timer);
    beat();
    return longest;
  };
}

it('answers each of 500 simultaneous writes only when another connection can read it', async () => {
  const elsewhere = new Database(path);
  const find = elsewhere.prepare('SELECT village FROM visits WHERE village = ?');
  const seen = await Promise.all(
    Array.from({ length: 500 }, (_, n) => keep(`村${n}`).then(() => find.all([`村${n}`]).length)),
  );
  elsewhere.close();
  expect(seen).toEqual(Array.from({ length: 500 }, () => 1));
});

it('flushes every commit to the disk and enforces foreign keys', async () => {
  const tx = await client.transaction('write');
  const pragmas = await tx.batch(['PRAGMA synchronous', 'PRAGMA journal_mode', 'PRAGMA foreign_keys']);
  await tx.rollback();
  expect(pragmas.map(({ rows }) => rows[0]?.[0])).toEqual([2, 'wal', 1]);
});

it('lets one bad write fail alone among its neighbours', async () => {
  const writes = Array.from({ length: 500 }, (_, n) => keep(n === 250 ? '村0' : `村${n}`));
  const outcomes = await Promise.allSettled(writes);
  expect(outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([250]);
  expect(await count()).toBe(499);
});

it.each([
  [
    'breaks a key half-way',
    ["INSERT INTO visits (village) VALUES ('半')", "INSERT INTO visits (village) VALUES ('半')"],
  ],
  ['is found wanting only at the commit', ['INSERT INTO findings (visit) VALUES (404)']],
  ['rolls everything back', ["INSERT OR ROLLBACK INTO visits (village) VALUES ('半'), ('半')"]],
  ['answers a number that cannot be read', ["INSERT INTO visits (village) VALUES ('半') RETURNING 9007199254740993"]],
])('a batch that %s does not sink its neighbours', async (_, statements) => {
  const [before, bad, after] = await Promise.allSettled([keep('前'), client.batch(statements), keep('后')]);
  expect([before.status, bad.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await count()).toBe(2);
  expect((await client.execute('SELECT * FROM findings')).rows).toEqual([]);
});

it('tells which statement of a batch failed, and keeps none of it', async () => {
  const batch = client.batch(["INSERT INTO visits (village) VALUES ('甲')", 'INSERT INTO nowhere VALUES (1)'], 'write');
  await expect(batch).rejects.toMatchObject({ code: 'SQLITE_ERROR', statementIndex: 1 });
  expect(await count()).toBe(0);
});

it('serves ten interactive transactions at once, one after the other', async () => {
  const visit = async (n: number) => {
    const tx = await client.transaction('write');
    const before = await tx.execute('SELECT count(*) AS n FROM visits');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tx.execute({
      sql: 'INSERT INTO visits (village, note) VALUES (?, ?)',
      args: [`村${n}`, before.rows[0]?.[0] ?? -1],
    });
    await tx.commit();
  };
  await Promise.all(Array.from({ length: 10 }, (_, n) => visit(n)));
  const { rows } = await client.execute('SELECT note FROM visits ORDER BY id');
  expect(rows.map((row) => Number(row[0]))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('shows readers nothing of an open transaction, and everything once it is committed', async () => {
  const tx = await client.transaction('write');
  await tx.execute("INSERT INTO visits (village) VALUES ('甲')");
  expect(await count()).toBe(0);
  await tx.commit();
  expect(await count()).toBe(1);
  expect(tx.closed).toBe(true);
  await expect(tx.execute('SELECT 1')).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
});

it('gives a reading transaction one unchanging picture, and no right to write', async () => {
  const tx = await client.transaction('read');
  expect((await tx.execute('SELECT * FROM visits')).rows).toEqual([]);
  await keep('甲');
  expect((await tx.execute('SELECT * FROM visits')).rows).toEqual([]);
  await expect(tx.execute("INSERT INTO visits (village) VALUES ('乙')")).rejects.toMatchObject({
    code: 'SQLITE_READONLY',
  });
  tx.close();
  await expect(client.batch(['DELETE FROM visits'], 'read')).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  expect(await count()).toBe(1);
});

it('rolls back a transaction that waits for a write of its own client, instead of waiting for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const tx = await client.transaction('write');
  await tx.execute("INSERT INTO visits (village) VALUES ('里')");
  const outside = keep('外');
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  await outside;
  await expect(tx.commit()).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
  expect([await count('里'), await count('外')]).toEqual([0, 1]);
});

it('refuses a statement that ends the transaction it shares', async () => {
  await expect(client.execute('/* mine */ COMMIT')).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
  await expect(client.execute('VACUUM')).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  await keep('甲');
  expect(await count()).toBe(1);
});

it('writes beside another process that writes as well', async () => {
  const child = await otherProcess('write', 100);
  for (let n = 0; n < 100; n += 1) await keep(`这里${n}`);
  if (child.exitCode === null) await once(child, 'exit');
  expect([child.exitCode, await count('这里%'), await count('别处%')]).toEqual([0, 100, 100]);
});

it('waits for a foreign lock of half a second without stopping the event loop', async () => {
  const child = await otherProcess('hold', 500);
  const stopWatching = watchLoop();
  const waiting = Promise.all([keep('甲'), keep('乙'), client.transaction('write').then((tx) => tx.commit())]);
  expect(await count()).toBe(0);
  await waiting;
  expect(stopWatching()).toBeLessThan(400);
  expect(await count()).toBe(2);
  if (child.exitCode === null) await once(child, 'exit');
});

it('finishes what was asked before closing, and refuses what comes after', async () => {
  const writes = Array.from({ length: 50 }, (_, n) => keep(`村${n}`));
  const closed = client.close();
  await expect(keep('迟')).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
  await expect(client.transaction()).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
  await Promise.all([...writes, closed]);
  client = openLocal({ path });
  expect(await count()).toBe(50);
});

it('tells a row that is already there from every other failure', async () => {
  await keep('甲');
  const visits = sqliteTable('visits', { id: integer().primaryKey(), village: text().notNull() });
  const db = drizzle(client);
  const repeated = await keep('甲').catch((error: unknown) => error);
  expect(repeated).toMatchObject({ code: 'SQLITE_CONSTRAINT', extendedCode: 'SQLITE_CONSTRAINT_UNIQUE' });
  const wrapped = await db
    .insert(visits)
    .values({ village: '甲' })
    .catch((error: unknown) => error);
  const sameId = await db
    .insert(visits)
    .values({ id: 1, village: '乙' })
    .catch((error: unknown) => error);
  const orphan = await client.execute('INSERT INTO findings VALUES (404, 1)').catch((error: unknown) => error);
  const nameless = await client.execute('INSERT INTO visits (village) VALUES (NULL)').catch((error: unknown) => error);
  expect([repeated, wrapped, sameId].map(isUniqueViolation)).toEqual([true, true, true]);
  expect([orphan, nameless, 'no error'].map(isUniqueViolation)).toEqual([false, false, false]);
});

it('knows a write that returns rows, however it is worded', async () => {
  const first = await client.execute("INSERT INTO visits (village) VALUES ('甲') RETURNING id, village");
  const second = await client.execute(
    "/* counted */ WITH new (v) AS (VALUES ('乙')) INSERT INTO visits (village) SELECT v FROM new RETURNING id, village",
  );
  expect([...first.rows, ...second.rows]).toEqual([
    { id: 1, village: '甲' },
    { id: 2, village: '乙' },
  ]);
  expect(await keep('丙')).toMatchObject({ rowsAffected: 1, lastInsertRowid: 3n });
});

it('gives back what was stored, and refuses what cannot be', async () => {
  const roundTrip = async (value: string | number | bigint | boolean | Uint8Array | Date | null) =>
    (await client.execute('SELECT $value AS value', { $value: value })).rows[0]?.['value'];
  expect(await roundTrip('护蕾')).toBe('护蕾');
  expect(await roundTrip(0.5)).toBe(0.5);
  expect(await roundTrip(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
  expect(await roundTrip(true)).toBe(1);
  expect(await roundTrip(null)).toBe(null);
  expect(await roundTrip(new Date(5))).toBe(5);
  expect(await roundTrip(new Uint8Array([1, 2, 3]).subarray(1))).toEqual(new Uint8Array([2, 3]).buffer);
  await expect(roundTrip(2n ** 53n)).rejects.toThrow(RangeError);
  await expect(roundTrip(2n ** 63n)).rejects.toThrow(RangeError);
  await expect(roundTrip(Number.NaN)).rejects.toThrow(RangeError);
});

it('reads rows by place and by name, also where two columns share a name', async () => {
  const { rows, columns } = await client.execute("SELECT 1 AS id, 2 AS id, 3 AS length, 'x' AS constructor");
  const [row] = rows;
  expect(columns).toEqual(['id', 'id', 'length', 'constructor']);
  expect(Array.from(row ?? [])).toEqual([1, 2, 3, 'x']);
  expect(Object.entries(row ?? {})).toEqual([
    ['id', 1],
    ['constructor', 'x'],
  ]);
});

it('notices a column added after a statement was prepared', async () => {
  await keep('甲');
  const before = await client.execute('SELECT * FROM visits');
  await client.execute("ALTER TABLE visits ADD COLUMN by TEXT DEFAULT '王'");
  const after = await client.execute('SELECT * FROM visits');
  expect([before.columns.length, after.columns.length, after.rows[0]?.['by']]).toEqual([3, 4, '王']);
});
