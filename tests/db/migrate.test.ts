import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Client, createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate as drizzleMigrate } from 'drizzle-orm/libsql/migrator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocal } from '../../src/db/local-client.ts';
import { type Migration, migrate } from '../../src/db/migrate.ts';
import { startHrana } from '../hrana.ts';

const step = (tag: string, when: number, ...sql: string[]): Migration => ({
  tag,
  when,
  hash: createHash('sha256').update(sql.join('\n--> statement-breakpoint\n')).digest('hex'),
  sql,
});

const units = step(
  '0000_units',
  100,
  'CREATE TABLE units (id INTEGER PRIMARY KEY, name TEXT)',
  'CREATE TABLE visits (unit INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE)',
  "INSERT INTO units VALUES (1, '石桥村')",
  'INSERT INTO visits VALUES (1)',
);
/** As drizzle-kit rebuilds a table that others refer to. */
const rebuilt = step(
  '0001_rebuilt',
  200,
  'PRAGMA foreign_keys=OFF;',
  'CREATE TABLE __new_units (id INTEGER PRIMARY KEY, name TEXT NOT NULL)',
  'INSERT INTO __new_units SELECT id, name FROM units',
  'DROP TABLE units',
  'ALTER TABLE __new_units RENAME TO units',
  'PRAGMA foreign_keys=ON;',
);
const faulty = step('0002_faulty', 300, 'CREATE TABLE half (id)', 'CREATE TABLE units (id)');

let folder: string;
let path: string;
let closing: (() => unknown)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hulei-'));
  path = join(folder, 'township.db');
  closing = [];
});

afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await rm(folder, { recursive: true });
});

async function local(): Promise<Client> {
  const client = openLocal({ path });
  closing.push(() => client.close());
  return client;
}

async function remote(): Promise<Client> {
  const server = await startHrana({ path });
  const client = createClient({ url: server.url });
  closing.push(
    () => server.close(),
    () => client.close(),
  );
  return client;
}

const rows = async (client: Client, sql: string) => (await client.execute(sql)).rows.map((row) => Array.from(row));

describe.each([
  ['a local file', local],
  ['libSQL over HTTP', remote],
])('migrating %s', (_, open) => {
  it('applies what is missing, in order, and nothing the second time', async () => {
    const client = await open();
    expect(await migrate(client, [units])).toEqual(['0000_units']);
    expect(await migrate(client, [units, rebuilt])).toEqual(['0001_rebuilt']);
    expect(await migrate(client, [units, rebuilt])).toEqual([]);
    expect(await rows(client, 'SELECT hash, created_at FROM __drizzle_migrations')).toEqual([
      [units.hash, 100],
      [rebuilt.hash, 200],
    ]);
  });

  it('keeps the rows that refer to a table being rebuilt, and checks foreign keys again afterwards', async () => {
    const client = await open();
    await migrate(client, [units, rebuilt]);
    expect(await rows(client, 'SELECT unit FROM visits')).toEqual([[1]]);
    await expect(client.execute('INSERT INTO visits VALUES (404)')).rejects.toThrow(/FOREIGN KEY/);
  });

  it('lets several starting processes migrate at once: one does it, nobody fails', async () => {
    const clients = [await open(), await open(), await open()];
    const done = await Promise.all(clients.map((client) => migrate(client, [units, rebuilt])));
    expect(done.toSorted((a, b) => a.length - b.length)).toEqual([[], [], ['0000_units', '0001_rebuilt']]);
  });

  it('applies a migration merged late with an older date', async () => {
    const client = await open();
    const late = step('0000_late', 50, 'CREATE TABLE late (id)');
    await migrate(client, [units]);
    expect(await migrate(client, [late, units])).toEqual(['0000_late']);
  });

  it('refuses a migration edited after it was applied', async () => {
    const client = await open();
    await migrate(client, [units]);
    const edited = { ...units, hash: 'other' };
    await expect(migrate(client, [edited, rebuilt])).rejects.toThrow('migration 0000_units was edited');
    expect(await migrate(client, [units])).toEqual([]);
  });

  it('keeps nothing of a migration that fails', async () => {
    const client = await open();
    await expect(migrate(client, [units, faulty])).rejects.toThrow(/units already exists/);
    expect(await rows(client, "SELECT name FROM sqlite_master WHERE name IN ('units', 'half')")).toEqual([]);
    expect(await migrate(client, [units])).toEqual(['0000_units']);
  });
});

describe('the bundle of migrations', () => {
  const script = join(import.meta.dirname, '../../scripts/bundle-migrations.mjs');
  const bundle = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args], { cwd: folder });
  const write = (sql: string) => writeFile(join(folder, 'drizzle/0000_units.sql'), sql);

  async function read(): Promise<Migration[]> {
    const module = await readFile(join(folder, 'src/db/migrations.gen.ts'), 'utf8');
    return JSON.parse(module.slice(module.indexOf('= [') + 2, module.lastIndexOf(';')));
  }

  beforeEach(async () => {
    await mkdir(join(folder, 'drizzle/meta'), { recursive: true });
    await mkdir(join(folder, 'src/db'), { recursive: true });
    const entries = [{ idx: 0, version: '6', when: 100, tag: '0000_units', breakpoints: true }];
    const journal = { version: '7', dialect: 'sqlite', entries };
    await writeFile(join(folder, 'drizzle/meta/_journal.json'), JSON.stringify(journal));
    await write('-- The first.\nCREATE TABLE units (id);\n--> statement-breakpoint\nCREATE TABLE visits (id);\n');
  });

  it('is stale until it is written, and stale again after an edit', async () => {
    await expect(bundle('--check')).rejects.toMatchObject({ code: 1 });
    await bundle();
    await bundle('--check');
    await write('CREATE TABLE units (id, name);');
    await expect(bundle('--check')).rejects.toMatchObject({ code: 1 });
  });

  it('leaves out what is comment alone', async () => {
    await write('CREATE TABLE units (id);\n--> statement-breakpoint\n-- That is all.\n');
    await bundle();
    expect((await read()).map(({ sql }) => sql)).toEqual([['CREATE TABLE units (id);']]);
  });

  it('and drizzle recognise what the other has applied', async () => {
    await bundle();
    const [ours, theirs] = [await local(), openLocal({ path: join(folder, 'theirs.db') })];
    closing.push(() => theirs.close());
    expect(await migrate(ours, await read())).toEqual(['0000_units']);
    for (const client of [ours, theirs]) {
      await drizzleMigrate(drizzle(client), { migrationsFolder: join(folder, 'drizzle') });
      expect(await migrate(client, await read())).toEqual([]);
      expect(await rows(client, 'SELECT created_at FROM __drizzle_migrations')).toEqual([[100]]);
    }
  });
});
