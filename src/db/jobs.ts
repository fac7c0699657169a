import { and, desc, eq } from 'drizzle-orm';
import { type Db, type Write, write } from './db.ts';
import { jobRuns } from './schema-exchange.ts';

export type JobRun = {
  readonly job: string;
  readonly slot: string;
  readonly ranAt: Date;
  readonly outcome: 'done' | 'failed';
  readonly attempts: number;
  readonly posts: number;
};

export const runOf = (db: Db, job: string, slot: string): Promise<JobRun | undefined> =>
  db.q
    .select()
    .from(jobRuns)
    .where(and(eq(jobRuns.job, job), eq(jobRuns.slot, slot)))
    .get();

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
