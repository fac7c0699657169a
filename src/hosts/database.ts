import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql';
import type { Settings } from '../config.ts';
import type { Db } from '../db/db.ts';
import { openLocal } from '../db/local-client.ts';
import { migrate } from '../db/migrate.ts';
import { migrations } from '../db/migrations.gen.ts';
import { openNodeVault } from './node-vault.ts';

export type OpenDatabase = { readonly db: Db; readonly close: () => Promise<void> };

function connect(settings: Settings) {
  if (settings.DATABASE_URL.startsWith('file:')) {
    const path = resolve(settings.DATABASE_URL.replace(/^file:(\/\/)?/, ''));
    mkdirSync(dirname(path), { recursive: true });
    const client = openLocal({ path });
    return { client, close: () => client.close() };
  }
  const client = createClient({
    url: settings.DATABASE_URL,
    ...(settings.DATABASE_AUTH_TOKEN === undefined ? {} : { authToken: settings.DATABASE_AUTH_TOKEN }),
  });
  return { client, close: async () => client.close() };
}

/** The database the settings name, brought up to date, with its vault. */
export async function openDatabase(settings: Settings, dataKey: Uint8Array): Promise<OpenDatabase> {
  const { client, close } = connect(settings);
  await migrate(client, migrations);
  const vault = openNodeVault(dataKey, settings.DATA_KEY_PREVIOUS);
  return { db: { client, q: drizzle(client), vault }, close };
}
