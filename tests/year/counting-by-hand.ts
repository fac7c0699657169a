import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import type { Evidence, RecordKind } from '../../src/domain/record.ts';
import { first, last, type Town } from './generate.ts';

/** How much of how much. */
export type Count = { readonly done: number; readonly should: number };

/** Worked out once: thousands ask for the days of the same twelve months. */
const calendar = new Map<LocalDate, readonly LocalDate[]>();

/** Every day of the month of a day that the campaign knows. */
export function daysOf(month: LocalDate): readonly LocalDate[] {
  const known = calendar.get(month);
  if (known !== undefined) return known;
  const days: LocalDate[] = [];
  for (let day = month; day.slice(0, 7) === month.slice(0, 7); day = addDays(day, 1))
    if (first <= day && day <= last) days.push(day);
  calendar.set(month, days);
  return days;
}

/** The days of the weeks whose Thursday the month holds, week by week; days the campaign does not know are left out. */
export function weeksOf(month: LocalDate): LocalDate[][] {
  const weeks: LocalDate[][] = [];
  for (let day = month; day.slice(0, 7) === month.slice(0, 7); day = addDays(day, 1)) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() !== 4) continue;
    const week = [-3, -2, -1, 0, 1, 2, 3]
      .map((away) => addDays(day, away))
      .filter((one) => first <= one && one <= last);
    if (week.length > 0) weeks.push(week);
  }
  return weeks;
}

/** Days on which nobody works in 2024, and weekend days on which everybody does, as the State Council announced them. */
const holidays = new Set(
  '01-01 02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-10 09-15 09-16 09-17 10-01 10-02 10-03 10-04 10-05 10-06 10-07'.split(
    ' ',
  ),
);
const workedWeekends = new Set('02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'.split(' '));

export function workingDaysAfter(day: LocalDate, count: number): LocalDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
    const isWeekend = weekday === 0 || weekday === 6;
    const isNewYear = at === '2025-01-01';
    const date = at.slice(5);
    const works = at.startsWith('2024')
      ? !holidays.has(date) && (!isWeekend || workedWeekends.has(date))
      : !isWeekend && !isNewYear;
    if (works) left -= 1;
  }
  return at;
}

/** What one unit entered, found again by walking through everything it entered. */
export function binder(town: Town) {
  const byUnit = new Map<string, Evidence[]>();
  for (const record of town.records) if (!byUnit.has(record.unitId)) byUnit.set(record.unitId, []);
  for (const record of town.records) byUnit.get(record.unitId)?.push(record);
  const of = (unitId: string, kind: RecordKind, ...tags: string[]): Evidence[] =>
    (byUnit.get(unitId) ?? []).filter((one) => one.kind === kind && tags.every((tag) => one.tags.includes(tag)));
  const all = (kind: RecordKind, ...tags: string[]): Evidence[] =>
    town.records.filter((one) => one.kind === kind && tags.every((tag) => one.tags.includes(tag)));
  return { of, all };
}

export type Binder = ReturnType<typeof binder>;

/** How one duty is counted for one unit and month. */
export type ByHand = (binder: Binder, unitId: string, month: LocalDate, town: Town) => Count;

export const none: Count = { done: 0, should: 0 };
export const sum = (counts: readonly Count[]): Count =>
  counts.reduce((all, one) => ({ done: all.done + one.done, should: all.should + one.should }), none);

/** How many different days they are of, no more than asked. */
export const differentDays = (records: readonly Evidence[], days: readonly LocalDate[], asked: number): Count => {
  let done = 0;
  for (const day of days) if (records.some((record) => record.occurredOn === day)) done += 1;
  return { done: Math.min(done, asked), should: asked };
};

export const forThePeriod = (records: readonly Evidence[], key: string): Count => ({
  done: records.some((record) => record.forPeriod === key) ? 1 : 0,
  should: 1,
});

/** The last numbers told, trade by trade. */
export function lastTold(records: readonly Evidence[]): Count {
  const told = records.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id));
  const trades = new Set(told.map(({ tags }) => [...tags].sort().join()));
  let done = 0;
  let should = 0;
  for (const trade of trades) {
    const one = told.findLast(({ tags }) => [...tags].sort().join() === trade);
    if (one === undefined) continue;
    should += one.outOf ?? 0;
    done += Math.min(one.count, one.outOf ?? 0);
  }
  return trades.size === 0 ? { done: 0, should: 1 } : { done, should };
}
