import { expect, it } from 'vitest';
import { township } from './township.ts';

const EVENING = '2024-03-15T20:05';

it('F-A-CJ-5b: 改一下 in the group opens the filled form in private; the group’s card becomes the corrected receipt', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  expect(await t.press(t.tian, t.xiongfeng.group, '改一下')).toBe('已私发给您');
  expect(t.form(t.tian.chat)).toMatchObject({ 第一次: '08:00', 第二次: '12:00', 第三次: '18:00' });
  await t.fill(t.tian, t.tian.chat, { 第三次: '' }, '改好了');
  expect(t.heard(t.xiongfeng.group)).toHaveLength(1);
  expect(t.last(t.xiongfeng.group)).toContain('2次：08:00 12:00\n今日 2/3 · 本月 2/45');
  expect(await t.all()).toMatchObject([
    { count: 3, status: 'corrected' },
    { count: 2, status: 'valid' },
  ]);
});

it('F-A-CJ-5b: “不对，是两次” corrects the last entry; the old receipt turns grey', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 不对，是两次');
  const [old, corrected] = t.heard(t.xiongfeng.group);
  expect(old).toContain('原：3次：08:00 12:00 18:00');
  expect(corrected).toContain('雄风村 3月15日（周五） 2次\n今日 2/3 · 本月 2/45');
  expect(await t.records()).toMatchObject([{ count: 2, times: [] }]);
});

it('F-A-CJ-5b: 撤销 turns the receipt grey; within ten minutes 恢复 brings it back', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.press(t.tian, t.xiongfeng.group, '撤销');
  expect(t.heard(t.xiongfeng.group)).toEqual(['村村响已撤销\n已撤销（原：3次：08:00 12:00 18:00）\n[恢复]']);
  expect(t.colour(t.xiongfeng.group)).toBe('grey');
  expect(await t.records()).toEqual([]);
  t.setNow('2024-03-15T20:14');
  await t.press(t.tian, t.xiongfeng.group, '恢复');
  expect(t.last(t.xiongfeng.group)).toContain('今日 3/3 · 本月 3/45');
  expect(await t.records()).toHaveLength(1);
});

it('F-A-CJ-5b: 恢复 after a typed 撤销 brings back the receipt as well, not only the card that was pressed', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 撤销');
  expect(t.heard(t.xiongfeng.group).every((card) => card.startsWith('村村响已撤销'))).toBe(true);
  await t.press(t.tian, t.xiongfeng.group, '恢复');
  expect(t.heard(t.xiongfeng.group).join()).not.toContain('已撤销');
  expect(t.heard(t.xiongfeng.group)[0]).toContain('今日 3/3 · 本月 3/45');
});

it('F-A-CJ-5b: only whoever reported, or the office, may change an entry', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  expect(await t.press(t.luo, t.xiongfeng.group, '撤销')).toBe('只有登记人或办公室能改。');
  expect(await t.press(t.luo, t.xiongfeng.group, '改一下')).toBe('只有登记人或办公室能改。');
  expect(await t.press(t.jiang, t.xiongfeng.group, '撤销')).toBe('只有登记人或办公室能改。');
  expect(await t.records()).toHaveLength(1);
  await t.press(t.su, t.xiongfeng.group, '撤销');
  expect(await t.records()).toEqual([]);
});

it('F-A-CJ-5b: when it is not clear how often, the bot asks, and a button answers', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了');
  expect(t.last(t.xiongfeng.group)).toBe(
    '播了几次？\n[1次]\n[2次]\n[3次]\n[填时间]\n[没听懂？]\n打字也行：“三次”“8点和12点”',
  );
  expect(t.colour(t.xiongfeng.group)).toBe('orange');
  expect(await t.press(t.luo, t.xiongfeng.group, '2次')).toBe('只有登记人或办公室能改。');
  await t.press(t.tian, t.xiongfeng.group, '2次');
  expect(t.last(t.xiongfeng.group)).toContain('2次\n今日 2/3');
  expect(await t.records()).toMatchObject([{ count: 2, reportedBy: await t.idOf(t.tian) }]);
});

it.each([
  ['三次', { count: 3, times: [] }],
  ['8点和12点', { count: 2, times: ['08:00', '12:00'] }],
])('F-A-CJ-5b: the answer “%s” may be typed, even after the bot was started anew', async (answer, kept) => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '今天村村响播了');
  await t.restart();
  await t.type(t.tian, t.tian.chat, answer);
  expect(await t.records()).toMatchObject([{ ...kept, occurredOn: '2024-03-15' }]);
});

it('F-A-CJ-5b: a typed answer counts for the day that was asked about', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '昨天村村响播了');
  await t.type(t.tian, t.tian.chat, '8点和12点');
  expect(await t.records()).toMatchObject([{ occurredOn: '2024-03-14', times: ['08:00', '12:00'] }]);
});

it('A-11: an answered question still meets what a colleague has entered of the day', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 今天村村响播了');
  await t.press(t.luo, t.xiongfeng.group, '3次');
  expect(t.last(t.xiongfeng.group)).toContain('雄风村今天已有 3次');
  expect(await t.records()).toHaveLength(1);
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 同一批');
  expect(await t.records()).toHaveLength(1);
});

it('F-A-CJ-5b: three plays and two times do not fit, so the bot asks which', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点');
  expect(t.last(t.tian.chat)).toContain('写的是3次，时间有2个');
  expect(await t.records()).toEqual([]);
  await t.press(t.tian, t.tian.chat, '3次，时间先空着');
  expect(await t.records()).toMatchObject([{ count: 3, times: [] }]);
});

it('A-11: when a second cadre reports the same day the bot asks whether it is the same', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  expect(t.last(t.xiongfeng.group)).toContain('雄风村今天已有 3次（08:00 12:00 18:00，田小禾登记）');
  await t.press(t.luo, t.xiongfeng.group, '是同一批，不重复记');
  expect(await t.records()).toHaveLength(1);
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 今天村村响播放1次，19点');
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 另外又播了');
  expect(await t.records()).toMatchObject([{ count: 3 }, { count: 1, times: ['19:00'] }]);
  expect(t.last(t.xiongfeng.group)).toContain('今日 3/3 · 本月 3/45');
});

it('F-A-CJ-5b: the same line twice is one entry', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  expect(t.last(t.xiongfeng.group)).toContain('已经登记过了');
  expect(await t.records()).toHaveLength(1);
});

it('F-A-CJ-5b: of several villages in one line the clear ones are kept while one is asked about', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '今天村村响播放3次，8点12点18点');
  await t.type(t.su, t.su.chat, '雄风村、密园村、光华村今天村村响都播了3次，8点12点18点');
  expect(t.last(t.su.chat)).toContain('已登记：密园村 3月15日 3次：08:00 12:00 18:00');
  expect(t.last(t.su.chat)).toContain('雄风村今天已有 3次');
  await t.type(t.su, t.su.chat, '同一批');
  expect((await t.records()).map((one) => one.unitId).toSorted()).toEqual(['v1', 'v2', 'v3']);
});

it('F-A-CJ-5b: “不对，是两次” means the plays, also when the nil report came in the same line', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点。本月无线索');
  expect(t.last(t.tian.chat)).toContain('收到 2 件事');
  await t.type(t.tian, t.tian.chat, '不对，是两次');
  expect((await t.records()).map((one) => [one.kind, one.count])).toContainEqual(['broadcast', 2]);
});
