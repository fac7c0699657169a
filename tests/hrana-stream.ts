import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';

type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string };
type Stored = { sql?: string | null; sql_id?: number | null };
type Statement = Stored & { args?: Value[]; named_args?: { name: string; value: Value }[] };
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' };
type Batch = { steps: { stmt: Statement; condition?: Condition | null }[] };
/** The requests of a pipeline that the HTTP client sends. */
export type Request =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: Batch }
  | ({ type: 'sequence' } & Stored)
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' }
  | { type: 'close' };
type Fault = { message: string; code: string };

const PATIENCE = 5000;

/** One stream is one SQLite connection. */
export type Stream = {
  expiry: NodeJS.Timeout | undefined;
  answer(request: Request): Promise<object>;
  close(): void;
};

export function connect(path: string): Database.Database {
  const database = new Database(path, { timeout: PATIENCE });
  database.exec('PRAGMA journal_mode=WAL; PRAGMA busy_timeout=0');
  return database;
}

/** Opens a stream on a connection, and hands it back when the stream closes: connections are costly to open. */
export function openStream(database: Database.Database, handBack: () => void): Stream {
  database.exec('PRAGMA foreign_keys=ON');
  const texts = new Map<number, string>();

  function sqlOf({ sql, sql_id: id }: Stored): string {
    const found = sql ?? texts.get(id ?? -1);
    if (found === undefined) throw new Error('no such SQL text');
    return found;
  }

  function execute(statement: Statement): Promise<object> {
    // One object for all tries: a statement that was BUSY stays open until it is run again.
    const prepared = database.prepare(sqlOf(statement)).safeIntegers(true);
    const args = argsOf(statement);
    return untilFree(() => {
      const rows = prepared.reader ? prepared.raw(true).all(args) : [];
      const done = prepared.reader ? undefined : prepared.run(args);
      const columns = prepared.reader ? prepared.columns() : [];
      return {
        cols: columns.map(({ name, type }) => ({ name, decltype: type })),
        rows: rows.map((row) => (Array.isArray(row) ? row.map(encode) : [])),
        affected_row_count: done?.changes ?? 0,
        last_insert_rowid: done ? String(done.lastInsertRowid) : null,
      };
    });
  }

  async function batch({ steps }: Batch): Promise<object> {
    const results: (object | null)[] = [];
    const errors: (Fault | null)[] = [];
    const holds = (condition: Condition): boolean => {
      if (condition.type === 'ok') return Boolean(results[condition.step]);
      if (condition.type === 'error') return Boolean(errors[condition.step]);
      if (condition.type === 'not') return !holds(condition.cond);
      if (condition.type === 'and') return condition.conds.every(holds);
      if (condition.type === 'or') return condition.conds.some(holds);
      return !database.inTransaction;
    };
    for (const [index, { stmt, condition }] of steps.entries()) {
      results[index] = errors[index] = null;
      if (condition && !holds(condition)) continue;
      try {
        results[index] = await execute(stmt);
      } catch (error) {
        errors[index] = faultOf(error);
      }
    }
    return { step_results: results, step_errors: errors };
  }

  async function answer(request: Request): Promise<object> {
    if (request.type === 'execute') return { result: await execute(request.stmt) };
    if (request.type === 'batch') return { result: await batch(request.batch) };
    if (request.type === 'get_autocommit') return { is_autocommit: !database.inTransaction };
    if (request.type === 'store_sql') texts.set(request.sql_id, request.sql);
    if (request.type === 'close_sql') texts.delete(request.sql_id);
    if (request.type === 'sequence') await untilFree(() => database.exec(sqlOf(request)));
    return {};
  }

  return {
    expiry: undefined,
    answer,
    close() {
      if (database.inTransaction) database.exec('ROLLBACK');
      handBack();
    },
  };
}

async function untilFree<T>(work: () => T): Promise<T> {
  for (let waited = 0; ; waited += 5) {
    try {
      return work();
    } catch (error) {
      // A stale snapshot (SQLITE_BUSY_SNAPSHOT) never becomes fresh; only a lock is worth waiting for.
      if (waited >= PATIENCE || !(error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')) throw error;
    }
    await pause(5);
  }
}

/** As sqld words it: the primary code, and the extended one nowhere. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Database.SqliteError) {
    return { message: `SQLite error: ${error.message}`, code: error.code.split('_', 2).join('_') };
  }
  return { message: String(error), code: 'HRANA_PROTO_ERROR' };
}

function argsOf({ args, named_args: named }: Statement): unknown {
  if (!named?.length) return (args ?? []).map(decode);
  return Object.fromEntries(named.map(({ name, value }) => [name.replace(/^[:@$]/, ''), decode(value)]));
}

function decode(value: Value): unknown {
  if (value.type === 'null') return null;
  if (value.type === 'integer') return BigInt(value.value);
  return value.type === 'blob' ? Buffer.from(value.base64, 'base64') : value.value;
}

function encode(value: unknown): Value {
  if (typeof value === 'bigint') return { type: 'integer', value: value.toString() };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  if (value instanceof Uint8Array) return { type: 'blob', base64: Buffer.from(value).toString('base64') };
  return { type: 'null' };
}
