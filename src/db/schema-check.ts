import type { Client } from '@libsql/client';
import type { Migration } from './migrate.ts';

/** The database lacks migrations this code was written for, or knows another text of them. */
export class NotMigrated extends Error {
  constructor(tags: readonly string[]) {
    super(`migrations missing: ${tags.join(', ')}; run \`hulei migrate\` against this database`);
    this.name = 'NotMigrated';
  }
}

const ledgerName = '__drizzle_migrations';

async function applied(client: Client): Promise<ReadonlySet<unknown>> {
  const ledger = await client.execute({ sql: 'SELECT name FROM sqlite_master WHERE name = ?', args: [ledgerName] });
  if (ledger.rows.length === 0) return new Set();
  const { rows } = await client.execute(`SELECT hash FROM ${ledgerName}`);
  return new Set(rows.map(({ hash }) => hash));
}

/** For hosts that do not migrate: throws NotMigrated unless every migration is in. Reads only. */
export async function demandMigrated(client: Client, migrations: readonly Migration[]): Promise<void> {
  const hashes = await applied(client);
  const missing = migrations.filter(({ hash }) => !hashes.has(hash));
  if (missing.length > 0) throw new NotMigrated(missing.map(({ tag }) => tag));
}
