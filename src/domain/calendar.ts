/**
 * Days and minutes in the township. The only code that names its time zone: everything else takes a `LocalDate`
 * (YYYY-MM-DD) or a `LocalTime` (HH:MM), both Asia/Shanghai, which has had no summer time since 1991.
 */
export type LocalDate = `${number}-${number}-${number}`;
export type LocalTime = `${number}:${number}`;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFSET = 8 * 60 * MINUTE;

const two = (n: number) => String(n).padStart(2, '0');
const utc = (day: LocalDate) => Date.parse(`${day}T00:00:00Z`);
const dayOfUtc = (ms: number) => new Date(ms).toISOString().slice(0, 10) as LocalDate;

/** The township's date at a moment. */
export const dayOf = (at: Date): LocalDate => dayOfUtc(at.getTime() + OFFSET);

/** The township's wall-clock time at a moment, HH:MM. */
export const timeOf = (at: Date): LocalTime => new Date(at.getTime() + OFFSET).toISOString().slice(11, 16) as LocalTime;

/** The moment at which the township's clocks show this day and time. */
export const momentOf = (day: LocalDate, time: LocalTime = '00:00'): Date =>
  new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET);

/** An ISO moment with the township's zone, as exports print it: 2024-03-15T20:05:00+08:00. */
export const isoOf = (at: Date): string => `${new Date(at.getTime() + OFFSET).toISOString().slice(0, 19)}+08:00`;

/** Whether a text is a real calendar day written YYYY-MM-DD. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  Number.isFinite(utc(text as LocalDate)) &&
  dayOfUtc(utc(text as LocalDate)) === text;

/** Whether a text is a time of day written HH:MM, 00:00 to 23:59. */
export const isLocalTime = (text: string): text is LocalTime => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export const addDays = (day: LocalDate, days: number): LocalDate => dayOfUtc(utc(day) + days * DAY);

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => Math.round((utc(b) - utc(a)) / DAY);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: LocalDate): number => new Date(utc(day)).getUTCDay() || 7;

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
export const monthOf = (day: LocalDate): number => Number(day.slice(5, 7));
export const dayOfMonth = (day: LocalDate): number => Number(day.slice(8, 10));

/** A day from its numbers; undefined when there is no such day (30 February). */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isLocalDate(text) ? text : undefined;
}

/** A time of day from its numbers; undefined when no clock shows it. */
export function clockTime(hour: number, minute: number): LocalTime | undefined {
  const text = `${two(hour)}:${two(minute)}`;
  return isLocalTime(text) ? text : undefined;
}

export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const firstOfMonth = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01` as LocalDate;
/** The n-th day of a day's month, counting from 1; runs into the next month when there is no such day. */
export const nthOfMonth = (day: LocalDate, n: number): LocalDate => addDays(firstOfMonth(day), n - 1);
export const endOfMonth = (day: LocalDate): LocalDate =>
  `${day.slice(0, 8)}${two(lastDayOfMonth(yearOf(day), monthOf(day)))}` as LocalDate;

/** Every day from `first` to `last`, both included; empty when `last` is earlier. */
export function daysFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** 3月15日 */
export const sayDay = (day: LocalDate): string => `${monthOf(day)}月${dayOfMonth(day)}日`;
/** 3月15日（周五） */
export const sayDayAndWeekday = (day: LocalDate): string => `${sayDay(day)}（周${weekdays[weekdayOf(day) - 1]}）`;
/** 3月 */
export const sayMonth = (day: LocalDate): string => `${monthOf(day)}月`;

/** 21:00 to 07:30: nothing that can wait is sent (B-7). */
export const isQuiet = (at: Date): boolean => timeOf(at) >= '21:00' || timeOf(at) < '07:30';
