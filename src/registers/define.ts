import type { LocalDate } from '../domain/calendar.ts';

/** What a cell says in its kept form, or in half a sentence what is wrong with it. */
export type CellReading = { readonly value: string } | { readonly fault: string };

/** A column of a register (台账): how it is headed and what counts as an entry. */
export type Column = {
  /** Stable: kept entries carry it. */
  readonly name: string;
  readonly head: string;
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** Reads a cell that is not empty. */
  readonly read: (text: string, today: LocalDate) => CellReading;
};

/** 台账: who is followed, declared once. Import, export and their checks follow from this object. */
export type Register = {
  /** As the papers' list calls it: L-F01. */
  readonly code: string;
  readonly title: string;
  readonly subjects: 'minor' | 'key-person';
  /** In printed order. Those of `placed` are kept beside the file, the others sealed in it. */
  readonly columns: readonly Column[];
  /** Heads other tables carry that are counted or numbered, never imported. */
  readonly ignored: readonly string[];
};

export const defineRegister = (register: Register): Register => register;

/** Columns that say where a person belongs instead of what is known about them. */
export const placed: readonly string[] = ['village', 'listed', 'file'];

/** The columns that are kept sealed in the person's file. */
export const keptColumns = (register: Register): Column[] =>
  register.columns.filter((column) => !placed.includes(column.name));
