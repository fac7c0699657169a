import { expect, it } from 'vitest';
import { township } from './township.ts';

const EVENING = '2024-03-15T20:05';

it('a word the office teaches is understood from then on, and forgotten when told', async () => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, '教一个词：叫叫筒 就是 村村响');
  expect(t.last(t.su.chat)).toBe('记住了\n“叫叫筒”就是“村村响”。');
  await t.type(t.tian, t.tian.chat, '叫叫筒今天3次，8点12点18点');
  expect(await t.records()).toMatchObject([{ count: 3 }]);
  await t.type(t.su, t.su.chat, '本地词');
  expect(t.last(t.su.chat)).toContain('叫叫筒 = 村村响');
  await t.type(t.su, t.su.chat, '忘掉 叫叫筒');
  await t.type(t.su, t.su.chat, '本地词');
  expect(t.last(t.su.chat)).toContain('还没有教过词。');
});

it('a village may have a name of its own among people', async () => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, '学词 老鹰嘴=雄风村');
  await t.type(t.su, t.su.chat, '老鹰嘴昨天村村响播了2次');
  expect(await t.records()).toMatchObject([{ count: 2, unitId: t.xiongfeng.id, occurredOn: '2024-03-14' }]);
});

it('only the office teaches', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '教一个词：叫叫筒 就是 村村响');
  expect(t.last(t.tian.chat)).toContain('没有这项权限');
});

it('a word that would change what everyday lines mean is refused with that line', async () => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, '教一个词：屋场会 就是 走访');
  expect(t.last(t.su.chat)).toContain('“昨天开了屋场会，30人参加”就会听错，没有教。');
});

it.each([
  ['教一个词：今天 就是 村村响', '太常用'],
  ['教一个词：喇 就是 村村响', '2 到 12 个'],
  ['教一个词：挨打 就是 会议', '线索听漏'],
  ['教一个词：叫叫筒 就是 飞机', '不在能教的范围'],
  ['教一个词：密园 就是 雄风村', '已经是名单里的名字'],
])('%s is refused', async (line, why) => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, line);
  expect(t.last(t.su.chat)).toContain(why);
});

it('没听懂？ keeps the line for the office without names, villages and numbers', async () => {
  const t = await township(EVENING);
  await t.child('田甜', t.xiongfeng);
  await t.type(t.tian, t.tian.chat, '雄风村那个表发田甜妈妈13800001111了哈');
  expect(t.last(t.tian.chat)).toContain('没听懂？');
  expect(await t.press(t.tian, t.tian.chat, '没听懂？')).toContain('记下了');
  await t.type(t.su, t.su.chat, '没听懂的');
  const said = t.last(t.su.chat);
  expect(said).toContain('某村那个表发某某妈妈***********了哈');
  expect(said).not.toMatch(/雄风|田甜|13800001111/);
});

it('only the office reads what was not understood', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '没听懂的');
  expect(t.last(t.tian.chat)).toContain('没有这项权限');
});
