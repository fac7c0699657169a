import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall('the webhook on Node', ['夜里没有灯', '监察建议书', '一案一', '福纪监', '倒查']);

const PROBLEM = { 责任单位: '雄风村', 来源: '倒查', '问题（不写人名）': '文化广场夜里没有灯', 整改期限: '2024-04-20' };
const FOUR = ['一案一倒查', '一案一剖析', '一案一整治', '一案一问责'];
const none = '没有这件事，或它不归您看。';
const done = '这一步已经有人办过了';
const notYours = '这一步不归您办。';
const office = ['苏文静', '何安'];
const nudged = (who: string, title: string) =>
  t.heard(who).filter((one) => one.startsWith(`${title}\n`) && /提醒：还等您办。|已经过了时间/.test(one)).length;

/** Opens the matter of that title that somebody has on hand. */
async function look(who: string, title: string): Promise<void> {
  await t.say(who, title);
  await t.press(who, '看');
}

async function proved(who: string): Promise<void> {
  await t.press(who, '整改好了，请验收');
  expect(await t.fill(who, { 怎么改的: '装了两盏灯' }, '提交')).toBe('已办');
}

it('F-42: the police tell the month’s cases by their number alone; nobody but the office takes it up, and it is reminded', async () => {
  await t.moveTo('2024-04-01T09:30');
  await t.say('高峰', '倒查登记');
  expect(Object.keys(t.form('高峰'))).toEqual(['上月案件数']);
  expect(await t.fill('高峰', { 上月案件数: '1' }, '提交')).toBe('已提交');
  // The 5th is Tomb Sweeping Day, the 7th a Sunday on which the township works.
  for (const who of office) expect(t.last(who)).toContain('已报上月案件数 · 派出所 · 4月7日前');
  for (const who of ['高峰', '胡杨', '方正', '江河']) expect(await t.forged(who, '何安', '组织倒查')).toBe(notYours);
  for (const who of ['田小禾', '白露', '管晓芸']) expect(await t.forged(who, '何安', '组织倒查')).toBe(none);
  for (const at of ['2024-04-05T09:01', '2024-04-07T09:01']) await t.moveTo(at);
  expect(office.map((who) => nudged(who, '倒查'))).toEqual([2, 2]);
  expect(nudged('高峰', '倒查')).toBe(0);
});

it('F-A-PA-5: after a restart two of the office organise it at once: there is one case, not two', async () => {
  await t.restart();
  const answers = await Promise.all(office.map((who) => t.press(who, '组织倒查')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
  expect(t.said('方正', '案件倒查1号')).toBe(1);
  for (const who of ['方正', ...office]) expect(t.said(who, '案件倒查2号')).toBe(0);
  expect(await t.press('苏文静', '组织倒查')).toBe(done);
});

it('F-42: four things are done for each case, every one of them', async () => {
  await look('何安', '案件倒查');
  await t.press('何安', '四个一案一做完了');
  await t.fill('何安', { 四个一案一: FOUR.slice(1) }, '提交');
  expect(t.last('何安')).toContain('还没做：一案一倒查');
  expect(await t.fill('何安', { 四个一案一: FOUR, 哪些有问题: ['村属地责任'] }, '提交')).toBe('已办');
  expect(t.last('何安')).toContain('✅ 上报一个案件 → 办结一个问题 → 完善一项制度');
  expect(t.last('何安')).toContain('要先有一件问题销号');
});

it('F-P4a: a problem issued from the case while Feishu is down reaches its village an hour later, once', async () => {
  await t.press('何安', '制发问题');
  expect(await t.fill('何安', { ...PROBLEM, 整改期限: '2024-04-01' }, '提交')).toBe('有一处要改，填的都还在');
  t.feishuDown();
  expect(await t.fill('何安', PROBLEM, '提交')).toBe('已提交');
  expect(t.said('田小禾', '问题清单1号')).toBe(0);
  t.feishuUp();
  await t.moveTo('2024-04-07T10:05');
  for (const who of ['田小禾', '罗青']) expect(t.said(who, '问题清单1号\n已制发 · 雄风村 · 4月20日前')).toBe(1);
  expect(t.said('向明月', '问题清单')).toBe(0);
});

it('C-24: its owner is reminded three days before and on the day, the rectification is sent back, and checked anew', async () => {
  await t.press('田小禾', '开始整改');
  await t.moveTo('2024-04-17T09:01');
  expect(['田小禾', '罗青'].map((who) => nudged(who, '问题清单1号'))).toEqual([1, 1]);
  await proved('罗青');
  for (const who of ['罗青', '田小禾']) expect(await t.forged(who, '方正', '验收，销号')).toBe(notYours);
  await t.press('方正', '还没改好');
  await t.fill('方正', { 还差什么: '只有一盏亮' }, '提交');
  expect(t.last('罗青')).toContain('还差什么：只有一盏亮');
  expect(await t.press('苏文静', '验收，销号')).toBe(done);
  expect(t.said('苏文静', '整改中')).toBeGreaterThan(0);
});

it('F-A-JW-3: a paper with a day to reply by goes to its unit, is reminded of on its day as the problem is, and is answered', async () => {
  await t.say('方正', '法律文书');
  const paper = { '发给哪个单位（发给家长的选本单位）': '雄风村', 文书: '监察建议书', 文号: '福纪监〔2024〕1号' };
  await t.fill('方正', { ...paper, 回复期限: '2024-04-20' }, '提交');
  expect(await t.forged('向明月', '田小禾', '已回复')).toBe(none);
  await t.moveTo('2024-04-20T09:01');
  expect(nudged('田小禾', '问题清单1号')).toBe(2);
  expect(nudged('田小禾', '法律文书')).toBe(1);
  await t.press('田小禾', '已回复');
  await t.fill('田小禾', { 回复日期: '2024-04-20' }, '提交');
  expect(t.last('方正')).toContain('法律文书\n已回复');
});

it('F-42b: over a restart, two strike it off at once, each another than its owner; one does', async () => {
  await proved('田小禾');
  await t.restart();
  for (const who of ['方正', '苏文静']) await t.press(who, '验收，销号');
  const answers = await Promise.all(['方正', '苏文静'].map((who) => t.fill(who, {}, '提交')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
  for (const who of ['田小禾', '罗青', '何安']) expect(t.last(who)).toContain('问题清单1号\n已销号');
});

it('F-P4a: the chain closes link by link, case, problem, institution, and then the back-check', async () => {
  await look('苏文静', '案件倒查');
  expect(t.last('苏文静')).toContain('问题清单 1，已完 1');
  expect(await t.press('苏文静', '问题办结了')).toBe('已办');
  await t.press('苏文静', '制度完善了');
  await t.fill('苏文静', { 名称: '公共场所照明管理办法', 类别: '制度' }, '提交');
  expect(t.last('苏文静')).toContain('✅ 上报一个案件 → ✅ 办结一个问题 → ✅ 完善一项制度');
  for (const who of ['高峰', '胡杨']) expect(t.last(who)).toContain('案件倒查1号\n已完善');
  await look('何安', '倒查');
  await t.press('何安', '倒查开完了');
  await t.fill('何安', { 哪些有问题: ['村属地责任'] }, '提交');
  for (const who of ['高峰', '方正']) expect(t.last(who)).toContain('倒查\n已倒查');
});

it('F-42: a month without a case is confirmed by somebody else than who said so', async () => {
  await t.moveTo('2024-05-06T09:30');
  await t.say('胡杨', '倒查登记');
  await t.fill('胡杨', { 上月案件数: '0' }, '提交');
  expect(t.last('何安')).not.toContain('[组织倒查]');
  expect(await t.forged('胡杨', '何安', '确认上月无案件')).toBe(notYours);
  expect(await t.press('何安', '确认上月无案件')).toBe('已办');
  expect(t.last('何安')).toContain('已倒查');
});
