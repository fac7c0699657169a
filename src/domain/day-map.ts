import { type Assessment, assess, type Facts } from './assess.ts';
import { addDays, daysFrom, type LocalDate, weekdayOf } from './calendar.ts';
import type { Duty } from './duty.ts';
import type { Period } from './period.ts';

/** How a day came out for a village: all done · half of it at least · less · nothing · excused · not over yet. */
export type DayOutcome = 'full' | 'most' | 'some' | 'none' | 'excused' | 'ahead';

/** A duty of every day over a period: each village's days, in the paper's order; none where the campaign asks nothing. */
export type DayMap = {
  readonly days: readonly LocalDate[];
  readonly rows: readonly { readonly unitId: string; readonly outcomes: ReadonlyMap<LocalDate, DayOutcome> }[];
};

/** A day that can still be met is not judged, one that is full already is. */
function outcomeOf({ standing, done, should, quota }: Assessment): DayOutcome {
  if (standing === 'waived') return 'excused';
  if (done >= quota) return 'full';
  if (should < quota) return 'ahead';
  if (done === 0) return 'none';
  return done * 2 >= quota ? 'most' : 'some';
}

/** What each village did on each day of a period, as of the moment of the facts. */
export function dayMapOf(duty: Duty, facts: Facts, period: Period): DayMap {
  const found = assess(duty, period, facts);
  return {
    days: daysFrom(period.first, period.last),
    rows: [...new Set(found.map(({ unitId }) => unitId))].map((unitId) => ({
      unitId,
      outcomes: new Map(
        found.flatMap((one) => (one.unitId === unitId ? [[one.period.first, outcomeOf(one)] as const] : [])),
      ),
    })),
  };
}

/** The weeks that some days touch, Monday to Sunday; undefined where a day is not among them. */
export function weeksOf(days: readonly LocalDate[]): (LocalDate | undefined)[][] {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const monday = addDays(first, 1 - weekdayOf(first));
  const whole = daysFrom(monday, addDays(last, 7 - weekdayOf(last))).map((day) =>
    first <= day && day <= last ? day : undefined,
  );
  return Array.from({ length: whole.length / 7 }, (_, week) => whole.slice(week * 7, week * 7 + 7));
}
