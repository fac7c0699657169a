import type { KeptRecord } from '../db/records.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { quotaOn } from '../domain/duty.ts';
import type { Draft } from '../domain/record.ts';
import { broadcast } from '../records/broadcast.ts';
import type { Desk } from './define.ts';

/** How many plays a day asks for: the paper's three, or what the office set. */
export function playsAsked({ campaign }: Pick<Desk, 'campaign'>, day: LocalDate): number {
  const duty = campaign.duties.find(({ evidence, cadence }) => evidence === broadcast.kind && cadence === 'day');
  return duty === undefined ? 3 : quotaOn(duty, day);
}

/** Plays in all. */
export const total = (records: readonly Pick<Draft, 'count'>[]) =>
  records.reduce((sum, record) => sum + record.count, 0);

type Placement =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly record: KeptRecord }
  | { readonly kind: 'ask' };

/** How a report meets what is already kept of the same day: another play, the same one, or a question to ask. */
export function placeOnDay(
  existing: readonly KeptRecord[],
  draft: Draft,
  actorId: string,
  adds: { readonly seq?: number | undefined; readonly again: boolean },
  asked: number,
): Placement {
  const times = existing.flatMap((record) => record.times);
  const overlap = draft.times.filter((time) => times.includes(time));
  const mine = existing.every((record) => record.reportedBy === actorId);
  const twin = existing.find((record) => record.count === draft.count && record.times.join() === draft.times.join());
  if (existing.length === 0) return { kind: 'new' };
  if (adds.again) return overlap.length === 0 ? { kind: 'new' } : { kind: 'ask' };
  if (adds.seq !== undefined) {
    if (adds.seq > total(existing) && overlap.length === 0) return { kind: 'new' };
    return twin !== undefined && mine ? { kind: 'known', record: twin } : { kind: 'ask' };
  }
  if (!mine) return { kind: 'ask' };
  if (twin !== undefined && draft.times.length > 0) return { kind: 'known', record: twin };
  const last = times.toSorted().at(-1);
  const later =
    draft.times.length === draft.count &&
    draft.count > 0 &&
    draft.times.every((time) => last !== undefined && time > last);
  return later && total(existing) + draft.count <= asked ? { kind: 'new' } : { kind: 'ask' };
}
