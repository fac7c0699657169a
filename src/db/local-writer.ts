import { LibsqlError } from '@libsql/client';
import type { Connection } from './local-connection.ts';

/** The one place that writes: everything waits its turn here, and nothing here blocks the event loop while waiting. */
export type Writer = {
  /** Runs synchronous work in a transaction it may share with its neighbours. Resolves only after the COMMIT. */
  share<T>(work: (connection: Connection) => T): Promise<T>;
  /** Gives the connection, inside a transaction, to one user, who commits; what was not committed is rolled back. */
  lend<T>(use: (connection: Connection) => Promise<T>, options?: { readonly foreignKeys: boolean }): Promise<T>;
  /** Refuses new work, finishes what waits, closes the connection. */
  close(): Promise<void>;
};

type Shared = { readonly attempt: () => () => void; readonly fail: (error: unknown) => void };
type Lent = { readonly serve: () => Promise<void> };

/** More in one transaction would gain little and hold the event loop longer. */
const LARGEST_GROUP = 100;
/** Milliseconds another process may hold the database before a write is refused with SQLITE_BUSY. */
const PATIENCE = 5000;
const PAUSE = 5;

export function openWriter(connection: Connection): Writer {
  const queue: (Shared | Lent)[] = [];
  let working: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  function enqueue(job: Shared | Lent): void {
    if (closing) throw new LibsqlError('the client is closed', 'CLIENT_CLOSED');
    queue.push(job);
    working ??= drain();
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // A turn of the event loop: others are served, and writes asked for meanwhile join the group.
      await new Promise(setImmediate);
      const group = takeGroup(queue);
      const lent = group.length === 0 ? queue.shift() : undefined;
      if (lent && 'serve' in lent) await lent.serve();
      else await commit(connection, group);
    }
    working = undefined;
  }

  return {
    share: <T>(work: (connection: Connection) => T) =>
      new Promise<T>((resolve, reject) => {
        const attempt = () => {
          const value = inSavepoint(connection, work);
          return () => resolve(value);
        };
        enqueue({ attempt, fail: reject });
      }),

    lend: <T>(use: (connection: Connection) => Promise<T>, { foreignKeys } = { foreignKeys: true }) =>
      new Promise<T>((resolve, reject) => {
        enqueue({ serve: () => serve(connection, use, foreignKeys).then(resolve, reject) });
      }),

    close() {
      closing ??= (working ?? Promise.resolve()).then(() => connection.close());
      return closing;
    },
  };
}

function takeGroup(queue: (Shared | Lent)[]): Shared[] {
  const group: Shared[] = [];
  for (const job of queue) {
    if ('serve' in job || group.length === LARGEST_GROUP) break;
    group.push(job);
  }
  queue.splice(0, group.length);
  return group;
}

/** One COMMIT for the group. If it falls through for the sake of one, the others are tried again each by itself. */
async function commit(connection: Connection, group: readonly Shared[]): Promise<void> {
  const failAll = (error: unknown) => group.forEach((job) => job.fail(error));
  try {
    await begin(connection);
  } catch (error) {
    return failAll(error);
  }
  try {
    const settled = group.map((job) => outcome(connection, job));
    connection.exec('COMMIT');
    settled.forEach((settle) => settle());
  } catch (error) {
    rollBack(connection);
    if (group.length === 1 || error instanceof EndedElsewhere) return failAll(error);
    for (const job of group) await commit(connection, [job]);
  }
}

/** A failure stays with its job as long as it left the shared transaction standing. */
function outcome(connection: Connection, job: Shared): () => void {
  try {
    return job.attempt();
  } catch (error) {
    if (!connection.inTransaction()) throw error;
    return () => job.fail(error);
  }
}

/** A job issued COMMIT or ROLLBACK itself, so whether its neighbours were kept is unknown: none is tried again. */
class EndedElsewhere extends LibsqlError {}

function inSavepoint<T>(connection: Connection, work: (connection: Connection) => T): T {
  connection.exec('SAVEPOINT job');
  try {
    const value = work(connection);
    if (!connection.inTransaction()) {
      throw new EndedElsewhere('a statement ended the transaction it shared', 'TRANSACTION_CLOSED');
    }
    connection.exec('RELEASE job');
    return value;
  } catch (error) {
    if (connection.inTransaction()) connection.exec('ROLLBACK TO job; RELEASE job');
    throw error;
  }
}

async function serve<T>(connection: Connection, use: (connection: Connection) => Promise<T>, foreignKeys: boolean) {
  // Inside a transaction SQLite ignores this pragma.
  if (!foreignKeys) connection.exec('PRAGMA foreign_keys=OFF');
  try {
    await begin(connection);
    return await use(connection);
  } finally {
    rollBack(connection);
    if (!foreignKeys) connection.exec('PRAGMA foreign_keys=ON');
  }
}

async function begin(connection: Connection): Promise<void> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (waited >= PATIENCE || !(error instanceof LibsqlError && error.code === 'SQLITE_BUSY')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function rollBack(connection: Connection): void {
  if (connection.inTransaction()) connection.exec('ROLLBACK');
}
