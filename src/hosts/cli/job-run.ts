import { BadUsage, defineCommand } from './define.ts';

const at = { type: 'string', value: 'ISO', says: '按这个时刻来判断，默认现在' } as const;
const more = ['跑过的不会再跑，可以放心重复。每跑一个输出一行 JSON：job、slot、outcome、posts。'];

export const jobRun = defineCommand({
  name: 'job run',
  summary: '跑一个定时任务到点还没跑的',
  takes: ['NAME'],
  options: { at },
  more,
  async run({ values, given, terminal }) {
    const { jobNamed, jobs } = await import('../../schedules/index.ts');
    const job = jobNamed(given[0] ?? '');
    if (job === undefined)
      throw new BadUsage(`没有“${given[0] ?? ''}”这个任务，可选：${jobs.map(({ name }) => name).join('、')}。`);
    const { runJobs } = await import('./run-jobs.ts');
    await runJobs([job], values.at, terminal);
  },
});

export const tick = defineCommand({
  name: 'tick',
  summary: '心跳一次：跑所有到点还没跑的任务，把排队的消息发出去',
  takes: [],
  options: { at },
  more,
  async run({ values, terminal }) {
    const { jobs } = await import('../../schedules/index.ts');
    const { runJobs } = await import('./run-jobs.ts');
    await runJobs(jobs, values.at, terminal);
  },
});
