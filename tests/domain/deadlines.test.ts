import { describe, expect, it } from 'vitest';
import { isoOf, type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import { dayOfDeadline, deadlineAfter } from '../../src/domain/due.ts';
import type { Within } from '../../src/domain/duty.ts';
import { addWorkingDays, isWorkingDay, workingDayFrom } from '../../src/domain/working-day.ts';
import { record } from './township.ts';

describe('working days are the State Council’s', () => {
  it.each<[string, LocalDate, boolean]>([
    ['a Friday', '2024-03-15', true],
    ['a Saturday', '2024-03-16', false],
    ['the Sunday worked before Spring Festival', '2024-02-04', true],
    ['a Monday in Spring Festival', '2024-02-12', false],
    ['National Day', '2024-10-01', false],
    ['the Saturday worked after it', '2024-10-12', true],
  ])('%s, %s: %s', (_, day, working) => expect(isWorkingDay(day)).toBe(working));

  it.each<[LocalDate, LocalDate]>([
    ['2024-03-15', '2024-03-15'],
    ['2024-03-16', '2024-03-18'],
    ['2024-02-10', '2024-02-18'],
  ])('A-04: what is due on %s may be done until %s', (day, last) => expect(workingDayFrom(day)).toBe(last));

  it.each<[LocalDate, number, LocalDate]>([
    ['2024-03-15', 3, '2024-03-20'],
    ['2024-03-16', 1, '2024-03-18'],
    ['2024-02-08', 1, '2024-02-09'],
    ['2024-02-09', 1, '2024-02-18'],
    ['2024-12-31', 1, '2025-01-02'],
  ])('A-03: after %s, %i working days end with %s', (day, count, last) => {
    expect(addWorkingDays(day, count)).toBe(last);
  });
});

describe('what a cause asks for has its own deadline', () => {
  const cause = (more: { readonly dueOn?: LocalDate } = {}) =>
    record({ kind: 'problem', occurredOn: '2024-02-28', at: momentOf('2024-02-28', '17:30'), ...more });

  it.each<[string, Within, string, LocalDate]>([
    ['24 hours, to the minute', { hours: 24 }, '2024-02-29T17:30:00+08:00', '2024-02-29'],
    ['the same day, to its end', 'same-day', '2024-02-29T00:00:00+08:00', '2024-02-28'],
    ['two days, to the end of the second', { days: 2 }, '2024-03-02T00:00:00+08:00', '2024-03-01'],
    ['three working days', { workingDays: 3 }, '2024-03-05T00:00:00+08:00', '2024-03-04'],
    ['the month’s end', 'month-end', '2024-03-01T00:00:00+08:00', '2024-02-29'],
    ['no day stated', 'stated', '2024-02-29T00:00:00+08:00', '2024-02-28'],
  ])('%s', (_, within, moment, day) => {
    const deadline = deadlineAfter(cause(), within);
    expect([isoOf(deadline), dayOfDeadline(deadline)]).toEqual([moment, day]);
  });

  it('the day the cause itself names', () => {
    expect(dayOfDeadline(deadlineAfter(cause({ dueOn: '2024-03-31' }), 'stated'))).toBe('2024-03-31');
  });
});
