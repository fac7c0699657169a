import chineseDays from 'chinese-days';
import { addDays, type LocalDate, weekdayOf } from './calendar.ts';

/** A working day by the State Council's calendar, make-up days included; Monday to Friday for years it has not fixed yet. */
export function isWorkingDay(day: LocalDate): boolean {
  const { name, work } = chineseDays.getDayDetail(day);
  // Days the calendar fixes are named “Spring Festival,春节,3”. For all others the library tells the weekday of the
  // process's own time zone, which may be the day before.
  return name.includes(',') ? work : weekdayOf(day) <= 5;
}

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(day: LocalDate): LocalDate {
  let at = day;
  while (!isWorkingDay(at)) at = addDays(at, 1);
  return at;
}

/** `count` working days after a day: three working days after a Friday is Wednesday. */
export function addWorkingDays(day: LocalDate, count: number): LocalDate {
  let at = day;
  for (let left = count; left > 0; left -= 1) at = workingDayFrom(addDays(at, 1));
  return at;
}
