import { expect, it } from 'vitest';
import { isoOf, type LocalDate, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import type { FieldValues } from '../../src/domain/field.ts';
import { begin, remindersOf } from '../../src/domain/matter-course.ts';
import { defineWorkflow, type State } from '../../src/domain/workflow.ts';

const workflow = (state: Partial<State>) =>
  defineWorkflow({
    name: 'any',
    title: '任一件',
    rows: [],
    readers: [],
    shows: [],
    opening: { may: [], to: 'open' },
    states: [{ name: 'open', title: '在办', ...state }],
    moves: [],
  });

const place = { id: 'm', unitId: 'v1', addressee: undefined, parentId: undefined, number: undefined };

function opened(state: Partial<State>, day: LocalDate, time: LocalTime, said: FieldValues = {}) {
  const at = momentOf(day, time);
  const one = workflow(state);
  const matter = begin(one, place, { by: 'p', at, said });
  return {
    due: matter.due === undefined ? undefined : isoOf(matter.due).slice(0, 16),
    reminders: remindersOf(one, matter, at).map((moment) => isoOf(moment).slice(0, 16)),
  };
}

it.each<[string, Partial<State>, LocalDate, string | undefined]>([
  ['nothing said', {}, '2024-03-15', undefined],
  ['24 hours', { within: { hours: 24 } }, '2024-03-15', '2024-03-16T10:00'],
  ['the same day', { within: 'same-day' }, '2024-03-15', '2024-03-16T00:00'],
  ['three working days over a weekend', { within: { workingDays: 3 } }, '2024-03-15', '2024-03-21T00:00'],
  ['three working days over Qingming', { within: { workingDays: 3 } }, '2024-04-03', '2024-04-10T00:00'],
  ['the 5th', { within: { monthDay: 5 } }, '2024-03-01', '2024-03-06T00:00'],
  ['the 5th on a holiday (A-04)', { within: { monthDay: 5 } }, '2024-05-03', '2024-05-07T00:00'],
  ['a stated day', { stated: 'until' }, '2024-03-15', '2024-03-21T00:00'],
  ['a stated day before the clock’s', { stated: 'until', within: { days: 30 } }, '2024-03-15', '2024-03-21T00:00'],
  ['a stated day after the clock’s', { stated: 'until', within: { days: 2 } }, '2024-03-15', '2024-03-18T00:00'],
])('a state to be left within %s %j, entered on %s at 10:00, lasts until %s', (_, state, day, due) => {
  expect(opened(state, day, '10:00', { until: '2024-03-20' }).due).toBe(due);
});

it('C-24: three days before, on the day and the day after, each at nine, and none that is over already', () => {
  const remind = [{ days: -3 }, { days: 0 }, { days: 1 }];
  const nine = (days: readonly string[]) => days.map((day) => `${day}T09:00`);
  const on = (day: LocalDate, time: LocalTime) =>
    opened({ stated: 'until', remind }, day, time, { until: '2024-03-20' }).reminders;
  expect(on('2024-03-11', '10:00')).toEqual(nine(['2024-03-17', '2024-03-20', '2024-03-21']));
  expect(on('2024-03-17', '08:59')).toEqual(nine(['2024-03-17', '2024-03-20', '2024-03-21']));
  expect(on('2024-03-17', '09:00')).toEqual(nine(['2024-03-20', '2024-03-21']));
  expect(on('2024-03-21', '09:00')).toEqual([]);
});

it('T-05: hours run from the moment it was told', () => {
  expect(opened({ within: 'same-day', remind: [{ hours: 2 }] }, '2024-03-15', '23:10').reminders).toEqual([
    '2024-03-16T01:10',
  ]);
});
