import { defineCommand } from './define.ts';

export const staffImport = defineCommand({
  name: 'staff import',
  summary: '导入工作人员名册',
  takes: ['FILE'],
  options: { partial: { type: 'boolean', says: '有错的行跳过，没错的照样导入' } },
  more: ['表头：姓名、手机、open_id（手机和 open_id 填一个就行）、单位、角色。已有的人更新，没写到的人不动。'],
  async run({ values, given, terminal }) {
    const [{ atWork }, { importStaff }, { feishuOf }] = await Promise.all([
      import('./workplace.ts'),
      import('./staff-list.ts'),
      import('./feishu.ts'),
    ]);
    await atWork(terminal, async (place) => {
      const feishu = await feishuOf(place);
      const lookUp = feishu && ((mobiles: readonly string[]) => feishu.idsByMobile(mobiles));
      await importStaff(place.db, given[0] ?? '', { partial: values.partial === true, lookUp }, terminal);
    });
  },
});
