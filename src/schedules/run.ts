import { commit, type Db } from '../db/db.ts';
import { recordFailure, recordRun, runOf } from '../db/jobs.ts';
import { putPost } from '../db/outbox.ts';
import { bornAt } from '../db/settings.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { activeChats, allUnits } from '../db/units.ts';
import { isQuiet } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Job, Slot } from './define.ts';
import { slotsDue } from './when.ts';

/** A slot that keeps failing is tried this often, then left for a person to look at. */
const mostAttempts = 10;

export type Ran = {
  readonly job: string;
  readonly slot: string;
  readonly outcome: 'done' | 'elsewhere' | 'failed';
  readonly posts: number;
  readonly error?: unknown;
};

async function runSlot(db: Db, campaign: Campaign, job: Job, slot: Slot, now: Date): Promise<Ran | undefined> {
  const before = await runOf(db, job.name, slot.key);
  if (before?.outcome === 'done' || (before?.attempts ?? 0) >= mostAttempts) return undefined;
  const run = { job: job.name, slot: slot.key, ranAt: now, attempts: (before?.attempts ?? 0) + 1 };
  const named = { job: job.name, slot: slot.key };
  try {
    const [units, chats] = await Promise.all([allUnits(db), activeChats(db)]);
    const { posts = [], writes = [] } = await job.run({ db, campaign, units, chats, slot });
    const queued = await Promise.all(posts.map((post) => putPost(db, post, now)));
    // The run and its messages are kept or lost together.
    await commit(db, [...recordRun(db, { ...run, posts: posts.length }), ...writes, ...queued]);
    return { ...named, outcome: 'done', posts: posts.length };
  } catch (error) {
    if (isUniqueViolation(error)) return { ...named, outcome: 'elsewhere', posts: 0 };
    await commit(db, [recordFailure(db, run)]);
    return { ...named, outcome: 'failed', posts: 0, error };
  }
}

/**
 * Runs whatever has come due and not yet run. Safe to call as often as you like, from as many places as you like: the
 * ledger's key decides. One job's fault does not stop the next. At night nothing runs that would post.
 */
export async function runDue(db: Db, campaign: Campaign, jobs: readonly Job[], now: Date): Promise<Ran[]> {
  const born = (await bornAt(db)) ?? now;
  const ran: Ran[] = [];
  for (const job of jobs) {
    if (isQuiet(now) && job.silent !== true) continue;
    for (const slot of slotsDue(job.when, now, job.catchUpDays, born)) {
      const one = await runSlot(db, campaign, job, slot, now);
      if (one !== undefined) ran.push(one);
    }
  }
  return ran;
}
