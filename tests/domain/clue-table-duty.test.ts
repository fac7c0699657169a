import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/assess.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { clueCheckDue } from '../../src/domain/clue.ts';
import { dueDate } from '../../src/domain/due.ts';
import { clip, periodOf } from '../../src/domain/period.ts';
import { at, duty, facts, handedIn, standingOf } from './township.ts';

const row = 'F-A-CJ-6';

describe(`${row}: the clue table is due on the 25th at 24:00`, () => {
  it.each<[LocalDate, LocalDate | undefined, string]>([
    ['2024-02-29', undefined, 'upcoming'],
    ['2024-03-01', undefined, 'open'],
    ['2024-03-25', undefined, 'open'],
    ['2024-03-26', undefined, 'overdue'],
    ['2024-03-31', undefined, 'overdue'],
    ['2024-03-25', '2024-03-01', 'met'],
    ['2024-03-31', '2024-03-25', 'met'],
    ['2024-03-31', '2024-03-26', 'late'],
    ['2024-04-03', '2024-04-02', 'late'],
  ])('A-02: on %s, handed in on %s, March stands %s', (today, day, standing) => {
    const records = day === undefined ? [] : [handedIn(day, '2024-03')];
    expect(standingOf(row, 'month', '2024-03-01', facts(at(today), records)).standing).toBe(standing);
  });

  it(`${row}: a table for February handed in during March is February’s, and late`, () => {
    const records = [handedIn('2024-03-03', '2024-02')];
    const known = facts(at('2024-03-10'), records);
    expect(standingOf(row, 'month', '2024-02-01', known)).toMatchObject({ done: 1, standing: 'late' });
    expect(standingOf(row, 'month', '2024-03-01', known)).toMatchObject({ done: 0, standing: 'open' });
  });

  it(`${row}: a second table of the month changes neither the number nor the day it was met`, () => {
    const records = [handedIn('2024-03-27', '2024-03'), handedIn('2024-03-20', '2024-03')];
    expect(standingOf(row, 'month', '2024-03-01', facts(at('2024-03-28'), records))).toMatchObject({
      done: 1,
      should: 1,
      standing: 'met',
    });
  });

  it(`${row}: the office owes none, every village owes one`, () => {
    const found = assess(duty(row), periodOf('month', '2024-03-01'), facts(at('2024-03-10')));
    expect(found.map((one) => one.unitId)).toEqual(['shiqiao', 'liuwan', 'yunxi']);
  });
});

describe('a due day stays inside its period', () => {
  const dueIn = (day: LocalDate, window: { from: LocalDate; to?: LocalDate }) => {
    const period = clip(periodOf('month', day), window);
    return period === undefined ? undefined : dueDate(duty(row), period);
  };

  it.each<[string, LocalDate, { from: LocalDate; to?: LocalDate }, LocalDate]>([
    ['a whole month', '2024-03-01', { from: '2024-01-12' }, '2024-03-25'],
    ['the campaign’s first, cut month', '2024-01-12', { from: '2024-01-12' }, '2024-01-25'],
    ['a month that ends before the 25th', '2024-03-01', { from: '2024-01-12', to: '2024-03-20' }, '2024-03-20'],
    ['a month that begins after the 25th', '2024-03-28', { from: '2024-03-28' }, '2024-03-31'],
    ['a month that begins on the 25th', '2024-03-25', { from: '2024-03-25' }, '2024-03-25'],
  ])('F-03: in %s (%s) the table is due on time', (_, day, window, due) => {
    expect(dueIn(day, window)).toBe(due);
  });

  it('the day the cards print is the day that is judged', () => {
    expect(clueCheckDue('2024-02-29')).toBe('2024-02-25');
  });
});
