import type { Client, InStatement } from '@libsql/client';
import { isUniqueViolation } from './unique-violation.ts';

/** One step of the schema, as drizzle-kit wrote it. `hash` is the SHA-256 of its file, `when` its place (ms). */
export type Migration = {
  readonly tag: string;
  readonly when: number;
  readonly hash: string;
  readonly sql: readonly string[];
};

/**
 * Applies the missing migrations, all or none, and returns their tags. Safe when several processes start at once.
 * Refuses a database that knows another text of the same migration. The ledger is drizzle's own table.
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  const applied = await ledgerOf(client);
  const edited = migrations.find(({ when, hash }) => (applied.get(when) ?? hash) !== hash);
  if (edited) throw new Error(`migration ${edited.tag} was edited after it was applied`);

  const missing = migrations.filter(({ when }) => !applied.has(when));
  if (missing.length === 0) return [];
  try {
    // Not transaction(): rebuilding a table needs foreign keys off before BEGIN, and only migrate() does that.
    await client.migrate([...missing.map(claim), ...missing.flatMap(({ sql }) => sql)]);
  } catch (error) {
    if (failedAt(error) < missing.length && isUniqueViolation(error)) return migrate(client, migrations);
    throw error;
  }
  return missing.map(({ tag }) => tag);
}

/** Claims come first in the transaction: the process that comes second fails there, having changed nothing. */
const claim = ({ hash, when }: Migration): InStatement => ({
  sql: 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)',
  args: [hash, when],
});

async function ledgerOf(client: Client): Promise<Map<number, unknown>> {
  const results = await client.batch(
    [
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
      'CREATE UNIQUE INDEX IF NOT EXISTS __drizzle_migrations_once ON __drizzle_migrations (created_at)',
      'SELECT created_at, hash FROM __drizzle_migrations',
    ],
    'write',
  );
  const rows = results.at(-1)?.rows ?? [];
  return new Map(rows.map(({ created_at: when, hash }) => [Number(when), hash]));
}

const failedAt = (error: unknown): number =>
  error instanceof Error && 'statementIndex' in error ? Number(error.statementIndex) : Number.POSITIVE_INFINITY;
