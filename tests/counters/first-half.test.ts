import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, tally } from '../../src/domain/assess.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import { assessFirstHalf, assessNow } from '../../src/domain/first-half.ts';
import { periodOf } from '../../src/domain/period.ts';
import { child, duty, visited } from '../domain/township.ts';
import { known } from './town.ts';

const march = periodOf('month', '2024-03-01');
const visits = duty('F-A-CJ-1b');

const inFirstHalf = (days: readonly LocalDate[], some: Partial<ReturnType<typeof child>> = {}, quota = 2) =>
  assessFirstHalf(
    { ...visits, quota },
    march,
    known(
      '2024-03-31',
      days.map((day) => visited(day, 'one')),
      [child({ id: 'one', listedOn: '2024-01-12', ...some })],
    ),
  )[0];

describe('C-02 to the 15th', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
  ])('C-02: of a quota of %i the first half asks %i', (quota, should) => {
    expect(inFirstHalf([], {}, quota)).toMatchObject({ should, done: 0, standing: 'overdue', due: '2024-03-15' });
  });

  it('C-02: what was done on the 15th counts, what was done on the 16th does not', () => {
    expect(inFirstHalf(['2024-03-15'])).toMatchObject({ done: 1, should: 1, standing: 'met' });
    expect(inFirstHalf(['2024-03-16'])).toMatchObject({ done: 0, should: 1, standing: 'overdue' });
    expect(inFirstHalf(['2024-03-02', '2024-03-09'])).toMatchObject({ done: 1, should: 1 });
  });

  it('C-02: who was listed on the 15th is owed, who was listed on the 16th is not there yet', () => {
    expect(inFirstHalf([], { listedOn: '2024-03-15' })).toMatchObject({ should: 1 });
    expect(inFirstHalf([], { listedOn: '2024-03-16' })).toBeUndefined();
  });

  it('C-02: what is asked now is the half’s to the 15th, from the 16th the month’s; other duties are asked whole', () => {
    const asked = (day: LocalDate, id: string) => {
      const person = child({ id: 'one', register: id === 'F-A-CJ-4b' ? 'L-F08' : 'L-F01', listedOn: '2024-01-12' });
      return assessNow(duty(id), march, known(day, [], [person])).map((one) => [one.quota, one.due]);
    };
    expect(asked('2024-03-15', 'F-A-CJ-1b')).toEqual([[1, '2024-03-15']]);
    expect(asked('2024-03-16', 'F-A-CJ-1b')).toEqual([[2, '2024-03-31']]);
    expect(asked('2024-03-15', 'F-A-CJ-4b')).toEqual([[1, '2024-03-31']]);
  });

  it('C-02: while the half lasts nothing is overdue', () => {
    const facts = known('2024-03-10', [], [child({ id: 'one', listedOn: '2024-01-12' })]);
    expect(assessFirstHalf(visits, march, facts)).toMatchObject([{ should: 1, standing: 'open' }]);
  });

  it('F-A-CJ-6: a table due on the 25th is asked whole, and open on the 15th', () => {
    const [one] = assessFirstHalf(duty('F-A-CJ-6'), march, known('2024-03-31', []));
    expect(one).toMatchObject({ quota: 1, due: '2024-03-25', standing: 'open' });
  });

  it('C-02: the first half never asks nor counts more than the month', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2024-03-01', n));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), day, (days, listedOn) => {
        const facts = known(
          '2024-03-31',
          days.map((one, index) => ({ ...visited(one, 'one'), id: `v${index}` })),
          [child({ id: 'one', listedOn })],
        );
        const [whole, first] = [tally(assess(visits, march, facts)), tally(assessFirstHalf(visits, march, facts))];
        expect(first.should).toBeLessThanOrEqual(whole.should);
        expect(first.done).toBeLessThanOrEqual(whole.done);
        expect(first.done).toBeLessThanOrEqual(first.should);
      }),
    );
  });
});

describe('A-5: quotas the office set', () => {
  const counted = (day: LocalDate, quotaSince: readonly { from: LocalDate; quota: number }[]) =>
    tally(
      assess(
        { ...visits, quotaSince },
        periodOf('month', day),
        known('2024-06-30', [], [child({ id: 'one', listedOn: '2024-01-12' })]),
      ),
    ).should;

  it('A-5: hold from their period on; earlier months keep the number they were asked', () => {
    const set = [
      { from: '2024-03-01', quota: 1 },
      { from: '2024-05-01', quota: 4 },
    ] as const;
    expect(
      (['2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01'] as const).map((month) =>
        counted(month, set),
      ),
    ).toEqual([2, 1, 1, 4, 4]);
  });

  it('A-5: one set in the middle of a month leaves that month alone', () => {
    expect(counted('2024-03-01', [{ from: '2024-03-15', quota: 1 }])).toBe(2);
  });
});
