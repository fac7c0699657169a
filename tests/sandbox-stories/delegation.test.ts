import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall('the webhook on Node', ['陈小满', '陈桂香', '谭一诺', '谭长根', '委托监护']);

const BARS = '受托人没有这些情形（逐条核对）';
const bars = ['没有伤害未成年人的违法犯罪', '没有吸毒酗酒赌博等恶习', '没有不履行监护职责', '有照护能力'];
const first = {
  '孩子（姓名）': '陈小满',
  '受托人（姓名）': '陈桂香',
  关系: '祖辈',
  有书面委托: true,
  [BARS]: bars,
};
const second = { ...first, '孩子（姓名）': '谭一诺', '受托人（姓名）': '谭长根', '到哪天（不定期不填）': '2024-04-10' };
const office = ['何安', '苏文静'];
const none = '没有这件事，或它不归您看。';
const reminders = (who: string, child: string) =>
  t.heard(who).filter((one) => one.includes('提醒：还等您办。') && one.includes(child)).length;

it('F-13a: without all four bars of article 22, or without a written notice, nothing is reported and nobody hears', async () => {
  await t.say('田小禾', '委托监护登记');
  expect(await t.fill('田小禾', { ...first, [BARS]: bars.slice(1) }, '提交')).toBe('有一处要改，填的都还在');
  expect(t.last('田小禾')).toContain('未保法第22条）：没有伤害未成年人的违法犯罪');
  expect(await t.fill('田小禾', { ...first, 有书面委托: false }, '提交')).toBe('有一处要改，填的都还在');
  expect(t.last('田小禾')).toContain('未保法第23条');
  for (const who of office) expect(t.said(who, '委托监护')).toBe(0);
});

it('F-13b: the village reports it, the office alone hears of it, and nobody else can touch it', async () => {
  expect(await t.fill('田小禾', first, '提交')).toBe('已提交');
  expect(t.last('田小禾')).toContain('已报镇，等签收 · 雄风村 · 3月16日 16:20前\n孩子：陈*满；受托人：陈*香');
  for (const who of office) expect(t.last(who)).toContain('[签收]');
  for (const who of ['向明月', '白露', '高峰', '江河', '管晓芸', '文清']) {
    expect(await t.forged(who, '何安', '签收')).toBe(none);
    expect(t.said(who, '委托监护')).toBe(0);
  }
  for (const who of ['田小禾', '罗青']) expect(await t.forged(who, '何安', '签收')).toBe('这一步不归您办。');
});

it('F-13b: when a day went by and nobody signed, each of the office hears it once more', async () => {
  for (const at of ['2024-03-16T16:15', '2024-03-16T16:21', '2024-03-16T16:25']) await t.moveTo(at);
  for (const who of office) expect(t.said(who, '已经过了时间，还没办完。')).toBe(1);
  expect(t.said('田小禾', '已经过了时间')).toBe(0);
});

it('F-13b: after a restart two sign at once: one signs, the other reads who did, on an old card too', async () => {
  await t.restart();
  const answers = await Promise.all(office.map((who) => t.press(who, '签收')));
  expect(answers.toSorted()).toEqual(['已办', '这一步已经有人办过了']);
  for (const who of office) {
    expect(await t.press(who, '签收')).toBe('这一步已经有人办过了');
    expect(t.said(who, '[签收]')).toBe(0);
    expect(t.last(who).match(/ 签收/g)).toHaveLength(1);
  }
  expect(t.last('田小禾')).toContain('委托中 · 雄风村 · 2025年3月16日前');
});

it('F-13b: reported while Feishu is down for an hour, it reaches the office an hour later and once', async () => {
  await t.moveTo('2024-03-18T09:30');
  await t.say('田小禾', '委托监护');
  t.feishuDown();
  expect(await t.fill('田小禾', second, '提交')).toBe('已提交');
  for (const who of office) expect(t.said(who, '谭*诺')).toBe(0);
  t.feishuUp();
  await t.moveTo('2024-03-18T10:30');
  for (const who of office) expect(t.said(who, '谭*诺')).toBe(1);
});

it('A-25: once the head of the office gave the post to one of them, that one alone sends it back and signs', async () => {
  await t.say('苏文静', '委托监护接收人');
  await t.fill('苏文静', { 由谁签收: '何安' }, '就定他');
  expect(await t.press('苏文静', '退回补')).toBe('这一步不归您办。');
  await t.press('何安', '退回补');
  await t.fill('何安', { 缺什么: '书面委托' }, '提交');
  expect(t.last('罗青')).toContain('退回村里补');
  await t.press('罗青', '补好再报');
  await t.fill('罗青', second, '提交');
  await t.press('何安', '签收');
  expect(t.last('田小禾')).toContain('委托中 · 雄风村 · 4月10日前');
});

it('F-13b: a week before its end the village looks at it again, and ends it when the guardian is back', async () => {
  await t.moveTo('2024-04-03T09:01');
  for (const who of ['田小禾', '罗青']) expect(reminders(who, '谭*诺')).toBe(1);
  await t.press('罗青', '复查过了，继续');
  expect(await t.fill('罗青', { [BARS]: bars.slice(1) }, '提交')).toContain('有一处要改');
  expect(await t.fill('罗青', { [BARS]: bars }, '提交')).toBe('已办');
  await t.moveTo('2024-04-10T09:01');
  expect(reminders('田小禾', '谭*诺')).toBe(2);
  await t.press('田小禾', '委托结束');
  await t.fill('田小禾', { 为什么结束: '监护人回来了' }, '提交');
  expect(t.last('何安')).toContain('已结束');
  await t.moveTo('2024-04-11T09:01');
  expect(reminders('罗青', '谭*诺')).toBe(1);
});

it('F-13b: one without an end is looked at again when a year is over', async () => {
  await t.moveTo('2025-03-09T09:01');
  expect(reminders('田小禾', '陈*满')).toBe(1);
  expect(await t.press('田小禾', '复查过了，继续')).toBe('');
  expect(await t.fill('田小禾', { [BARS]: bars }, '提交')).toBe('已办');
  expect(t.last('田小禾')).toContain('委托中');
});
