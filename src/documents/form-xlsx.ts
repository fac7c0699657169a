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

/** What A4 is wide between its margins, upright and turned, in units of a column, in the widest face a reader may have. */
const across = { upright: 64, turned: 96 } as const;
const narrowest = 6;

const widthOf = (texts: readonly string[]) =>
  Math.min(48, Math.max(8, ...texts.map((one) => Math.ceil(widthInCharacters(one) * 2) + 2)));

/** As wide as the texts ask; narrower, so that their words wrap, where the page is not as wide. */
function columnWidths({ table, landscape = false }: FormPaper): number[] {
  const asked = table.heads.map((head, index) =>
    widthOf([head, ...table.rows.slice(0, 50).map((row) => row[index] ?? '')]),
  );
  const sum = asked.reduce((total, one) => total + one, 0);
  const least = Math.min(1, (landscape ? across.turned : across.upright) / sum);
  return asked.map((one) => Math.max(narrowest, Math.floor(one * least)));
}

const ordinary = 11;
/** Excel makes no row higher, in points. */
const highest = 400;

/** How high words of this size stand in a column, in points: by themselves neither merged cells nor LibreOffice's grow. */
function heightOf(words: string, width: number, size = ordinary): number {
  const wraps = (line: string) => Math.max(1, Math.ceil((widthInCharacters(line) * 2 * size) / ordinary / width));
  return Math.min(highest, wraps(printable(words)) * Math.ceil(size * 1.4));
}

/** A line over all columns. */
const merged = (words: string, widths: readonly number[], size = ordinary, more: object = {}) => [
  {
    ...text(words),
    columnSpan: widths.length,
    height: heightOf(
      words,
      widths.reduce((sum, one) => sum + one, 0),
      size,
    ),
    ...more,
  },
  ...widths.slice(1).map(() => null),
];

/** A row of the table, as high as its longest cell. */
function framed(words: readonly string[], widths: readonly number[], more: object = {}) {
  const cells = widths.map((_, index) => words[index] ?? '');
  const height = Math.max(...cells.map((cell, index) => heightOf(cell, widths[index] ?? narrowest)));
  return cells.map((cell) => ({
    ...text(cell),
    height,
    borderStyle: 'thin' as const,
    alignVertical: 'center' as const,
    ...more,
  }));
}

function sheetOf(form: FormPaper, sheet: string) {
  const { title, above, table, notes, signatures, landscape = false } = form;
  const widths = columnWidths(form);
  const spans = widths.length === 0 ? [across.upright] : widths;
  const top = [
    merged(title, spans, 16, { fontWeight: 'bold', fontSize: 16, align: 'center' }),
    ...above.map((line) => merged(line, spans)),
  ];
  const heads = framed(table.heads, widths, { fontWeight: 'bold' });
  const rows = table.rows.map((row) => framed(row, widths));
  const below = [...(table.note === undefined ? [] : [table.note]), ...notes, ...signatures.map((one) => `${one}：`)];
  return {
    sheet,
    data: [...top, heads, ...rows, ...below.map((line) => merged(line, spans))],
    columns: spans.map((width) => ({ width })),
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
