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
} from '../domain/calendar.ts';
import type { Span } from './slots.ts';
import { NUMBER, readNumber } from '../domain/chinese-number.ts';
import type { Rule } from './pieces.ts';
import { needing } from './presence.ts';

/** A span said in words; `month` (YYYY-MM) when it is one whole month, `bare` when it is only 最近. */
export type PeriodSaid = Span & { month?: string; bare?: boolean };

const monthSpan = (year: number, month: number): PeriodSaid | undefined => {
  const from = dateOf(year, month, 1);
  const to = from && dateOf(year, month, lastDayOfMonth(year, month));
  return from && to && { from, to, month: from.slice(0, 7) };
};
const monthOfDay = (day: LocalDate): PeriodSaid => ({
  from: firstOfMonth(day),
  to: endOfMonth(day),
  month: day.slice(0, 7),
});
const quarter = (year: number, which: number): Span | undefined => {
  const from = dateOf(year, which * 3 - 2, 1);
  const to = dateOf(year, which * 3, lastDayOfMonth(year, which * 3));
  return from && to && { from, to };
};
const year = (which: number): Span | undefined => {
  const from = dateOf(which, 1, 1);
  const to = dateOf(which, 12, 31);
  return from && to && { from, to };
};

/** Month `month` of this year, or of last year when it has not begun. */
function pastMonth(month: number, today: LocalDate): PeriodSaid | undefined {
  return monthSpan(yearOf(today) - (month > monthOf(today) ? 1 : 0), month);
}

function half(which: string, of: PeriodSaid): Span {
  const mid = addDays(of.from, 14);
  return which === '上' ? { from: of.from, to: mid } : { from: addDays(mid, 1), to: of.to };
}

const yearsBack: Readonly<Record<string, number>> = { 今: 0, 去: 1, 前: 2 };
const yearNamed = (word: string, today: LocalDate) => {
  const back = yearsBack[word];
  return back === undefined ? Number(word) : yearOf(today) - back;
};

/** Spans of the calendar, inclusive. */
export const periodRules: readonly Rule<PeriodSaid>[] = [
  {
    name: 'period.half-month',
    needs: needing('半'),
    pattern: new RegExp(`(?:(${NUMBER})月份?的?|(上个?月)|本月|这个月)?(上|下|本|这)半个?月`, 'g'),
    read: (m, today) => {
      const before = addDays(firstOfMonth(today), -1);
      const month = m[1] ? pastMonth(readNumber(m[1]) ?? 0, today) : monthOfDay(m[2] ? before : today);
      if (!month) return undefined;
      const which = m[3] === '上' || m[3] === '下' ? m[3] : dayOfMonth(today) <= 15 ? '上' : '下';
      return half(which, month);
    },
  },
  {
    name: 'period.quarter',
    needs: needing('季'),
    pattern: /第?([一二三四1-4])季度?(?!度)|(本|这个?|上个?)季度/g,
    read: (m, today) => {
      const now = Math.ceil(monthOf(today) / 3);
      if (m[1]) return quarter(yearOf(today), readNumber(m[1]) ?? 1);
      if (!m[2]?.startsWith('上')) return quarter(yearOf(today), now);
      return now === 1 ? quarter(yearOf(today) - 1, 4) : quarter(yearOf(today), now - 1);
    },
  },
  {
    name: 'period.half-year',
    needs: needing('年'),
    pattern: /([上下])半年/g,
    read: (m, today) => {
      const [a, b] = m[1] === '上' ? [1, 2] : [3, 4];
      const [first, last] = [quarter(yearOf(today), a), quarter(yearOf(today), b)];
      return first && last && { from: first.from, to: last.to };
    },
  },
  {
    name: 'period.year',
    needs: needing('年'),
    pattern: new RegExp(`(今年|本年度?|全年|去年|(20\\d\\d)年)(?!${NUMBER}月)(?:以来|至今)?`, 'g'),
    read: (m, today) => year(m[2] ? Number(m[2]) : yearOf(today) - (m[1] === '去年' ? 1 : 0)),
  },
  {
    name: 'period.months',
    needs: needing('月'),
    pattern: new RegExp(`(${NUMBER})月?份?\\s*(?:到|至|-|~|—)+\\s*(${NUMBER})月份?(?!${NUMBER}[日号])`, 'g'),
    read: (m, today) => {
      const [first, last] = [m[1], m[2]].map((month) => pastMonth(readNumber(month ?? '') ?? 0, today));
      return first && last && first.from < last.to ? { from: first.from, to: last.to } : undefined;
    },
  },
  {
    name: 'period.month',
    needs: needing('月'),
    pattern: new RegExp(
      `(本月|这个?月|当月|今月)|(上个?月)|(下个?月)|(?:(20\\d\\d|[去今前])年)?(${NUMBER})月份?(?!${NUMBER}[日号])`,
      'g',
    ),
    read: (m, today) => {
      if (m[1]) return monthOfDay(today);
      if (m[2]) return monthOfDay(addDays(firstOfMonth(today), -1));
      if (m[3]) return monthOfDay(addDays(endOfMonth(today), 1));
      const month = readNumber(m[5] ?? '') ?? 0;
      return m[4] ? monthSpan(yearNamed(m[4], today), month) : pastMonth(month, today);
    },
  },
  {
    name: 'period.week',
    needs: needing('周期拜'),
    pattern: /(?:(本|这个?|这一|上上个?|上个?|下个?)(?:周|星期|礼拜))/g,
    read: (m, today) => {
      const shift = m[1]?.startsWith('上上') ? -14 : m[1]?.startsWith('上') ? -7 : m[1]?.startsWith('下') ? 7 : 0;
      const monday = addDays(today, 1 - weekdayOf(today) + shift);
      return { from: monday, to: addDays(monday, 6) };
    },
  },
  {
    name: 'period.last-days',
    needs: needing('近去这'),
    pattern: new RegExp(
      `(?:最近|近|过去|这)(?:(${NUMBER})天|(一?个?星期|一?周|7日)|(一?个月|30日))|(这几天|这两天|最近|近期)`,
      'g',
    ),
    read: (m, today) => {
      const days = m[1] ? (readNumber(m[1]) ?? 7) : m[3] ? 30 : 7;
      return { from: addDays(today, 1 - days), to: today, ...(m[4] && { bare: true }) };
    },
  },
];

/** The month a day lies in, as a period. */
export const monthAround = (day: LocalDate): Span => ({ from: firstOfMonth(day), to: endOfMonth(day) });

/** The year a day lies in, as a period. */
export function yearAround(day: LocalDate): Span {
  return year(yearOf(day)) ?? { from: day, to: day };
}
