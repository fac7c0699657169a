import { expect, it } from 'vitest';
import { registers } from './registers.ts';

async function families() {
  const t = await registers('2024-03-12T16:20');
  const child = (name: string, household?: string) =>
    t.listed('L-F01', t.xiongfeng.id, name, household === undefined ? {} : { household });
  const three = [await child('覃小雨', '奶奶'), await child('覃小雪', '奶奶'), await child('覃冬', '奶奶')];
  return Object.assign(t, { man: await child('陈小满'), three: three.map(({ id }) => id) });
}

it('a visit for one child takes at most six taps', async () => {
  const t = await families();
  const by = t.taps();
  await by.menu(t.tian, 'minor-visit');
  await by.press(t.tian, '登记');
  await by.fill(t.tian, { 监护人签字: '按手印' }, '登记');
  expect(await t.records()).toMatchObject([
    { kind: 'minor-visit', subjectIds: [t.man.id], detail: { signature: 'thumbprint' } },
  ]);
  expect(by.count()).toBeLessThanOrEqual(6);
});

it('three children of one household are visited in one entry of at most eight taps', async () => {
  const t = await families();
  const by = t.taps();
  await by.menu(t.tian, 'minor-visit');
  expect(t.last(t.tian.chat)).toContain('本半月还要走访 4 人');
  expect(t.last(t.tian.chat)).toContain('覃家 3人（覃*雨、覃*雪、覃*）\n[一起登记]');
  await by.press(t.tian, '一起登记');
  await by.fill(t.tian, { 监护人签字: '没在家' }, '登记');
  const [visit, ...others] = await t.records();
  expect(others).toEqual([]);
  expect(visit).toMatchObject({ count: 3, detail: { signature: 'absent' } });
  expect(visit?.subjectIds.toSorted()).toEqual(t.three.toSorted());
  expect(by.count()).toBeLessThanOrEqual(8);
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('本半月还要走访 1 人');
});

it('a child of the household who was not met is left out, and nobody at all is no visit', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.press(t.tian, t.tian.chat, '一起登记');
  expect(await t.fill(t.tian, t.tian.chat, { 走访了谁: [] }, '登记')).toBe('有一处要改，填的都还在');
  expect(await t.records()).toEqual([]);
  await t.fill(t.tian, t.tian.chat, { 走访了谁: ['覃*雨', '覃*'] }, '登记');
  const [visit] = await t.records();
  expect(new Set(visit?.subjectIds)).toEqual(new Set([t.three[0], t.three[2]]));
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('覃*雪 · 本月还没走访\n[登记]');
});

it('A-23: of a household visited in part that day only the others are kept', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.press(t.tian, t.tian.chat, '一起登记');
  await t.type(t.tian, t.tian.chat, '今天走访了覃小雨，表签了');
  await t.fill(t.tian, t.tian.chat, { 监护人签字: '已签' }, '登记');
  expect(t.heard(t.tian.chat).join()).toContain('这天登记过的没有重复记。');
  expect((await t.records()).map((one) => one.count)).toEqual([1, 2]);
});

it('登记别的人 offers everybody on the register, several at once', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.press(t.tian, t.tian.chat, '登记别的人');
  expect(await t.fill(t.tian, t.tian.chat, {}, '登记')).toBe('有一处要改，填的都还在');
  await t.fill(t.tian, t.tian.chat, { 走访了谁: ['陈*满', '覃*'] }, '登记');
  expect((await t.records()).map((one) => one.subjectIds.length)).toEqual([2]);
});

it('R02: what needs attention is ticked, sealed, and may be reported as a clue, never must', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.press(t.tian, t.tian.chat, '登记');
  await t.fill(t.tian, t.tian.chat, { 需关注的: ['在读'] }, '登记');
  expect(t.last(t.tian.chat)).toContain('需关注在读');
  expect(t.last(t.tian.chat)).not.toContain('线索');
  await t.press(t.tian, t.tian.chat, '改一下');
  await t.fill(t.tian, t.tian.chat, { 需关注的: ['情绪', '安全'] }, '改好了');
  expect(t.last(t.tian.chat)).toContain('[这是线索，私下上报]');
  const [visit] = await t.records();
  expect(JSON.stringify(visit)).not.toMatch(/mood|safety/);
  await t.press(t.tian, t.tian.chat, '这是线索，私下上报');
  expect(t.last(t.tian.chat)).toContain('孩子正有危险，先打 110 / 120。');
});

it('the office says first for which village it enters', async () => {
  const t = await families();
  await t.listed('L-F01', t.miyuan.id, '向可心');
  await t.type(t.su, t.su.chat, '走访登记');
  await t.press(t.su, t.su.chat, '密园村');
  await t.press(t.su, t.su.chat, '登记');
  await t.fill(t.su, t.su.chat, {}, '登记');
  expect(await t.records()).toMatchObject([{ unitId: t.miyuan.id, onBehalf: true }]);
});
