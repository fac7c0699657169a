import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readTables } from '../../documents/read-table.ts';
import { Refusal } from '../../errors.ts';
import { type Heading, type Sheet, sheetOf } from '../../registers/sheet.ts';

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new Refusal('not-found', `打不开文件“${path}”。`);
  }
}

/** The table in a file, by its heads. Refuses what is no table, has none of the heads, or has one twice. */
export async function readSheet(
  path: string,
  headings: readonly Heading[],
  called: readonly string[] = [],
): Promise<Sheet> {
  const tables = await readTables(await bytesOf(path));
  if (tables === undefined) throw new Refusal('bad-input', `“${path}”不是能读的表，请另存为 .xlsx 或 .csv 再来。`);
  const sheet = sheetOf(tables, headings, called);
  const heads = headings.map(({ head }) => head).join('、');
  if (sheet === undefined) throw new Refusal('bad-input', `表里找不到表头，要有这些列：${heads}。`);
  if (sheet.repeated.length > 0) throw new Refusal('bad-input', `表头重复了：${sheet.repeated.join('、')}。`);
  return sheet;
}

/** Refuses a table without these columns. */
export function demandHeads(missing: readonly string[]): void {
  if (missing.length > 0) throw new Refusal('bad-input', `表里缺这些列：${missing.join('、')}。`);
}

/** Writes a file only its owner can read, whole or not at all. */
export async function writePrivately(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${crypto.randomUUID()}.part`;
  try {
    await writeFile(beside, content, { mode: 0o600 });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
