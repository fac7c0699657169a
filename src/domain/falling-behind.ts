import type { Unit } from './actor.ts';
import { percentOf } from './assess.ts';
import type { Duty } from './duty.ts';
import type { Figure } from './figure.ts';

/**
 * 工作落后, as it is printed: a clause names a counter and what of it is too little. The lowest rate alone is
 * none. It only proposes; a person confirms.
 */
const fallingBehindRule: readonly ({ readonly counter: string } & (
  | { readonly below: number }
  | { readonly missing: true }
))[] = [
  { counter: 'C-02', below: 80 },
  { counter: 'C-06', missing: true },
];

/** A village the rule names, with what of the rule and which numbers made it so. */
export type FallenBehind = { readonly unit: Unit; readonly trace: readonly string[] };

/** 未成年人走访完成率低于80%，或排查表没有交；免责的不算。 */
export function sayRule(duties: readonly Duty[]): string {
  const clauses = fallingBehindRule.flatMap((clause) => {
    const duty = duties.find(({ counter }) => counter === clause.counter);
    if (duty === undefined) return [];
    return ['below' in clause ? `${duty.title}完成率低于${clause.below}%` : `${duty.title}没有交`];
  });
  return clauses.length === 0 ? '' : `${clauses.join('，或')}；没有任务的不算。`;
}

/** The villages that fall under the rule, ties all named, in the paper's order. The numbers are the office's own. */
export function fallenBehind(
  duties: readonly Duty[],
  units: readonly Unit[],
  figures: readonly Figure[],
): FallenBehind[] {
  return units
    .filter((unit) => unit.kind === 'village')
    .flatMap((unit) => {
      const trace = fallingBehindRule.flatMap((clause) => {
        const duty = duties.find(({ counter }) => counter === clause.counter);
        const figure = figures.find((one) => one.duty === duty?.id && one.unit === unit.id);
        const percent = figure === undefined ? undefined : percentOf(figure);
        if (duty === undefined || figure === undefined || percent === undefined) return [];
        if ('missing' in clause) return figure.done === 0 ? [`${duty.title}没有交`] : [];
        return percent < clause.below ? [`${duty.title}${figure.done}/${figure.should}（${percent}%）`] : [];
      });
      return trace.length === 0 ? [] : [{ unit, trace }];
    });
}
