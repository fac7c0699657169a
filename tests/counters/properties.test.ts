import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { type Assessment, assess, type Facts, tally } from '../../src/domain/assess.ts';
import { addDays, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import { owing } from '../../src/domain/bearer.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { at } from '../domain/township.ts';
import { type Town, townOf } from '../year/generate.ts';

const towns: readonly Town[] = [1, 2, 3].map((seed) => townOf(seed, { villages: 3, minors: 12, keyPersons: 6 }));
const { duties, window } = fushoushan2024;

const anyDay = fc.integer({ min: 0, max: 354 }).map((days) => addDays(window.from, days));
const anyTime = fc.constantFrom<LocalTime>('08:59', '09:00', '14:00', '23:59');
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    town: fc.constantFrom(...towns),
    records: fc.array(fc.nat(3_000), { maxLength: 400 }),
    day: anyDay,
    time: anyTime,
  })
  .map(({ town: { units, listed, records: all }, records, day, time }) => ({
    roster: { units, listed },
    records: [...new Set(records)].flatMap((index) => all[index % all.length] ?? []),
    window,
    asOf: at(day, time),
  }));
const anyDuty = fc.constantFrom(...duties);
const anySpan = fc
  .tuple(fc.constantFrom('month', 'quarter', 'year'), anyDay)
  .map(([cadence, day]) => periodOf(cadence === 'year' ? 'year' : cadence === 'month' ? 'month' : 'quarter', day));

const withoutIds = (found: readonly Assessment[]) =>
  found
    .map(({ recordIds, ...one }) => ({ ...one, records: recordIds.length }))
    .toSorted((a, b) =>
      `${a.unitId} ${a.subjectId} ${a.period.key}` < `${b.unitId} ${b.subjectId} ${b.period.key}` ? -1 : 1,
    );

const runs = { numRuns: 150 };

describe('whatever a township entered, for every duty', () => {
  it('its units add up to the township', () => {
    fc.assert(
      fc.property(anyFacts, anyDuty, anySpan, (facts, duty, span) => {
        const ofOne = facts.roster.units.map(({ id }) =>
          tally(assess(duty, span, facts).filter((one) => one.unitId === id)),
        );
        const apart = owing(duty, facts.roster.units).map((unit) =>
          tally(assess(duty, span, { ...facts, roster: { units: [unit], listed: facts.roster.listed } })),
        );
        const sum = (parts: readonly { done: number; should: number }[]) => [
          parts.reduce((all, one) => all + one.done, 0),
          parts.reduce((all, one) => all + one.should, 0),
        ];
        const { done, should } = tally(assess(duty, span, facts));
        expect(sum(ofOne)).toEqual([done, should]);
        if (duty.owedBy !== 'whom-it-concerns') expect(sum(apart)).toEqual([done, should]);
      }),
      runs,
    );
  });

  it('the order of entry does not matter', () => {
    fc.assert(
      fc.property(anyFacts, anyDuty, anySpan, fc.nat(), (facts, duty, span, turn) => {
        const cut = turn % (facts.records.length + 1);
        const turned = [...facts.records.slice(cut).toReversed(), ...facts.records.slice(0, cut)];
        expect(withoutIds(assess(duty, span, { ...facts, records: turned }))).toEqual(
          withoutIds(assess(duty, span, facts)),
        );
      }),
      runs,
    );
  });

  it('evidenced ≤ done ≤ should ≤ quota', () => {
    fc.assert(
      fc.property(anyFacts, anyDuty, anySpan, (facts, duty, span) => {
        for (const one of assess(duty, span, facts)) {
          expect(one.evidenced).toBeLessThanOrEqual(one.done);
          expect(one.done).toBeLessThanOrEqual(one.should);
          expect(one.should).toBeLessThanOrEqual(one.quota);
        }
      }),
      runs,
    );
  });

  const anyWhere = fc.tuple(fc.nat(), anyDay, fc.nat({ max: 6 }));
  /** A record that may meet a duty, of somebody who owes it. */
  function more(
    facts: Facts,
    duty: (typeof duties)[number],
    [which, day, count]: readonly [number, typeof window.from, number],
  ): Evidence {
    const owers = duty.owedBy === 'whom-it-concerns' ? facts.roster.units : owing(duty, facts.roster.units);
    const unitId = owers[which % owers.length]?.id ?? '';
    const own = facts.roster.listed.filter((one) => one.unitId === unitId).map(({ id }) => id);
    return {
      id: `more-${which}-${day}`,
      kind: duty.evidence,
      unitId,
      subjectIds: own,
      occurredOn: day,
      count: count + 1,
      tags: duty.tags ?? [],
      evidenceState: 'attached',
      late: false,
      at: momentOf(day, '12:00'),
    };
  }

  it('one more record never lowers what is done, and a picture never what has one; a number told anew may', () => {
    const adding = duties.filter(({ worth, evidence, after }) => worth !== 'reported' && evidence !== after?.kind);
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...adding), anySpan, anyWhere, (facts, duty, span, where) => {
        const before = tally(assess(duty, span, facts));
        const records = [...facts.records, more(facts, duty, where)];
        const after = tally(assess(duty, span, { ...facts, records }));
        expect(after.done).toBeGreaterThanOrEqual(before.done);
        expect(after.evidenced).toBeGreaterThanOrEqual(before.evidenced);
      }),
      runs,
    );
  });

  it('correcting a record is having entered it right', () => {
    fc.assert(
      fc.property(anyFacts, anyDuty, anySpan, anyWhere, anyWhere, (facts, duty, span, wrong, right) => {
        const [bad, good] = [more(facts, duty, wrong), { ...more(facts, duty, right), id: 'right' }];
        const corrected = [bad, ...facts.records, good].filter(({ id }) => id !== bad.id);
        expect(withoutIds(assess(duty, span, { ...facts, records: corrected }))).toEqual(
          withoutIds(assess(duty, span, { ...facts, records: [good, ...facts.records] })),
        );
      }),
      runs,
    );
  });

  it('without one unit its share is gone, and nothing else', () => {
    fc.assert(
      fc.property(anyFacts, anyDuty, anySpan, fc.nat(), (facts, duty, span, which) => {
        const { units, listed } = facts.roster;
        const gone = units[which % units.length];
        const rest = { ...facts, roster: { units: units.filter((unit) => unit !== gone), listed } };
        const stays = assess(duty, span, facts).filter(({ unitId }) => unitId !== gone?.id);
        expect(withoutIds(assess(duty, span, rest)).map(({ unitId, done, should }) => [unitId, done, should])).toEqual(
          withoutIds(stays).map(({ unitId, done, should }) => [unitId, done, should]),
        );
      }),
      runs,
    );
  });

  it('without one person their share is gone, and nothing else', () => {
    const perPerson = duties.filter(({ per }) => per !== 'unit');
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...perPerson), anySpan, fc.nat(), (facts, duty, span, which) => {
        const { units, listed } = facts.roster;
        const gone = listed[which % listed.length];
        const rest = { ...facts, roster: { units, listed: listed.filter((one) => one !== gone) } };
        const stays = assess(duty, span, facts).filter(({ subjectId }) => subjectId !== gone?.id);
        expect(withoutIds(assess(duty, span, rest))).toEqual(withoutIds(stays));
      }),
      runs,
    );
  });
});
