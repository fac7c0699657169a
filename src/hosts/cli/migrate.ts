import { defineCommand } from './define.ts';

export const migrate = defineCommand({
  name: 'migrate',
  summary: '把数据库升到这个版本',
  takes: [],
  options: {},
  async run({ terminal }) {
    const [{ atWork }, { migrations }, { commit }, { fillHouseholds }, { householdOf }] = await Promise.all([
      import('./workplace.ts'),
      import('../../db/migrations.gen.ts'),
      import('../../db/db.ts'),
      import('../../db/households.ts'),
      import('../../registers/household.ts'),
    ]);
    await atWork(terminal, async ({ db }) => {
      const filled = await fillHouseholds(db, ['guardian', 'guardian-phone'], householdOf);
      await commit(db, filled);
      if (filled.length > 0) terminal.out(`补上了 ${filled.length} 人和谁住一户。\n`);
      terminal.out(`数据库已是最新（${migrations.at(-1)?.tag ?? '空'}）。\n`);
    });
  },
});
