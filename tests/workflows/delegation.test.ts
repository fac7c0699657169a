import { expect, it } from 'vitest';
import { pressedBy, said, town, type Town } from './town.ts';

const MORNING = '2024-03-15T10:00';
const bars = ['没有伤害未成年人的违法犯罪', '没有吸毒酗酒赌博等恶习', '没有不履行监护职责', '有照护能力'];
const filled = { '孩子（姓名）': '陈小满', '受托人（姓名）': '陈桂香', 关系: '祖辈', 有书面委托: true };
const whole = { ...filled, '受托人没有这些情形（逐条核对）': bars };

const reported = async (t: Town, more = {}) => {
  await t.type(t.tian, t.tian.chat, '委托监护登记');
  return t.fill(t.tian, t.tian.chat, { ...whole, ...more }, '提交');
};

it('F-13b: a village reports a delegation, the office signs for it, and only then is it kept', async () => {
  const t = await town(MORNING);
  expect(await reported(t)).toBe('已提交');
  expect(t.last(t.tian.chat)).toContain('已报镇，等签收 · 雄风村 · 3月16日 10:00前');
  expect(t.last(t.tian.chat)).toContain('孩子：陈*满；受托人：陈*香；关系：祖辈');
  expect(await t.records()).toEqual([]);
  expect(t.last(t.he.chat)).toContain('[签收]');
  await t.press(t.he, t.he.chat, '签收');
  expect(t.last(t.he.chat)).toContain('委托中');
  expect(await t.records()).toMatchObject([
    { kind: 'delegation', unitId: t.xiongfeng.id, reportedBy: await t.idOf(t.he) },
  ]);
  expect(t.last(t.tian.chat)).toContain('委托中');
  expect(t.bytes()).not.toContain(Buffer.from('陈小满').toString('latin1'));
});

it('F-13a: without all four bars of article 22, or without a written notice, nothing is reported, and it is said why', async () => {
  const t = await town(MORNING);
  expect(await reported(t, { '受托人没有这些情形（逐条核对）': bars.slice(1) })).toBe('有一处要改，填的都还在');
  expect(t.last(t.tian.chat)).toContain('未保法第22条）：没有伤害未成年人的违法犯罪');
  expect(await t.fill(t.tian, t.tian.chat, { ...whole, 有书面委托: false }, '提交')).toBe('有一处要改，填的都还在');
  expect(t.last(t.tian.chat)).toContain('要有书面委托');
  expect(t.heard(t.he.chat)).toEqual([]);
  expect(await t.fill(t.tian, t.tian.chat, whole, '提交')).toBe('已提交');
});

it('F-13b: whoever has not signed for it within a day is reminded once; signing calls that off', async () => {
  const t = await town(MORNING);
  await reported(t);
  await t.tick('2024-03-16T09:59');
  expect(said(t, t.he.chat, '还没办完')).toBe(0);
  await t.tick('2024-03-16T10:05');
  await t.tick('2024-03-16T10:06');
  expect(said(t, t.he.chat, '已经过了时间，还没办完。')).toBe(1);
  const other = await town(MORNING);
  await reported(other);
  await other.press(other.he, other.he.chat, '签收');
  await other.tick('2024-03-16T10:05');
  for (const somebody of [other.he, other.su]) expect(said(other, somebody.chat, '还没办完')).toBe(0);
});

it('F-13b: a delegation is for its village and the office; for everybody else there is none', async () => {
  const t = await town(MORNING);
  await reported(t);
  const press = t.pressing(t.tian, t.tian.chat, '开错了，撤回');
  for (const other of [t.xiang, t.shi, t.gao, t.guan, t.bai, t.jiang]) {
    expect(await pressedBy(t, press, other)).toBe('没有这件事，或它不归您看。');
    await t.type(other, other.chat, '事项');
    expect(t.last(other.chat)).not.toContain('委托监护');
  }
  expect(await t.records()).toEqual([]);
});

it('F-13b: two who sign at once sign once, after a restart too, and the reporter cannot sign', async () => {
  const t = await town(MORNING);
  await reported(t);
  await t.restart();
  const [first, second] = [t.pressing(t.he, t.he.chat, '签收'), t.pressing(t.su, t.su.chat, '签收')];
  const answers = await Promise.all([t.pressed(first), t.pressed(second)]);
  expect(answers.toSorted()).toEqual(['已办', '这一步已经有人办过了']);
  expect(await t.records()).toHaveLength(1);
  expect(await t.pressed(first)).toBe(answers[0]);
  expect(await t.records()).toHaveLength(1);
});

it('F-13b: whoever reports for a village in the office does not sign for it', async () => {
  const t = await town(MORNING);
  await t.type(t.su, t.su.chat, '委托监护');
  await t.fill(t.su, t.su.chat, { ...whole, 哪个村: '密园村' }, '提交');
  expect(t.last(t.su.chat)).not.toContain('[签收]');
  expect(t.last(t.xiang.chat)).not.toContain('[签收]');
  await t.press(t.he, t.he.chat, '签收');
  expect(await t.records()).toMatchObject([{ unitId: t.miyuan.id }]);
});

it('F-13b: sent back, mended, looked at again when a year is over, ended', async () => {
  const t = await town(MORNING);
  await reported(t);
  await t.press(t.he, t.he.chat, '退回补');
  await t.fill(t.he, t.he.chat, { 缺什么: '期限' }, '提交');
  expect(t.last(t.tian.chat)).toContain('退回村里补');
  await t.press(t.tian, t.tian.chat, '补好再报');
  await t.fill(t.tian, t.tian.chat, { ...whole, '到哪天（不定期不填）': '2024-09-30' }, '提交');
  await t.press(t.su, t.su.chat, '签收');
  expect(t.last(t.su.chat)).toContain('9月30日前');
  await t.tick('2024-09-23T09:05');
  expect(said(t, t.tian.chat, '提醒：还等您办。')).toBe(1);
  await t.press(t.tian, t.tian.chat, '复查过了，继续');
  expect(await t.fill(t.tian, t.tian.chat, { '受托人没有这些情形（逐条核对）': [] }, '提交')).toContain('有一处要改');
  await t.fill(t.tian, t.tian.chat, { '受托人没有这些情形（逐条核对）': bars }, '提交');
  await t.tick('2024-09-30T09:05');
  expect(said(t, t.tian.chat, '提醒：还等您办。')).toBe(1);
  await t.press(t.tian, t.tian.chat, '委托结束');
  await t.fill(t.tian, t.tian.chat, { 为什么结束: '监护人回来了' }, '提交');
  expect(t.last(t.he.chat)).toContain('已结束');
  expect(await t.records()).toHaveLength(1);
});

it('F-13b: what was opened by mistake is withdrawn by whoever opened it, and by nobody else', async () => {
  const t = await town(MORNING);
  await reported(t);
  expect(t.last(t.he.chat)).not.toContain('撤回');
  await t.press(t.tian, t.tian.chat, '开错了，撤回');
  expect(t.last(t.tian.chat)).toContain('已撤回');
  expect(t.last(t.he.chat)).toContain('已撤回');
  await t.tick('2024-03-16T10:05');
  expect(said(t, t.he.chat, '还没办完')).toBe(0);
});

it('A-25: once the head of the office gave somebody the post, only that one signs', async () => {
  const t = await town(MORNING);
  await t.type(t.he, t.he.chat, '委托监护接收人');
  expect(t.last(t.he.chat)).toContain('您没有这项权限');
  await t.type(t.su, t.su.chat, '委托监护接收人');
  await t.fill(t.su, t.su.chat, { 由谁签收: '何安' }, '就定他');
  await reported(t);
  expect(said(t, t.su.chat, '[签收]')).toBe(0);
  expect(await pressedBy(t, t.pressing(t.he, t.he.chat, '签收'), t.su)).toBe('这一步不归您办。');
  await t.press(t.he, t.he.chat, '签收');
  expect(await t.records()).toHaveLength(1);
});
