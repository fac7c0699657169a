import writeXlsx from 'write-excel-file/node';
import { guarded } from './formula.ts';
import { widthInCharacters } from './printable.ts';

export type Cell = string | number | boolean | null;

const cellOf = (value: Cell) => {
  if (typeof value === 'number') return { value, type: Number };
  // As text, so that numbers that are names (身份证号码) keep their digits when somebody edits them.
  return value === null || value === '' ? null : { value: guarded(String(value)), type: String, format: '@' };
};

/** About what a column needs to be read without widening it: two units a Chinese character. */
const widthOf = (texts: readonly string[]) =>
  Math.min(40, Math.max(6, ...texts.map((text) => widthInCharacters(text) * 2 + 2)));

/** A title over all columns, as printed forms have it. */
const titleRow = (title: string, columns: number) => [
  { value: guarded(title), type: String, fontWeight: 'bold' as const, align: 'center' as const, columnSpan: columns },
  ...Array.from({ length: columns - 1 }, () => null),
];

/** One sheet with its heads frozen, below a title where there is one. No cell is a formula. */
export function xlsxOf(
  name: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  title?: string,
): Promise<Buffer> {
  const above = title === undefined ? [] : [titleRow(title, heads.length)];
  const columns = heads.map((head, index) => ({
    width: widthOf([head, ...rows.slice(0, 50).map((row) => String(row[index] ?? ''))]),
  }));
  const top = heads.map((head) => ({ value: guarded(head), type: String, fontWeight: 'bold' as const }));
  return writeXlsx([...above, top, ...rows.map((row) => row.map(cellOf))], {
    sheet: name,
    columns,
    stickyRowsCount: above.length + 1,
  }).toBuffer();
}

const csvCell = (value: Cell) => {
  const text = typeof value === 'string' ? guarded(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 without a byte order mark. No cell is a formula. */
export const csvOf = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
