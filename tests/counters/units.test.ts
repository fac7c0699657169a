import { describe, expect, it } from 'vitest';
import { assess, tally } from '../../src/domain/assess.ts';
import { addDays, daysFrom, type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { duty, record } from '../domain/township.ts';
import { asked, known, listedFor, meeting, monthOf } from './town.ts';

const year = periodOf('year', '2024-06-01');

describe('F-A-PC-2/patrol (C-12)', () => {
  const row = 'F-A-PC-2/patrol';
  const patrol = (day: LocalDate, count = 1) => meeting(duty(row), day, { count });

  it('F-A-PC-2/patrol (C-12): a day with three patrols is one day', () => {
    const day = '2024-03-13';
    expect(asked(row, day, [patrol(day), patrol(day), patrol(day)])).toMatchObject({ done: 1, should: 7 });
  });

  it('F-A-PC-2/patrol (C-12): the week’s number typed on its Sunday covers the week, on Friday up to Friday', () => {
    expect(asked(row, '2024-03-17', [patrol('2024-03-17', 7)])).toMatchObject({ done: 7, standing: 'met' });
    expect(asked(row, '2024-03-17', [patrol('2024-03-15', 7), patrol('2024-03-11')]).done).toBe(5);
  });

  it('F-A-PC-2/patrol (C-12): a number reaches back no further than its week', () => {
    expect(asked(row, '2024-03-12', [patrol('2024-03-12', 7)]).done).toBe(2);
  });

  it('F-A-PC-2/patrol (C-12): the cut first week asks its three days, all weeks of the year their days', () => {
    expect(asked(row, '2024-01-12', [], { asOf: '2024-01-14' })).toMatchObject({ quota: 3, due: '2024-01-14' });
    const all = assess(duty(row), year, known('2024-12-31', []));
    expect(tally(all).should).toBe(daysFrom('2024-01-12', '2024-12-29').length);
  });
});

describe('reported numbers', () => {
  const told = (row: string, day: LocalDate, count: number, outOf: number, trade?: string) =>
    meeting(duty(row), day, {
      count,
      outOf,
      tags: [...(duty(row).tags ?? []), ...(trade === undefined ? [] : [trade])],
    });

  it('F-A-PC-11 (C-04): the police type 38 of 40; until they do, one report is owed', () => {
    expect(asked('F-A-PC-11', '2024-03-31', [])).toMatchObject({ done: 0, should: 1, standing: 'open' });
    const report = told('F-A-PC-11', '2024-03-31', 38, 40);
    expect(asked('F-A-PC-11', '2024-03-31', [report])).toMatchObject({ done: 38, should: 40 });
    expect(asked('F-A-PC-11', '2024-04-30', [report])).toMatchObject({ done: 0, should: 1 });
  });

  it('F-A-PC-11 (C-04): a visit by the village is not one by the auxiliary police (A-09)', () => {
    const visit = record({ kind: 'key-person-visit', occurredOn: '2024-03-10', unitId: 'PC', tags: ['person'] });
    expect(asked('F-A-PC-11', '2024-03-31', [visit]).done).toBe(0);
  });

  it.each(['F-A-PC-13', 'F-A-SC-4', 'F-A-JT-1'])(
    '%s (C-22): each trade’s last number stands, and trades add up',
    (row) => {
      const reports = [
        told(row, '2024-03-01', 5, 20, 'coach'),
        told(row, '2024-04-01', 20, 20, 'coach'),
        told(row, '2024-05-01', 7, 10, 'taxi'),
      ];
      expect(asked(row, '2024-06-30', reports)).toMatchObject({ done: 27, should: 30, standing: 'open' });
      const full = [...reports, told(row, '2024-07-01', 10, 10, 'taxi')];
      expect(asked(row, '2024-07-01', full)).toMatchObject({ done: 30, should: 30, standing: 'late' });
    },
  );

  it.each<[LocalDate, string]>([
    ['2024-07-31', 'met'],
    ['2024-08-01', 'late'],
  ])('F-22b (C-21): the year’s staff all checked on %s: %s', (day, standing) => {
    expect(asked('F-22b', day, [told('F-22b', day, 40, 40)])).toMatchObject({ done: 40, should: 40, standing });
  });

  it('F-22b (C-21): the check of a new hire is not the year’s', () => {
    const hired = meeting(duty('F-22b'), '2024-03-10', { tags: ['new'] });
    expect(asked('F-22b', '2024-07-31', [hired])).toMatchObject({ done: 0, should: 1 });
  });
});

describe('places', () => {
  const check = (row: string, tags: readonly string[], subjectIds = ['one']) =>
    meeting(duty(row), '2024-06-30', { tags, subjectIds });

  it.each<[string, readonly string[], readonly string[]]>([
    ['F-26b', ['sign', 'phone'], ['sign', 'camera']],
    ['F-26c', ['camera'], ['sign', 'phone']],
    ['F-A-PC-14', ['must-1', 'must-2', 'must-3', 'must-4', 'must-5'], ['must-1', 'must-2', 'must-3', 'must-4']],
  ])('%s (C-27): a place counts when every tick is there, not with one missing', (row, enough, short) => {
    expect(asked(row, '2024-06-30', [check(row, [...enough, 'ktv'])])).toMatchObject({ done: 1, standing: 'met' });
    expect(asked(row, '2024-06-30', [check(row, short)])).toMatchObject({ done: 0, standing: 'open' });
  });

  it('F-26c (C-27): each place counts for itself, and one closed before the campaign asks nothing', () => {
    const [place] = listedFor(duty('F-26c'));
    if (place === undefined) throw new Error('places are on a register');
    const listed = [place, { ...place, id: 'two' }, { ...place, id: 'gone', leftOn: '2023-12-31' as const }];
    const found = assess(duty('F-26c'), year, known('2024-06-30', [check('F-26c', ['camera'], ['two'])], listed));
    expect(tally(found)).toMatchObject({ done: 1, should: 2, waived: 1 });
  });
});

describe('schools and works', () => {
  const session = (day: LocalDate, ...tags: string[]) =>
    record({ kind: 'training', unitId: 'school', occurredOn: day, tags });

  it.each<[LocalDate, LocalDate, LocalDate]>([
    ['2024-01-20', '2024-01-12', '2024-01-31'],
    ['2024-02-01', '2024-02-01', '2024-08-31'],
    ['2024-09-01', '2024-09-01', '2024-12-31'],
  ])('F-53/pledge (C-18): the term of %s runs from %s to %s', (day, first, last) => {
    expect(asked('F-53/pledge', day, [])).toMatchObject({ period: { first, last }, due: last });
  });

  it('F-53/pledge, F-53/cases (C-18): one session with both contents meets both, with one only that one', () => {
    const both = (...tags: string[]) =>
      ['F-53/pledge', 'F-53/cases'].map((row) => asked(row, '2024-08-31', [session('2024-08-31', ...tags)]).done);
    expect(both('ethics-pledge', 'ethics-cases')).toEqual([1, 1]);
    expect(both('ethics-pledge')).toEqual([1, 0]);
  });

  it('F-56a (C-14): a works studies twice a year; twice on one day is once', () => {
    const study = (day: LocalDate) => meeting(duty('F-56a'), day);
    const stand = (...days: LocalDate[]) => asked('F-56a', '2024-12-31', days.map(study));
    expect(stand('2024-03-01', '2024-03-01')).toMatchObject({ done: 1, should: 2 });
    expect(stand('2024-01-12', '2024-12-31')).toMatchObject({ done: 2, should: 2, standing: 'met' });
  });

  it('F-51c (C-13): the three units each owe one, and a training without business in it is none', () => {
    const trained = [
      meeting(duty('F-51c'), '2024-03-31'),
      meeting(duty('F-51c'), '2024-03-31', { unitId: 'SC', tags: ['warning'] }),
    ];
    expect(monthOf('F-51c', '2024-03-31', trained).map((one) => [one.unitId, one.done, one.should])).toEqual([
      ['PC', 1, 1],
      ['SC', 0, 1],
      ['WS', 0, 1],
    ]);
  });

  it('F-62a (T-05): the day is kept when guardian, office and school centre were told; two of three are not enough', () => {
    const absent = (...tags: string[]) =>
      record({ kind: 'school-absence', unitId: 'school', occurredOn: '2024-03-11', tags });
    const stand = (...tags: string[]) =>
      asked('F-62a', '2024-03-11', [absent('truant', ...tags)], { unitId: 'school', asOf: '2024-03-12' });
    expect(stand('guardian', 'office', 'centre')).toMatchObject({ done: 1, standing: 'met' });
    expect(stand('guardian', 'office')).toMatchObject({ done: 0, should: 1, standing: 'overdue', due: '2024-03-11' });
  });
});

describe('days after something happened', () => {
  const cause = (some: Partial<Evidence> & Pick<Evidence, 'kind' | 'occurredOn'>) =>
    record({ id: 'cause', unitId: 'PC', ...some });
  const stand = (row: string, records: readonly Evidence[], asOf: LocalDate) =>
    asked(row, '2024-06-01', records, { asOf, span: year, unitId: 'PC' });

  it.each<[number, string]>([
    [30, 'met'],
    [31, 'late'],
  ])('F-51 (T-07): a new hire trained after %i days: %s', (days, standing) => {
    const hire = cause({ kind: 'new-hire', occurredOn: '2024-01-31' });
    const trained = meeting(duty('F-51'), addDays('2024-01-31', days));
    expect(stand('F-51', [hire, trained], '2024-12-31')).toMatchObject({ due: '2024-03-01', done: 1, standing });
  });

  it('F-51 (T-07): who is trained on the very day counts', () => {
    const hire = cause({ kind: 'new-hire', occurredOn: '2024-01-31' });
    const sameDay = meeting(duty('F-51'), '2024-01-31');
    expect(stand('F-51', [hire, sameDay], '2024-01-31')).toMatchObject({ done: 1, standing: 'met' });
  });

  it('F-51 (T-07): held in time and told a week later it was in time; held before the hire it is none', () => {
    const hire = cause({ kind: 'new-hire', occurredOn: '2024-01-31' });
    const told = meeting(duty('F-51'), '2024-03-01', { at: momentOf('2024-03-08', '10:00') });
    expect(stand('F-51', [hire, told], '2024-12-31').standing).toBe('met');
    expect(stand('F-51', [hire, meeting(duty('F-51'), '2024-01-30')], '2024-02-01')).toMatchObject({ done: 0 });
  });

  it.each<[string, LocalDate, LocalDate]>([
    ['over a weekend', '2024-03-15', '2024-03-20'],
    ['over Spring Festival', '2024-02-08', '2024-02-19'],
    ['over National Day', '2024-09-29', '2024-10-09'],
  ])('F-51b (T-08): three working days %s, from %s, end on %s', (_, day, due) => {
    const crime = cause({ kind: 'accountability', occurredOn: day, tags: ['case'] });
    const held = (on: LocalDate) => meeting(duty('F-51b'), on);
    expect(stand('F-51b', [crime, held(due)], '2024-12-31')).toMatchObject({ due, done: 1, standing: 'met' });
    expect(stand('F-51b', [crime, held(addDays(due, 1))], '2024-12-31').standing).toBe('late');
  });

  it.each<[string, Evidence['kind']]>([
    ['F-33a', 'enforcement'],
    ['F-A-PC-2b', 'joint-enforcement'],
  ])('%s (C-30): a closed place (%s) is seen again within 15 days', (row, kind) => {
    const closed = cause({ kind, occurredOn: '2024-02-20', tags: ['close'] });
    const seen = (day: LocalDate) => meeting(duty(row), day);
    expect(stand(row, [closed, seen('2024-03-06')], '2024-12-31')).toMatchObject({
      due: '2024-03-06',
      standing: 'met',
    });
    expect(stand(row, [closed, seen('2024-03-07')], '2024-12-31')).toMatchObject({ done: 1, standing: 'late' });
    expect(stand(row, [closed], '2024-03-07')).toMatchObject({ done: 0, should: 1, standing: 'overdue' });
  });

  it('F-A-PC-2b (C-30): a joint action three units report is seen again once (A-38)', () => {
    const told = ['PC', 'PA', 'SC'].map((unitId, index) =>
      record({
        kind: 'joint-enforcement',
        occurredOn: '2024-02-20',
        unitId,
        action: '第2号',
        tags: ['close'],
        at: momentOf('2024-02-20', index === 0 ? '09:00' : '10:00'),
      }),
    );
    const found = assess(duty('F-A-PC-2b'), year, known('2024-12-31', told));
    expect(found.map(({ unitId }) => unitId)).toEqual(['PC']);
  });
});

describe('F-44a, F-A-CZ-1', () => {
  it('F-44a (C-28): an analysis on 29 February is February’s, two are one', () => {
    const two = [meeting(duty('F-44a'), '2024-02-29'), meeting(duty('F-44a'), '2024-02-05')];
    expect(asked('F-44a', '2024-02-29', two)).toMatchObject({ done: 1, should: 1, standing: 'met' });
    expect(asked('F-44a', '2024-03-31', two).done).toBe(0);
  });

  it('F-A-CZ-1 (C-34): the budget line may come on the year’s last day', () => {
    const line = [meeting(duty('F-A-CZ-1'), '2024-12-31')];
    expect(asked('F-A-CZ-1', '2024-12-31', line)).toMatchObject({ done: 1, standing: 'met' });
  });
});
