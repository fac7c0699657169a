import { BadUsage, defineCommand } from './define.ts';

export const groupsBind = defineCommand({
  name: 'groups bind',
  summary: '登记一个飞书群是谁的群',
  takes: ['CHAT_ID'],
  options: {
    unit: { type: 'string', value: 'NAME', says: '村或部门自己的群' },
    audience: { type: 'string', value: 'township|office', says: '全镇工作群或办公室群' },
  },
  async run({ values, given, terminal }) {
    const [{ atWork }, { oneFrom, unitFrom }, { allUnits, bindChat }, { commit }] = await Promise.all([
      import('./workplace.ts'),
      import('./arguments.ts'),
      import('../../db/units.ts'),
      import('../../db/db.ts'),
    ]);
    const [chatId = ''] = given;
    if (!chatId.startsWith('oc_')) throw new BadUsage('CHAT_ID 要以 oc_ 开头。');
    if ((values.unit === undefined) === (values.audience === undefined))
      throw new BadUsage('--unit 和 --audience 要写一个，也只能写一个。');
    const audience = values.unit === undefined ? oneFrom('audience', values.audience, ['township', 'office']) : 'unit';
    await atWork(terminal, async ({ db }) => {
      const unit = values.unit === undefined ? undefined : unitFrom(await allUnits(db), values.unit);
      await commit(db, [bindChat(db, { chatId, audience, unitId: unit?.id ?? null })]);
      const whose = unit?.name ?? (audience === 'township' ? '全镇' : '办公室');
      terminal.out(`${chatId} 登记为${whose}的群。\n`);
    });
  },
});
