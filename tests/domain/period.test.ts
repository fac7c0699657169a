import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import { clip, periodOf, periodsBetween, type Recurring, within } from '../../src/domain/period.ts';

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
const anyCadence = fc.constantFrom<Recurring>('day', 'week', 'half-month', 'month', 'quarter', 'term', 'year');

describe('a day belongs to one instance of a cadence', () => {
  it.each<[Recurring, LocalDate, string, string, string]>([
    ['day', '2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29'],
    // Half-months: the four edge days, and February in a leap year and in a common one.
    ['half-month', '2024-03-01', '2024-03-H1', '2024-03-01', '2024-03-15'],
    ['half-month', '2024-03-15', '2024-03-H1', '2024-03-01', '2024-03-15'],
    ['half-month', '2024-03-16', '2024-03-H2', '2024-03-16', '2024-03-31'],
    ['half-month', '2024-03-31', '2024-03-H2', '2024-03-16', '2024-03-31'],
    ['half-month', '2024-02-29', '2024-02-H2', '2024-02-16', '2024-02-29'],
    ['half-month', '2023-02-28', '2023-02-H2', '2023-02-16', '2023-02-28'],
    ['half-month', '2024-04-30', '2024-04-H2', '2024-04-16', '2024-04-30'],
    // Months.
    ['month', '2024-02-01', '2024-02', '2024-02-01', '2024-02-29'],
    ['month', '2023-02-28', '2023-02', '2023-02-01', '2023-02-28'],
    ['month', '2023-12-31', '2023-12', '2023-12-01', '2023-12-31'],
    ['month', '2024-01-01', '2024-01', '2024-01-01', '2024-01-31'],
    // Quarters.
    ['quarter', '2024-01-01', '2024-Q1', '2024-01-01', '2024-03-31'],
    ['quarter', '2024-03-31', '2024-Q1', '2024-01-01', '2024-03-31'],
    ['quarter', '2024-04-01', '2024-Q2', '2024-04-01', '2024-06-30'],
    ['quarter', '2024-12-31', '2024-Q4', '2024-10-01', '2024-12-31'],
    // Weeks are ISO weeks: the year of a week is its Thursday's.
    ['week', '2024-03-11', '2024-W11', '2024-03-11', '2024-03-17'],
    ['week', '2024-03-17', '2024-W11', '2024-03-11', '2024-03-17'],
    ['week', '2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['week', '2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
    ['week', '2023-01-01', '2022-W52', '2022-12-26', '2023-01-01'],
    // School terms: September to January, February to August.
    ['term', '2024-01-31', '2023-T2', '2023-09-01', '2024-01-31'],
    ['term', '2024-02-01', '2024-T1', '2024-02-01', '2024-08-31'],
    ['term', '2024-08-31', '2024-T1', '2024-02-01', '2024-08-31'],
    ['term', '2024-09-01', '2024-T2', '2024-09-01', '2025-01-31'],
    ['year', '2024-02-29', '2024', '2024-01-01', '2024-12-31'],
  ])('A-40: the %s of %s is %s', (cadence, day, key, first, last) => {
    expect(periodOf(cadence, day)).toEqual({ cadence, key, first, last });
  });

  it('every day of a period names the same period, and no other day does', () => {
    fc.assert(
      fc.property(anyCadence, anyDay, (cadence, day) => {
        const period = periodOf(cadence, day);
        expect(period.first <= day && day <= period.last).toBe(true);
        expect(periodOf(cadence, period.first)).toEqual(period);
        expect(periodOf(cadence, period.last)).toEqual(period);
        expect(periodOf(cadence, addDays(period.last, 1)).key).not.toBe(period.key);
        expect(periodOf(cadence, addDays(period.first, -1)).key).not.toBe(period.key);
      }),
    );
  });

  it('periods follow each other without a gap, forwards and backwards', () => {
    fc.assert(
      fc.property(anyCadence, anyDay, (cadence, day) => {
        const period = periodOf(cadence, day);
        const next = periodOf(cadence, addDays(period.last, 1));
        expect(next.first).toBe(addDays(period.last, 1));
        expect(periodOf(cadence, addDays(next.first, -1))).toEqual(period);
      }),
    );
  });

  it('the periods between two days hold each day exactly once', () => {
    fc.assert(
      fc.property(anyCadence, anyDay, fc.integer({ min: 0, max: 400 }), (cadence, first, days) => {
        const last = addDays(first, days);
        const periods = periodsBetween(cadence, first, last);
        const holding = periods.filter((period) => period.first <= last && first <= period.last);
        expect(holding).toHaveLength(periods.length);
        expect(new Set(periods.map((period) => period.key)).size).toBe(periods.length);
        expect(periods[0]?.first.localeCompare(first)).toBeLessThanOrEqual(0);
        expect(periods.at(-1)?.last.localeCompare(last)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('F-03: periods are clipped to the campaign’s window', () => {
  const window = { from: '2024-01-12', to: '2024-12-31' } as const;

  it.each<[LocalDate, boolean]>([
    ['2024-01-11', false],
    ['2024-01-12', true],
    ['2024-12-31', true],
    ['2025-01-01', false],
  ])('%s is inside: %s', (day, inside) => expect(within(day, window)).toBe(inside));

  it.each<[Recurring, LocalDate, string, string]>([
    ['month', '2024-01-20', '2024-01-12', '2024-01-31'],
    ['half-month', '2024-01-13', '2024-01-12', '2024-01-15'],
    ['week', '2024-12-31', '2024-12-30', '2024-12-31'],
    ['quarter', '2024-02-01', '2024-01-12', '2024-03-31'],
    ['month', '2024-06-10', '2024-06-01', '2024-06-30'],
  ])('the %s of %s asks from %s to %s and keeps its name', (cadence, day, first, last) => {
    const whole = periodOf(cadence, day);
    expect(clip(whole, window)).toEqual({ ...whole, first, last });
  });

  it('a period outside the window asks nothing', () => {
    expect(clip(periodOf('month', '2023-12-31'), window)).toBeUndefined();
    expect(clip(periodOf('day', '2025-01-01'), window)).toBeUndefined();
  });

  it('A-29: a campaign without a printed end goes on', () => {
    expect(within('2031-01-01', { from: '2025-10-27' })).toBe(true);
    expect(clip(periodOf('year', '2031-01-01'), { from: '2025-10-27' })?.last).toBe('2031-12-31');
  });
});
