import { addDays, dayOf, momentOf } from './calendar.ts';
import type { Option } from './field.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);
export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR);

/** T-01 to T-03: how everybody told is rung again, so many minutes after the report, while nobody has acknowledged. */
export const rings = [
  { after: 10, by: 'app' },
  { after: 20, by: 'sms' },
  { after: 30, by: 'phone' },
] as const;

/** T-01: minutes within which each leader acknowledges himself; then the duty phone list is out as well. */
export const lastRing = 30;

/** T-04: hours in which medical evidence can be had, and the hours after the event at which the clinic is reminded. */
export const medicalHours = 72;
export const medicalReminders = [1, 24, 48, 66] as const;

/** 大约什么时候. */
export const happened: readonly Option[] = [
  ['now', '刚才'],
  ['today', '今天'],
  ['yesterday', '昨天'],
  ['earlier', '更早'],
  ['unknown', '不清楚'],
];

/**
 * From when the 72 hours count. Of a day the first minute is taken, so that the window never shows longer than it is;
 * what is unknown counts from the report.
 */
export function countsFrom(choice: string, reportedAt: Date): Date {
  const days = ['today', 'yesterday', 'earlier'].indexOf(choice);
  return days === -1 ? reportedAt : momentOf(addDays(dayOf(reportedAt), -days));
}
