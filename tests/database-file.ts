import { drizzle } from 'drizzle-orm/libsql';
import type { Db } from '../src/db/db.ts';
import { openLocal } from '../src/db/local-client.ts';
import { migrate } from '../src/db/migrate.ts';
import { migrations } from '../src/db/migrations.gen.ts';
import { openVault, type Vault } from '../src/db/vault.ts';

/** `vault`: another than the one of every runtime. */
export type DatabaseFile = { readonly path: string; readonly key: Uint8Array; readonly vault?: Vault };

/** The real database in a file, brought up to date, with its vault. Close it. */
export async function openDatabaseFile({ path, key, vault }: DatabaseFile) {
  const client = openLocal({ path });
  const closable = { ...client, closed: false, close: () => undefined };
  await migrate(closable, migrations);
  const db: Db = { client: closable, q: drizzle(closable), vault: vault ?? (await openVault(key)) };
  return { db, close: () => client.close() };
}
