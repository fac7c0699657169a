import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { assess, tally } from '../../src/domain/assess.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { duty, record } from '../domain/township.ts';
import { asked, known, meeting } from './town.ts';

const assembly = (day: LocalDate, ...tags: string[]) =>
  record({ kind: 'meeting', unitId: 'PA', occurredOn: day, tags });

describe('meetings', () => {
  it('A-17: F-61c (C-08), F-64a (C-15): one session ticked as both meets both, the review (C-32) has its own record', () => {
    const session = [assembly('2024-03-31', 'joint', 'dispatch', 'review')];
    expect(['F-61c', 'F-64a', 'F-64/review'].map((row) => asked(row, '2024-03-31', session).done)).toEqual([1, 1, 0]);
  });

  it('A-01: F-64a (C-15): two dispatch meetings of a month are one', () => {
    const twice = [assembly('2024-03-05', 'dispatch'), assembly('2024-03-20', 'dispatch')];
    expect(asked('F-64a', '2024-03-31', twice)).toMatchObject({ done: 1, should: 1 });
  });

  it.each<[LocalDate, number, string]>([
    ['2023-12-31', 0, 'overdue'],
    ['2024-01-05', 1, 'met'],
    ['2024-01-12', 1, 'met'],
    ['2024-01-13', 1, 'late'],
  ])('F-P1/leadership (C-39): the kick-off held on %s counts %i, %s', (day, done, standing) => {
    const held = [assembly(day, 'leadership')];
    expect(asked('F-P1/leadership', '2024-01-12', held, { asOf: '2024-01-31' })).toMatchObject({ done, standing });
  });

  it('F-P1/leadership, F-P1/cadres (C-39): one session may be both kick-offs', () => {
    const both = [assembly('2024-01-12', 'leadership', 'cadres')];
    for (const row of ['F-P1/leadership', 'F-P1/cadres']) expect(asked(row, '2024-01-12', both).done).toBe(1);
  });
});

describe('F-A-PA-6 (C-09)', () => {
  const row = 'F-A-PA-6';
  const joint = (day: LocalDate, unitId: string, action?: string) =>
    record({ kind: 'joint-enforcement', occurredOn: day, unitId, action });
  const special = (from: LocalDate, until: LocalDate) =>
    record({ kind: 'special-period', unitId: 'PA', occurredOn: from, until });

  it('F-A-PA-6 (C-09): an action three units report counts once (A-38)', () => {
    const three = ['PA', 'PC', 'SC'].map((unit) => joint('2024-03-10', unit, '第3号'));
    expect(asked(row, '2024-03-31', three)).toMatchObject({ done: 1, should: 2 });
    expect(asked(row, '2024-03-31', [...three, joint('2024-03-10', 'PC', '第4号')]).done).toBe(2);
  });

  it('F-A-PA-6 (C-09): told of on 31 March and on 1 April it is March’s (A-38)', () => {
    const told = [joint('2024-03-31', 'PC', '第3号'), joint('2024-04-01', 'SC', '第3号')];
    expect(asked(row, '2024-03-31', told).done).toBe(1);
    expect(asked(row, '2024-04-30', told).done).toBe(0);
  });

  it.each<[string, LocalDate, LocalDate, number]>([
    ['no day', '2024-06-29', '2024-06-30', 2],
    ['one day, its first', '2024-06-29', '2024-07-01', 4],
    ['one day, its last', '2024-07-31', '2024-08-31', 4],
    ['all of them', '2024-06-01', '2024-08-31', 4],
    ['none after it', '2024-08-01', '2024-08-31', 2],
  ])(
    'F-A-PA-6 (C-09): when July holds %s of a special period (%s to %s) it asks %i (A-05)',
    (_, from, until, quota) => {
      expect(asked(row, '2024-07-31', [special(from, until)])).toMatchObject({ quota, should: quota });
    },
  );

  it('F-A-PA-6 (C-09): a third action is not more than two, but three of four in a special period', () => {
    const three = ['1', '2', '3'].map((action) => joint('2024-07-10', 'PA', action));
    expect(asked(row, '2024-07-31', three)).toMatchObject({ done: 2, should: 2, standing: 'met' });
    expect(asked(row, '2024-07-31', [...three, special('2024-07-01', '2024-07-01')])).toMatchObject({
      done: 3,
      should: 4,
      standing: 'open',
    });
  });

  it('A-39: F-A-ZF-1 (C-11), F-A-JJ-1 (C-10): a joint action is nobody’s own, an own one is not joint', () => {
    const own = (unitId: string, day: LocalDate) => record({ kind: 'enforcement', unitId, occurredOn: day });
    const all = [
      joint('2024-03-10', 'ZF', '1'),
      own('ZF', '2024-03-12'),
      own('ZF', '2024-03-12'),
      own('JJ', '2024-03-31'),
    ];
    expect(asked(row, '2024-03-31', all).done).toBe(1);
    expect(asked('F-A-ZF-1', '2024-03-31', all)).toMatchObject({ done: 2, should: 2 });
    expect(asked('F-A-JJ-1', '2024-03-31', all)).toMatchObject({ done: 1, should: 1 });
  });
});

describe('papers', () => {
  const paper = (row: string, day: LocalDate, forPeriod: string) => [meeting(duty(row), day, { forPeriod })];

  it.each<[string, LocalDate, string, LocalDate]>([
    ['F-64b', '2024-02-29', '2024-02', '2024-03-10'],
    ['F-64/review', '2024-03-31', '2024-03', '2024-04-10'],
    ['F-64b', '2024-12-31', '2024-12', '2025-01-10'],
    ['F-64/effect', '2024-03-31', '2024-Q1', '2024-04-10'],
    ['F-64/effect', '2024-12-31', '2024-Q4', '2025-01-10'],
  ])('%s (C-25, C-32, C-33): that of the period that ends on %s (%s) is due on %s', (row, day, key, due) => {
    expect(asked(row, day, [])).toMatchObject({ due, standing: 'open' });
    expect(asked(row, day, paper(row, due, key), { asOf: due })).toMatchObject({ done: 1, standing: 'met' });
    const late = `${due.slice(0, 8)}11` as LocalDate;
    expect(asked(row, day, paper(row, late, key), { asOf: late })).toMatchObject({ done: 1, standing: 'late' });
  });

  it('F-64b (C-25): February’s bulletin sent in March is not March’s', () => {
    expect(asked('F-64b', '2024-03-31', paper('F-64b', '2024-03-08', '2024-02')).done).toBe(0);
  });

  it.each<[LocalDate, LocalDate]>([
    ['2024-01-31', '2024-01-31'],
    ['2024-02-20', '2024-02-05'],
    ['2024-04-20', '2024-04-07'],
    ['2024-05-20', '2024-05-06'],
    ['2024-10-20', '2024-10-08'],
    ['2024-12-20', '2024-12-05'],
  ])('F-A-PA-5 (C-23): the back-check of the month of %s may be held until %s (A-04)', (day, due) => {
    expect(asked('F-A-PA-5', day, []).due).toBe(due);
  });
});

describe('what is followed up', () => {
  const cause = (kind: Evidence['kind'], day: LocalDate, some: Partial<Evidence> = {}) =>
    record({ id: 'cause', kind, occurredOn: day, unitId: 'liuwan', ...some });
  const year = periodOf('year', '2024-06-01');
  const stand = (row: string, records: readonly Evidence[], asOf: LocalDate) =>
    asked(row, '2024-06-01', records, { asOf, span: year, unitId: 'liuwan' });

  it.each<[LocalDate, string]>([
    ['2024-03-20', 'met'],
    ['2024-03-21', 'late'],
  ])('F-05 (C-29), F-42b (C-24): due on 20 March as it says, done on %s: %s', (day, standing) => {
    for (const [row, asks, answers] of [
      ['F-05', 'assignment', 'assignment-completion'],
      ['F-42b', 'problem', 'problem-closure'],
    ] as const) {
      const done = record({ kind: answers, occurredOn: day, unitId: 'liuwan', answers: 'cause' });
      const issued = cause(asks, '2024-02-01', { dueOn: '2024-03-20' });
      expect(stand(row, [issued, done], day)).toMatchObject({ done: 1, should: 1, due: '2024-03-20', standing });
      expect(stand(row, [issued, { ...done, answers: 'another' }], '2024-03-21')).toMatchObject({ done: 0 });
    }
  });

  it.each<[LocalDate, string]>([
    ['2024-02-29', 'met'],
    ['2024-03-01', 'late'],
  ])('F-64c (C-26): who fell behind in February is talked to on %s: %s', (day, standing) => {
    const talk = record({ kind: 'talk', occurredOn: day, unitId: 'liuwan' });
    expect(stand('F-64c', [cause('falling-behind', '2024-02-10'), talk], day)).toMatchObject({ done: 1, standing });
  });

  it('F-64c (C-26): where nobody fell behind there is 无任务', () => {
    expect(tally(assess(duty('F-64c'), year, known('2024-12-31', []))).should).toBe(0);
  });
});
