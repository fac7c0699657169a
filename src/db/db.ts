import type { Client } from '@libsql/client';
import type { BatchItem } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { Vault } from './vault.ts';

/** The township's memory: the tables, the client beneath them, and the vault that seals what is personal. */
export type Db = {
  readonly q: LibSQLDatabase;
  readonly client: Client;
  readonly vault: Vault;
};

/** A statement that waits to be committed together with others. Wrapped, because awaiting a bare one would run it. */
export type Write = { readonly statement: BatchItem<'sqlite'> };

export const write = (statement: BatchItem<'sqlite'>): Write => ({ statement });

/** Commits all or nothing. The promise resolves only after the commit. */
export async function commit(db: Db, writes: readonly Write[]): Promise<void> {
  const [first, ...rest] = writes.map((one) => one.statement);
  if (first !== undefined) await db.q.batch([first, ...rest]);
}
