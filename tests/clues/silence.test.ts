import { expect, it } from 'vitest';
import { type ClueTown, clueTown, told } from './town.ts';

const names = ['田小禾', '高峰', '苏文静', '江河', '林晓', '方正', '温医生', '罗青', '马校长'];
const reasons = ['出警前了解情况'];

/** A clue typed in a group, reported, rung about, refused, worked through to its end; another around a leader. */
async function wholeStory(): Promise<ClueTown> {
  const t = await clueTown();
  t.refused.add('phone');
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 我们村有个孩子身上好多伤，怀疑被他爸打了，是田小禾家隔壁');
  await t.report({ 情形: '隐私部位受伤或疑似受伤', 对其他人隐藏我的身份: true });
  for (const time of ['12:31', '12:41', '12:51']) await t.tick(`2024-03-15T${time}`);
  for (const who of [t.gao, t.su, t.jiang]) await t.press(who, who.chat, '签收');
  await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
  await t.fill(t.gao, t.gao.chat, { 事由: '出警前了解情况' }, '查看');
  await t.press(t.gao, t.gao.chat, '看完收起');
  await t.press(t.gao, t.gao.chat, '公安受理');
  await t.press(t.wen, t.wen.chat, '已处置：是');
  const id = await t.clueId();
  await t.force(t.luo, 'show', { id });
  await t.force(t.gao, 'move', { id, move: 'verify' }, { choice: 'police' });
  await t.force(t.su, 'move', { id, move: 'close' });
  await t.report({ 涉及村干部或领导本人: true, '说明（可不填）': '身上好多伤' });
  await t.fill(t.tian, t.tian.chat, { 涉及哪一位: '领导 江河' }, '就是这位');
  for (const who of [t.gao, t.jiang, t.tian, t.guan])
    for (const group of [t.townshipGroup, t.officeGroup, t.xiongfeng.group]) {
      await t.type(who, group, '@护蕾助手 我的线索');
      await t.type(who, group, '@护蕾助手 现在有几条线索没办结？');
    }
  for (const time of ['20:31', '20:51']) await t.tick(`2024-03-15T${time}`);
  return t;
}

it('A-7, A-36: over the whole way of two clues no group, log line, metric, key or byte on the disk tells of one', async () => {
  const t = await wholeStory();
  await t.type(t.xiang, t.xiang.chat, '线索上报');
  t.weather.down = true;
  await t.fill(t.xiang, t.xiang.chat, { 情形: '走失' }, '上报');
  t.weather.down = false;
  await t.tick('2024-03-15T20:58');
  expect(t.logged.some((line) => line.includes('urgent-push-refused'))).toBe(true);
  expect(t.logged.some((line) => line.includes('post-postponed'))).toBe(true);
  expect(t.heard(t.townshipGroup).length).toBeGreaterThan(3);
  expect(await t.told([...told, ...names, ...reasons, '隔壁'])).toEqual([]);
});

it('the scan finds what it looks for', async () => {
  const t = await clueTown();
  await t.report();
  t.logged.push('{"key":"clue:1"}', '独自在家三天');
  await t.town.feishu.send({ chat: t.officeGroup }, { text: '新线索 XS-7F3K' }, 'x');
  await t.town.feishu.send({ chat: t.officeGroup }, { text: '今天走访 2人' }, 'y');
  t.leaksOnPurpose();
  expect(await t.told()).toEqual(
    expect.arrayContaining([
      'a group: 新线索: 新线索 XS-7F3K',
      'clue: {"key":"clue:1"}',
      '独自在家三: 独自在家三天',
      'a group: 2人: 今天走访 2人',
    ]),
  );
});
