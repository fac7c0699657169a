import type { Write } from '../db/db.ts';
import { addRecord } from '../db/record-changes.ts';
import type { Draft } from '../domain/record.ts';
import { declarations } from '../records/index.ts';
import { type Desk, newId } from './define.ts';

/** Keeps on a unit's behalf what a press of the office means; `ahead` alike come before it in the same commit. */
export const keepOnBehalf = (desk: Desk, draft: Draft, ahead: number = 0): Promise<Write[]> =>
  addRecord(desk.db, newId(), draft, {
    by: desk.actor.id,
    onBehalf: true,
    source: 'card',
    late: desk.now >= declarations[draft.kind].lateFrom(draft),
    at: desk.now,
    cause: desk.cause,
    ahead,
  });
