import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall('the long connection');
const villages = ['雄风村', '密园村', '光华村', '五岭村', '花源村', '山泉村'];
const cadres = ['田小禾', '向明月', '彭海棠', '秦远', '冉秋菊', '周立春'];

/** What each village’s own group and the township’s heard of the table since the last look. */
const looked = new Map<string, number>();
function reminded(): string[] {
  return ['全镇护蕾工作群', ...villages.map((village) => `${village}护蕾群`)].filter((group) => {
    const all = t.said(group, '截止（25日24:00）');
    const before = looked.get(group) ?? 0;
    looked.set(group, all);
    return all > before;
  });
}
const groupsOf = (...names: string[]) => ['全镇护蕾工作群', ...names.map((village) => `${village}护蕾群`)];

it('F-A-CJ-6: on the 20th the groups and, in private, each cadre hear that the table is open', async () => {
  await t.moveTo('2024-03-20T09:02');
  expect(reminded()).toEqual(groupsOf(...villages));
  expect(t.said('密园村护蕾群', '还没交：密园村\n[现在填]')).toBe(1);
  for (const cadre of cadres) expect(t.last(cadre)).toContain('排查表（25日）');
});

it('F-A-CJ-6: handed in by one tap from the group’s reminder, by typing, and with a number that says nothing', async () => {
  expect(await t.press('彭海棠', '现在填', '光华村护蕾群')).toBe('已私发给您');
  await t.press('彭海棠', '无线索，提交');
  expect(t.last('彭海棠')).toContain('光华村 3月20日（周三） 3月，无线索');
  await t.say('向明月', '本月无线索');
  expect(t.last('向明月')).toContain('密园村 3月20日（周三） 3月，无线索');
  await t.say('秦远', '线索上报');
  await t.fill('秦远', { 情形: '走失' }, '上报');
  const number = /XS-[2-9A-Z]{4}/.exec(t.last('秦远'))?.[0] ?? '';
  await t.say('秦远', '排查表');
  await t.press('秦远', '有线索，填编号');
  await t.fill('秦远', { '线索编号（没有线索不填）': number }, '登记');
  expect(t.last('秦远')).toContain('五岭村 3月20日（周三） 3月，已填');
  expect(t.last('秦远')).not.toContain(number);
});

it('F-A-CJ-6: two people of a village press at once: it is one table', async () => {
  await t.say('罗青', '排查表');
  await t.say('田小禾', '排查表');
  await Promise.all([t.press('罗青', '无线索，提交'), t.press('田小禾', '无线索，提交')]);
  const both = ['罗青', '田小禾'].map((who) => t.last(who).split('\n')[0]);
  expect(new Set(both)).toEqual(new Set(['已经交过了', '排查表已登记']));
});

it('F-A-CJ-6: on the 23rd and twice on the 25th only those who still owe it are named, the bot having stopped between', async () => {
  await t.moveTo('2024-03-23T09:02');
  expect(reminded()).toEqual(groupsOf('花源村', '山泉村'));
  expect(t.said('全镇护蕾工作群', '已交 4/6，还没交：花源村、山泉村')).toBe(1);
  expect(t.last('冉秋菊')).toContain('3月23日 · 还差 1 项\n排查表（25日）');
  for (const cadre of ['田小禾', '向明月', '彭海棠', '秦远']) expect(t.last(cadre)).not.toContain('3月23日');
  await t.restart();
  await t.moveTo('2024-03-25T09:02');
  expect(reminded()).toEqual(groupsOf('花源村', '山泉村'));
  await t.say('周立春', '本月无线索');
  await t.moveTo('2024-03-25T17:02');
  expect(reminded()).toEqual(groupsOf('花源村'));
});

it('WF2: on the 26th the office reads who is missing, a late table is taken with its mark, and each village has one', async () => {
  await t.moveTo('2024-03-26T09:02');
  expect(reminded()).toEqual([]);
  expect(t.said('平安办', '排查表还缺 1 个村\n已交 5/6，还没交：花源村')).toBe(1);
  await t.say('冉秋菊', '本月无线索');
  expect(t.last('冉秋菊')).toContain('花源村 3月26日（周二） 3月，无线索（补报）');
  await t.moveTo('2024-03-26T09:04');
  expect(t.said('平安办', '排查表还缺')).toBe(1);
});
