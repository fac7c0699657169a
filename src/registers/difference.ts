import { columnOf, type Register } from './define.ts';
import type { Entry, Kept } from './read-entry.ts';

/** Somebody whose file the table would change; `columns` by name. */
export type Change = { readonly entry: Entry; readonly kept: Kept; readonly columns: readonly string[] };

/** What an import would do. */
export type Difference = {
  readonly added: readonly Entry[];
  readonly changed: readonly Change[];
  /** The same person, in another village than the register says. */
  readonly moved: readonly Change[];
  /** On the register in a village the table is about, and not in the table. */
  readonly gone: readonly Kept[];
  /** On the register in villages the table has nobody of: one village's table says nothing about another's. */
  readonly untouched: readonly Kept[];
  readonly same: number;
};

/** Whether a cell says what is kept: a form without a word for it prints another, and what is secret is left out. */
function saysKept(register: Register, name: string, value: string, kept: string): boolean {
  const column = columnOf(register, name);
  if (value === kept || (value === '' && column?.secret === true)) return true;
  return kept !== '' && column?.print !== undefined && column.print(kept) === value;
}

function changesOf(register: Register, entry: Entry, kept: Kept): string[] {
  const fields = Object.entries(entry.fields).flatMap(([column, value]) =>
    saysKept(register, column, value, kept.fields[column] ?? '') ? [] : [column],
  );
  const listed = entry.listedOn !== undefined && entry.listedOn !== kept.listedOn ? ['listed'] : [];
  return [...(entry.unitId === kept.unitId ? [] : ['village']), ...fields, ...listed];
}

/** Whether somebody stands on a register of key persons under age: in no list and no table with them. */
export const isApart = ({ subjects }: Register, { adultOn }: Pick<Kept, 'adultOn'>): boolean =>
  subjects === 'key-person' && adultOn !== undefined;

/** The table against the register as it is; `listed` is who is on it now. */
export function differenceOf(register: Register, entries: readonly Entry[], listed: readonly Kept[]): Difference {
  const changes = entries.flatMap((entry) =>
    entry.known === undefined ? [] : [{ entry, kept: entry.known, columns: changesOf(register, entry, entry.known) }],
  );
  const seen = new Set(changes.map(({ kept }) => kept.id));
  const covered = new Set(entries.map((entry) => entry.unitId));
  const missing = listed.filter((kept) => !seen.has(kept.id) && !isApart(register, kept));
  const changed = changes.filter(({ columns }) => columns.length > 0);
  return {
    added: entries.filter((entry) => entry.known === undefined),
    changed: changed.filter(({ entry, kept }) => entry.unitId === kept.unitId),
    moved: changed.filter(({ entry, kept }) => entry.unitId !== kept.unitId),
    gone: missing.filter((kept) => covered.has(kept.unitId)),
    untouched: missing.filter((kept) => !covered.has(kept.unitId)),
    same: changes.length - changed.length,
  };
}

/** Whether an import would change nothing, nor report anybody as gone. */
export const isSame = ({ added, changed, moved, gone }: Difference): boolean =>
  added.length + changed.length + moved.length + gone.length === 0;
