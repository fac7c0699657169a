import type { Db } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import type { BoundChat } from '../db/units.ts';
import type { Unit } from '../domain/actor.ts';
import type { LocalDate, LocalTime } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Write } from '../db/db.ts';

/** When a job falls due: at these times, every day or on these days of the month. */
export type When = { readonly at: readonly LocalTime[]; readonly days?: readonly number[] };

/** 应跑时点: one falling-due of a job, named by the moment it was meant for. */
export type Slot = { readonly key: string; readonly day: LocalDate; readonly time: LocalTime; readonly moment: Date };

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
  /** Whether it may run between 21:00 and 07:30, because it posts nothing. */
  readonly silent?: boolean;
  readonly run: (desk: JobDesk) => Promise<Outcome>;
};

export const defineJob = (job: Job): Job => job;
