import { expect, it } from 'vitest';
import { township } from './township.ts';

const NOON = '2024-03-15T12:20';
const filled = {
  情形: '被遗弃或长期没人照料',
  现在是否危险: '是',
  是否已报110: '否',
  '说明（可不填）': '独自在家三天',
};

type Town = Awaited<ReturnType<typeof township>>;

async function reported(t: Town, more = {}): Promise<string> {
  await t.type(t.tian, t.tian.chat, '线索上报');
  await t.fill(t.tian, t.tian.chat, { ...filled, ...more }, '上报');
  return /XS-[2-9A-Z]{4}/.exec(t.last(t.tian.chat))?.[0] ?? '';
}

it('F-A-CJ-6b: a group hears one neutral line; the form comes in private and nothing typed is kept', async () => {
  const t = await township(NOON);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 我们村有个孩子身上好多伤，怀疑被他爸打了');
  expect(t.heard(t.xiongfeng.group)).toEqual(['收到，已私聊您\n请不要在群里说具体的人和事，能撤回请撤回。']);
  expect(t.colour(t.xiongfeng.group)).toBe('grey');
  expect(t.last(t.tian.chat)).toContain('孩子正有危险，先打 110 / 120。');
  expect(t.form(t.tian.chat)).toMatchObject({ 哪个村: t.xiongfeng.id, 现在是否危险: 'no' });
  expect(t.bytes()).not.toContain(Buffer.from('怀疑被').toString('latin1'));
});

it('F-A-CJ-6b: a clue gets a number; police, both leaders and the office get it urgently, nobody else anything', async () => {
  const t = await township(NOON);
  const number = await reported(t);
  expect(number).not.toBe('');
  expect(t.last(t.tian.chat)).toContain('已通知派出所、两位组长、办公室。有人签收我会告诉您。');
  for (const reader of [t.gao, t.jiang, t.lin, t.su, t.he]) {
    expect(t.last(reader.chat)).toContain(`新线索 ${number}`);
    expect(t.last(reader.chat)).toContain('⚠️ 现在有危险 · 雄风村 · 3月15日 12:20');
    expect(t.last(reader.chat)).not.toContain('独自');
    expect(t.colour(reader.chat)).toBe('red');
    expect(t.urgent(reader.chat)).toBe(1);
  }
  for (const other of [t.fang, t.luo, t.xiang, t.shi]) expect(t.heard(other.chat)).toEqual([]);
  for (const group of [t.xiongfeng.group, t.townshipGroup, t.officeGroup]) expect(t.heard(group)).toEqual([]);
});

it('B-7: a clue goes out at night', async () => {
  const t = await township('2024-03-15T23:20');
  await reported(t);
  expect(t.urgent(t.gao.chat)).toBe(1);
});

it('F-A-CJ-6b: after 签收 every reader’s card shows who and when, and the reporter is told once', async () => {
  const t = await township(NOON);
  const number = await reported(t);
  t.setNow('2024-03-15T12:41');
  expect(await t.press(t.gao, t.gao.chat, '签收')).toBe('已签收');
  for (const reader of [t.gao, t.jiang, t.lin, t.su]) expect(t.last(reader.chat)).toContain('✅ 高峰 12:41 签收');
  expect(t.last(t.gao.chat)).not.toContain('[签收]');
  expect(t.last(t.jiang.chat)).toContain('[签收]');
  expect(t.last(t.tian.chat)).toBe(`您上报的 ${number} 已有人签收（派出所，12:41）。`);
  await t.press(t.su, t.su.chat, '签收');
  expect(t.heard(t.tian.chat).filter((line) => line.includes('签收（'))).toHaveLength(1);
  expect(t.last(t.gao.chat)).toContain('✅ 苏文静 12:41 签收');
});

it('F-A-CJ-6b: the words open with a stated reason only, and each opening is in the audit', async () => {
  const t = await township(NOON);
  await reported(t);
  await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
  expect(await t.press(t.gao, t.gao.chat, '查看')).toBe('请写明查看的事由。');
  expect(t.last(t.gao.chat)).not.toContain('独自在家三天');
  await t.fill(t.gao, t.gao.chat, { 事由: '出警前了解情况' }, '查看');
  expect(t.last(t.gao.chat)).toContain('独自在家三天');
  expect((await t.audit()).map((line) => line.what)).toEqual(['clue-reported', 'clue-opened']);
  await t.press(t.gao, t.gao.chat, '看完收起');
  expect(t.last(t.gao.chat)).not.toContain('独自在家三天');
});

it('F-A-CJ-6b: for whoever is not on its list there is no such clue', async () => {
  const t = await township(NOON);
  await reported(t);
  const stolen = t.pressing(t.gao, t.gao.chat, '查看内容（需写明事由）');
  for (const other of [t.luo, t.fang, t.tian]) {
    const envelope = { ...stolen, event: { ...stolen.event, operator: { open_id: other.openId } } };
    const again = { ...envelope, header: { ...envelope.header, event_id: `as-${other.openId}` } };
    expect((await t.deliver(again)).toast?.content).toBe('没有这条，或您不在这条的知情名单里。');
  }
});

it('F-43: a clue about a cadre or a leader goes around them, to the police and the discipline office', async () => {
  const t = await township(NOON);
  await reported(t, { 涉及村干部或领导本人: true });
  expect(t.last(t.tian.chat)).toContain('已通知派出所、纪委。');
  expect(t.urgent(t.gao.chat)).toBe(1);
  expect(t.urgent(t.fang.chat)).toBe(1);
  for (const other of [t.jiang, t.lin, t.su, t.he]) expect(t.heard(other.chat)).toEqual([]);
});

it('F-43: a reporter who hides is known to the police and the office’s head only', async () => {
  const t = await township(NOON);
  await reported(t, { 对其他人隐藏我的身份: true });
  for (const reader of [t.gao, t.su]) expect(t.last(reader.chat)).toContain('上报人：田小禾');
  for (const reader of [t.jiang, t.lin, t.he]) {
    expect(t.last(reader.chat)).toContain('上报人选择了不公开身份');
    expect(t.last(reader.chat)).not.toContain('田小禾');
  }
});

it('F-A-CJ-6b: the form is used once, however often it is pressed', async () => {
  const t = await township(NOON);
  await t.type(t.tian, t.tian.chat, '线索上报');
  const [first, second] = [0, 1].map(() => t.pressing(t.tian, t.tian.chat, '上报', filled));
  if (first === undefined || second === undefined) throw new Error('two presses');
  await Promise.all([t.deliver(first), t.deliver(second)]);
  expect(t.urgent(t.gao.chat)).toBe(1);
});

it('A-36: how many clues there are is told to nobody who asks in a chat', async () => {
  const t = await township(NOON);
  await reported(t);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 现在有几条线索没办结？');
  expect(t.heard(t.xiongfeng.group).join()).not.toMatch(/\d条|XS-/);
});

it('F-A-CJ-6: a month that is still to come is asked about, not taken for last year’s', async () => {
  const t = await township('2024-03-28T09:00');
  await t.type(t.tian, t.tian.chat, '4月无线索');
  expect(await t.all()).toEqual([]);
  await t.fill(t.tian, t.tian.chat, { 哪个月: '2024-04' }, '登记');
  expect(t.last(t.tian.chat)).toContain('这个月还没有到');
  await t.fill(t.tian, t.tian.chat, { 哪个月: '2024-03' }, '登记');
  expect(await t.records()).toMatchObject([{ kind: 'clue-check', detail: { period: '2024-03', result: 'nil' } }]);
});

it('A-22: until the 5th the last month’s table is offered beside this one’s, as long as it is out', async () => {
  const t = await township('2024-04-03T09:00');
  await t.type(t.tian, t.tian.chat, '排查表');
  expect(t.last(t.tian.chat)).toContain('4月问题线索排查表\n25日24:00截止，还有22天');
  await t.press(t.tian, t.tian.chat, '补交3月的');
  expect(t.last(t.tian.chat)).toContain('3月问题线索排查表\n已过25日，补交会记为迟交');
  await t.press(t.tian, t.tian.chat, '无线索，提交');
  expect(await t.records()).toMatchObject([{ late: true, detail: { period: '2024-03' } }]);
  await t.type(t.tian, t.tian.chat, '排查表');
  expect(t.last(t.tian.chat)).not.toContain('补交');
});

it('F-A-CJ-6: “本月无线索” hands the table in; twice is once', async () => {
  const t = await township('2024-03-22T10:05');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 本月无线索');
  expect(t.last(t.xiongfeng.group)).toContain('雄风村 3月22日（周五） 3月，已交');
  expect(t.last(t.xiongfeng.group)).not.toContain('无线索');
  await t.type(t.luo, t.xiongfeng.group, '@护蕾助手 本月无线索');
  expect(t.last(t.xiongfeng.group)).toContain('已经交过了');
  expect(await t.records()).toMatchObject([{ kind: 'clue-check', late: false, detail: { period: '2024-03' } }]);
});

it('F-A-CJ-6: the card hands it in with one tap; numbers are only for private eyes', async () => {
  const t = await township('2024-03-22T10:05');
  await t.type(t.tian, t.tian.chat, '排查表');
  expect(t.last(t.tian.chat)).toContain('3月问题线索排查表\n25日24:00截止，还有3天');
  await t.press(t.tian, t.tian.chat, '有线索，填编号');
  await t.fill(t.tian, t.tian.chat, { '线索编号（没有线索不填）': 'XS-7F3K' }, '登记');
  expect(await t.records()).toMatchObject([{ detail: { result: 'clues' } }]);
  expect(t.bytes()).not.toContain('XS-7F3K');
  await t.type(t.xiang, t.xiang.chat, '排查表');
  await t.press(t.xiang, t.xiang.chat, '无线索，提交');
  expect(t.last(t.xiang.chat)).toContain('3月，无线索');
});

it.each([
  ['2024-03-25T23:59', false],
  ['2024-03-26T00:00', true],
])('C-06: handed in at %s it is late: %s', async (at, late) => {
  const t = await township(at);
  await t.type(t.tian, t.tian.chat, '本月无线索');
  expect(await t.records()).toMatchObject([{ late }]);
  await t.type(t.tian, t.tian.chat, '本村情况');
  expect(t.last(t.tian.chat)).toContain(late ? '排查表 迟交' : '排查表 已交');
});
