import { describe, expect, it } from 'vitest';
import { assess, type Listed, tally } from '../../src/domain/assess.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { at, child, duty, facts, standingOf, units, visited } from './township.ts';

const row = 'F-A-CJ-1b';

const stand = (listed: Partial<Listed>, records: readonly Evidence[] = [], asOf: LocalDate = '2024-03-31') =>
  standingOf(row, 'month', '2024-03-01', facts(at(asOf), records, { roster: { units, listed: [child(listed)] } }));

describe(`${row}: two visits a month to every child on the list`, () => {
  it.each<[string, Partial<Listed>, number]>([
    ['on the list since before the month', { listedOn: '2024-02-29' }, 2],
    ['joined on the 1st', { listedOn: '2024-03-01' }, 2],
    ['joined on the 15th', { listedOn: '2024-03-15' }, 2],
    ['joined on the 16th', { listedOn: '2024-03-16' }, 1],
    ['joined on the 31st', { listedOn: '2024-03-31' }, 1],
    ['joined in April', { listedOn: '2024-04-01' }, 0],
    ['left before the month', { leftOn: '2024-02-29' }, 0],
    ['left after 14 days', { leftOn: '2024-03-14' }, 0],
    ['left after 15 days', { leftOn: '2024-03-15' }, 2],
    ['left on the last day', { leftOn: '2024-03-31' }, 2],
    ['left in April', { leftOn: '2024-04-01' }, 2],
    ['joined on the 10th and left after 14 days', { listedOn: '2024-03-10', leftOn: '2024-03-23' }, 0],
    ['joined on the 10th and left after 15 days', { listedOn: '2024-03-10', leftOn: '2024-03-24' }, 2],
    ['joined on the 16th and left after 15 days', { listedOn: '2024-03-16', leftOn: '2024-03-30' }, 1],
    ['grown up before the month', { adultOn: '2024-02-29' }, 0],
    ['18 on the 14th', { adultOn: '2024-03-14' }, 0],
    ['18 on the 15th', { adultOn: '2024-03-15' }, 2],
    ['18 on the last day', { adultOn: '2024-03-31' }, 2],
  ])('A-21: a child %s (%j) asks %i visits of March', (_, listed, quota) => {
    expect(stand(listed)).toMatchObject({ quota, should: quota, standing: quota === 0 ? 'waived' : 'open' });
  });

  it.each<[string, LocalDate, number]>([
    ['the day before', '2024-03-19', 1],
    ['on the 18th birthday itself', '2024-03-20', 1],
    ['the day after', '2024-03-21', 0],
  ])('A-19: a visit %s counts %s × %i', (_, day, done) => {
    expect(stand({ adultOn: '2024-03-20' }, [visited(day)]).done).toBe(done);
  });

  it.each<[LocalDate, number]>([
    ['2024-03-20', 1],
    ['2024-03-21', 0],
  ])('A-21: of a child who left on the 20th, a visit on %s counts %i', (day, done) => {
    expect(stand({ leftOn: '2024-03-20' }, [visited(day)]).done).toBe(done);
  });

  it('A-23: two visits on one day count once, the next day counts again', () => {
    expect(stand({}, [visited('2024-03-05'), visited('2024-03-05')])).toMatchObject({ done: 1, standing: 'open' });
    expect(stand({}, [visited('2024-03-05'), visited('2024-03-05'), visited('2024-03-06')])).toMatchObject({
      done: 2,
      standing: 'met',
    });
  });

  it(`${row}: a third visit is not more than was asked`, () => {
    const visits = (['2024-03-05', '2024-03-12', '2024-03-26'] as const).map((day) => visited(day));
    expect(stand({}, visits)).toMatchObject({ should: 2, done: 2 });
  });

  it.each<[LocalDate, number]>([
    ['2024-02-29', 0],
    ['2024-03-01', 1],
    ['2024-03-31', 1],
    ['2024-04-01', 0],
  ])(`${row}: a visit on %s counts %i for March`, (day, done) => {
    expect(stand({}, [visited(day)], '2024-04-02').done).toBe(done);
  });

  it.each<[LocalDate, string]>([
    ['2024-02-29', 'upcoming'],
    ['2024-03-01', 'open'],
    ['2024-03-31', 'open'],
    ['2024-04-01', 'overdue'],
  ])(`${row}: with one visit missing, March is on %s %s`, (day, standing) => {
    expect(stand({}, [visited('2024-03-05')], day).standing).toBe(standing);
  });

  it('A-9: the photo is a second number beside the count', () => {
    const found = stand({}, [
      visited('2024-03-05', 'xiaohe', { evidenceState: 'attached' }),
      visited('2024-03-12', 'xiaohe', { evidenceState: 'claimed' }),
    ]);
    expect(found).toMatchObject({ done: 2, evidenced: 1, standing: 'met' });
  });

  it('A-23: the photo may come with the second record of the same day', () => {
    const found = stand({}, [visited('2024-03-05'), visited('2024-03-05', 'xiaohe', { evidenceState: 'attached' })]);
    expect(found).toMatchObject({ done: 1, evidenced: 1 });
  });

  it('A-9: a photo beyond the quota does not raise the second number', () => {
    const visits = (['2024-03-05', '2024-03-12', '2024-03-26'] as const).map((day) =>
      visited(day, 'xiaohe', { evidenceState: 'attached' }),
    );
    expect(stand({}, visits).evidenced).toBe(2);
  });

  it(`${row}: one visit to a family counts for every child who was there, and for nobody else`, () => {
    const listed = [child(), child({ id: 'xiaomiao' }), child({ id: 'xiaohua' })];
    const together = visited('2024-03-05', 'xiaohe', { subjectIds: ['xiaohe', 'xiaomiao'], count: 2 });
    const found = assess(
      duty(row),
      periodOf('month', '2024-03-05'),
      facts(at('2024-03-31'), [together], { roster: { units, listed } }),
    );
    expect(found.map((one) => [one.subjectId, one.done])).toEqual([
      ['xiaohe', 1],
      ['xiaomiao', 1],
      ['xiaohua', 0],
    ]);
  });

  it(`${row}: another register’s people ask nothing here`, () => {
    const roster = { units, listed: [child({ register: 'L-F06' })] };
    const found = assess(duty(row), periodOf('month', '2024-03-05'), facts(at('2024-03-31'), [], { roster }));
    expect(tally(found)).toMatchObject({ should: 0, done: 0 });
  });
});
