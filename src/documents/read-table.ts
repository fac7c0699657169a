import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/universal';
import { unguarded } from './formula.ts';

/** A sheet as text. Row 0 is the sheet's first line. */
export type Table = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** Office files are zip archives. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** Files of Excel before 2007, and encrypted ones. */
const isCompoundFile = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Spreadsheets of Chinese Windows save csv in GB 18030 without saying so. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const cellText = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? unguarded(value.trim()) : typeof value === 'boolean' ? String(value) : '';
};

async function xlsxTables(bytes: Uint8Array): Promise<Table[]> {
  // Numbers stay as written: an ID number does not survive being one.
  const sheets = await readXlsx(new Blob([Uint8Array.from(bytes)]), { parseNumber: (digits) => digits });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
}

function csvTables(bytes: Uint8Array): Table[] {
  const rows: string[][] = parse(textOf(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false });
  return [{ name: '', rows: rows.map((row) => row.map(cellText)) }];
}

/** The sheets of an xlsx or csv file as text. Undefined when it is neither or is damaged. */
export async function readTables(bytes: Uint8Array): Promise<Table[] | undefined> {
  if (bytes.length === 0 || isCompoundFile(bytes)) return undefined;
  try {
    return isZip(bytes) ? await xlsxTables(bytes) : csvTables(bytes);
  } catch {
    return undefined;
  }
}
