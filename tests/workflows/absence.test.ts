import { expect, it } from 'vitest';
import { pressedBy, said, standings, town, type Town } from './town.ts';

const MORNING = '2024-03-15T09:00';

async function reported(t: Town) {
  await t.type(t.bai, t.bai.chat, '学生缺勤');
  await t.fill(t.bai, t.bai.chat, { 情况: '逃学', '学生（姓名）': '陈小满', 家在哪个村: '雄风村' }, '提交');
}

it('F-62a: guardian, office and school centre all know the same day, each by its own hand; T-05 is met', async () => {
  const t = await town(MORNING);
  await reported(t);
  expect(t.last(t.wen.chat)).toContain('正在通知三方 · 石桥小学 · 3月15日前');
  expect(await standings(t, 'F-62a', t.school.id, '2024-03-16')).toEqual(['overdue']);
  await t.press(t.wen, t.wen.chat, '学区中心签收');
  expect(t.last(t.wen.chat)).toContain('正在通知三方');
  await t.press(t.he, t.he.chat, '办公室签收');
  expect(t.last(t.bai.chat)).not.toContain('[回来了]');
  await t.press(t.bai, t.bai.chat, '家长已通知');
  expect(t.last(t.bai.chat)).toContain('三方都知道了');
  expect(await standings(t, 'F-62a', t.school.id, '2024-03-16')).toEqual(['met']);
  await t.press(t.bai, t.bai.chat, '回来了');
  expect(t.last(t.wen.chat)).toContain('已返校');
  expect(t.last(t.tian.chat)).toContain('学生：陈*满');
  expect(t.bytes()).not.toContain(Buffer.from('陈小满').toString('latin1'));
});

it('F-62a: nobody signs for another, and nobody twice', async () => {
  const t = await town(MORNING);
  await reported(t);
  const office = t.pressing(t.he, t.he.chat, '办公室签收');
  expect(await pressedBy(t, office, t.wen)).toBe('这一步不归您办。');
  expect(await pressedBy(t, office, t.bai)).toBe('这一步不归您办。');
  expect(await pressedBy(t, office, t.tian)).toBe('这一步不归您办。');
  expect(await pressedBy(t, office, t.yao)).toBe('没有这件事，或它不归您看。');
  const [mine, hers, centre] = [
    office,
    t.pressing(t.su, t.su.chat, '办公室签收'),
    t.pressing(t.wen, t.wen.chat, '学区中心签收'),
  ];
  const answers = await Promise.all([t.pressed(mine), t.pressed(hers), t.pressed(centre)]);
  expect(answers.filter((answer) => answer === '已办')).toHaveLength(2);
  expect(await t.records()).toHaveLength(1);
});

it('T-05: whoever has not signed hears of it after two hours, who has signed does not; a late one counts as late, once', async () => {
  const t = await town(MORNING);
  await reported(t);
  await t.press(t.wen, t.wen.chat, '学区中心签收');
  await t.press(t.bai, t.bai.chat, '家长已通知');
  await t.restart();
  await t.tick('2024-03-15T11:05');
  await t.tick('2024-03-15T11:06');
  expect([t.he, t.su, t.wen, t.bai].map((one) => said(t, one.chat, '提醒：还等您办。'))).toEqual([1, 1, 0, 0]);
  t.setNow('2024-03-16T08:00');
  await t.press(t.he, t.he.chat, '办公室签收');
  expect(await standings(t, 'F-62a', t.school.id, '2024-03-16')).toEqual(['late']);
});

it('F-62b: who is not back the same day is looked for at home and the guardian is spoken to, both, before it goes on', async () => {
  const t = await town(MORNING);
  await reported(t);
  await t.press(t.wen, t.wen.chat, '学区中心签收');
  await t.press(t.he, t.he.chat, '办公室签收');
  await t.press(t.bai, t.bai.chat, '家长已通知');
  expect(said(t, t.gao.chat, '学生缺课')).toBe(0);
  t.setNow('2024-03-15T17:30');
  await t.press(t.bai, t.bai.chat, '放学还没回来');
  expect(t.last(t.tian.chat)).toContain('[村里上门看过了]');
  expect(t.last(t.xiang.chat)).toBe('');
  await t.press(t.gao, t.gao.chat, '派出所训诫过了');
  expect(t.last(t.gao.chat)).toContain('当天没回来');
  await t.press(t.luo, t.luo.chat, '村里上门看过了');
  expect(t.last(t.luo.chat)).toContain('已上门、已训诫');
  await t.press(t.bai, t.bai.chat, '还没回来，接着劝返');
  expect(t.last(t.bai.chat)).toContain('长期缺课，正在劝返 · 石桥小学 · 4月14日前');
  await t.tick('2024-04-14T09:01');
  expect(said(t, t.bai.chat, '提醒：还等您办。')).toBe(1);
  await t.press(t.wen, t.wen.chat, '转学或依规休学');
});

it('B-7: at night nobody is woken for it', async () => {
  const t = await town('2024-03-15T21:30');
  await reported(t);
  expect(t.last(t.he.chat)).toBe('');
  await t.tick('2024-03-16T07:31');
  expect(said(t, t.he.chat, '[办公室签收]')).toBeGreaterThan(0);
});

it('F-A-ED-11: on the 1st the office alone reads, in numbers, which absences the month left open; once, and not what is over', async () => {
  const t = await town('2024-03-28T09:00');
  await reported(t);
  await reported(t);
  await t.press(t.wen, t.wen.chat, '学区中心签收');
  await t.press(t.he, t.he.chat, '办公室签收');
  await t.press(t.bai, t.bai.chat, '家长已通知');
  await t.press(t.bai, t.bai.chat, '回来了');
  const report = '学生缺课还有 1 件没完\n3月新报 2 件\n石桥小学 1 件：1号';
  for (const at of ['2024-04-01T09:11', '2024-04-01T09:12']) await t.tick(at);
  for (const one of [t.he, t.su]) expect(said(t, one.chat, report)).toBe(1);
  expect(t.last(t.he.chat)).not.toContain('陈');
  await t.press(t.he, t.he.chat, '看在办的');
  expect(t.last(t.he.chat)).toContain('学生缺课1号 · 石桥小学 · 正在通知三方');
  for (const one of [t.wen, t.bai, t.jiang, t.guan]) expect(said(t, one.chat, '没完')).toBe(0);
  await t.tick('2024-05-01T09:11');
  expect(said(t, t.he.chat, '4月新报 0 件')).toBe(1);
});

it('F-A-ED-11: a month without an absence is not told of, and what was withdrawn is none', async () => {
  const t = await town('2024-03-28T09:00');
  await reported(t);
  await t.press(t.bai, t.bai.chat, '开错了，撤回');
  await t.tick('2024-04-01T09:11');
  expect(said(t, t.he.chat, '新报')).toBe(0);
});
