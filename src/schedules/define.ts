import type { Db } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import type { BoundChat } from '../db/units.ts';
import type { Unit } from '../domain/actor.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Movable, Slot, When } from '../domain/job-calendar.ts';
import type { Write } from '../db/db.ts';

export type { Slot, When };

export type JobDesk = {
  readonly db: Db;
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly chats: readonly BoundChat[];
  readonly slot: Slot;
};

export type Outcome = { readonly posts?: readonly Post[]; readonly writes?: readonly Write[] };

/** A scheduled piece of work, declared once. A job is not a reader: it sees ids, days and numbers. */
export type Job = {
  /** Stable: the ledger of runs knows it by this name. */
  readonly name: string;
  readonly title: string;
  readonly when: When;
  /** How many days back a missed slot is made up; 0 for what only makes sense on its own day. */
  readonly catchUpDays: number;
  /** Whether each slot does what the day's earlier ones left undone, so that only the newest is run. */
  readonly newestOnly?: boolean;
  /** How far the office may move it; not at all when absent. */
  readonly movable?: Movable;
  /** Whether it may run between 21:00 and 07:30, because it posts nothing. */
  readonly silent?: boolean;
  readonly run: (desk: JobDesk) => Promise<Outcome>;
};

export const defineJob = (job: Job): Job => job;
