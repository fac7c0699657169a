import { expect, it } from 'vitest';
import { township } from './township.ts';

const EVENING = '2024-03-15T20:05';

it('F-A-CJ-5b: a cadre types the day’s three plays in the village’s group and everybody reads one receipt', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  expect(t.heard(t.xiongfeng.group)).toEqual([
    [
      '村村响已登记',
      '雄风村 3月15日（周五） 3次：08:00 12:00 18:00',
      '今日 3/3 · 本月 3/45',
      '[改一下]',
      '[撤销]',
      '打字也行：“不对，是两次”“撤销”',
    ].join('\n'),
  ]);
  expect(t.colour(t.xiongfeng.group)).toBe('green');
  expect(t.heard(t.tian.chat)).toEqual([]);
  expect(await t.records()).toMatchObject([
    {
      kind: 'broadcast',
      unitId: t.xiongfeng.id,
      occurredOn: '2024-03-15',
      times: ['08:00', '12:00', '18:00'],
      count: 3,
    },
  ]);
});

it.each([
  ['今天村村响播放3次，8点12点18点', ['08:00', '12:00', '18:00']],
  ['村村响 8:00 12:00 18:00 已播', ['08:00', '12:00', '18:00']],
  ['雄风村3月15日播放利剑护蕾语音三次：早上8点、中午12点、下午6点', ['08:00', '12:00', '18:00']],
  ['今天播了三次村村响', []],
])('F-A-CJ-5b: “%s” is a day with three plays', async (line, times) => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, line);
  expect(t.last(t.tian.chat)).toContain('今日 3/3 · 本月 3/45');
  expect(await t.records()).toMatchObject([{ count: 3, times, occurredOn: '2024-03-15', source: 'text' }]);
});

it('F-A-CJ-5b: the form in private becomes the receipt itself, and the month counts on', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  expect(t.form(t.tian.chat)).toMatchObject({ 日期: '2024-03-15', 内容: 'standard' });
  expect(t.last(t.tian.chat)).toContain('[坏了，没播成]');
  const before = t.heard(t.tian.chat).length;
  expect(await t.fill(t.tian, t.tian.chat, { 第一次: '08:00', 第二次: '12:00' }, '登记')).toBe('已登记');
  expect(t.heard(t.tian.chat)).toHaveLength(before);
  expect(t.last(t.tian.chat)).toContain('雄风村 3月15日（周五） 2次：08:00 12:00\n今日 2/3 · 本月 5/45');
  expect(await t.records()).toMatchObject([{ source: 'text' }, { source: 'card', count: 2 }]);
});

it('F-A-CJ-5b: the office records on a village’s behalf, typed or by form', async () => {
  const t = await township(EVENING);
  await t.type(t.su, t.su.chat, '密园村今天村村响播了3次，8点12点18点');
  expect(t.last(t.su.chat)).toContain('密园村 3月15日（周五） 3次：08:00 12:00 18:00');
  await t.type(t.su, t.su.chat, '村村响登记');
  await t.fill(t.su, t.su.chat, { 哪个单位: '光华村', 第一次: '08:00' }, '登记');
  expect(await t.records()).toMatchObject([
    { unitId: t.miyuan.id, onBehalf: true },
    { unitId: t.guanghua.id, onBehalf: true, count: 1 },
  ]);
});

it('A-7: a cadre records for the own village only', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '密园村今天村村响播了3次，8点12点18点');
  expect(t.last(t.tian.chat)).toContain('只能登记本村的，其他村请找办公室。');
  expect(await t.all()).toEqual([]);
});

it('F-A-CJ-5b: after ten minutes what was withdrawn stays withdrawn', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 撤销');
  t.setNow('2024-03-15T20:20');
  expect(await t.press(t.tian, t.xiongfeng.group, '恢复')).toBe('过了10分钟，请重新登记。');
  expect(await t.records()).toEqual([]);
});

it('F-A-CJ-5b: play by play through the day adds up to three', async () => {
  const t = await township('2024-03-15T08:05');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 村村响8点播了一次');
  t.setNow('2024-03-15T12:10');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 村村响12点播了一次');
  t.setNow('2024-03-15T18:10');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 18点又播了一次');
  expect(t.last(t.xiongfeng.group)).toContain('今日 3/3');
  expect(await t.records()).toHaveLength(3);
});

it('F-A-CJ-5b: a time that has not come keeps the form as it was typed, with a line under the field', async () => {
  const t = await township('2024-03-15T16:20');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  const toast = await t.fill(t.tian, t.tian.chat, { 第一次: '08:00', 第二次: '18:00', 备注: '下雨' }, '登记');
  expect(toast).toBe('有一处要改，填的都还在');
  expect(t.last(t.tian.chat)).toContain('第二次\n这个时间还没有到');
  expect(t.form(t.tian.chat)).toMatchObject({ 第一次: '08:00', 第二次: '18:00', 备注: '下雨' });
  expect(await t.records()).toEqual([]);
  await t.fill(t.tian, t.tian.chat, { 第二次: '12:00' }, '登记');
  expect(await t.records()).toMatchObject([{ times: ['08:00', '12:00'] }]);
});

it('A-11: a fourth play leaves the form open; “又播了一次” keeps it, and the day still counts three', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '今天村村响播放3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  await t.fill(t.tian, t.tian.chat, { 第一次: '19:00' }, '登记');
  expect(t.last(t.tian.chat)).toContain('3月15日已有 3次，再记就超过3次');
  expect(await t.records()).toHaveLength(1);
  await t.type(t.tian, t.tian.chat, '19点村村响又播了一次');
  expect(t.last(t.tian.chat)).toContain('今日 3/3 · 本月 3/45');
  expect(await t.records()).toHaveLength(2);
});

it('contract, Time: what is typed after midnight about “今天” counts for the day it was typed', async () => {
  const t = await township('2024-03-16T00:20');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次');
  const [asked] = await t.records();
  expect(asked?.occurredOn ?? '2024-03-16').toBe('2024-03-16');
  await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
  expect((await t.records()).map((one) => [one.occurredOn, one.late])).toContainEqual(['2024-03-15', false]);
});

it('contract, Time: a message delivered seven hours later counts for the moment it was typed', async () => {
  const t = await township('2024-03-15T20:05');
  const envelope = t.typing(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  t.setNow('2024-03-16T03:05');
  await t.deliver(envelope);
  expect(await t.records()).toMatchObject([{ occurredOn: '2024-03-15', late: false }]);
});

it('C-01: what comes after noon of the next day is marked as late', async () => {
  const t = await township('2024-03-16T12:01');
  await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
  expect(t.last(t.tian.chat)).toContain('3次：08:00 12:00 18:00（补报）');
  expect(await t.records()).toMatchObject([{ late: true }]);
});

it('A-22: after the 5th only the office enters or changes the month before', async () => {
  const t = await township('2024-04-05T23:50');
  await t.type(t.tian, t.tian.chat, '3月30日村村响播了3次，8点12点18点');
  expect(await t.records()).toMatchObject([{ occurredOn: '2024-03-30', late: true }]);
  t.setNow('2024-04-06T00:01');
  await t.type(t.tian, t.tian.chat, '3月31日村村响播了3次，8点12点18点');
  expect(t.last(t.tian.chat)).toContain('上个月的账5日已经锁了，要改请找办公室。');
  await t.type(t.tian, t.tian.chat, '撤销');
  expect(t.last(t.tian.chat)).toContain('上个月的账5日已经锁了');
  await t.type(t.su, t.su.chat, '雄风村3月31日村村响播了3次，8点12点18点');
  expect((await t.records()).map((one) => one.occurredOn)).toEqual(['2024-03-30', '2024-03-31']);
});

it.each([
  '明天村村响要播三次',
  '是不是要播三次？',
  '请各村每天播三次村村响',
  '【通报】雄风村今日村村响播放3次',
  '好的，收到',
])('5: “%s” records nothing and the group hears no record of it', async (line) => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, `@护蕾助手 ${line}`);
  expect(await t.all()).toEqual([]);
  expect(t.heard(t.xiongfeng.group).join()).not.toContain('已登记');
});

it('5: a group is heard only when it speaks to the bot, and answered only when there is something to say', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '今天村村响播放3次，8点12点18点');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 大家辛苦了');
  expect(t.town.shown).toEqual([]);
  expect(await t.all()).toEqual([]);
});

it('5: in private a line that means nothing gets a short hint, once a day', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '今天天气不错');
  await t.type(t.tian, t.tian.chat, '明天天气也不错');
  expect(t.heard(t.tian.chat)).toHaveLength(1);
  expect(t.last(t.tian.chat)).toContain('没看出要登记什么');
  t.setNow('2024-03-16T09:00');
  await t.type(t.tian, t.tian.chat, '今天天气不错');
  expect(t.heard(t.tian.chat)).toHaveLength(2);
});

it('5: a question about deadlines gets its answer', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '排查表几号交？');
  expect(t.last(t.tian.chat)).toContain('排查表：3月25日24:00前，还有10天');
});

it.each([
  ['今天8点播了1次村村响，今天12点播了1次村村响', [{ count: 2, times: ['08:00', '12:00'] }]],
  [
    '今天8点播了1次村村响，昨天播了3次',
    [
      { occurredOn: '2024-03-14', count: 3 },
      { occurredOn: '2024-03-15', count: 1 },
    ],
  ],
  ['雄风村今天村村响播了2次；雄风村今天村村响播了1次', [{ count: 3, times: [] }]],
  ['今天村村响播了2次；雄风村今天村村响播了1次', [{ count: 3, times: [] }]],
])('F-A-CJ-5b: “%s” is one report a day', async (line, kept) => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, line);
  expect(await t.records()).toMatchObject(kept);
});

it('A-22: nor is an entry carried out of the month that is locked', async () => {
  const t = await township('2024-03-30T20:05');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  t.setNow('2024-04-06T10:00');
  await t.press(t.tian, t.tian.chat, '改一下');
  expect(await t.fill(t.tian, t.tian.chat, { 日期: '2024-04-05' }, '改好了')).toContain('上个月的账5日已经锁了');
  expect(await t.records()).toMatchObject([{ occurredOn: '2024-03-30' }]);
});
