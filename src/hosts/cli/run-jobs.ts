import type { Feishu } from '../../bot/feishu-client.ts';
import { classOf } from '../../bot/log.ts';
import { commit } from '../../db/db.ts';
import { noteBirth } from '../../db/settings.ts';
import { Refusal } from '../../errors.ts';
import type { Job } from '../../schedules/define.ts';
import { runDue } from '../../schedules/run.ts';
import { openClock } from '../clock.ts';
import { openLog } from '../log.ts';
import { nodeApp } from '../node-app.ts';
import { momentFrom } from './arguments.ts';
import type { Terminal } from './define.ts';
import { feishuOf } from './feishu.ts';
import { atWork, type Workplace } from './workplace.ts';

/** Sends what is queued, as of the clock. */
const deliverAll = ({ db, campaign, settings }: Workplace, feishu: Feishu, now: () => Date): Promise<void> =>
  nodeApp(settings, {
    db,
    campaign,
    feishu,
    now,
    log: openLog(settings.LOG_LEVEL),
    botOpenId: () => undefined,
    afterwards: () => {},
  }).flush();

/** Runs what of these jobs is due as of a moment and not yet run, then sends what is queued where Feishu is there. */
export async function runJobs(jobs: readonly Job[], at: string | undefined, terminal: Terminal): Promise<void> {
  const asOf = at === undefined ? undefined : momentFrom('at', at);
  await atWork(terminal, async (place) => {
    const { db, campaign } = place;
    const clock = openClock(asOf ?? place.now());
    // The moment itself counts as lived through, or the first run on a new database would never find a slot.
    const moment = asOf ?? clock.now();
    await commit(db, [noteBirth(db, moment)]);
    const ran = await runDue(db, campaign, jobs, moment);
    for (const { job, slot, outcome, posts, error } of ran)
      terminal.out(
        `${JSON.stringify({ job, slot, outcome, posts, ...(error === undefined ? {} : { error: classOf(error) }) })}\n`,
      );
    if (ran.length === 0) terminal.note('没有到点还没跑的任务。');
    const feishu = await feishuOf(place);
    if (feishu === undefined) terminal.note('这是沙盒：消息只是排队，沙盒（npm start）开着的时候才发出去。');
    else await deliverAll(place, feishu, () => clock.now());
    const failed = ran.filter(({ outcome }) => outcome === 'failed').map(({ job }) => job);
    if (failed.length > 0)
      throw new Refusal('bad-input', `没跑成：${[...new Set(failed)].join('、')}，下次心跳会再试。`);
  });
}
