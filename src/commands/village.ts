import { mayRecordFor } from '../domain/actor.ts';
import { Refusal } from '../errors.ts';
import { type Desk, ownVillage, villages } from './define.ts';

/** The village a line is about: the one it names, or the speaker's own. */
export function villageOf(desk: Desk, named: string | undefined): string | undefined {
  if (named === undefined) return ownVillage(desk);
  return villages(desk).find((unit) => unit.name === named)?.id;
}

export function demandVillage(desk: Desk, unitId: string): void {
  if (!mayRecordFor(desk.actor, unitId)) throw new Refusal('not-allowed', '只能登记本村的，其他村请找办公室。');
}
