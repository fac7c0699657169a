import { defineCommand } from './define.ts';

export const jobsTable = defineCommand({
  name: 'jobs',
  summary: '列出定时任务：什么时候跑、下次几时、最近跑得怎样',
  takes: [],
  options: {},
  async run({ terminal }) {
    const [{ atWork }, { jobRows }, { tableText }] = await Promise.all([
      import('./workplace.ts'),
      import('./job-rows.ts'),
      import('./table-text.ts'),
    ]);
    await atWork(terminal, async ({ db, now }) => {
      terminal.out(tableText(['任务', '名称', '何时', '下次', '最近几次'], await jobRows(db, now())));
    });
  },
});
