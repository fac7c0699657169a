import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, type Facts, percentOf, sayTally, tally } from '../../src/domain/assess.ts';
import { addDays, type LocalTime } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { at, child, duty, facts, handedIn, played, record, units, villages, visited } from './township.ts';

describe('A-9: numbers before percent', () => {
  it.each([
    [0, 0, '无任务', undefined],
    [0, 3, '0/3', 0],
    [1, 3, '1/3', 33],
    [2, 3, '2/3', 66],
    [199, 200, '199/200', 99],
    [200, 200, '200/200', 100],
  ])('%i of %i is said %s, %s %%', (done, should, said, percent) => {
    expect([sayTally({ done, should }), percentOf({ done, should })]).toEqual([said, percent]);
  });
});

const march = periodOf('month', '2024-03-01');
const children = [child(), child({ id: 'xiaomiao', unitId: 'liuwan', listedOn: '2024-03-16' })];

const anyDay = fc.integer({ min: 0, max: 30 }).map((days) => addDays(march.first, days));
const anyVillage = fc.constantFrom(...villages.map((unit) => unit.id));
const anyTime = fc.constantFrom<LocalTime>('08:59', '09:00', '14:00', '23:59');
const anyRecord: fc.Arbitrary<Evidence> = fc.oneof(
  fc.tuple(anyDay, fc.integer({ min: 1, max: 6 }), anyVillage).map(([day, count, unit]) => played(day, count, unit)),
  fc.tuple(anyDay, fc.constantFrom(...children)).map(([day, who]) => visited(day, who.id, { unitId: who.unitId })),
  fc.tuple(anyDay, anyVillage).map(([day, unit]) => handedIn(day, '2024-03', unit)),
);
const anyFault = fc
  .tuple(anyDay, anyVillage, fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }))
  .map(([day, unitId, days]) =>
    record({
      kind: 'broadcast-fault',
      occurredOn: day,
      unitId,
      until: days === undefined ? undefined : addDays(day, days),
    }),
  );
const anyRecords = fc.array(anyRecord, { maxLength: 30 });
const anyMoment = fc.tuple(anyDay, anyTime).map(([day, time]) => at(day, time));
const rows = ['F-A-CJ-1b', 'F-A-CJ-5b', 'F-A-CJ-6'];
const anyDuty = fc.constantFrom(...rows).map(duty);

const known = (asOf: Facts['asOf'], records: readonly Evidence[]) =>
  facts(asOf, records, { roster: { units, listed: children } });
const withoutIds = (facts: ReturnType<typeof assess>) =>
  facts.map(({ recordIds, ...one }) => ({ ...one, records: recordIds.length }));

describe('whatever was entered', () => {
  it('the villages add up to the township', () => {
    fc.assert(
      fc.property(anyDuty, anyMoment, anyRecords, (one, asOf, records) => {
        const all = assess(one, march, known(asOf, records));
        const parts = villages.map((unit) => {
          const roster = { units: [unit], listed: children };
          return tally(assess(one, march, facts(asOf, records, { roster })));
        });
        const sum = (of: 'should' | 'done' | 'evidenced') => parts.reduce((total, part) => total + part[of], 0);
        expect(tally(all)).toMatchObject({ should: sum('should'), done: sum('done'), evidenced: sum('evidenced') });
      }),
    );
  });

  it('the order of entry does not matter', () => {
    fc.assert(
      fc.property(
        anyDuty,
        anyMoment,
        anyRecords.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
        ),
        (one, asOf, [records, otherwise]) => {
          expect(withoutIds(assess(one, march, known(asOf, otherwise)))).toEqual(
            withoutIds(assess(one, march, known(asOf, records))),
          );
        },
      ),
    );
  });

  it('evidenced ≤ done ≤ should ≤ quota', () => {
    fc.assert(
      fc.property(anyDuty, anyMoment, anyRecords, fc.array(anyFault, { maxLength: 3 }), (one, asOf, some, faults) => {
        for (const found of assess(one, march, known(asOf, [...some, ...faults]))) {
          expect(found.evidenced).toBeLessThanOrEqual(found.done);
          expect(found.done).toBeLessThanOrEqual(found.should);
          expect(found.should).toBeLessThanOrEqual(found.quota);
        }
      }),
    );
  });

  it('correcting a record is the same as having entered it right', () => {
    fc.assert(
      fc.property(anyDuty, anyMoment, anyRecords, anyRecord, anyRecord, (one, asOf, others, wrong, right) => {
        // What counting reads are the valid records: the corrected one is gone, its successor stands at the end.
        const corrected = [...others, wrong].filter((kept) => kept !== wrong).concat(right);
        const rightAtOnce = [right, ...others];
        expect(withoutIds(assess(one, march, known(asOf, corrected)))).toEqual(
          withoutIds(assess(one, march, known(asOf, rightAtOnce))),
        );
      }),
    );
  });

  it('one more record never lowers what is done', () => {
    fc.assert(
      fc.property(anyDuty, anyMoment, anyRecords, anyRecord, (one, asOf, records, more) => {
        const before = tally(assess(one, march, known(asOf, records)));
        const after = tally(assess(one, march, known(asOf, [...records, more])));
        expect(after.done).toBeGreaterThanOrEqual(before.done);
      }),
    );
  });

  it('WF14: a fault never raises what is owed', () => {
    fc.assert(
      fc.property(anyDuty, anyMoment, anyRecords, anyFault, (one, asOf, records, fault) => {
        const before = tally(assess(one, march, known(asOf, records)));
        const after = tally(assess(one, march, known(asOf, [...records, fault])));
        expect(after.should).toBeLessThanOrEqual(before.should);
      }),
    );
  });
});
