import writeXlsx from 'write-excel-file/universal';
import type { FormPaper } from '../domain/paper.ts';
import { guarded } from './formula.ts';
import { cut, printable, widthInCharacters } from './printable.ts';

/** Excel takes no longer names for sheets, and these characters in none. */
const longestSheetName = 31;
const forbidden = /[[\]:*?/\\']/g;

function sheetNames(forms: readonly FormPaper[]): string[] {
  const taken = new Set<string>();
  return forms.map(({ title }, index) => {
    const plain = cut(printable(title).replace(forbidden, ''), longestSheetName - 4) || '表';
    const name = taken.has(plain.toLowerCase()) ? `${cut(plain, 20)} ${index + 1}` : plain;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Text always, so that numbers that are names keep their digits; never a formula. */
const text = (value: string) => ({ value: guarded(printable(value)), type: String, format: '@', wrap: true });

const across = (value: string, columns: number, more: object = {}) => [
  { ...text(value), columnSpan: columns, ...more },
  ...Array.from({ length: columns - 1 }, () => null),
];

const widthOf = (texts: readonly string[]) =>
  Math.min(48, Math.max(8, ...texts.map((one) => Math.ceil(widthInCharacters(one) * 2) + 2)));

function sheetOf({ title, above, table, notes, signatures, landscape = false }: FormPaper, sheet: string) {
  const columns = Math.max(1, table.heads.length);
  const framed = { borderStyle: 'thin', alignVertical: 'center' } as const;
  const top = [
    across(title, columns, { fontWeight: 'bold', fontSize: 16, align: 'center' }),
    ...above.map((line) => across(line, columns)),
  ];
  const heads = table.heads.map((head) => ({ ...text(head), ...framed, fontWeight: 'bold' as const }));
  const rows = table.rows.map((row) => table.heads.map((_, index) => ({ ...text(row[index] ?? ''), ...framed })));
  const below = [...(table.note === undefined ? [] : [table.note]), ...notes, ...signatures.map((one) => `${one}：`)];
  return {
    sheet,
    data: [...top, heads, ...rows, ...below.map((line) => across(line, columns))],
    columns: table.heads.map((head, index) => ({
      width: widthOf([head, ...table.rows.slice(0, 50).map((row) => row[index] ?? '')]),
    })),
    stickyRowsCount: top.length + 1,
    ...(landscape ? { orientation: 'landscape' as const } : {}),
  };
}

/** Bytes of a part that are packed at once; more is packed in a thread, which Workers have not. */
const packedAtOnce = 160_000;
const perCell = 64;

/** Whether the lists are short enough to be an xlsx wherever the bot lives. */
export const fitsXlsx = (forms: readonly FormPaper[]): boolean =>
  forms
    .flatMap(({ above, table, notes }) => [...above, ...table.rows.flat(), ...notes])
    .reduce((sum, words) => sum + words.length * 3 + perCell, 0) < packedAtOnce;

/** Lists to work on, each a sheet with its heads frozen; the bytes of an xlsx. No cell is a formula. */
export async function formXlsx(forms: readonly FormPaper[]): Promise<Uint8Array> {
  const names = sheetNames(forms);
  const book = writeXlsx(forms.map((form, index) => sheetOf(form, names[index] ?? '表')));
  return new Uint8Array(await (await book.toBlob()).arrayBuffer());
}
