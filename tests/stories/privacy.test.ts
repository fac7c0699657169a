import { expect, it } from 'vitest';
import { maskName } from '../../src/domain/person-name.ts';
import { wordsShown } from '../world-feishu.ts';
import { township } from './township.ts';

const names = ['陈小满', '谭一诺', '罗子墨', '向可心', '彭佳', '冉星宇'];
const secrets = ['独自在家', '身上好多伤', '出警前了解情况', '缺冬衣'];

/** A month with everything in it that must not leave its room. */
async function month() {
  const t = await township('2024-03-12T16:20');
  const homes = [t.xiongfeng, t.xiongfeng, t.xiongfeng, t.miyuan, t.guanghua, t.guanghua];
  for (const [n, name] of names.entries()) await t.child(name, homes[n] ?? t.xiongfeng);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放2次，8点12点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天走访了陈小满、谭一诺，表签了，照片稍后发');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 撤销');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天走访了罗子墨');
  await t.picture(t.tian, t.tian.chat);
  await t.type(t.xiang, t.xiang.chat, '走访登记');
  await t.press(t.xiang, t.xiang.chat, '登记');
  await t.fill(t.xiang, t.xiang.chat, { 需要帮什么: '缺冬衣' }, '登记');
  await t.press(t.xiang, t.xiang.chat, '改一下');
  await t.fill(t.xiang, t.xiang.chat, { 监护人签字: '代签' }, '改好了');
  for (const line of ['我的待办', '走访登记', '本村情况', '走访了谁', '帮助'])
    await t.type(t.tian, t.xiongfeng.group, `@护蕾助手 ${line}`);
  await t.type(t.jiang, t.xiongfeng.group, '@护蕾助手 雄风村情况');
  await t.press(t.jiang, t.xiongfeng.group, '看明细');
  await t.type(t.su, t.townshipGroup, '@护蕾助手 全镇情况');
  await t.type(t.su, t.townshipGroup, '@护蕾助手 密园村走访了几个人');
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 我们村有个孩子身上好多伤，怀疑被他爸打了');
  await t.fill(
    t.luo,
    t.luo.chat,
    { 情形: '被遗弃或长期没人照料', '说明（可不填）': '独自在家', 现在是否危险: '是' },
    '上报',
  );
  await t.press(t.gao, t.gao.chat, '签收');
  await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
  await t.fill(t.gao, t.gao.chat, { 事由: '出警前了解情况' }, '查看');
  await t.type(t.peng, t.guanghua.group, '@护蕾助手 本月无线索');
  for (const at of ['12T20:31', '12T20:51', '20T09:01', '20T20:51']) await t.tick(`2024-03-${at}`);
  return t;
}

it('A-7, A-36: no group, key, log line, metric or byte on the disk tells of a child, a clue or a few people', async () => {
  const t = await month();
  const groups = [t.xiongfeng.group, t.miyuan.group, t.guanghua.group, t.townshipGroup, t.officeGroup];
  const inGroups = t.town.shown
    .filter((one) => groups.includes(one.chat))
    .flatMap((one) => one.versions)
    .map((version) => ({ words: wordsShown(version), raw: JSON.stringify(version) }));
  const outside = [
    ...inGroups.map(({ raw }) => raw),
    ...(await t.outbox()).map((one) => `${one.key} ${one.failure ?? ''}`),
    ...t.logged,
    await t.app.metrics(),
  ].join('\n');
  expect(inGroups.length).toBeGreaterThan(12);
  for (const name of names) for (const form of [name, maskName(name)]) expect(outside).not.toContain(form);
  for (const secret of [...secrets, 'XS-']) expect(outside).not.toContain(secret);
  for (const { words } of inGroups) {
    expect(words).not.toMatch(/[1-4一二两三四] ?(个)?(人|名|户)/);
    expect(words).not.toMatch(/走访[^\n]{0,8}[0-4]\/\d/);
  }
  const bytes = t.bytes();
  for (const hidden of [...names, ...names.map(maskName), ...secrets, '田小禾', '高峰'])
    expect(bytes).not.toContain(Buffer.from(hidden).toString('latin1'));
});
