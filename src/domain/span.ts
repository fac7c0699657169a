import { dayOfMonth, daysBetween, type LocalDate, sayDay, sayMonth, yearOf } from './calendar.ts';
import { type Period, periodOf } from './period.ts';

const named = ['day', 'week', 'half-month', 'month', 'quarter', 'year'] as const;

/** The days from one to another, both included, as what they are together: a day, a week, a month, or only some days. */
export const spanBetween = (first: LocalDate, last: LocalDate): Period =>
  named.map((cadence) => periodOf(cadence, first)).find((one) => one.first === first && one.last === last) ?? {
    cadence: 'once',
    key: `${first}/${last}`,
    first,
    last,
  };

/** Whether something that falls due period by period can be told of these days: its period is no longer than they are. */
export const isWithin = ({ cadence, first, last }: Period, span: Period): boolean =>
  cadence === 'cause' || daysBetween(first, last) <= daysBetween(span.first, span.last);

function sayDays(first: LocalDate, last: LocalDate): string {
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${sayDay(first)}至${isOneMonth ? `${dayOfMonth(last)}日` : sayDay(last)}`;
}

/** 3月13日, 3月11日至17日, 3月上半月, 3月, 1月至3月, 2024年 */
export function saySpan({ cadence, first, last }: Period): string {
  switch (cadence) {
    case 'day':
      return sayDay(first);
    case 'half-month':
      return `${sayMonth(first)}${dayOfMonth(first) === 1 ? '上' : '下'}半月`;
    case 'month':
      return sayMonth(first);
    case 'quarter':
      return `${sayMonth(first)}至${sayMonth(last)}`;
    case 'year':
      return `${yearOf(first)}年`;
    default:
      return sayDays(first, last);
  }
}
