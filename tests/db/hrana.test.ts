import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isUniqueViolation } from '../../src/db/unique-violation.ts';
import { type Hrana, startHrana } from '../hrana.ts';

let folder: string;
let server: Hrana;
let client: Client;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hulei-'));
  server = await startHrana({ path: join(folder, 'township.db'), authToken: 'key' });
  client = createClient({ url: server.url, authToken: 'key' });
  await client.execute('CREATE TABLE visits (id INTEGER PRIMARY KEY, village TEXT UNIQUE, photo BLOB)');
});

afterEach(async () => {
  client.close();
  await server.close();
  await rm(folder, { recursive: true });
});

const insert = (village: string) => ({ sql: 'INSERT INTO visits (village) VALUES (?)', args: [village] });

async function villages(): Promise<unknown[]> {
  const { rows } = await client.execute('SELECT village FROM visits ORDER BY id');
  return rows.map((row) => row['village']);
}

it('answers rows, changes and row ids', async () => {
  expect(await client.execute(insert('甲'))).toMatchObject({ rowsAffected: 1, lastInsertRowid: 1n });
  const { rows, columns, columnTypes } = await client.execute({
    sql: 'INSERT INTO visits (village, photo) VALUES (:village, $photo) RETURNING *',
    args: { village: '乙', photo: new Uint8Array([1, 2, 3]) },
  });
  expect([columns, columnTypes]).toEqual([
    ['id', 'village', 'photo'],
    ['INTEGER', 'TEXT', 'BLOB'],
  ]);
  expect(Array.from(rows[0] ?? [])).toEqual([2, '乙', new Uint8Array([1, 2, 3]).buffer]);
  const found = await client.execute({ sql: 'SELECT ? AS a, ? AS b, ? AS c', args: [0.5, null, 2n ** 40n] });
  expect(Array.from(found.rows[0] ?? [])).toEqual([0.5, null, 2 ** 40]);
});

it('keeps a batch whole, and says which statement failed', async () => {
  await client.batch([insert('甲'), insert('乙')], 'write');
  const repeated = client.batch([insert('丙'), insert('甲'), insert('丁')], 'write');
  await expect(repeated).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT', statementIndex: 1 });
  expect(await villages()).toEqual(['甲', '乙']);
});

it('lets competing transactions wait for one another', async () => {
  const visit = async (village: string) => {
    const tx = await client.transaction('write');
    await tx.execute(insert(village));
    expect(await villages()).not.toContain(village);
    await tx.commit();
  };
  await Promise.all(['甲', '乙', '丙', '丁'].map(visit));
  expect(new Set(await villages())).toEqual(new Set(['甲', '乙', '丙', '丁']));
});

it('undoes a transaction rolled back or left', async () => {
  const left = await client.transaction('write');
  await left.batch([insert('甲'), insert('乙')]);
  left.close();
  const undone = await client.transaction('write');
  await undone.executeMultiple(
    "INSERT INTO visits (village) VALUES ('丙'); INSERT INTO visits (village) VALUES ('丁')",
  );
  await undone.rollback();
  expect(await villages()).toEqual([]);
});

it('runs scripts and migrations', async () => {
  await client.executeMultiple('CREATE TABLE a (x); INSERT INTO a VALUES (1); CREATE INDEX a_x ON a (x)');
  await client.migrate(['CREATE TABLE b (x)', 'INSERT INTO b SELECT x FROM a']);
  expect((await client.execute('SELECT x FROM b')).rows).toMatchObject([{ x: 1 }]);
});

it('takes a hundred writes at once', async () => {
  await Promise.all(Array.from({ length: 100 }, (_, n) => client.execute(insert(`村${n}`))));
  expect(await villages()).toHaveLength(100);
});

it('words a repeated key so that it is recognised, also through drizzle', async () => {
  const visits = sqliteTable('visits', { village: text() });
  await client.execute(insert('甲'));
  const bare = await client.execute(insert('甲')).catch((error: unknown) => error);
  const batched = await client.batch([insert('甲')], 'write').catch((error: unknown) => error);
  const wrapped = await drizzle(client)
    .insert(visits)
    .values({ village: '甲' })
    .catch((error: unknown) => error);
  const misspelt = await client.execute('SELEC 1').catch((error: unknown) => error);
  expect([bare, batched, wrapped, misspelt].map(isUniqueViolation)).toEqual([true, true, true, false]);
  expect(bare).toMatchObject({ code: 'SQLITE_CONSTRAINT' });
});

it('refuses a stranger', async () => {
  const stranger = createClient({ url: server.url, authToken: 'other' });
  await expect(stranger.execute('SELECT 1')).rejects.toThrow(/unauthorized/);
  stranger.close();
});

it('fails on request: unavailable, slow, or the work done and the answer lost', async () => {
  server.faults.unavailable = 1;
  await expect(client.execute(insert('甲'))).rejects.toMatchObject({ code: 'SERVER_ERROR' });
  server.faults.answersLost = 1;
  await expect(client.execute(insert('乙'))).rejects.toThrow();
  expect(await villages()).toEqual(['乙']);
  server.faults.latency = 50;
  const start = performance.now();
  await villages();
  expect(performance.now() - start).toBeGreaterThan(45);
});
