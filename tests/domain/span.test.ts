import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import { isWithin, saySpan, spanBetween } from '../../src/domain/span.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-06-01', n));

it('the days of a week, a half month, a month or a year are that week, half month, month or year', () => {
  const cadence = fc.constantFrom('day', 'week', 'half-month', 'month', 'quarter', 'year');
  fc.assert(
    fc.property(cadence, day, (kind, on) => {
      const { first, last } = periodOf(kind, on);
      const found = spanBetween(first, last);
      expect([found.first, found.last]).toEqual([first, last]);
      // Only a February of four weeks can be two things at once.
      expect([periodOf(kind, on), periodOf('week', first)]).toContainEqual(found);
    }),
  );
});

it.each<[LocalDate, LocalDate, string]>([
  ['2024-03-13', '2024-03-13', '3月13日'],
  ['2024-03-11', '2024-03-17', '3月11日至17日'],
  ['2024-02-26', '2024-03-03', '2月26日至3月3日'],
  ['2024-03-12', '2024-03-14', '3月12日至14日'],
  ['2024-03-01', '2024-03-15', '3月上半月'],
  ['2024-02-16', '2024-02-29', '2月下半月'],
  ['2024-02-01', '2024-02-29', '2月'],
  ['2024-01-01', '2024-03-31', '1月至3月'],
  ['2024-01-01', '2024-12-31', '2024年'],
])('%s to %s is said %s', (first, last, said) => {
  expect(saySpan(spanBetween(first, last))).toBe(said);
});

it('what a month asks is not told of a week, but a day’s plays and whatever follows a cause are', () => {
  const week = periodOf('week', '2024-03-13');
  expect(isWithin(periodOf('month', '2024-03-13'), week)).toBe(false);
  expect(isWithin(periodOf('day', '2024-03-13'), week)).toBe(true);
  expect(isWithin(week, week)).toBe(true);
  expect(isWithin({ cadence: 'cause', key: 'link', first: '2024-03-01', last: '2024-03-31' }, week)).toBe(true);
});
