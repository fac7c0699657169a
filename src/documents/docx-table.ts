import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { PaperTable } from '../domain/paper.ts';
import { font } from './docx-fonts.ts';
import { exactly, paragraph, run, sizes, twips } from './docx-page.ts';
import { printableLines, widthInCharacters } from './printable.ts';

/** Columns are given what their texts ask for between these, in characters. */
const narrowest = 3;
const widest = 16;

/** The longest text of each column, measured on its first rows. */
function sharesOf({ heads, rows, widths }: PaperTable): readonly number[] {
  if (widths !== undefined && widths.length === heads.length) return widths;
  return heads.map((head, index) => {
    const texts = [head, ...rows.slice(0, 100).map((row) => row[index] ?? '')].flatMap(printableLines);
    return Math.min(widest, Math.max(narrowest, ...texts.map(widthInCharacters))) + 1;
  });
}

/** Whole widths that add up to the width there is. */
function columnWidths(table: PaperTable, width: number): number[] {
  const shares = sharesOf(table);
  const sum = shares.reduce((total, share) => total + share, 0);
  const ends = shares.map((_, index) =>
    Math.round((shares.slice(0, index + 1).reduce((total, share) => total + share, 0) / sum) * width),
  );
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

/** Texts no wider than this stand in the middle of their column, if all of it are. */
const centredUpTo = 9;

const isNarrow = ({ rows }: PaperTable, column: number): boolean =>
  rows.every((row) => printableLines(row[column] ?? '').every((text) => widthInCharacters(text) <= centredUpTo));

type Look = { readonly size: number; readonly head: boolean; readonly centred: boolean };

const cell = (text: string, width: number, { size, head, centred }: Look): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: printableLines(text).map((words) =>
      paragraph([run(words, { font: font(head ? 'firstLevel' : 'body'), size })], {
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: exactly(Math.round(size * 10 * 1.4)),
      }),
    ),
  });

/** The size of its type in half points, and the least height of a row. */
export type TableSize = { readonly size: number; readonly row: number };
export const roomy: TableSize = { size: sizes.smallFour, row: twips(8) };
/** For many columns, or a month’s days on one page. */
export const dense: TableSize = { size: sizes.five, row: twips(6) };

/** A table of fixed columns; its heads are repeated on each page, and no row is torn apart. */
export function tableOf(table: PaperTable, width: number, { size, row }: TableSize = roomy): Table {
  const widths = columnWidths(table, width);
  const narrow = widths.map((_, column) => isNarrow(table, column));
  const rowOf = (texts: readonly string[], head: boolean): TableRow =>
    new TableRow({
      ...(head ? { tableHeader: true } : {}),
      cantSplit: true,
      height: { value: row, rule: HeightRule.ATLEAST },
      children: widths.map((one, column) =>
        cell(texts[column] ?? '', one, { size, head, centred: head || narrow[column] === true }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    borders,
    rows: [rowOf(table.heads, true), ...table.rows.map((row) => rowOf(row, false))],
  });
}
