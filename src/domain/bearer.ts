import type { Unit } from './actor.ts';
import type { Listed, Roster } from './assess.ts';
import { addDays, dayOfMonth, daysBetween, type LocalDate } from './calendar.ts';
import { kindOnRegister } from './case-file.ts';
import { type Duty, quotaOn } from './duty.ts';
import { type Ledger, mayCountFor } from './ledger.ts';
import type { Period } from './period.ts';
import type { Evidence } from './record.ts';

/** Who owes one instance of a duty: a unit, or a unit for one person or place it follows. */
export type Bearer = { readonly unitId: string; readonly subject: Listed | undefined };

/** The units that owe a duty, in the paper's order. What follows a cause names its unit itself. */
export function owing(duty: Duty, units: readonly Unit[]): readonly Unit[] {
  const { owedBy } = duty;
  if (owedBy === 'whom-it-concerns') return [];
  if (typeof owedBy === 'object') return units.filter((unit) => owedBy.units.includes(unit.id));
  return units.filter((unit) => unit.kind === owedBy);
}

/** The duties that a record of a unit feeds: its words fit, and the unit owes them, in a joint action whoever leads it. */
export const dutiesFed = (duties: readonly Duty[], record: Evidence, units: readonly Unit[]): Duty[] =>
  duties.filter(
    (duty) =>
      mayCountFor(duty, record) &&
      (duty.worth === 'action' ||
        duty.owedBy === 'whom-it-concerns' ||
        owing(duty, units).some(({ id }) => id === record.unitId)),
  );

export function bearersOf(duty: Duty, roster: Roster): Bearer[] {
  const units = owing(duty, roster.units);
  if (duty.per === 'unit') return units.map((unit) => ({ unitId: unit.id, subject: undefined }));
  const { register } = duty.per;
  // A place lies in a village and is looked after by whoever owes it a check.
  if (kindOnRegister(register) === 'place') {
    const places = roster.listed.filter((one) => one.register === register);
    return units.flatMap((unit) => places.map((subject) => ({ unitId: unit.id, subject })));
  }
  const byUnit = new Map<string, Listed[]>(units.map((unit) => [unit.id, []]));
  for (const one of roster.listed) if (one.register === register) byUnit.get(one.unitId)?.push(one);
  return [...byUnit].flatMap(([unitId, subjects]) => subjects.map((subject) => ({ unitId, subject })));
}

/** Whether a day is excused for a unit: its loudspeaker is broken, the office declared it quiet. */
export const excused = (duty: Duty, unitId: string, ledger: Ledger, day: LocalDate): boolean =>
  (duty.excusedBy ?? []).some((kind) =>
    [...ledger.ofKind(kind, unitId), ...ledger.ofKind(kind, '*')].some(
      (record) => record.occurredOn <= day && (record.until === undefined || day <= record.until),
    ),
  );

const earlier = (a: LocalDate | undefined, b: LocalDate): LocalDate => (a !== undefined && a < b ? a : b);

/** The last day of a period on which somebody is followed: the day they left, the 18th birthday, or its end. */
export const followedUntil = (subject: Listed | undefined, period: Period): LocalDate =>
  earlier(subject?.leftOn, earlier(subject?.adultOn, period.last));

const isSpecial = (period: Period, records: readonly Evidence[]): boolean =>
  records.some(
    (record) =>
      record.kind === 'special-period' &&
      record.occurredOn <= period.last &&
      (record.until ?? record.occurredOn) >= period.first,
  );

function quotaOfPeriod(duty: Duty, period: Period, records: readonly Evidence[]): number {
  if (duty.quotaPerDay === true) return daysBetween(period.first, period.last) + 1;
  const quota = quotaOn(duty, period.first);
  return duty.specialQuota !== undefined && isSpecial(period, records) ? Math.max(duty.specialQuota, quota) : quota;
}

type Span = { readonly from: LocalDate; readonly until: LocalDate };

/** The days of a period on which somebody is on the list. */
const daysListed = (subject: Listed, period: Period): Span => ({
  from: subject.listedOn > period.first ? subject.listedOn : period.first,
  until: followedUntil(subject, period),
});

/** Without the days away, where they are its first or its last; a short journey between leaves them as they are. */
function daysAtHome({ from, until }: Span, { away }: Listed): Span {
  if (away === undefined || away.from > until || (away.until !== undefined && away.until < from))
    return { from, until };
  if (away.from <= from) return { from: away.until === undefined ? addDays(until, 1) : addDays(away.until, 1), until };
  return away.until === undefined || away.until >= until ? { from, until: addDays(away.from, -1) } : { from, until };
}

/** Of a quota, what some days of a period ask: half after joining late, nothing when they are too few. */
function prorated(quota: number, { from, until }: Span, period: Period): number {
  if (from > until) return 0;
  if (until < period.last && daysBetween(from, until) + 1 < 15) return 0;
  return from > period.first && dayOfMonth(from) > 15 ? Math.ceil(quota / 2) : quota;
}

/**
 * What a period asks of a bearer: the quota, more in special periods; of a person on a register all of it, half
 * after joining late, nothing when hardly listed. Visits stop while somebody lives outside the township,
 * and what takes their place is asked only then.
 */
export function quotaFor(
  duty: Duty,
  subject: Listed | undefined,
  period: Period,
  records: readonly Evidence[] = [],
): number {
  const quota = quotaOfPeriod(duty, period, records);
  if (subject === undefined) return quota;
  const listed = daysListed(subject, period);
  if (listed.from > listed.until) return 0;
  const home = daysAtHome(listed, subject);
  if (duty.elsewhere === 'only') {
    const isOwed = prorated(quota, listed, period) > 0 && prorated(quota, home, period) === 0;
    return isOwed ? quota : 0;
  }
  if (duty.prorated !== true) return quota;
  return prorated(quota, duty.elsewhere === 'not-owed' ? home : listed, period);
}
