import type { Db } from '../../db/db.ts';
import { type JobRun, lastRuns, movesOf } from '../../db/jobs.ts';
import { whenMoved } from '../../domain/job-calendar.ts';
import { jobs } from '../../schedules/index.ts';
import { nextSlot, sayWhen } from '../../schedules/when.ts';

const shown = 3;

const sayRun = ({ slot, outcome, attempts, posts }: JobRun) =>
  `${slot.replace('T', ' ')} ${outcome === 'done' ? `✅ ${posts}条` : `⚠️ 失败${attempts}次`}`;

/** Every job: its stable name, what it is, when it runs as the office moved it, when next, and how the last runs ended. */
export async function jobRows(db: Db, now: Date): Promise<string[][]> {
  const moves = await movesOf(db);
  return Promise.all(
    jobs.map(async ({ name, title, when }) => {
      const moved = moves.get(name);
      const next = moved?.off === true ? undefined : nextSlot(when, now, moved);
      const runs = (await lastRuns(db, name, shown)).map(sayRun).join('；');
      return [
        name,
        title,
        sayWhen(whenMoved(when, moved)),
        next === undefined ? (moved?.off === true ? '停用' : '') : `${next.day} ${next.time}`,
        runs === '' ? '还没跑过' : runs,
      ];
    }),
  );
}
