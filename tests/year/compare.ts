import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { type Assessment, assess, type Facts, tally } from '../../src/domain/assess.ts';
import { owing } from '../../src/domain/bearer.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import type { Duty } from '../../src/domain/duty.ts';
import { periodOf } from '../../src/domain/period.ts';
import { byHand } from './brute-force.ts';
import { binder } from './counting-by-hand.ts';
import { months, type Town } from './generate.ts';

/** What a month's counting reads. */
export type FactsOf = (month: LocalDate) => Facts;

const key = (duty: Duty, unitId: string, month: LocalDate) =>
  `${duty.id} (${duty.counter}) ${unitId} ${month.slice(0, 7)}`;

/** done/should of every duty, unit and month that asks for anything, as the product counts. */
export function counted(factsOf: FactsOf): Map<string, string> {
  const found = new Map<string, string>();
  for (const month of months) {
    const facts = factsOf(month);
    for (const duty of fushoushan2024.duties) {
      const byUnit = new Map<string, Assessment[]>();
      for (const one of assess(duty, periodOf('month', month), facts)) {
        const own = byUnit.get(one.unitId);
        if (own === undefined) byUnit.set(one.unitId, [one]);
        else own.push(one);
      }
      for (const [id, own] of byUnit) {
        const { done, should } = tally(own);
        if (should > 0) found.set(key(duty, id, month), `${done}/${should}`);
      }
    }
  }
  return found;
}

/** The same from the sentences of the paper. */
export function countedByHand(town: Town): Map<string, string> {
  const found = new Map<string, string>();
  const records = binder(town);
  for (const duty of fushoushan2024.duties) {
    const owers = duty.owedBy === 'whom-it-concerns' ? town.units : owing(duty, town.units);
    for (const { id } of owers)
      for (const month of months) {
        const count = byHand[duty.id]?.(records, id, month, town);
        if (count === undefined) throw new Error(`nobody counts ${duty.id} by hand`);
        if (count.should > 0) found.set(key(duty, id, month), `${count.done}/${count.should}`);
      }
  }
  return found;
}

/** Lines where the two differ: key, counted, by hand. */
export function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((one) => a.get(one) !== b.get(one))
    .map((one) => `${one}: ${a.get(one) ?? '无任务'} counted, ${b.get(one) ?? '无任务'} by hand`);
}
