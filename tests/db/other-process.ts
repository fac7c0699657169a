import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { openLocal } from '../../src/db/local-client.ts';

/** Another process at the same file: `hold` keeps the write lock for some ms, `write` keeps some visits of its own. */
const [path = '', task = '', amount = '0'] = process.argv.slice(2);

async function hold(milliseconds: number): Promise<void> {
  const database = new Database(path, { timeout: 2000 });
  database.exec('BEGIN IMMEDIATE');
  process.send?.('holding');
  await pause(milliseconds);
  database.exec('COMMIT');
  database.close();
}

async function write(count: number): Promise<void> {
  const client = openLocal({ path });
  process.send?.('writing');
  for (let n = 0; n < count; n += 1) {
    await client.execute({ sql: 'INSERT INTO visits (village) VALUES (?)', args: [`别处${n}`] });
  }
  await client.close();
}

await (task === 'hold' ? hold(Number(amount)) : write(Number(amount)));
process.disconnect?.();
