import type { LocalDate } from '../domain/calendar.ts';
import type { FileKind } from '../domain/case-file.ts';
import { ownColumn } from '../domain/register-column.ts';

/** What a cell says in its kept form, or in half a sentence what is wrong with it. */
export type CellReading = { readonly value: string } | { readonly fault: string };

/** A column of a register (台账): how it is headed and what counts as an entry. */
export type Column = {
  /** Stable: kept entries carry it. */
  readonly name: string;
  readonly head: string;
  /** The head as the paper prints it, where that says more than its name. */
  readonly printed?: string;
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** True of the person, not of the register: one value on every register. */
  readonly shared?: true;
  /** P4: exported for the police alone. An empty cell is one that was withheld and erases nothing. */
  readonly secret?: true;
  /** Reads a cell that is not empty. */
  readonly read: (text: string, today: LocalDate) => CellReading;
  /** What the paper's form says for a value it has no word for. */
  readonly print?: (value: string) => string;
};

/** 台账: who is followed, declared once. Import, export and their checks follow from this object. */
export type Register = {
  /** As the papers' list calls it: L-F01. */
  readonly code: string;
  readonly title: string;
  readonly subjects: FileKind;
  /** In printed order. Those of `placed` are kept beside the file, the others sealed in it. */
  readonly columns: readonly Column[];
  /** Heads other tables carry that are counted or numbered, never imported. */
  readonly ignored: readonly string[];
  /** The annex that prints it: its export has the paper's title above the heads. */
  readonly annex?: string;
  /** The unit that keeps what belongs to no village, by name. */
  readonly owner?: string;
  /** What makes one row one thing, where that is not a person: columns by name. */
  readonly identity?: readonly string[];
  /** Columns that name a helper: so many slots there are to fill. */
  readonly helpers?: readonly string[];
  /** The column that holds the plan (一策). */
  readonly plan?: string;
  /** Kept only where the office switched it on, and purged when the school year ends. */
  readonly schoolYearOnly?: true;
  /** Shows part of another register; nothing is entered here. */
  readonly view?: { readonly of: string; readonly shows: (fields: Readonly<Record<string, string>>) => boolean };
};

export const defineRegister = (register: Register): Register => register;

/** Columns that say where a person belongs instead of what is known about them. */
export const placed: readonly string[] = ['village', 'listed', 'file'];

/** The columns that are kept sealed in the person's file. */
export const keptColumns = (register: Register): Column[] =>
  register.columns.filter((column) => !placed.includes(column.name));

export const columnOf = (register: Register, name: string): Column | undefined =>
  register.columns.find((column) => column.name === name);

/** Where a register keeps a column of somebody's file. */
export function keptAs(register: Register, name: string): string {
  const column = columnOf(register, name);
  // What no column asks was read off the ID number.
  return column === undefined || column.shared === true ? name : ownColumn(register.view?.of ?? register.code, name);
}

/** How far a file is complete: helpers named, and whether it has a plan (一人一档一策). */
export const completenessIn = (register: Register, fields: Readonly<Record<string, string>>) => ({
  helpers: (register.helpers ?? []).filter((name) => (fields[name] ?? '') !== '').length,
  plans: register.plan !== undefined && (fields[register.plan] ?? '') !== '' ? 1 : 0,
});
