/** A sheet as text. Row 0 is the sheet's first line, so a row's line number is its index + 1. */
export type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** A column as it is recognised: by its head or another name for it. */
export type Heading = {
  readonly name: string;
  readonly head: string;
  readonly aliases?: readonly string[];
};

/** One line below the heads: its number in the sheet, and its cells by column name. */
export type Line = { readonly number: number; readonly cells: Readonly<Record<string, string>> };

export type Sheet = {
  /** Heads as the file writes them, by column name; only of columns the file has. */
  readonly heads: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
  /** Heads nobody knows. */
  readonly unknown: readonly string[];
  /** Heads that name a column a second time. */
  readonly repeated: readonly string[];
};

/** Heads are searched this far down, below titles and notes. */
const deepest = 20;

/** 姓 名*（必填） and 姓名 are the same head. */
const bare = (head: string) =>
  head
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
    .replace(/\((?:必填|选填|可不填)\)$/, '')
    .toLowerCase();

/** 分类：1、…；2、… is headed 分类, and 风险等级（低、高） 风险等级. */
const stem = (head: string) => head.replace(/[:(].*$/s, '');

type Found = { readonly table: Table; readonly at: number; readonly columns: readonly (string | undefined)[] };

/** Says which column each head of a row is; of two columns with one head the first is meant first. */
function columnReader(headings: readonly Heading[]): (row: readonly string[]) => (string | undefined)[] {
  const names = new Map<string, string[]>();
  for (const { name, head, aliases = [] } of headings)
    for (const form of new Set([head, ...aliases].map(bare))) names.set(form, [...(names.get(form) ?? []), name]);
  return (row) => {
    const met = new Map<string, number>();
    return row.map((cell) => {
      const head = bare(cell);
      const form = names.has(head) ? head : stem(head);
      const meant = names.get(form) ?? [];
      const nth = met.get(form) ?? 0;
      met.set(form, nth + 1);
      return meant[Math.min(nth, meant.length - 1)];
    });
  };
}

function headRowOf(tables: readonly Table[], headings: readonly Heading[]): Found | undefined {
  const read = columnReader(headings);
  let best: (Found & { readonly hits: number }) | undefined;
  for (const table of tables)
    for (const [at, row] of table.rows.slice(0, deepest).entries()) {
      const columns = read(row);
      const hits = new Set(columns.filter((name) => name !== undefined)).size;
      if (hits > (best?.hits ?? 1)) best = { table, at, columns, hits };
    }
  return best;
}

/** A head as written; the second of two alike says so. */
function headAt(row: readonly string[], index: number): string {
  const head = (row[index] ?? '').trim();
  const before = row.slice(0, index).filter((one) => one.trim() === head).length;
  return before === 0 ? head : `${head}（第${before + 1}个）`;
}

/** Whether a sheet's name or first lines carry one of the words. */
export const isCalled = ({ name, rows }: Table, called: readonly string[]): boolean =>
  [name, ...rows.slice(0, 3).flat()].some((text) => called.includes(text.replace(/[\s:：]/g, '')));

/** The sheets that are called so; all of them where none is. */
function sheetsCalled(tables: readonly Table[], called: readonly string[]): readonly Table[] {
  const meant = tables.filter((table) => isCalled(table, called));
  return meant.length === 0 ? tables : meant;
}

/**
 * Finds the row of heads (columns in any order, titles above it skipped) and reads the lines below it that are not
 * empty. Of several sheets the one `called` so is read. Undefined when no row has two heads that are known.
 */
export function sheetOf(
  tables: readonly Table[],
  headings: readonly Heading[],
  called: readonly string[] = [],
): Sheet | undefined {
  const found = headRowOf(sheetsCalled(tables, called), headings);
  if (found === undefined) return undefined;
  const { table, at, columns } = found;
  const written = table.rows[at] ?? [];
  const first = (index: number) => columns.indexOf(columns[index]) === index;
  const known = columns.flatMap((name, index) => (name !== undefined && first(index) ? [{ name, index }] : []));
  const lines = table.rows.slice(at + 1).map((row, below) => ({
    number: at + below + 2,
    cells: Object.fromEntries(known.map(({ name, index }) => [name, row[index] ?? ''])),
  }));
  return {
    heads: Object.fromEntries(known.map(({ name, index }) => [name, headAt(written, index) || name])),
    lines: lines.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')),
    unknown: written.filter((head, index) => head !== '' && columns[index] === undefined),
    repeated: written.filter((_, index) => columns[index] !== undefined && !first(index)),
  };
}
