import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import type { When } from '../../src/schedules/define.ts';
import { nextSlot, sayWhen, slotsDue } from '../../src/schedules/when.ts';

const long = momentOf('2020-01-01');
const keysDue = (when: When, now: Date, back: number, born = long) =>
  slotsDue(when, now, back, born).map((slot) => slot.key);

const table: When = { days: [20, 23, 25], at: ['09:00'] };
const daily: When = { at: ['20:50'] };

describe('a job falls due when its hour has come', () => {
  it.each<[string, string[]]>([
    ['2024-03-20T08:59:59+08:00', []],
    ['2024-03-20T09:00:00+08:00', ['2024-03-20T09:00']],
    ['2024-03-20T23:59:59+08:00', ['2024-03-20T09:00']],
    ['2024-03-21T00:00:00+08:00', []],
    ['2024-03-25T17:00:00+08:00', ['2024-03-25T09:00']],
  ])('C-06: at %s the reminder of the clue table has %j', (now, keys) => {
    expect(keysDue(table, new Date(now), 0)).toEqual(keys);
  });

  it('a missed evening is made up, so many days back as the job says, oldest first', () => {
    expect(keysDue(daily, momentOf('2024-03-01', '07:31'), 2)).toEqual(['2024-02-28T20:50', '2024-02-29T20:50']);
  });

  it('nothing is made up from before the database existed', () => {
    const born = momentOf('2024-02-29', '12:00');
    expect(keysDue(daily, momentOf('2024-03-01', '07:31'), 5, born)).toEqual(['2024-02-29T20:50']);
  });

  it('several hours of a day come in their order', () => {
    expect(keysDue({ days: [25], at: ['17:00', '09:00'] }, momentOf('2024-03-25', '18:00'), 0)).toEqual([
      '2024-03-25T09:00',
      '2024-03-25T17:00',
    ]);
  });

  it('a job for the 31st skips short months', () => {
    expect(nextSlot({ days: [31], at: ['09:00'] }, momentOf('2024-03-31', '09:00'))?.key).toBe('2024-05-31T09:00');
  });

  it('the next slot is after the moment, across the year’s end too', () => {
    expect(nextSlot(table, momentOf('2024-12-25', '09:00'))?.key).toBe('2025-01-20T09:00');
    expect(nextSlot(table, momentOf('2024-12-25', '08:59'))?.key).toBe('2024-12-25T09:00');
  });

  it('says when it runs', () => {
    expect([sayWhen(daily), sayWhen(table)]).toEqual(['每天 20:50', '每月20、23、25日 09:00']);
  });
});

const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]): LocalTime => clockTime(hour, minute) ?? '00:00');
const anyWhen: fc.Arbitrary<When> = fc
  .tuple(
    fc.uniqueArray(anyTime, { minLength: 1, maxLength: 3 }),
    fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }), { nil: undefined }),
  )
  .map(([at, days]) => ({ at, ...(days === undefined ? {} : { days }) }));
const anyMoment = fc.integer({ min: 28_000_000, max: 29_500_000 }).map((minutes) => new Date(minutes * 60_000));

describe('whatever a job’s hours are', () => {
  it('no slot is from before the birth, none is in the future, none comes twice', () => {
    fc.assert(
      fc.property(anyWhen, anyMoment, anyMoment, fc.integer({ min: 0, max: 40 }), (when, now, born, back) => {
        const slots = slotsDue(when, now, back, born);
        expect(slots.every((slot) => slot.moment >= born && slot.moment <= now)).toBe(true);
        expect(new Set(slots.map((slot) => slot.key)).size).toBe(slots.length);
        expect(slots).toEqual(slots.toSorted((a, b) => a.moment.getTime() - b.moment.getTime()));
      }),
    );
  });

  it('what is next at one heartbeat is due at the moment it names, and not before', () => {
    fc.assert(
      fc.property(anyWhen, anyMoment, (when, now) => {
        const next = nextSlot(when, now);
        if (next === undefined) return;
        const due = (at: Date) => keysDue(when, at, 0, long).includes(next.key);
        expect([due(next.moment), due(new Date(next.moment.getTime() - 1))]).toEqual([true, false]);
      }),
    );
  });
});
