import { type InArgs, LibsqlError, type ResultSet, type Transaction } from '@libsql/client';
import { type BatchStatement, type Connection, connectReader, runAll } from './local-connection.ts';
import { openTransaction } from './local-transaction.ts';

/** What sees committed data only, and never waits for a writer. */
export type Readers = {
  /** The answer if the statement only reads; undefined leaves it, and the wording of its error, to the writer. */
  read(statement: { readonly sql: string; readonly args?: InArgs }): ResultSet | undefined;
  /** All statements see one state of the database. */
  batch(statements: readonly BatchStatement[]): ResultSet[];
  transaction(): Transaction;
  close(): void;
};

/** Idle connections kept; read transactions beyond them open their own for a while. */
const KEPT = 4;
const REMEMBERED = 500;

export function openReaders(path: string): Readers {
  const idle = [connectReader(path)];
  const refused = new Set<string>();
  let closed = false;

  const borrow = () => idle.pop() ?? connectReader(path);

  function giveBack(reader: Connection): void {
    if (closed || idle.length >= KEPT) reader.close();
    else idle.push(reader);
  }

  function use<T>(work: (reader: Connection) => T): T {
    const reader = borrow();
    try {
      return work(reader);
    } finally {
      giveBack(reader);
    }
  }

  return {
    read(statement) {
      if (refused.has(statement.sql)) return undefined;
      try {
        return use((reader) => reader.query(statement));
      } catch (error) {
        if (!(error instanceof LibsqlError)) throw error;
        // A write that returns rows is learnt by its refusal. Any other error may be a table just being created.
        if (error.code === 'SQLITE_READONLY') {
          if (refused.size === REMEMBERED) refused.clear();
          refused.add(statement.sql);
        }
        return undefined;
      }
    },
    batch: (statements) =>
      use((reader) => {
        reader.exec('BEGIN');
        try {
          return runAll(reader, statements);
        } finally {
          if (reader.inTransaction()) reader.exec('ROLLBACK');
        }
      }),
    transaction() {
      const reader = borrow();
      reader.exec('BEGIN');
      return openTransaction(reader, () => giveBack(reader));
    },
    close() {
      closed = true;
      for (const reader of idle.splice(0)) reader.close();
    },
  };
}
