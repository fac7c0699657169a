import { describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { assess, tally } from '../../src/domain/assess.ts';
import { addDays, type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import type { Duty } from '../../src/domain/duty.ts';
import { periodOf, spanAt } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { record } from '../domain/township.ts';
import { asked, known, listedFor, meeting, oneWhoOwes, units } from './town.ts';

const title = ({ id, counter }: Duty) => `${id} (${counter})`;
const named = (duties: readonly Duty[]) => duties.map((duty) => [title(duty), duty] as const);
const { duties } = fushoushan2024;
const recurring = duties.filter(({ cadence }) => cadence !== 'once' && cadence !== 'cause');
const once = duties.filter(({ cadence }) => cadence === 'once');
const caused = duties.flatMap((duty) => (duty.after === undefined ? [] : [{ ...duty, after: duty.after }]));
/** Days of the cut first period, leap February, a month of 30 days, a year's last. */
const days: readonly LocalDate[] = ['2024-01-20', '2024-02-29', '2024-04-15', '2024-12-31'];

describe.each(named(recurring))('%s', (name, duty) => {
  it.each(days)(
    `${name}: in the period of %s it counts from the first day to the last, and not a day longer`,
    (day) => {
      const { period } = asked(duty.id, day, []);
      const done = (on: LocalDate) => asked(duty.id, day, [meeting(duty, on)], { asOf: '2025-02-01' }).done;
      expect([addDays(period.first, -1), period.first, period.last, addDays(period.last, 1)].map(done)).toEqual([
        0, 1, 1, 0,
      ]);
    },
  );

  it.each(days)(`${name}: in the period of %s it is open to the end of its due day, then overdue`, (day) => {
    const { due, quota, standing } = asked(duty.id, day, []);
    expect([quota > 0, standing === 'waived']).toEqual([true, false]);
    const standings = [due, addDays(due, 1)].map((asOf) => asked(duty.id, day, [], { asOf }).standing);
    expect(standings).toEqual(['open', 'overdue']);
  });

  it(`${name}: nothing is asked outside the campaign's days`, () => {
    for (const day of ['2024-01-11', '2025-01-01'] as const)
      expect(assess(duty, periodOf('day', day), known(day, [], listedFor(duty)))).toEqual([]);
  });
});

describe.each(named(once))('%s', (name, duty) => {
  const by = duty.by ?? '2024-12-31';

  it(`${name}: is open to ${by}, then overdue`, () => {
    expect([by, addDays(by, 1)].map((asOf) => asked(duty.id, by, [], { asOf }).standing)).toEqual(['open', 'overdue']);
  });

  it(`${name}: done on ${by} it is met, done the day after it is late`, () => {
    const standing = (on: LocalDate) => asked(duty.id, by, [meeting(duty, on)], { asOf: '2024-12-31' });
    expect(standing(by)).toMatchObject({ done: 1, should: 1, standing: 'met' });
    expect(standing(addDays(by, 1))).toMatchObject({ done: 1, should: 1, standing: 'late' });
  });
});

describe.each(named(caused))('%s', (name, duty) => {
  const cause = (some: Partial<Evidence> = {}): Evidence =>
    record({
      id: 'cause',
      kind: duty.after?.kind ?? duty.evidence,
      occurredOn: '2024-03-11',
      unitId: oneWhoOwes(duty),
      tags: duty.after?.tags ?? [],
      dueOn: '2024-03-20',
      at: momentOf('2024-03-11', '09:30'),
      ...some,
    });

  it(`${name}: asks nothing while nothing has happened`, () => {
    expect(assess(duty, periodOf('year', '2024-03-11'), known('2024-12-31', []))).toEqual([]);
  });

  it(`${name}: once it has happened it is open to its due day, then overdue`, () => {
    const span = periodOf('year', '2024-03-11');
    const stand = (asOf: LocalDate) => asked(duty.id, '2024-03-11', [cause()], { asOf, span });
    const { due } = stand('2024-03-11');
    expect([due, addDays(due, 1)].map((asOf) => stand(asOf).standing)).toEqual(['open', 'overdue']);
    expect(stand(addDays(due, 1))).toMatchObject({ done: 0, should: 1 });
  });

  it(`${name}: what happens without the words it asks for asks nothing`, () => {
    const bare = cause({ tags: [] });
    const found = assess(duty, periodOf('year', '2024-03-11'), known('2024-12-31', [bare]));
    expect(found.length > 0).toBe((duty.after?.tags ?? []).length === 0);
  });
});

describe.each(named(duties))('%s', (name, duty) => {
  it(`${name}: two records never make more done than is owed`, () => {
    const day = '2024-06-14';
    const many = Array.from({ length: 20 }, () => meeting(duty, day, { count: 9, outOf: 3 }));
    for (const one of assess(duty, spanAt(duty.cadence, day), known(day, many, listedFor(duty)))) {
      expect(one.done).toBeLessThanOrEqual(one.should);
      expect(one.should).toBeLessThanOrEqual(one.quota);
    }
  });

  it(`${name}: is owed by somebody of the township and by nobody else`, () => {
    const [day, span] = ['2024-06-14', spanAt(duty.cadence, '2024-06-14')] as const;
    const nobody = { ...known(day, [], listedFor(duty)), roster: { units: [], listed: listedFor(duty) } };
    expect(tally(assess(duty, span, nobody))).toEqual({ should: 0, done: 0, evidenced: 0, waived: 0 });
    expect(units.map(({ id }) => id)).toContain(oneWhoOwes(duty));
  });

  it(`${name}: a word it asks for may not be missing`, () => {
    const day = duty.by ?? '2024-06-14';
    if (duty.tags === undefined || duty.after !== undefined) return;
    for (const missing of duty.tags) {
      const tags = duty.tags.filter((tag) => tag !== missing);
      expect(asked(duty.id, day, [meeting(duty, day, { tags })]).done, missing).toBe(0);
    }
  });
});
