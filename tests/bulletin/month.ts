import fc from 'fast-check';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import type { Facts, Listed } from '../../src/domain/assess.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { monthFigures } from '../../src/domain/figure.ts';
import { at, record, units, villages } from '../domain/township.ts';

export const march = periodOf('month', '2024-03-01');
const { duties, window } = fushoushan2024;

export const child = (id: string, unitId: string): Listed => ({
  id,
  unitId,
  register: 'L-F01',
  listedOn: '2023-12-01',
});

export const factsOf = (records: readonly Evidence[], listed: readonly Listed[] = []): Facts => ({
  roster: { units, listed },
  records,
  window,
  asOf: at('2024-04-01', '09:20'),
});

export const figuresOf = (records: readonly Evidence[], listed: readonly Listed[] = []) =>
  monthFigures(duties, march, factsOf(records, listed));

/** What sentences are made of. */
export const toldOf = (records: readonly Evidence[], listed: readonly Listed[] = []) => ({
  figures: figuresOf(records, listed),
  duties,
  units,
});

const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2024-03-01', n));
const unitId = fc.constantFrom(...villages.map(({ id }) => id));

export type Month = { readonly listed: readonly Listed[]; readonly records: readonly Evidence[] };

/** A month of three villages: children, plays, visits, tables. */
export const anyMonth: fc.Arbitrary<Month> = fc
  .array(unitId, { maxLength: 14 })
  .map((homes) => homes.map((home, index) => child(`child${index}`, home)))
  .chain((listed) => {
    const play = fc
      .record({ unitId, occurredOn: day, count: fc.integer({ min: 1, max: 4 }), late: fc.boolean() })
      .map((some) => record({ kind: 'broadcast', evidenceState: 'exempt', ...some }));
    const table = fc
      .record({ unitId, occurredOn: day, late: fc.boolean() })
      .map((some) => record({ kind: 'clue-check', forPeriod: '2024-03', evidenceState: 'exempt', ...some }));
    const visit =
      listed.length === 0
        ? fc.constant([])
        : fc.array(
            fc
              .record({ who: fc.constantFrom(...listed), occurredOn: day, photo: fc.boolean() })
              .map(({ who, occurredOn, photo }) =>
                record({
                  kind: 'minor-visit',
                  unitId: who.unitId,
                  subjectIds: [who.id],
                  occurredOn,
                  evidenceState: photo ? 'attached' : 'none',
                }),
              ),
            { maxLength: 30 },
          );
    return fc
      .tuple(fc.array(play, { maxLength: 60 }), fc.array(table, { maxLength: 3 }), visit)
      .map(([plays, tables, visits]) => ({ listed, records: [...plays, ...tables, ...visits] }));
  });

type Count = { readonly done: number; readonly should: number };

const days: LocalDate[] = Array.from({ length: 31 }, (_, n) => addDays('2024-03-01', n));

/** Counting by hand, from the papers' sentences, what a village (or all) did and should have done. */
export function byHand(row: string, { listed, records }: Month, unit?: string): Count {
  const homes = villages.map(({ id }) => id).filter((id) => unit === undefined || id === unit);
  const sum = (counts: readonly Count[]) =>
    counts.reduce((a, b) => ({ done: a.done + b.done, should: a.should + b.should }), { done: 0, should: 0 });
  const of = (kind: string, home: string) => records.filter((one) => one.kind === kind && one.unitId === home);
  if (row === 'F-A-CJ-5b')
    return sum(
      homes.flatMap((home) =>
        days.map((on) => {
          const plays = of('broadcast', home).filter(({ occurredOn }) => occurredOn === on);
          return {
            done: Math.min(
              3,
              plays.reduce((all, { count }) => all + count, 0),
            ),
            should: 3,
          };
        }),
      ),
    );
  if (row === 'F-A-CJ-6')
    return sum(homes.map((home) => ({ done: of('clue-check', home).length > 0 ? 1 : 0, should: 1 })));
  return sum(
    listed
      .filter(({ unitId: home }) => homes.includes(home))
      .map(({ id }) => {
        const visits = records.filter(({ kind, subjectIds }) => kind === 'minor-visit' && subjectIds.includes(id));
        return { done: Math.min(2, new Set(visits.map(({ occurredOn }) => occurredOn)).size), should: 2 };
      }),
  );
}
