import { type InArgs, type InStatement, LibsqlBatchError, LibsqlError, type ResultSet } from '@libsql/client';
import Database from 'libsql';
import { bind, changesResult, rowsResult } from './local-values.ts';

export type BatchStatement = InStatement | [string, InArgs?];

/** One SQLite connection. Nothing here waits: a lock held elsewhere is SQLITE_BUSY at once. */
export type Connection = {
  run(statement: BatchStatement): ResultSet;
  /** The rows of a statement that returns some, undefined for one that returns none (and is then not run). */
  query(statement: BatchStatement): ResultSet | undefined;
  /** Runs a script. Unlike `run` it leaves nothing behind when BUSY, so BEGIN and COMMIT belong here. */
  exec(sql: string): void;
  inTransaction(): boolean;
  close(): void;
};

/** Milliseconds that opening may block: only turning a new file into WAL beside another process ever waits. */
const OPENING = 5000;
const KEPT_STATEMENTS = 200;

/** Opens the file for its one writer: WAL, every commit flushed to the disk, foreign keys enforced. */
export const connectWriter = (path: string): Connection =>
  connect(path, 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');

/** Opens the file for reading. SQLite itself refuses every write through this connection with SQLITE_READONLY. */
export const connectReader = (path: string): Connection => connect(path, 'PRAGMA query_only=ON');

function connect(path: string, pragmas: string): Connection {
  const database = new Database(path, { timeout: OPENING });
  database.exec(`${pragmas}; PRAGMA busy_timeout=0`);
  const prepared = new Map<string, Database.Statement>();
  let open = true;

  function prepare(sql: string): Database.Statement {
    const statement = prepared.get(sql) ?? database.prepare(sql).safeIntegers(true);
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > KEPT_STATEMENTS && oldest !== undefined) prepared.delete(oldest);
    return statement;
  }

  function attempt<T>(sql: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      prepared.delete(sql);
      throw asLibsqlError(error);
    }
  }

  function query(statement: BatchStatement): ResultSet | undefined {
    const { sql, args } = parts(statement);
    return attempt(sql, () => {
      const found = prepare(sql);
      if (!found.reader) return undefined;
      const rows = found.raw(true).all(bind(args));
      // Asked after the run: a changed schema is only noticed by running.
      return rowsResult(found.columns(), rows);
    });
  }

  function change(statement: BatchStatement): ResultSet {
    const { sql, args } = parts(statement);
    return attempt(sql, () => {
      const { changes, lastInsertRowid } = prepare(sql).run(bind(args));
      return changesResult(changes, lastInsertRowid);
    });
  }

  return {
    query,
    run: (statement) => query(statement) ?? change(statement),
    exec: (sql) => attempt(sql, () => void database.exec(sql)),
    // Asking a closed handle ends the process.
    inTransaction: () => open && database.inTransaction,
    close() {
      open = false;
      prepared.clear();
      database.close();
    },
  };
}

/** Runs the statements in order. A failure says which one it was. */
export function runAll(connection: Connection, statements: readonly BatchStatement[]): ResultSet[] {
  return statements.map((statement, index) => {
    try {
      return connection.run(statement);
    } catch (error) {
      if (!(error instanceof LibsqlError)) throw error;
      const { message, code, extendedCode, rawCode } = error;
      throw new LibsqlBatchError(message.replace(`${code}: `, ''), index, code, extendedCode, rawCode, error);
    }
  });
}

function parts(statement: BatchStatement): { sql: string; args: InArgs } {
  if (typeof statement === 'string') return { sql: statement, args: [] };
  if (Array.isArray(statement)) return { sql: statement[0], args: statement[1] ?? [] };
  return { sql: statement.sql, args: statement.args ?? [] };
}

/** The binding names the extended code (SQLITE_CONSTRAINT_UNIQUE); its first two words are the primary one. */
function asLibsqlError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const code = error.code.split('_', 2).join('_');
  return new LibsqlError(error.message, code, error.code, error.rawCode, error);
}
