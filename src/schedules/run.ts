import { commit, type Db } from '../db/db.ts';
import { type JobRun, movesOf, recordFailure, recordRun, runKey, runsOf } from '../db/jobs.ts';
import { putPost } from '../db/outbox.ts';
import { bornAt } from '../db/settings.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { activeChats, allUnits } from '../db/units.ts';
import { isQuiet } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Moved } from '../domain/job-calendar.ts';
import type { Job, Slot } from './define.ts';
import { slotsDue } from './when.ts';

/** A slot that keeps failing is tried this often, then left for a person to look at. */
const mostAttempts = 10;

type Clockwork = {
  readonly db: Db;
  readonly campaign: Campaign;
  readonly now: Date;
  readonly born: Date;
  readonly moves: ReadonlyMap<string, Moved>;
};

export type Ran = {
  readonly job: string;
  readonly slot: string;
  readonly outcome: 'done' | 'elsewhere' | 'failed';
  readonly posts: number;
  readonly error?: unknown;
};

async function runSlot(
  { db, campaign, now }: Clockwork,
  job: Job,
  slot: Slot,
  before: JobRun | undefined,
): Promise<Ran> {
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
    // Another's run, or what this one would keep twice: that is a failure, or it would be tried for ever.
    const other = isUniqueViolation(error) ? await runsOf(db, [slot.key]) : undefined;
    if (other?.get(runKey(job.name, slot.key))?.outcome === 'done') return { ...named, outcome: 'elsewhere', posts: 0 };
    await commit(db, [recordFailure(db, run)]);
    return { ...named, outcome: 'failed', posts: 0, error };
  }
}

/** The slots of a job that have come, as the office moved it; none while it is switched off. */
function dueOf(job: Job, { now, born, moves }: Clockwork): Slot[] {
  const moved = moves.get(job.name);
  if (moved?.off === true) return [];
  const from = new Date(Math.max(born.getTime(), moved?.since ?? 0));
  const due = slotsDue(job.when, now, job.catchUpDays, from, moved);
  return job.newestOnly === true ? due.slice(-1) : due;
}

/**
 * Runs whatever has come due and not yet run. Safe to call as often as you like, from as many places as you like: the
 * ledger's key decides. One job's fault does not stop the next. At night nothing runs that would post.
 */
export async function runDue(db: Db, campaign: Campaign, jobs: readonly Job[], now: Date): Promise<Ran[]> {
  const [born, moves] = await Promise.all([bornAt(db), movesOf(db)]);
  const clockwork: Clockwork = { db, campaign, now, born: born ?? now, moves };
  const due = jobs
    .filter((job) => !isQuiet(now) || job.silent === true)
    .flatMap((job) => dueOf(job, clockwork).map((slot) => ({ job, slot })));
  const runs = await runsOf(db, [...new Set(due.map(({ slot }) => slot.key))]);
  const ran: Ran[] = [];
  for (const { job, slot } of due) {
    const before = runs.get(runKey(job.name, slot.key));
    if (before?.outcome === 'done' || (before?.attempts ?? 0) >= mostAttempts) continue;
    ran.push(await runSlot(clockwork, job, slot, before));
  }
  return ran;
}
