import type { Unit } from './actor.ts';
import { assess, type Facts, percentOf, tally } from './assess.ts';
import type { Duty } from './duty.ts';
import type { Period } from './period.ts';

/** One village in a ranking: its place, its score, and the whole percent of every duty it owed. */
export type Ranked = {
  readonly unit: Unit;
  readonly place: number;
  readonly score: number;
  readonly rates: readonly { readonly title: string; readonly said: string }[];
};

/** Printed under every ranking. */
export const rankingFormula =
  '得分＝各项完成率（已办÷应办，取整）的平均数，取整；没有任务或免责的项不算；同分同名次，后面的名次跳过。';

/** Villages by score, ties sharing a place that the next ones skip (B-7). Villages that owed nothing are left out. */
export function rankingOf(duties: readonly Duty[], month: Period, facts: Facts): Ranked[] {
  const scored = facts.roster.units
    .filter((unit) => unit.kind === 'village')
    .flatMap((unit) => {
      const rates = duties.flatMap((duty) => {
        const sum = tally(assess(duty, month, { ...facts, roster: { ...facts.roster, units: [unit] } }));
        const percent = percentOf(sum);
        return percent === undefined ? [] : [{ title: duty.title, percent }];
      });
      if (rates.length === 0) return [];
      const score = Math.floor(rates.reduce((sum, { percent }) => sum + percent, 0) / rates.length);
      return [{ unit, score, rates: rates.map(({ title, percent }) => ({ title, said: `${percent}%` })) }];
    });
  return scored
    .map((one) => ({ ...one, place: 1 + scored.filter(({ score }) => score > one.score).length }))
    .toSorted((a, b) => a.place - b.place);
}
