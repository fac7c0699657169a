import { expect, it } from 'vitest';
import { township } from './township.ts';

const EVENING = '2024-03-15T20:05';
const LIST = '#接龙\n今日村村响播放情况\n1. 雄风村 3次\n2. 密园村 2次\n3. 光华村 3次';

it('a relay list of the villages becomes one card with a tick each, and the ticked rows are kept together', async () => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, LIST);
  expect(await t.records()).toEqual([]);
  expect(t.last(t.su.chat)).toContain('这些都登记吗？');
  await t.fill(t.su, t.su.chat, { '密园村 3月15日 2次': false }, '登记勾选的');
  expect(t.last(t.su.chat)).toBe('村村响已登记\n雄风村 3月15日 3次\n光华村 3月15日 3次');
  expect(await t.records()).toMatchObject([{ count: 3 }, { count: 3 }]);
});

it('a cadre who passes the list on is offered the own village only', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, LIST);
  expect(t.last(t.tian.chat)).toContain('没有列入（只能登记本村的）：密园村 3月15日 2次');
  await t.fill(t.tian, t.tian.chat, {}, '登记勾选的');
  expect(await t.records()).toMatchObject([{ count: 3, unitId: t.xiongfeng.id }]);
});

it('a list is answered by typing too: the second row only, or none of it', async () => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, LIST);
  await t.type(t.su, t.su.chat, '第二个');
  expect(await t.records()).toMatchObject([{ count: 2, unitId: t.miyuan.id }]);
  await t.type(t.su, t.su.chat, '雄风 3 光华 3');
  await t.type(t.su, t.su.chat, '算了');
  expect(await t.records()).toHaveLength(1);
});

it('a day that has its entry already is not counted twice', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.su, t.su.chat, LIST);
  await t.fill(t.su, t.su.chat, {}, '登记勾选的');
  expect(t.last(t.su.chat)).toContain('没有重复记：雄风村');
  expect(await t.records()).toHaveLength(3);
});

it('an open question is answered by the place of what was offered, after a restart too', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了3次，8点12点');
  await t.restart();
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 第二个');
  expect(await t.records()).toMatchObject([{ count: 2, times: ['08:00', '12:00'] }]);
});

it('算了 to an open question keeps nothing and closes it', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了3次，8点12点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 算了');
  expect(t.last(t.xiongfeng.group)).toContain('好的，没有登记');
  expect(await t.records()).toEqual([]);
});
