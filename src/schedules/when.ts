import {
  addDays,
  dayOf,
  dayOfMonth,
  daysFrom,
  endOfMonth,
  type LocalDate,
  momentOf,
  nthOfMonth,
} from '../domain/calendar.ts';
import { type DayOfMonth, type Moved, type Slot, type When, whenMoved } from '../domain/job-calendar.ts';

const dayIn = (month: LocalDate, one: DayOfMonth): LocalDate =>
  one === 'last' ? endOfMonth(month) : nthOfMonth(month, one);

const isOn = (day: LocalDate, one: DayOfMonth): boolean =>
  one === 'last' ? endOfMonth(day) === day : dayOfMonth(day) === one;

/** A day's slots at their moved hours, under their declared names: what ran does not run again because it was moved. */
function slotsOn(declared: When, day: LocalDate, moved: Moved | undefined): Slot[] {
  const { at, days } = whenMoved(declared, moved);
  const index = days === undefined ? 0 : days.findIndex((one) => isOn(day, one));
  if (index < 0) return [];
  const named = declared.days?.[index];
  const names = declared.at.toSorted();
  return at.toSorted().map((time, n) => ({
    key: `${named === undefined ? day : dayIn(day, named)}T${names[n] ?? time}`,
    day,
    time,
    moment: momentOf(day, time),
  }));
}

/** The slots that have come by `now`, at most `catchUpDays` days back and none from before `born`, oldest first. */
export function slotsDue(when: When, now: Date, catchUpDays: number, born: Date, moved?: Moved): Slot[] {
  const today = dayOf(now);
  return daysFrom(addDays(today, -catchUpDays), today)
    .flatMap((day) => slotsOn(when, day, moved))
    .filter((slot) => slot.moment <= now && slot.moment >= born);
}

/** The first slot after a moment. */
export function nextSlot(when: When, after: Date, moved?: Moved): Slot | undefined {
  const today = dayOf(after);
  for (const day of daysFrom(today, addDays(today, 366))) {
    const slot = slotsOn(when, day, moved).find((one) => one.moment > after);
    if (slot !== undefined) return slot;
  }
  return undefined;
}

function sayDays(days: readonly DayOfMonth[]): string {
  const numbers = days.filter((day) => day !== 'last');
  return [
    ...(numbers.length === 0 ? [] : [`${numbers.join('、')}日`]),
    ...(days.includes('last') ? ['最后一天'] : []),
  ].join('和');
}

/** 每天 20:50; 每月20、23日 09:00; 每月15日和最后一天 20:52 */
export const sayWhen = ({ at, days }: When): string =>
  `${days === undefined ? '每天' : `每月${sayDays(days)}`} ${at.join('、')}`;
