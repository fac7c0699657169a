import type { Unit } from './actor.ts';
import { type LocalDate, type LocalTime, dayOfMonth, daysBetween } from './calendar.ts';
import { type Duty, dueDate } from './duty.ts';
import { clip, type Period, periodsBetween, type Window } from './period.ts';
import type { Evidence } from './record.ts';

/** Somebody followed on a register, as counting needs it. `adultOn` is the 18th birthday; that day still counts. */
export type Listed = {
  readonly id: string;
  readonly unitId: string;
  readonly register: string;
  readonly listedOn: LocalDate;
  readonly leftOn?: LocalDate | undefined;
  readonly adultOn?: LocalDate | undefined;
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
};

type Bearer = { readonly unitId: string; readonly subject: Listed | undefined };

function bearersOf(duty: Duty, roster: Roster): Bearer[] {
  const owing = roster.units.filter((unit) =>
    duty.owedBy === 'village' ? unit.kind === 'village' : unit.name === duty.owedBy.unit,
  );
  if (duty.per === 'unit') return owing.map((unit) => ({ unitId: unit.id, subject: undefined }));
  const { register } = duty.per;
  return owing.flatMap((unit) =>
    roster.listed
      .filter((one) => one.register === register && one.unitId === unit.id)
      .map((subject) => ({ unitId: unit.id, subject })),
  );
}

const excuses = (duty: Duty, unitId: string, records: readonly Evidence[], day: LocalDate): boolean =>
  records.some(
    (record) =>
      (duty.excusedBy ?? []).includes(record.kind) &&
      (record.unitId === unitId || record.unitId === '*') &&
      record.occurredOn <= day &&
      (record.until === undefined || day <= record.until),
  );

const earlier = (a: LocalDate | undefined, b: LocalDate): LocalDate => (a !== undefined && a < b ? a : b);

/** What a person on a register asks of a period: all, half after joining late, nothing when hardly listed. */
export function quotaFor(duty: Duty, subject: Listed | undefined, period: Period): number {
  if (subject === undefined) return duty.quota;
  const until = earlier(subject.leftOn, earlier(subject.adultOn, period.last));
  const from = subject.listedOn > period.first ? subject.listedOn : period.first;
  if (from > until) return 0;
  if (duty.prorated !== true) return duty.quota;
  if (until < period.last && daysBetween(from, until) + 1 < 15) return 0;
  return from > period.first && dayOfMonth(from) > 15 ? Math.ceil(duty.quota / 2) : duty.quota;
}

function reachableNow(duty: Duty, quota: number, period: Period, asOf: AsOf): number {
  if (period.first > asOf.day) return 0;
  if (duty.reachable === undefined || period.last !== asOf.day) return quota;
  return Math.min(quota, duty.reachable.find((step) => asOf.time < step.before)?.quota ?? quota);
}

const counts = (duty: Duty, bearer: Bearer, period: Period, record: Evidence): boolean =>
  record.kind === duty.evidence &&
  record.unitId === bearer.unitId &&
  (bearer.subject === undefined || record.subjectIds.includes(bearer.subject.id)) &&
  (record.forPeriod === undefined
    ? period.first <= record.occurredOn && record.occurredOn <= period.last
    : record.forPeriod === period.key);

/** Steps in the order they happened: the day, what it was worth, whether its picture is there. */
function stepsOf(duty: Duty, found: readonly Evidence[]): { day: LocalDate; worth: number; evidenced: boolean }[] {
  const days = new Map<LocalDate, { day: LocalDate; worth: number; evidenced: boolean }>();
  const steps: { day: LocalDate; worth: number; evidenced: boolean }[] = [];
  for (const record of found.toSorted((a, b) =>
    a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0,
  )) {
    const evidenced = record.evidenceState === 'attached';
    if (duty.worth === 'count') {
      steps.push({ day: record.occurredOn, worth: record.count, evidenced });
      continue;
    }
    const known = days.get(record.occurredOn);
    if (known === undefined) {
      const step = { day: record.occurredOn, worth: 1, evidenced };
      days.set(record.occurredOn, step);
      steps.push(step);
    } else known.evidenced ||= evidenced;
  }
  return steps;
}

function assessOne(duty: Duty, bearer: Bearer, period: Period, facts: Facts): Assessment {
  const due = dueDate(duty, period);
  const found = facts.records.filter((record) => counts(duty, bearer, period, record));
  const waived = duty.cadence === 'day' && excuses(duty, bearer.unitId, facts.records, period.first);
  const quota = waived ? 0 : quotaFor(duty, bearer.subject, period);
  let done = 0;
  let evidenced = 0;
  let metOn: LocalDate | undefined;
  for (const step of stepsOf(duty, found)) {
    const worth = Math.min(step.worth, quota - done);
    done += worth;
    evidenced += step.evidenced ? worth : 0;
    if (done >= quota) metOn ??= step.day;
  }
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
    standing: standingOf(),
    recordIds: found.map((record) => record.id),
  };

  function standingOf(): Standing {
    if (quota === 0) return 'waived';
    if (metOn !== undefined) return metOn <= due ? 'met' : 'late';
    if (facts.asOf.day < period.first) return 'upcoming';
    return facts.asOf.day <= due ? 'open' : 'overdue';
  }
}

/**
 * Duty × roster × records → who stands where, for every instance of the duty's cadence that touches the span, as of a
 * moment. Reads no clock and no database. Days outside the campaign's window ask nothing.
 */
export function assess(duty: Duty, span: Period, facts: Facts): Assessment[] {
  const clipped = clip(span, facts.window);
  if (clipped === undefined) return [];
  const bearers = bearersOf(duty, facts.roster);
  return periodsBetween(duty.cadence, clipped.first, clipped.last).flatMap((whole) => {
    const period = clip(whole, facts.window);
    return period === undefined ? [] : bearers.map((bearer) => assessOne(duty, bearer, period, facts));
  });
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
