import { and, desc, eq, inArray, like } from 'drizzle-orm';
import { type Moved, movedIn } from '../domain/job-calendar.ts';
import { type Db, type Write, write } from './db.ts';
import { jobRuns } from './schema-exchange.ts';
import { settings } from './schema-township.ts';
import { putSetting } from './settings.ts';

export type JobRun = {
  readonly job: string;
  readonly slot: string;
  readonly ranAt: Date;
  readonly outcome: 'done' | 'failed';
  readonly attempts: number;
  readonly posts: number;
};

/** What became of slots by these names, by job and slot. */
export async function runsOf(db: Db, slots: readonly string[]): Promise<ReadonlyMap<string, JobRun>> {
  if (slots.length === 0) return new Map();
  const rows = await db.q
    .select()
    .from(jobRuns)
    .where(inArray(jobRuns.slot, [...slots]));
  return new Map(rows.map((run) => [runKey(run.job, run.slot), run]));
}

export const runKey = (job: string, slot: string): string => `${job} ${slot}`;

const settingOf = (job: string) => `job:${job}`;

/** What the office set for jobs, by their names. */
export async function movesOf(db: Db): Promise<ReadonlyMap<string, Moved>> {
  const rows = await db.q
    .select()
    .from(settings)
    .where(like(settings.key, settingOf('%')));
  return new Map(rows.map(({ key, value }) => [key.slice(settingOf('').length), movedIn(value)]));
}

export const moveJob = (db: Db, job: string, moved: Moved): Write => putSetting(db, settingOf(job), moved);

/** A slot that is done. Committed with its posts; a second instance's commit fails on the key. A failed attempt is replaced. */
export const recordRun = (db: Db, run: Omit<JobRun, 'outcome'>): Write[] => [
  write(
    db.q
      .delete(jobRuns)
      .where(and(eq(jobRuns.job, run.job), eq(jobRuns.slot, run.slot), eq(jobRuns.outcome, 'failed'))),
  ),
  write(db.q.insert(jobRuns).values({ ...run, outcome: 'done' })),
];

export const recordFailure = (db: Db, run: Omit<JobRun, 'outcome' | 'posts'>): Write =>
  write(
    db.q
      .insert(jobRuns)
      .values({ ...run, outcome: 'failed', posts: 0 })
      .onConflictDoUpdate({
        target: [jobRuns.job, jobRuns.slot],
        set: { attempts: run.attempts, ranAt: run.ranAt },
        setWhere: eq(jobRuns.outcome, 'failed'),
      }),
  );

/** The last runs of a job, newest first. */
export const lastRuns = (db: Db, job: string, limit: number): Promise<JobRun[]> =>
  db.q.select().from(jobRuns).where(eq(jobRuns.job, job)).orderBy(desc(jobRuns.slot)).limit(limit);
