import type { Db } from '../../db/db.ts';
import { type JobRun, lastRuns } from '../../db/jobs.ts';
import { jobs } from '../../schedules/index.ts';
import { nextSlot, sayWhen } from '../../schedules/when.ts';

const shown = 3;

const sayRun = ({ slot, outcome, attempts, posts }: JobRun) =>
  `${slot.replace('T', ' ')} ${outcome === 'done' ? `✅ ${posts}条` : `⚠️ 失败${attempts}次`}`;

/** Every job: its stable name, what it is, when it runs, when next, and how the last runs ended. */
export const jobRows = (db: Db, now: Date): Promise<string[][]> =>
  Promise.all(
    jobs.map(async ({ name, title, when }) => {
      const next = nextSlot(when, now);
      const runs = (await lastRuns(db, name, shown)).map(sayRun).join('；');
      return [
        name,
        title,
        sayWhen(when),
        next === undefined ? '' : `${next.day} ${next.time}`,
        runs === '' ? '还没跑过' : runs,
      ];
    }),
  );
