import { defineCommand } from './define.ts';

export const migrate = defineCommand({
  name: 'migrate',
  summary: '把数据库升到这个版本',
  takes: [],
  options: {},
  async run({ terminal }) {
    const { atWork } = await import('./workplace.ts');
    const { migrations } = await import('../../db/migrations.gen.ts');
    await atWork(terminal, async () => terminal.out(`数据库已是最新（${migrations.at(-1)?.tag ?? '空'}）。\n`));
  },
});
