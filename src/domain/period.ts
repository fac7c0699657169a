import {
  addDays,
  dateOf,
  dayOfMonth,
  endOfMonth,
  firstOfMonth,
  lastDayOfMonth,
  type LocalDate,
  monthOf,
  weekdayOf,
  yearOf,
} from './calendar.ts';

/** 周期: how often a duty falls due. A cadence repeats; a `Period` is one instance of it. */
export type Cadence = 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'year';

/** Both days included. `key` names the instance: 2024-03-15, 2024-W11, 2024-03-H1, 2024-03, 2024-Q1, 2024. */
export type Period = {
  readonly cadence: Cadence;
  readonly key: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
};

/** Both days included; a campaign without a printed end has none. */
export type Window = { readonly from: LocalDate; readonly to?: LocalDate | undefined };

const real = (day: LocalDate | undefined, fallback: LocalDate): LocalDate => day ?? fallback;

function weekOf(day: LocalDate): Period {
  const first = addDays(day, 1 - weekdayOf(day));
  const thursday = addDays(first, 3);
  const january4 = real(dateOf(yearOf(thursday), 1, 4), thursday);
  const firstMonday = addDays(january4, 1 - weekdayOf(january4));
  const number = Math.round((Date.parse(first) - Date.parse(firstMonday)) / (7 * 86_400_000)) + 1;
  return {
    cadence: 'week',
    key: `${yearOf(thursday)}-W${String(number).padStart(2, '0')}`,
    first,
    last: addDays(first, 6),
  };
}

function halfMonthOf(day: LocalDate): Period {
  const month = day.slice(0, 7);
  return dayOfMonth(day) <= 15
    ? { cadence: 'half-month', key: `${month}-H1`, first: firstOfMonth(day), last: addDays(firstOfMonth(day), 14) }
    : { cadence: 'half-month', key: `${month}-H2`, first: addDays(firstOfMonth(day), 15), last: endOfMonth(day) };
}

function quarterOf(day: LocalDate): Period {
  const quarter = Math.ceil(monthOf(day) / 3);
  const first = real(dateOf(yearOf(day), quarter * 3 - 2, 1), day);
  const last = real(dateOf(yearOf(day), quarter * 3, lastDayOfMonth(yearOf(day), quarter * 3)), day);
  return { cadence: 'quarter', key: `${yearOf(day)}-Q${quarter}`, first, last };
}

/** The instance of a cadence that a day belongs to. Weeks run Monday to Sunday, months are natural months. */
export function periodOf(cadence: Cadence, day: LocalDate): Period {
  switch (cadence) {
    case 'day':
      return { cadence, key: day, first: day, last: day };
    case 'week':
      return weekOf(day);
    case 'half-month':
      return halfMonthOf(day);
    case 'month':
      return { cadence, key: day.slice(0, 7), first: firstOfMonth(day), last: endOfMonth(day) };
    case 'quarter':
      return quarterOf(day);
    case 'year':
      return {
        cadence,
        key: day.slice(0, 4),
        first: real(dateOf(yearOf(day), 1, 1), day),
        last: real(dateOf(yearOf(day), 12, 31), day),
      };
  }
}

export const nextPeriod = (period: Period): Period => periodOf(period.cadence, addDays(period.last, 1));
export const previousPeriod = (period: Period): Period => periodOf(period.cadence, addDays(period.first, -1));

/** The instances of a cadence that touch the days from `first` to `last`, in order. */
export function periodsBetween(cadence: Cadence, first: LocalDate, last: LocalDate): Period[] {
  const found: Period[] = [];
  for (let period = periodOf(cadence, first); period.first <= last; period = nextPeriod(period)) found.push(period);
  return found;
}

/** The part of a period inside the campaign's window, or undefined when they do not meet (F-03). */
export function clip(period: Period, window: Window): Period | undefined {
  const first = period.first < window.from ? window.from : period.first;
  const last = window.to !== undefined && window.to < period.last ? window.to : period.last;
  return first <= last ? { ...period, first, last } : undefined;
}

export const within = (day: LocalDate, window: Window): boolean =>
  window.from <= day && (window.to === undefined || day <= window.to);
