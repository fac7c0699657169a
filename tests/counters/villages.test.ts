import { describe, expect, it } from 'vitest';
import { assess, sayTally, tally } from '../../src/domain/assess.ts';
import { type LocalDate, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import { type Period, periodOf, periodsBetween } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { child, duty, handedIn, played, record, visited } from '../domain/township.ts';
import { asked, known, meeting, monthOf } from './town.ts';

const ofShiqiao = (row: string, day: LocalDate, records: readonly Evidence[], asOf = day) =>
  tally(monthOf(row, day, records, asOf).filter(({ unitId }) => unitId === 'shiqiao'));

describe('F-A-CJ-5b (C-01)', () => {
  it.each<[LocalDate, number]>([
    ['2024-01-31', 60],
    ['2024-02-29', 87],
    ['2024-04-30', 90],
    ['2024-12-31', 93],
  ])('F-A-CJ-5b (C-01): the month that ends on %s owes %i plays', (day, should) => {
    expect(ofShiqiao('F-A-CJ-5b', day, []).should).toBe(should);
  });

  it('F-A-CJ-5b (C-01): an excused day takes its three plays out of the month, done or not', () => {
    const fault = record({ kind: 'broadcast-fault', occurredOn: '2024-02-28', until: '2024-02-29' });
    expect(ofShiqiao('F-A-CJ-5b', '2024-02-29', [fault, played('2024-02-29', 3)])).toMatchObject({
      should: 81,
      done: 0,
      waived: 2,
    });
  });
});

describe('F-A-CJ-1b (C-02)', () => {
  it('F-A-CJ-1b (C-02): two visits on 29 February and 1 March are one of each month', () => {
    const listed = [child({ id: 'one' })];
    const visits = [visited('2024-02-29', 'one'), visited('2024-03-01', 'one')];
    for (const day of ['2024-02-29', '2024-03-01'] as const)
      expect(asked('F-A-CJ-1b', day, visits, { listed })).toMatchObject({ done: 1, should: 2 });
  });

  it('F-A-CJ-1b (C-02): a village with nobody on its list has 无任务', () => {
    const sum = tally(assess(duty('F-A-CJ-1b'), periodOf('month', '2024-03-01'), known('2024-03-31', [])));
    expect(sayTally(sum)).toBe('无任务');
  });
});

describe('F-A-CJ-4b (C-03)', () => {
  const visit = (day: LocalDate, met: string) => meeting(duty('F-A-CJ-4b'), day, { tags: [met] });

  it.each([
    ['person', 1],
    ['family', 1],
    ['nobody', 0],
  ])('F-A-CJ-4b (C-03): where %s was met, the visit counts %i', (met, done) => {
    expect(asked('F-A-CJ-4b', '2024-03-31', [visit('2024-03-31', met)])).toMatchObject({ done, should: 1 });
  });

  it('F-A-CJ-4b (C-03): going again and meeting them counts, on the last day too', () => {
    const visits = [visit('2024-03-05', 'nobody'), visit('2024-03-31', 'person')];
    expect(asked('F-A-CJ-4b', '2024-03-31', visits)).toMatchObject({ done: 1, standing: 'met' });
  });

  it('F-A-CJ-4b (C-03): a second visit in the month is not more than one', () => {
    const visits = [visit('2024-03-05', 'person'), visit('2024-03-06', 'person')];
    expect(asked('F-A-CJ-4b', '2024-03-31', visits)).toMatchObject({ done: 1, should: 1 });
  });
});

describe('F-A-CJ-6 (C-06)', () => {
  it.each<[LocalDate, string]>([
    ['2024-02-25', 'met'],
    ['2024-02-26', 'late'],
    ['2024-03-01', 'late'],
  ])('F-A-CJ-6 (C-06): the table of February handed in on %s is %s', (day, standing) => {
    const table = handedIn(day, '2024-02');
    expect(asked('F-A-CJ-6', '2024-02-10', [table], { asOf: day })).toMatchObject({ done: 1, standing });
  });

  it('F-A-CJ-6 (C-06): a 25th on a rest day does not move', () => {
    expect(asked('F-A-CJ-6', '2024-08-01', []).due).toBe('2024-08-25');
  });
});

describe('F-A-CJ-5 (C-07)', () => {
  it.each<[LocalDate, readonly LocalDate[]]>([
    ['2024-01-31', ['2024-01-12', '2024-01-15', '2024-01-22']],
    ['2024-02-29', ['2024-01-29', '2024-02-05', '2024-02-12', '2024-02-19', '2024-02-26']],
    ['2024-03-31', ['2024-03-04', '2024-03-11', '2024-03-18', '2024-03-25']],
    ['2024-05-31', ['2024-04-29', '2024-05-06', '2024-05-13', '2024-05-20', '2024-05-27']],
    ['2024-12-31', ['2024-12-02', '2024-12-09', '2024-12-16', '2024-12-23']],
  ])('F-A-CJ-5 (C-07): the weeks of the month of %s are those whose Thursday it holds', (day, firsts) => {
    const weeks = monthOf('F-A-CJ-5', day, []).filter(({ unitId }) => unitId === 'shiqiao');
    expect(weeks.map(({ period }) => period.first)).toEqual(firsts);
  });

  it('F-A-CJ-5 (C-07): a Sunday in March that ends a week of February counts for February', () => {
    const sunday = [meeting(duty('F-A-CJ-5'), '2024-03-03')];
    expect(ofShiqiao('F-A-CJ-5', '2024-02-29', sunday, '2024-03-31').done).toBe(1);
    expect(ofShiqiao('F-A-CJ-5', '2024-03-31', sunday).done).toBe(0);
  });

  it('F-A-CJ-5 (C-07): the months add up to the year, and every week is somebody’s once', () => {
    const year: Period = periodOf('year', '2024-06-01');
    const keys = (span: Period) =>
      assess(duty('F-A-CJ-5'), span, known('2024-12-31', [])).map(({ period, unitId }) => `${period.key} ${unitId}`);
    const months = periodsBetween('month', '2024-01-01', '2024-12-31').flatMap(keys);
    expect(months).toEqual(keys(year));
    expect(new Set(months).size).toBe(months.length);
  });

  it('F-A-CJ-5 (C-07): a weekly meeting that spoke of no law does not count', () => {
    const plain = meeting(duty('F-A-CJ-5'), '2024-03-06', { tags: ['weekly', 'work'] });
    expect(asked('F-A-CJ-5', '2024-03-06', [plain]).done).toBe(0);
  });
});

describe('F-A-CJ-5c (C-05)', () => {
  const row = 'F-A-CJ-5c';
  const link = (day: LocalDate, time: LocalTime, id = 'link') =>
    record({ id, kind: 'link-publication', unitId: 'PA', occurredOn: day, at: momentOf(day, time) });
  const forward = (day: LocalDate, time: LocalTime, some: Partial<Evidence> = {}) =>
    record({ kind: 'link-forward', occurredOn: day, at: momentOf(day, time), answers: 'link', ...some });
  const march = (records: readonly Evidence[], asOf: LocalDate = '2024-03-31') =>
    monthOf(row, '2024-03-11', records, asOf).find(({ unitId }) => unitId === 'shiqiao');

  it.each<[LocalDate, LocalTime, string]>([
    ['2024-03-12', '09:30', 'met'],
    ['2024-03-12', '09:31', 'late'],
    ['2024-03-13', '00:00', 'late'],
  ])('F-A-CJ-5c (C-05): published at 09:30, forwarded on %s at %s: %s', (day, time, standing) => {
    expect(march([link('2024-03-11', '09:30'), forward(day, time)])).toMatchObject({ done: 1, should: 1, standing });
  });

  it.each<[LocalDate, LocalTime, number, number]>([
    ['2024-02-28', '23:59', 3, 0],
    ['2024-02-29', '00:00', 3, 0],
    ['2024-02-29', '00:01', 0, 3],
    ['2024-03-31', '00:00', 0, 3],
    ['2024-03-31', '00:01', 0, 0],
  ])(
    'F-A-CJ-5c (C-05): published on %s at %s it is asked of %i villages in February, %i in March',
    (day, time, a, b) => {
      const asking = (month: LocalDate) => monthOf(row, month, [link(day, time)], '2024-04-30').length;
      expect([asking('2024-02-10'), asking('2024-03-10')]).toEqual([a, b]);
    },
  );

  it('F-A-CJ-5c (C-05): another link’s forward, or a link of one’s own, does not count', () => {
    const others = [
      forward('2024-03-11', '10:00', { answers: 'other' }),
      forward('2024-03-11', '10:00', { answers: undefined }),
    ];
    expect(march([link('2024-03-11', '09:30'), ...others])).toMatchObject({ done: 0, standing: 'overdue' });
  });

  it('F-A-CJ-5c (C-05): the first forward in time settles it, and one screenshot is enough', () => {
    const twice = [
      forward('2024-03-13', '10:00', { evidenceState: 'attached' }),
      forward('2024-03-11', '10:00', { evidenceState: 'claimed' }),
    ];
    expect(march([link('2024-03-11', '09:30'), ...twice])).toMatchObject({ done: 1, evidenced: 1, standing: 'met' });
  });

  it('F-A-CJ-5c (C-05): what is published next week is not owed today', () => {
    expect(march([link('2024-03-11', '09:30')], '2024-03-10')).toMatchObject({ should: 0, standing: 'upcoming' });
  });
});

describe('F-54b (C-19)', () => {
  const told = (day: LocalDate, count: number, outOf: number) => meeting(duty('F-54b'), day, { count, outOf });

  it('F-54b (C-19): before anything is reported one report is owed', () => {
    expect(asked('F-54b', '2024-03-01', [])).toMatchObject({ done: 0, should: 1, standing: 'open' });
  });

  it('F-54b (C-19): the number reported last stands, out of the number it says is due', () => {
    const reports = [told('2024-05-01', 80, 100), told('2024-03-01', 90, 95)];
    expect(asked('F-54b', '2024-06-30', reports)).toMatchObject({ done: 80, should: 100, standing: 'open' });
    expect(asked('F-54b', '2024-07-01', reports).standing).toBe('overdue');
  });

  it('F-54b (C-19): more reached than there are is all that there are', () => {
    expect(asked('F-54b', '2024-06-30', [told('2024-06-30', 120, 100)])).toMatchObject({ done: 100, should: 100 });
  });

  it('F-54b (C-19): a village without such households has 无任务', () => {
    expect(sayTally(asked('F-54b', '2024-06-30', [told('2024-06-30', 0, 0)]))).toBe('无任务');
  });
});
