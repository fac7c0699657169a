import { describe, expect, it } from 'vitest';
import { assess, percentOf, sayTally, tally } from '../../src/domain/assess.ts';
import { addDays, endOfMonth, type LocalDate, type LocalTime } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { at, duty, facts, played, record, standingOf, villages } from './township.ts';

const row = 'F-A-CJ-5b';
const today = '2024-03-15';
const stand = (records: readonly Evidence[], day: LocalDate, time?: LocalTime, of = day) =>
  standingOf(row, 'day', of, facts(at(day, time), records));

describe(`${row}: three plays a day`, () => {
  it.each<[LocalTime, number]>([
    ['00:00', 0],
    ['08:59', 0],
    ['09:00', 1],
    ['13:59', 1],
    ['14:00', 2],
    ['18:59', 2],
    ['19:00', 3],
    ['23:59', 3],
  ])(`${row}: at %s a village can owe %i of today’s plays`, (time, should) => {
    expect(stand([], today, time)).toMatchObject({ should, done: 0, quota: 3, standing: 'open' });
  });

  it(`${row}: playing early is never more than was asked`, () => {
    expect(stand([played(today, 2)], today, '08:00')).toMatchObject({ should: 2, done: 2 });
  });

  it.each<[number, number, string]>([
    [0, 0, 'overdue'],
    [2, 2, 'overdue'],
    [3, 3, 'met'],
    [5, 3, 'met'],
    [24, 3, 'met'],
  ])(`${row}: %i plays of yesterday count as %i, %s`, (count, done, standing) => {
    expect(stand([played('2024-03-14', count)], today, '08:00', '2024-03-14')).toMatchObject({
      should: 3,
      done,
      standing,
    });
  });

  it(`${row}: plays reported apart are added up, then capped`, () => {
    expect(stand([played(today, 2), played(today, 2)], today)).toMatchObject({ done: 3, standing: 'met' });
  });

  it(`${row}: tomorrow owes nothing yet`, () => {
    expect(stand([], today, '23:59', '2024-03-16')).toMatchObject({ should: 0, standing: 'upcoming' });
  });

  it.each<[LocalDate, number]>([
    ['2024-01-11', 0],
    ['2024-01-12', 3],
    ['2024-12-31', 3],
    ['2025-01-01', 0],
  ])('F-03: on %s the campaign asks %i plays', (day, should) => {
    expect(tally(assess(duty(row), periodOf('day', day), facts(at(day)))).should).toBe(should * villages.length);
  });

  it.each<[LocalDate, number]>([
    ['2024-01-31', 20 * 3],
    ['2024-02-29', 29 * 3],
    ['2024-03-31', 31 * 3],
    ['2024-04-30', 30 * 3],
    ['2024-12-31', 31 * 3],
  ])(`${row}: the month that ends on %s asks %i plays of a village`, (last, should) => {
    const month = assess(duty(row), periodOf('month', last), facts(at(last)));
    expect(tally(month.filter((one) => one.unitId === 'shiqiao')).should).toBe(should);
  });

  it(`${row}: in the middle of a month only the days so far are owed`, () => {
    const days = Array.from({ length: 14 }, (_, index) => played(addDays('2024-03-01', index), 3));
    const month = assess(duty(row), periodOf('month', today), facts(at(today, '14:00'), [...days, played(today, 1)]));
    const sum = tally(month.filter((one) => one.unitId === 'shiqiao'));
    expect([sayTally(sum), percentOf(sum)]).toEqual(['43/44', 97]);
    expect(endOfMonth(today)).toBe('2024-03-31');
  });
});

describe('A-11, WF14: faults and quiet days excuse the days they cover', () => {
  const fault = (occurredOn: LocalDate, until?: LocalDate, unitId = 'shiqiao') =>
    record({ kind: 'broadcast-fault', occurredOn, until, unitId });
  const quiet = (occurredOn: LocalDate, until: LocalDate, unitId: string) =>
    record({ kind: 'quiet-day', occurredOn, until, unitId });
  const waivedOn = (records: readonly Evidence[], day: LocalDate, unitId = 'shiqiao') =>
    assess(duty(row), periodOf('day', day), facts(at('2024-03-31'), records)).find((one) => one.unitId === unitId)
      ?.standing === 'waived';

  it.each<[LocalDate, boolean]>([
    ['2024-03-09', false],
    ['2024-03-10', true],
    ['2024-03-12', true],
    ['2024-03-13', false],
  ])('WF14: broken on the 10th, repaired on the 12th: %s is excused: %s', (day, excused) => {
    expect(waivedOn([fault('2024-03-10', '2024-03-12')], day)).toBe(excused);
  });

  it('WF14: an open fault excuses every day since', () => {
    expect(waivedOn([fault('2024-03-10')], '2024-03-31')).toBe(true);
    expect(waivedOn([fault('2024-03-10')], '2024-03-09')).toBe(false);
  });

  it('WF14: a fault excuses its own village only', () => {
    expect(waivedOn([fault('2024-03-10')], '2024-03-11', 'liuwan')).toBe(false);
  });

  it('A-11: a township-wide quiet day excuses every village, one village’s only that one', () => {
    const exam = quiet('2024-06-07', '2024-06-09', '*');
    const funeral = quiet('2024-06-12', '2024-06-12', 'liuwan');
    const excused = (day: LocalDate) => villages.map((unit) => waivedOn([exam, funeral], day, unit.id));
    expect(excused('2024-06-09')).toEqual([true, true, true]);
    expect(excused('2024-06-10')).toEqual([false, false, false]);
    expect(excused('2024-06-12')).toEqual([false, true, false]);
  });

  it('A-11: an excused day owes nothing and counts nothing, however often it played', () => {
    const day = stand([fault('2024-03-14'), played('2024-03-14', 2)], today, '20:00', '2024-03-14');
    expect(day).toMatchObject({ should: 0, done: 0, quota: 0, standing: 'waived' });
    expect(sayTally(day)).toBe('无任务');
  });
});
