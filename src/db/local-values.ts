import type { InArgs, InValue, ResultSet, Row, Value } from '@libsql/client';

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);

/**
 * Arguments as the native binding takes them. Refuses what SQLite cannot hold: the binding itself would end the
 * process on a value it does not know.
 */
export function bind(args: InArgs): unknown {
  if (Array.isArray(args)) return args.map(bindOne);
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name.replace(/^[:@$]/, ''), bindOne(value)]));
}

function bindOne(value: InValue): unknown {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'bigint' && value >= SMALLEST && value <= LARGEST) return value;
  if (value instanceof Date) return value.getTime();
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === 'number' || typeof value === 'bigint') throw new RangeError(`${value} does not fit a column`);
  throw new TypeError(`a value of type ${typeof value} cannot be stored`);
}

/** What a statement that returns rows answers. `rows` are as the binding gives them, in raw mode with safe integers. */
export function rowsResult(columns: readonly { name: string; type: string | null }[], rows: unknown[]): ResultSet {
  const names = columns.map((column) => column.name);
  const types = columns.map((column) => column.type ?? '');
  return result(names, types, rows.map(rowMaker(names)));
}

/** What a statement without rows answers. */
export const changesResult = (changes: number, lastInsertRowid: number | bigint): ResultSet =>
  result([], [], [], changes, BigInt(lastInsertRowid));

function result(columns: string[], columnTypes: string[], rows: Row[], rowsAffected = 0, rowid?: bigint): ResultSet {
  return {
    columns,
    columnTypes,
    rows,
    rowsAffected,
    lastInsertRowid: rowid,
    toJSON: () => ({
      columns,
      columnTypes,
      rows: rows.map((row) => Array.from(row)),
      rowsAffected,
      lastInsertRowid: rowid?.toString() ?? null,
    }),
  };
}

const HELD = Symbol('values');
type Held = { readonly [HELD]: readonly Value[] };

/** Makes the rows of one result: values by name are listed, and of two columns with one name the first is kept. */
function rowMaker(names: readonly string[]): (raw: unknown) => Row {
  const shape = shapeOf(names.length);
  const named = [...names.entries()].filter(
    ([place, name]) => names.indexOf(name) === place && !Object.hasOwn(shape, name),
  );
  return (raw) => {
    const values = Array.isArray(raw) ? raw.map(toValue) : [];
    const row: Row = Object.create(shape);
    Object.defineProperty(row, HELD, { value: values });
    for (const [place, name] of named) row[name] = values[place] ?? null;
    return row;
  };
}

const shapes = new Map<number, object>();

/** What rows of so many columns inherit: their values by place. Defining those on each row costs ten times as much. */
function shapeOf(width: number): object {
  const known = shapes.get(width);
  if (known) return known;
  const shape = Object.defineProperty({}, 'length', { value: width });
  for (let place = 0; place < width; place += 1) {
    Object.defineProperty(shape, place, {
      get(this: Held) {
        return this[HELD][place];
      },
    });
  }
  shapes.set(width, shape);
  return shape;
}

function toValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new RangeError('an integer beyond 2^53 cannot be read as a number');
  }
  if (value instanceof Uint8Array) return new Uint8Array(value).buffer;
  throw new TypeError(`the database answered a value of type ${typeof value}`);
}
