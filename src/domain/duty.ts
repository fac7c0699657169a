import { type LocalDate, type LocalTime, nthOfMonth } from './calendar.ts';
import type { Cadence, Period } from './period.ts';
import type { RecordKind } from './record.ts';

/** 职责: something a paper asks of somebody again and again, as plain data. */
export type Duty = {
  /** The row of the paper that asks for it, e.g. F-A-CJ-5b. Printed, stored and quoted back. */
  readonly id: string;
  readonly title: string;
  /** The paper's own sentence (依据). */
  readonly basis: string;
  /** 责任单位: every village, or one unit by its name in the campaign. */
  readonly owedBy: 'village' | { readonly unit: string };
  /** Owed once per unit, or once per person on a register of the unit. */
  readonly per: 'unit' | { readonly register: string };
  /** The record kind that meets it. */
  readonly evidence: RecordKind;
  readonly cadence: Cadence;
  /** How often per period (and per person, when owed per person). */
  readonly quota: number;
  /** What one record is worth: the count it states, or 1 however often it happened that day. */
  readonly worth: 'count' | 'one-a-day';
  /** Day of the month, included until 24:00. The period's last day when absent. */
  readonly dueDay?: number;
  /** On the current day only so much can have been done before these times (A-9, C-01). */
  readonly reachable?: readonly { readonly before: LocalTime; readonly quota: number }[];
  /** Record kinds that excuse the days they cover. */
  readonly excusedBy?: readonly RecordKind[];
  /** Whether a person who joined after the 15th owes half, and one listed for less than 15 days nothing. */
  readonly prorated?: boolean;
  /** Whether the paper wants a photo; counted beside the number, never inside it. */
  readonly photo?: boolean;
};

export const defineDuty = (duty: Duty): Duty => duty;

/** The last day on which a period's duty is met in time. */
export function dueDate(duty: Duty, period: Period): LocalDate {
  if (duty.dueDay === undefined) return period.last;
  const due = nthOfMonth(period.first, duty.dueDay);
  return due < period.last ? due : period.last;
}
