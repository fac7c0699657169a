import { addDays, dayOf, dayOfMonth, daysFrom, type LocalDate, type LocalTime, momentOf } from '../domain/calendar.ts';
import type { Slot, When } from './define.ts';

const slotOf = (day: LocalDate, time: LocalTime): Slot => ({
  key: `${day}T${time}`,
  day,
  time,
  moment: momentOf(day, time),
});

const slotsOn = (when: When, day: LocalDate): Slot[] =>
  when.days === undefined || when.days.includes(dayOfMonth(day))
    ? when.at.toSorted().map((time) => slotOf(day, time))
    : [];

/** The slots that have come by `now`, at most `catchUpDays` days back and none from before `born`, oldest first. */
export function slotsDue(when: When, now: Date, catchUpDays: number, born: Date): Slot[] {
  const today = dayOf(now);
  return daysFrom(addDays(today, -catchUpDays), today)
    .flatMap((day) => slotsOn(when, day))
    .filter((slot) => slot.moment <= now && slot.moment >= born);
}

/** The first slot after a moment. */
export function nextSlot(when: When, after: Date): Slot | undefined {
  const today = dayOf(after);
  for (const day of daysFrom(today, addDays(today, 366))) {
    const slot = slotsOn(when, day).find((one) => one.moment > after);
    if (slot !== undefined) return slot;
  }
  return undefined;
}

/** 每天 20:50; 每月20、23日 09:00 */
export const sayWhen = (when: When): string =>
  `${when.days === undefined ? '每天' : `每月${when.days.join('、')}日`} ${when.at.join('、')}`;
