import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockTime,
  dateOf,
  dayOf,
  daysBetween,
  daysFrom,
  endOfMonth,
  isLocalDate,
  isLocalTime,
  isoOf,
  isQuiet,
  momentOf,
  nthOfMonth,
  sayDayAndWeekday,
  timeOf,
  weekdayOf,
} from '../../src/domain/calendar.ts';

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));

describe('the township’s day is Shanghai’s, wherever the process lives', () => {
  it.each([
    ['2024-03-14T15:59:59.999Z', '2024-03-14', '23:59'],
    ['2024-03-14T16:00:00Z', '2024-03-15', '00:00'],
    ['2024-02-28T16:00:00Z', '2024-02-29', '00:00'],
    ['2023-12-31T16:00:00Z', '2024-01-01', '00:00'],
    ['2024-12-31T15:59:00Z', '2024-12-31', '23:59'],
  ])('at %s its clocks show %s %s', (moment, day, time) => {
    expect([dayOf(new Date(moment)), timeOf(new Date(moment))]).toEqual([day, time]);
  });

  it('every moment on a whole minute comes back from its day and time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 26_000_000, max: 31_000_000 }), (minutes) => {
        const moment = new Date(minutes * 60_000);
        expect(momentOf(dayOf(moment), timeOf(moment))).toEqual(moment);
      }),
    );
  });

  it('an exported moment carries the township’s zone', () => {
    expect(isoOf(new Date('2024-03-15T12:05:00Z'))).toBe('2024-03-15T20:05:00+08:00');
  });
});

describe('only real days and times are taken', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-02-30', false],
    ['2024-04-31', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-3-15', false],
    ['2024-03-15 +0800', false],
    ['', false],
  ])('%j is a day: %s', (text, real) => expect(isLocalDate(text)).toBe(real));

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:00', false],
    ['12:60', false],
  ])('%j is a time: %s', (text, real) => expect(isLocalTime(text)).toBe(real));

  it('numbers that name no day or time give none', () => {
    expect([dateOf(2024, 2, 30), dateOf(2024, 2, 29), clockTime(24, 0), clockTime(8, 5)]).toEqual([
      undefined,
      '2024-02-29',
      undefined,
      '08:05',
    ]);
  });
});

describe('days are counted', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2024-01-01', -1, '2023-12-31'],
  ] as const)('%s and %i day is %s', (day, days, then) => expect(addDays(day, days)).toBe(then));

  it('there and back is the same day, and the distance is what was added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('a span that ends before it begins has no days', () => {
    expect(daysFrom('2024-03-02', '2024-03-01')).toEqual([]);
    expect(daysFrom('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  it.each([
    ['2024-02-10', '2024-02-29'],
    ['2023-02-10', '2023-02-28'],
    ['2024-04-30', '2024-04-30'],
    ['2024-12-01', '2024-12-31'],
  ] as const)('the month of %s ends on %s', (day, last) => expect(endOfMonth(day)).toBe(last));

  it('the 31st of a short month runs into the next', () => {
    expect(nthOfMonth('2024-04-10', 31)).toBe('2024-05-01');
  });

  it.each([
    ['2024-03-11', 1, '3月11日（周一）'],
    ['2024-03-17', 7, '3月17日（周日）'],
  ] as const)('%s is weekday %i and is said %s', (day, weekday, said) => {
    expect([weekdayOf(day), sayDayAndWeekday(day)]).toEqual([weekday, said]);
  });
});

it.each([
  ['07:29', true],
  ['07:30', false],
  ['20:59', false],
  ['21:00', true],
] as const)('B-7: at %s nobody is disturbed: %s', (time, quiet) => {
  expect(isQuiet(momentOf('2024-03-15', time))).toBe(quiet);
});
