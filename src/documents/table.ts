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

type Found = { readonly table: Table; readonly at: number; readonly columns: readonly (string | undefined)[] };

function headRowOf(tables: readonly Table[], headings: readonly Heading[]): Found | undefined {
  const names = new Map(
    headings.flatMap(({ name, head, aliases = [] }) => [head, ...aliases].map((form) => [bare(form), name] as const)),
  );
  let best: (Found & { readonly hits: number }) | undefined;
  for (const table of tables)
    for (const [at, row] of table.rows.slice(0, deepest).entries()) {
      const columns = row.map((cell) => names.get(bare(cell)));
      const hits = new Set(columns.filter((name) => name !== undefined)).size;
      if (hits > (best?.hits ?? 1)) best = { table, at, columns, hits };
    }
  return best;
}

/**
 * Finds the row of heads (columns in any order, titles above it skipped) and reads the lines below it that are not
 * empty. Undefined when no row has two heads that are known.
 */
export function sheetOf(tables: readonly Table[], headings: readonly Heading[]): Sheet | undefined {
  const found = headRowOf(tables, headings);
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
    heads: Object.fromEntries(known.map(({ name, index }) => [name, (written[index] ?? name).trim()])),
    lines: lines.filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')),
    unknown: written.filter((head, index) => head !== '' && columns[index] === undefined),
    repeated: written.filter((_, index) => columns[index] !== undefined && !first(index)),
  };
}
