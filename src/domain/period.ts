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
export type Cadence = 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'term' | 'year' | 'once' | 'cause';

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

/** School terms run from September to January and from February to August, until the office sets other days. */
function termOf(day: LocalDate): Period {
  const month = monthOf(day);
  const year = month === 1 ? yearOf(day) - 1 : yearOf(day);
  const isSpring = month >= 2 && month <= 8;
  const first = real(dateOf(year, isSpring ? 2 : 9, 1), day);
  const last = isSpring ? real(dateOf(year, 8, 31), day) : real(dateOf(year + 1, 1, 31), day);
  return { cadence: 'term', key: `${year}-T${isSpring ? 1 : 2}`, first, last };
}

/** Cadences whose instances follow one another in the calendar. */
export type Recurring = Exclude<Cadence, 'once' | 'cause'>;
export const isRecurring = (cadence: Cadence): cadence is Recurring => cadence !== 'once' && cadence !== 'cause';

/** The instance of a cadence that a day belongs to. Weeks run Monday to Sunday, months are natural months. */
export function periodOf(cadence: Recurring, day: LocalDate): Period {
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
    case 'term':
      return termOf(day);
    case 'year':
      return {
        cadence,
        key: day.slice(0, 4),
        first: real(dateOf(yearOf(day), 1, 1), day),
        last: real(dateOf(yearOf(day), 12, 31), day),
      };
  }
}

/** The instance after this one; what does not recur has none but itself. */
export const nextPeriod = (period: Period): Period =>
  isRecurring(period.cadence) ? periodOf(period.cadence, addDays(period.last, 1)) : period;
export const previousPeriod = (period: Period): Period =>
  isRecurring(period.cadence) ? periodOf(period.cadence, addDays(period.first, -1)) : period;

/** The span in which to look for a duty's instance on a day: its period, or the month for what does not recur. */
export const spanAt = (cadence: Cadence, day: LocalDate): Period =>
  periodOf(isRecurring(cadence) ? cadence : 'month', day);

/** The instances of a cadence that touch the days from `first` to `last`, in order. */
export function periodsBetween(cadence: Recurring, first: LocalDate, last: LocalDate): Period[] {
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
