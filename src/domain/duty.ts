import type { LocalDate, LocalTime } from './calendar.ts';
import type { Cadence } from './period.ts';
import type { RecordKind } from './record.ts';

/**
 * Who owes (责任单位): every village, every unit of a kind, units by their code in the campaign, or, for what follows a
 * cause, the unit the cause was recorded for.
 */
export type OwedBy = 'village' | 'school' | 'enterprise' | 'whom-it-concerns' | { readonly units: readonly string[] };

/**
 * What one record is worth: the count it states · 1 however often it happened that day · 1 for each day it tells
 * of, its own the last · 1 for an action, however many units report it · the number it reports, out of the number
 * it says is due.
 */
export type Worth = 'count' | 'one-a-day' | 'days' | 'action' | 'reported';

/** How long after its cause something is due; `stated`: on the day the cause itself names. */
export type Within =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number }
  | 'same-day'
  | 'month-end'
  | 'stated';

/** What the office asks instead of the paper's number, and from which day on. */
export type QuotaSince = { readonly from: LocalDate; readonly quota: number };

/**
 * When whoever is behind hears of it (A-5, last column): on days of the month, at nine unless an hour is said and only in
 * some months if they are; every day at an hour; so many days before the due day, negative after it; so many hours after
 * the cause.
 */
export type Remind =
  | { readonly days: readonly number[]; readonly months?: readonly number[]; readonly at?: LocalTime }
  | { readonly daily: LocalTime }
  | { readonly beforeDue: readonly number[] }
  | { readonly hoursAfterCause: number };

/** 职责: something a paper asks of somebody again and again, as plain data. */
export type Duty = {
  /** The row of the paper that asks for it, e.g. F-A-CJ-5b. Printed, stored and quoted back. */
  readonly id: string;
  readonly title: string;
  /** The paper's own sentence (依据). */
  readonly basis: string;
  /** The counter it is counted as, e.g. C-01. */
  readonly counter?: string;
  /** Other rows of the papers that ask for the same. */
  readonly also?: readonly string[];
  readonly owedBy: OwedBy;
  /** Owed once per unit, or once per person or place on a register of the unit. */
  readonly per: 'unit' | { readonly register: string };
  /** The record kind that meets it. */
  readonly evidence: RecordKind;
  /** Words a record must carry to count, all of them. */
  readonly tags?: readonly string[];
  /** Words that make a record not count, e.g. that nobody was met. */
  readonly except?: readonly string[];
  /** `once`: by a day of the campaign; `cause`: whenever a record of another kind asks for it. */
  readonly cadence: Cadence;
  /** How often per period (and per person, when owed per person). */
  readonly quota: number;
  /** Other quotas the office set, each for the periods that begin on its day or later, the oldest first. */
  readonly quotaSince?: readonly QuotaSince[];
  readonly worth: Worth;
  /** Day of the month, included until 24:00. The period's last day when absent. */
  readonly dueDay?: number;
  /** Months after the period in which that day lies, e.g. 1 for the 10th of the next month. */
  readonly dueMonthsAfter?: number;
  /** What is due on a rest day may be done on the next working day. */
  readonly dueOnWorkingDay?: boolean;
  /** For `once`: the last day. */
  readonly by?: LocalDate;
  /** For `cause`: what asks for it, and how soon it is due then. */
  readonly after?: {
    readonly kind: RecordKind;
    readonly tags?: readonly string[];
    readonly within: Within;
    /** Only a record that names the cause answers it. */
    readonly byReference?: boolean;
  };
  /** The quota of a month that holds a day of a special period. */
  readonly specialQuota?: number;
  /** The quota is for each day of the period, e.g. a patrol a day told by the week. */
  readonly quotaPerDay?: boolean;
  /** To the 15th a month asks half of its quota, rounded up (A-9, C-02). */
  readonly byHalves?: boolean;
  /** On the current day only so much can have been done before these times (A-9, C-01). */
  readonly reachable?: readonly { readonly before: LocalTime; readonly quota: number }[];
  /** Record kinds that excuse the days they cover. */
  readonly excusedBy?: readonly RecordKind[];
  /** Whether a person who joined after the 15th owes half, and one listed for less than 15 days nothing. */
  readonly prorated?: boolean;
  /** Of persons who live outside the township: not owed while they do, or owed only then. */
  readonly elsewhere?: 'not-owed' | 'only';
  /** Whether the paper wants a photo; counted beside the number, never inside it. */
  readonly photo?: boolean;
  /** When whoever is behind is reminded; nobody ever when absent. */
  readonly remind?: readonly Remind[];
};

export const defineDuty = (duty: Duty): Duty => duty;

/** How often a duty asks in a period that begins on a day: the paper's number, or the last the office set before. */
export const quotaOn = ({ quota, quotaSince = [] }: Pick<Duty, 'quota' | 'quotaSince'>, first: LocalDate): number =>
  quotaSince.findLast(({ from }) => from <= first)?.quota ?? quota;
