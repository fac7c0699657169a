import type { Unit } from '../domain/actor.ts';
import { type LocalDate, monthOf, yearOf } from '../domain/calendar.ts';
import { sayOption } from '../domain/field.ts';
import type { FormPaper } from '../domain/paper.ts';
import type { Period } from '../domain/period.ts';
import { type Draft, type RecordKind, wordOf, wordsOf } from '../domain/record.ts';
import type { DataClass } from '../domain/visibility.ts';
import type { RecordDeclaration } from '../records/define.ts';

/** A record as a form prints it. `privateDetail` is there only where the form says so and the reader may. */
export type PrintedRecord = Draft & {
  readonly id: string;
  readonly late: boolean;
  readonly reportedBy: string;
  readonly recordedAt: Date;
};

/** Somebody a form is about, as private cards show the name. */
export type Subject = { readonly id: string; readonly shown: string };

/** What is known when a form is printed, cut to what the reader may see. */
export type PrintFacts = {
  readonly month: Period;
  readonly today: LocalDate;
  /** The units it is about; of a form `per` village exactly one. */
  readonly units: readonly Unit[];
  readonly records: readonly PrintedRecord[];
  readonly subjects: readonly Subject[];
  readonly staffName: (personId: string) => string;
  readonly unitName: (unitId: string) => string;
};

/**
 * A form or log that the papers demand and an office prints, signs and files, declared once: who may have it, what is
 * read for it, and how it is laid out.
 */
export type PrintForm = {
  /** Stable: cards in chats carry it for 14 days. */
  readonly id: string;
  readonly title: string;
  /** Rows of the papers it serves. */
  readonly rows: readonly string[];
  /** Words that ask for it besides 打印‹title›. */
  readonly says: readonly string[];
  /** What it prints, by which the matrix says who may have it about any unit and who about the own alone. */
  readonly shows: DataClass;
  /** Whether it prints sums alone, which are also for who may see numbers only. */
  readonly countsOnly?: true;
  /** One village a paper, or one paper over all units the reader may see. */
  readonly per: 'village' | 'units';
  readonly as: 'docx' | 'xlsx';
  /** Kinds read from the month's first day on, and kinds read from the beginning because they last. */
  readonly ofMonth: readonly RecordKind[];
  readonly ever?: readonly RecordKind[];
  /** The register whose people it names. */
  readonly about?: string;
  /** Whether it prints the sealed words of its records. */
  readonly sealed?: boolean;
  readonly forms: (facts: PrintFacts) => readonly FormPaper[];
};

export const definePrintForm = (form: PrintForm): PrintForm => form;

/** 2024年3月 */
export const sayYearMonth = ({ first }: Period): string => `${yearOf(first)}年${monthOf(first)}月`;

const optionsOf = (declaration: RecordDeclaration, field: string) =>
  declaration.fields.find(({ name }) => name === field)?.options ?? [];

/** ☑入户走访 ☐学校反馈: every choice of a question, those given ticked. */
export const ticks = (declaration: RecordDeclaration, field: string, chosen: readonly string[] = []): string =>
  optionsOf(declaration, field)
    .map(([value, label]) => `${chosen.includes(value) ? '☑' : '☐'}${label}`)
    .join('　');

/** The words of what a record answered to a question. */
export const answered = (declaration: RecordDeclaration, field: string, { detail }: PrintedRecord): string => {
  const values = [...wordsOf(detail, field), ...[wordOf(detail, field)].filter((one) => one !== '')];
  return values.map((value) => sayOption(optionsOf(declaration, field), value)).join('、');
};

/** A list that holds nothing says so, instead of looking forgotten. */
export const orNothing = (rows: readonly (readonly string[])[], says: string): readonly (readonly string[])[] =>
  rows.length === 0 ? [[says]] : rows;

export const blankDate = '　　　　年　　月　　日';
