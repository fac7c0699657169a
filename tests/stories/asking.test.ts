import { expect, it } from 'vitest';
import { stranger } from '../world.ts';
import { township } from './township.ts';

const AFTERNOON = '2024-03-15T16:20';

it('8: a leader asks for a village and gets every number, each with its rows', async () => {
  const t = await township('2024-03-15T09:30');
  await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
  t.setNow(AFTERNOON);
  await t.type(t.jiang, t.jiang.chat, '雄风村情况');
  expect(t.last(t.jiang.chat)).toContain('雄风村 3月情况（截至 15日 16:20）');
  expect(t.last(t.jiang.chat)).toContain('村村响 3/44');
  expect(t.last(t.jiang.chat)).toContain('排查表 未交');
  await t.press(t.jiang, t.jiang.chat, '看明细');
  expect(t.last(t.jiang.chat)).toContain('3月14日 3次：08:00 12:00 18:00 田小禾');
});

it('8: a cadre sees the own village; another one’s is the office’s to tell', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.tian, t.tian.chat, '雄风村情况');
  expect(t.last(t.tian.chat)).toContain('雄风村 3月情况');
  expect(t.last(t.tian.chat)).not.toContain('提醒一下');
  for (const line of ['密园村情况', '全镇情况']) {
    await t.type(t.tian, t.tian.chat, line);
    expect(t.last(t.tian.chat)).toMatch(/只能看本村，其他村请问办公室|没有这项权限/);
  }
});

it('8: another unit sees no village’s numbers', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.gao, t.gao.chat, '雄风村情况');
  expect(t.last(t.gao.chat)).toContain('您没有这项权限，需要请找办公室。');
});

it('8: the township’s table lists the villages in the paper’s order, without rank', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.peng, t.peng.chat, '今天村村响播了2次，8点12点');
  await t.type(t.jiang, t.jiang.chat, '全镇情况');
  const rows = t.last(t.jiang.chat).split('\n').slice(2, 5);
  expect(rows.map((row) => row.slice(0, 3))).toEqual(['雄风村', '密园村', '光华村']);
  expect(rows[2]).toContain('2/44');
  await t.type(t.jiang, t.jiang.chat, '给我排个名');
  expect(t.last(t.jiang.chat)).not.toMatch(/第一|第1/);
});

it('8: which villages have not played today', async () => {
  const t = await township('2024-03-15T20:05');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  await t.type(t.peng, t.peng.chat, '今天村村响播了2次，8点12点');
  await t.type(t.su, t.su.chat, '哪些村今天还没播');
  expect(t.last(t.su.chat)).toContain('2个\n密园村 0/3、光华村 2/3');
});

it('8: 提醒一下 reaches the village’s cadres once a day', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.jiang, t.jiang.chat, '雄风村情况');
  await t.press(t.jiang, t.jiang.chat, '提醒一下');
  await t.press(t.jiang, t.jiang.chat, '提醒一下');
  expect(t.heard(t.tian.chat)).toHaveLength(1);
  expect(t.heard(t.xiang.chat)).toEqual([]);
});

it('15: a stranger is greeted; the office admits once, whoever of it presses first', async () => {
  const t = await township(AFTERNOON);
  const wu = stranger('吴新');
  await t.type(wu, wu.chat, '雄风村情况');
  expect(t.last(wu.chat)).toContain(
    '您好，我是福寿山镇护蕾助手\n名册里还没有您，已请办公室确认。\n孩子正有危险，先打 110 / 120。',
  );
  await t.type(wu, wu.chat, '我的待办');
  expect(t.heard(t.su.chat)).toHaveLength(1);
  const known = { 姓名: '吴新', 单位: '雄风村', 角色: '村干部' };
  const presses = [t.pressing(t.su, t.su.chat, '同意', known), t.pressing(t.he, t.he.chat, '同意', known)];
  const answers = await Promise.all(presses.map((press) => t.deliver(press)));
  expect(answers.filter((one) => one.card !== undefined).length).toBeGreaterThan(0);
  expect(t.heard(wu.chat).filter((line) => line.includes('您已在名册里'))).toHaveLength(1);
  await t.type(wu, wu.chat, '今天村村响播了1次，8点');
  expect(await t.records()).toHaveLength(1);
});

it('15: whom the office does not know stays outside, and hears so', async () => {
  const t = await township(AFTERNOON);
  const wu = stranger('吴新');
  await t.type(wu, wu.chat, '你好');
  await t.press(t.su, t.su.chat, '不认识');
  expect(await t.press(t.he, t.he.chat, '不认识')).toBe('这个人已经确认过了。');
  await t.type(wu, wu.chat, '今天村村响播了3次');
  expect(t.last(wu.chat)).toContain('名册里没有您，请找办公室。');
  expect(await t.all()).toEqual([]);
});

it('15: a stranger’s press changes nothing', async () => {
  const t = await township(AFTERNOON);
  const wu = stranger('吴新');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了1次，8点');
  expect(await t.press(wu, t.xiongfeng.group, '撤销')).toBe('已私发给您');
  expect(t.heard(t.xiongfeng.group)).toHaveLength(1);
  expect(t.last(t.xiongfeng.group)).toContain('村村响已登记');
  expect(await t.records()).toHaveLength(1);
});

it('16: a card of a command that is no more has expired', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.tian, t.tian.chat, '村村响登记');
  const press = t.pressing(t.tian, t.tian.chat, '登记');
  const old = { ...press.event.action, value: { v: 1, command: 'lottery', step: 'open', args: {} } };
  const { toast } = await t.deliver({ ...press, event: { ...press.event, action: old } });
  expect(toast?.content).toContain('这张卡片过期了');
});

it('16: whoever presses an old card is given a new one in private, once; the old one stays', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了');
  t.setNow('2024-03-16T16:20');
  for (let again = 0; again < 2; again += 1)
    expect(await t.press(t.tian, t.xiongfeng.group, '2次')).toBe('这张卡片过期了，请重新打开。');
  expect(t.heard(t.tian.chat)).toEqual(['这张卡片过期了\n[打开新的]']);
  expect(t.last(t.xiongfeng.group)).toContain('播了几次？');
  await t.press(t.tian, t.tian.chat, '打开新的');
  expect(Object.keys(t.form(t.tian.chat))).toContain('第一次');
});

it('17: help is by role, with examples', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.tian, t.tian.chat, '帮助');
  expect(t.last(t.tian.chat)).toContain('村村响登记：“村村响播了3次，8点12点18点”');
  expect(t.last(t.tian.chat)).not.toContain('全镇');
  await t.type(t.jiang, t.jiang.chat, '帮助');
  expect(t.last(t.jiang.chat)).toContain('全镇情况');
  expect(t.last(t.jiang.chat)).not.toContain('村村响登记');
});

it.each([
  ['broadcast', '村村响登记'],
  ['minor-visit', '走访'],
  ['broadcast-fault', '村村响故障登记'],
  ['todo', '我的待办'],
  ['status', '雄风村 3月情况'],
  ['deadlines', '截止时间'],
  ['my-day', '今天还没有登记'],
  ['clue', '线索上报'],
  ['clue-check', '3月问题线索排查表'],
  ['phones', '求助电话'],
  ['help', '可以这样说'],
])('menu: a tap on %s answers in private', async (key, title) => {
  const t = await township(AFTERNOON);
  await t.tapMenu(t.tian, key);
  expect(t.last(t.tian.chat)).toContain(title);
});

it('experience: 今天我报了什么 tells what became of each entry', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了2次，8点12点');
  await t.press(t.tian, t.xiongfeng.group, '撤销');
  await t.type(t.tian, t.tian.chat, '今天我报了什么');
  expect(t.last(t.tian.chat)).toContain('今天报了 1 条\n16:20 村村响 2次：08:00 12:00（已撤销）');
});
