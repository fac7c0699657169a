import { expect, it } from 'vitest';
import { registers } from './registers.ts';

it('experience 9: a village’s list holds its key persons, links and weekly meeting, each one tap from done', async () => {
  const t = await registers('2024-03-12T16:20');
  await t.keyPerson('龚铁生', t.xiongfeng);
  await t.type(t.su, t.su.chat, '发布链接');
  await t.fill(t.su, t.su.chat, { 标题: '防性侵知识', 链接: 'https://example.org/1' }, '登记');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('月底前走访重点人员\n龚*生 · 本月还没走访\n[登记]');
  expect(t.last(t.tian.chat)).toContain('链接转发（3月12日的），3月13日截止\n[已转发]');
  expect(t.last(t.tian.chat)).toContain('每周例会宣讲，3月17日截止\n[登记]');
  await t.press(t.tian, t.tian.chat, '已转发');
  expect(t.last(t.tian.chat)).toContain('链接转发已登记');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).not.toContain('链接转发');
});

it('what a duty asks for is ticked when its entry is opened from the list, and its line is gone when it is kept', async () => {
  const t = await registers('2024-03-12T16:20');
  await t.type(t.xiang, t.xiang.chat, '我的待办');
  await t.pressBeside(t.xiang, '每周例会宣讲，3月17日截止');
  await t.fill(t.xiang, t.xiang.chat, {}, '登记');
  expect(await t.records()).toMatchObject([{ kind: 'meeting', detail: { tags: ['weekly', 'law'] } }]);
  await t.type(t.xiang, t.xiang.chat, '我的待办');
  expect(t.last(t.xiang.chat)).not.toContain('每周例会宣讲');
});

it('the police read their own duties and the places still to check', async () => {
  const t = await registers('2024-03-12T16:20');
  await t.placeOf('清风旅馆');
  await t.type(t.gao, t.gao.chat, '我的待办');
  expect(t.last(t.gao.chat)).toContain('还没检查齐的场所\n清风旅馆 · 还没检查\n[登记]');
  expect(t.last(t.gao.chat)).toContain('村辅警走访，3月31日截止');
  expect(t.last(t.gao.chat)).not.toMatch(/村村响|排查表/);
});

it('the office reads its own duties, and enters for itself without choosing a unit', async () => {
  const t = await registers('2024-03-12T16:20');
  await t.type(t.su, t.su.chat, '我的待办');
  expect(t.last(t.su.chat)).toMatch(/截止\n\[登记\]/);
  expect(t.last(t.su.chat)).not.toContain('村村响');
  await t.press(t.su, t.su.chat, '登记');
  expect(Object.keys(t.form(t.su.chat))).not.toContain('哪个单位');
});

it('F-64b: 情况通报 in the office’s list opens the bulletin of the month that is over, not an empty form', async () => {
  const t = await registers('2024-04-01T09:10');
  await t.tick('2024-04-01T09:20');
  await t.type(t.su, t.su.chat, '我的待办');
  expect(t.last(t.su.chat)).toContain('情况通报，4月10日截止\n[打开]');
  await t.press(t.su, t.su.chat, '打开');
  expect(t.last(t.su.chat)).toContain('3月情况通报（草稿）');
});

it('who enters nothing owes nothing', async () => {
  const t = await registers('2024-03-12T16:20');
  await t.type(t.jiang, t.jiang.chat, '我的待办');
  expect(t.last(t.jiang.chat)).toContain('今天没有待办');
});
