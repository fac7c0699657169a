import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall();

const asked = { 单位类别: '医疗', 查询类别: '在职年度', 应查人数: '12' };
const none = '没有这件事，或它不归您看。';
const done = '这一步已经有人办过了';
const notYours = '这一步不归您办。';
const police = ['高峰', '胡杨'];
const nudged = (who: string, title: string) =>
  t.heard(who).filter((one) => one.startsWith(`${title}\n`) && /提醒：还等您办。|已经过了时间/.test(one)).length;

async function asksFor(more: object = {}): Promise<string> {
  await t.say('姚春', '从业查询');
  return t.fill('姚春', { ...asked, ...more }, '提交');
}

it('F-22: a unit asks in numbers: the form has no place for a name, and the list goes to the police on paper', async () => {
  await t.say('姚春', '从业查询');
  expect(t.last('姚春')).toContain('名单线下交派出所，这里只填人数。');
  expect(Object.keys(t.form('姚春'))).toEqual(['单位类别', '查询类别', '应查人数']);
  expect(await t.fill('姚春', asked, '提交')).toBe('已提交');
  for (const who of police) expect(t.last(who)).toContain('等派出所回复 · 卫生院 · 3月22日前');
  for (const who of ['苏文静', '江河', '舒兰']) expect(t.said(who, '从业查询')).toBe(0);
});

it('F-22: the unit does not answer itself, and for any other there is no such matter', async () => {
  for (const who of ['姚春', '温如玉']) expect(await t.forged(who, '高峰', '查完，没有记录')).toBe(notYours);
  for (const who of ['舒兰', '白露', '苏文静', '江河', '管晓芸'])
    expect(await t.forged(who, '高峰', '查完，没有记录')).toBe(none);
});

it('C-21: nobody answers: the police hear it on the last day and on the day after, over a restart, and the unit does not', async () => {
  await t.moveTo('2024-03-22T09:01');
  expect(police.map((who) => nudged(who, '从业查询'))).toEqual([1, 1]);
  await t.restart();
  for (const at of ['2024-03-23T09:01', '2024-03-23T09:02']) await t.moveTo(at);
  expect([...police, '姚春'].map((who) => nudged(who, '从业查询'))).toEqual([2, 2, 0]);
});

it('F-22: two officers answer at once: one answer stands, the other officer reads who gave it, on an old card too', async () => {
  for (const who of police) await t.press(who, '查完，没有记录');
  const answers = await Promise.all(police.map((who) => t.fill(who, { 已查人数: '12' }, '提交')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
  for (const who of police) {
    expect(t.said(who, '没有记录 · 卫生院')).toBeGreaterThan(0);
    expect(await t.press(who, '查完，没有记录')).toBe(done);
  }
  for (const who of ['姚春', '温如玉']) expect(t.said(who, '没有记录 · 卫生院')).toBe(1);
});

it('F-22c: answered while Feishu is down, the unit hears an hour later, once, and says whom it did not take on', async () => {
  await t.moveTo('2024-03-25T10:00');
  expect(await asksFor({ 查询类别: '入职', 应查人数: '6' })).toBe('已提交');
  await t.press('胡杨', '查完，有记录');
  expect(await t.fill('胡杨', { 已查人数: '6', 有违法犯罪记录人数: '0' }, '提交')).toContain('有一处要改');
  t.feishuDown();
  expect(await t.fill('胡杨', { 已查人数: '6', 有违法犯罪记录人数: '2' }, '提交')).toBe('已办');
  const waits = '从业查询\n名单线下交派出所，这里只填人数。\n有人有记录，等单位处理 · 卫生院 · 3月28日前';
  expect(t.said('温如玉', waits)).toBe(0);
  t.feishuUp();
  await t.moveTo('2024-03-25T11:00');
  for (const who of ['姚春', '温如玉']) expect(t.said(who, waits)).toBe(1);
  expect(await t.forged('胡杨', '温如玉', '处理好了')).toBe(notYours);
  await t.moveTo('2024-03-28T09:01');
  expect(nudged('温如玉', '从业查询')).toBe(1);
  await t.press('温如玉', '处理好了');
  expect(await t.fill('温如玉', { 处理: '暂缓录用' }, '提交')).toBe('已办');
  for (const who of police) expect(t.last(who)).toContain('已暂缓录用或解聘');
});

it('F-23a: a trade is screened once, in numbers; who is a risk comes under control of the police', async () => {
  await t.say('舒兰', '密接人员筛查');
  expect(Object.keys(t.form('舒兰')).join()).not.toMatch(/姓名|名单/);
  await t.fill('舒兰', { 行业: '快递点', 应筛人数: '6' }, '提交');
  expect(await t.forged('高峰', '舒兰', '筛完，有风险')).toBe(notYours);
  await t.press('舒兰', '筛完，有风险');
  await t.fill('舒兰', { 已筛人数: '6', 有风险人数: '1' }, '提交');
  const answers = await Promise.all(police.map((who) => t.press(who, '已经管控')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
  expect(t.last('舒兰')).toContain('已精准管控');
});

it('F-22: the office and the leaders hear how many there are, and nothing else', async () => {
  for (const who of ['苏文静', '何安', '江河']) {
    await t.say(who, '事项');
    expect(t.last(who)).toBe('事项\n只看数\n从业查询：在办 0，已完 2\n密接人员筛查：在办 0，已完 1');
  }
});
