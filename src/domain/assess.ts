import type { Unit } from './actor.ts';
import { addDays, type LocalDate, type LocalTime, nthOfMonth } from './calendar.ts';
import { type Bearer, bearersOf, excused, followedUntil, quotaFor } from './bearer.ts';
import { dueDate } from './due.ts';
import type { Duty } from './duty.ts';
import { assessCauses } from './cause.ts';
import { clip, isRecurring, type Period, periodsBetween, type Window } from './period.ts';
import type { Evidence } from './record.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { progressOf } from './steps.ts';

/** Somebody followed on a register, as counting needs it. `adultOn` is the 18th birthday; that day still counts. */
export type Listed = {
  readonly id: string;
  readonly unitId: string;
  readonly register: string;
  readonly listedOn: LocalDate;
  readonly leftOn?: LocalDate | undefined;
  readonly adultOn?: LocalDate | undefined;
  /** The last stay outside the township, both days included; without end while it lasts. */
  readonly away?: { readonly from: LocalDate; readonly until?: LocalDate | undefined } | undefined;
};

/** Who owes: the units in the paper's order, and who is on which register. */
export type Roster = { readonly units: readonly Unit[]; readonly listed: readonly Listed[] };

/** A moment on the township's clock. */
export type AsOf = { readonly day: LocalDate; readonly time: LocalTime };

/**
 * upcoming: the period has not begun · open: can still be met in time · met: met by the due day · late: met after it ·
 * overdue: the due day is gone · waived: excused, nothing is owed
 */
export type Standing = 'upcoming' | 'open' | 'met' | 'late' | 'overdue' | 'waived';

/** Where one bearer stands with one duty in one period. `done` never exceeds `should`. */
export type Assessment = {
  readonly dutyId: string;
  readonly unitId: string;
  readonly subjectId: string | undefined;
  readonly period: Period;
  readonly due: LocalDate;
  /** What is owed by now. */
  readonly should: number;
  /** What the whole period will ask. */
  readonly quota: number;
  readonly done: number;
  /** How many of `done` have their picture; beside the count, never inside it. */
  readonly evidenced: number;
  readonly standing: Standing;
  readonly recordIds: readonly string[];
};

export type Facts = {
  readonly roster: Roster;
  readonly records: readonly Evidence[];
  readonly window: Window;
  readonly asOf: AsOf;
  /** The first day that could be told of. Every day when absent. */
  readonly knownFrom?: LocalDate | undefined;
};

/** Whether whatever the campaign asks in a period could be told of: else its count is no number to compare with. */
export function isKnown(period: Period, { window, knownFrom }: Facts): boolean {
  const asked = clip(period, window);
  return asked === undefined || knownFrom === undefined || knownFrom <= asked.first;
}

/** What is done once may still be done after its day; it is late then. */
const countedUntil = (duty: Duty, bearer: Bearer, period: Period, window: Window): LocalDate | undefined =>
  duty.cadence === 'once' ? window.to : followedUntil(bearer.subject, period);

function countsFor(duty: Duty, bearer: Bearer, period: Period, record: Evidence, facts: Facts): boolean {
  if (bearer.subject !== undefined && !record.subjectIds.includes(bearer.subject.id)) return false;
  if (record.forPeriod !== undefined) return record.forPeriod === period.key;
  const last = countedUntil(duty, bearer, period, facts.window);
  return period.first <= record.occurredOn && (last === undefined || record.occurredOn <= last);
}

function reachableNow(duty: Duty, quota: number, period: Period, asOf: AsOf): number {
  if (period.first > asOf.day) return 0;
  if (duty.reachable === undefined || period.last !== asOf.day) return quota;
  return Math.min(quota, duty.reachable.find((step) => asOf.time < step.before)?.quota ?? quota);
}

/** An action told of on both sides of a period's first day belongs where it was told of first. */
const beganEarlier = (duty: Duty, period: Period, record: Evidence, all: readonly Evidence[]): boolean =>
  duty.worth === 'action' &&
  record.occurredOn === period.first &&
  record.action !== undefined &&
  all.some((one) => one.action === record.action && one.occurredOn === addDays(period.first, -1));

function assessOne(duty: Duty, bearer: Bearer, period: Period, facts: Facts, ledger: Ledger): Assessment {
  const due = dueDate(duty, period);
  const all = ledger.of(duty, bearer.unitId);
  const found = all
    .filter((record) => countsFor(duty, bearer, period, record, facts))
    .filter((record) => !beganEarlier(duty, period, record, all));
  const waived = duty.cadence === 'day' && excused(duty, bearer.unitId, ledger, period.first);
  const asked = waived ? 0 : quotaFor(duty, bearer.subject, period, facts.records);
  const { quota, done, evidenced, metOn } = progressOf(duty, found, asked, period);
  return {
    dutyId: duty.id,
    unitId: bearer.unitId,
    subjectId: bearer.subject?.id,
    period,
    due,
    should: Math.max(done, reachableNow(duty, quota, period, facts.asOf)),
    quota,
    done,
    evidenced,
    standing: standingOf({ quota, metOn, due, first: period.first, today: facts.asOf.day }),
    recordIds: found.map((record) => record.id),
  };
}

type Course = {
  readonly quota: number;
  readonly metOn: LocalDate | undefined;
  readonly due: LocalDate;
  readonly first: LocalDate;
  readonly today: LocalDate;
};

export function standingOf({ quota, metOn, due, first, today }: Course): Standing {
  if (quota === 0) return 'waived';
  if (metOn !== undefined) return metOn <= due ? 'met' : 'late';
  if (today < first) return 'upcoming';
  return today <= due ? 'open' : 'overdue';
}

/** A week belongs to the month of its Thursday and is not cut at the month's end. */
const weekOfSpan = (span: Period) => (week: Period) =>
  span.first <= addDays(week.first, 3) && addDays(week.first, 3) <= span.last;

function periodsOf(duty: Duty, span: Period, window: Window): Period[] {
  const open = clip(span, window) ?? span;
  if (duty.cadence === 'once') {
    const last = duty.by ?? window.to ?? open.last;
    return [{ cadence: 'once', key: 'once', first: window.from < last ? window.from : nthOfMonth(last, 1), last }];
  }
  if (!isRecurring(duty.cadence)) return [];
  const whole = periodsBetween(duty.cadence, open.first, open.last);
  const meant = duty.cadence === 'week' && span.cadence !== 'week' ? whole.filter(weekOfSpan(span)) : whole;
  return meant.flatMap((one) => clip(one, window) ?? []);
}

/**
 * Duty × roster × records → who stands where, for every instance of the duty's cadence that touches the span, as of a
 * moment. Reads no clock and no database. Days outside the campaign's window ask nothing.
 */
export function assess(duty: Duty, span: Period, facts: Facts): Assessment[] {
  const clipped = clip(span, facts.window);
  if (clipped === undefined) return [];
  const ledger = ledgerOf(facts.records);
  if (duty.after !== undefined) return assessCauses(duty, duty.after, clipped, facts, ledger);
  const bearers = bearersOf(duty, facts.roster);
  return periodsOf(duty, span, facts.window).flatMap((period) =>
    bearers.map((bearer) => assessOne(duty, bearer, period, facts, ledger)),
  );
}

/** done/should summed over assessments; integer arithmetic only. */
export type Tally = {
  readonly should: number;
  readonly done: number;
  readonly evidenced: number;
  readonly waived: number;
};

export const tally = (assessments: readonly Assessment[]): Tally =>
  assessments.reduce<Tally>(
    (sum, one) => ({
      should: sum.should + one.should,
      done: sum.done + one.done,
      evidenced: sum.evidenced + one.evidenced,
      waived: sum.waived + (one.standing === 'waived' ? 1 : 0),
    }),
    { should: 0, done: 0, evidenced: 0, waived: 0 },
  );

/** 42/60, or 无任务 when nothing is owed. */
export const sayTally = ({ done, should }: Pick<Tally, 'done' | 'should'>): string =>
  should === 0 ? '无任务' : `${done}/${should}`;

/** Whole percent rounded down; 100 only when equal; undefined when nothing is owed. */
export const percentOf = ({ done, should }: Pick<Tally, 'done' | 'should'>): number | undefined =>
  should === 0 ? undefined : Math.floor((done * 100) / should);
