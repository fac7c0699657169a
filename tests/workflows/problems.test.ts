import { expect, it } from 'vitest';
import { pressedBy, said, standings, town, type Town } from './town.ts';

const MORNING = '2024-03-11T10:00';
const PROBLEM = { 责任单位: '雄风村', 来源: '倒查', '问题（不写人名）': '文化广场夜里没有灯', 整改期限: '2024-03-20' };

async function issued(t: Town, more = {}) {
  await t.type(t.su, t.su.chat, '问题清单');
  return t.fill(t.su, t.su.chat, { ...PROBLEM, ...more }, '提交');
}

async function proved(t: Town) {
  await t.press(t.tian, t.tian.chat, '整改好了，请验收');
  return t.fill(t.tian, t.tian.chat, { 怎么改的: '装了两盏灯' }, '提交');
}

it('F-42b: a problem goes to its owner, is rectified, and is struck off by somebody else; C-24 counts it', async () => {
  const t = await town(MORNING);
  expect(await issued(t, { 整改期限: '2024-03-01' })).toBe('有一处要改，填的都还在');
  expect(await issued(t)).toBe('已提交');
  expect(t.last(t.tian.chat)).toContain(
    '问题清单1号\n已制发 · 雄风村 · 3月20日前\n来源：倒查；问题：文化广场夜里没有灯',
  );
  expect(await standings(t, 'F-42b', t.xiongfeng.id, '2024-03-11')).toEqual(['open']);
  await t.press(t.tian, t.tian.chat, '开始整改');
  expect(await proved(t)).toBe('已办');
  expect(t.last(t.su.chat)).toContain('待验收');
  await t.press(t.su, t.su.chat, '验收，销号');
  await t.fill(t.su, t.su.chat, { 完善了什么制度: '广场夜间照明值守' }, '提交');
  expect(t.last(t.tian.chat)).toContain('已销号');
  expect(await standings(t, 'F-42b', t.xiongfeng.id, '2024-03-11')).toEqual(['met']);
  expect((await t.records()).map((one) => [one.kind, one.unitId])).toEqual([
    ['problem', t.xiongfeng.id],
    ['problem-closure', t.xiongfeng.id],
  ]);
});

it('F-42b: the owner’s photo is the closure’s proof', async () => {
  const t = await town(MORNING);
  await issued(t);
  await t.picture(t.tian, t.tian.chat);
  await proved(t);
  await t.press(t.he, t.he.chat, '验收，销号');
  await t.fill(t.he, t.he.chat, {}, '提交');
  expect((await t.records()).find((one) => one.kind === 'problem-closure')).toMatchObject({
    evidenceState: 'attached',
  });
});

it('F-42b: neither the owner nor whoever rectified it strikes it off, not even the office its own', async () => {
  const t = await town(MORNING);
  await issued(t, { 责任单位: '平安办' });
  await t.press(t.he, t.he.chat, '整改好了，请验收');
  await t.fill(t.he, t.he.chat, { 怎么改的: '补了台账' }, '提交');
  for (const one of [t.he, t.su]) expect(t.last(one.chat)).not.toContain('[验收，销号]');
  const press = t.pressing(t.fang, t.fang.chat, '验收，销号');
  for (const one of [t.he, t.su]) expect(await pressedBy(t, press, one)).toBe('这一步不归您办。');
  await t.pressed(press);
  await t.fill(t.fang, t.fang.chat, {}, '提交');
  expect(t.last(t.fang.chat)).toContain('已销号');
});

it('F-42b: what was issued by mistake is withdrawn by its issuer and no longer counts; the village’s auxiliary police sees none', async () => {
  const t = await town(MORNING);
  await issued(t);
  expect(said(t, t.shi.chat, '问题清单')).toBe(0);
  await t.press(t.su, t.su.chat, '开错了，撤回');
  expect(t.last(t.tian.chat)).toContain('已撤回');
  expect(await standings(t, 'F-42b', t.xiongfeng.id, '2024-03-11')).toEqual([]);
  for (const at of ['2024-03-17T09:01', '2024-03-21T09:01']) await t.tick(at);
  expect(said(t, t.tian.chat, '提醒：还等您办。')).toBe(0);
});

it('F-42b: not good enough goes back to the owner, who hears what is missing', async () => {
  const t = await town(MORNING);
  await issued(t);
  await proved(t);
  await t.press(t.fang, t.fang.chat, '还没改好');
  await t.fill(t.fang, t.fang.chat, { 还差什么: '只有一盏亮' }, '提交');
  expect(t.last(t.luo.chat)).toContain('整改中');
  expect(t.last(t.luo.chat)).toContain('还差什么：只有一盏亮');
});

it('C-24: the owner is reminded three days before, on the day and the day after, once each, and no more when it is done', async () => {
  const t = await town(MORNING);
  await issued(t);
  for (const at of [
    '2024-03-17T08:59',
    '2024-03-17T09:01',
    '2024-03-17T09:02',
    '2024-03-20T09:01',
    '2024-03-21T09:01',
    '2024-03-22T09:01',
  ])
    await t.tick(at);
  expect([said(t, t.tian.chat, '提醒：还等您办。'), said(t, t.tian.chat, '已经过了时间')]).toEqual([2, 1]);
  expect(said(t, t.tian.chat, '⚠️ 已过3月20日')).toBe(1);
  expect(said(t, t.xiang.chat, '问题清单')).toBe(0);
  const done = await town(MORNING);
  await issued(done);
  await proved(done);
  for (const at of ['2024-03-17T09:01', '2024-03-20T09:01']) await done.tick(at);
  expect(said(done, done.tian.chat, '提醒：还等您办。')).toBe(0);
});

it('F-42b: the to-do names a problem once, and its entry opens the matter', async () => {
  const t = await town(MORNING);
  await issued(t);
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('问题清单1号 · 雄风村 · 已制发 · 3月20日前');
  expect(t.last(t.tian.chat)).not.toContain('问题销号');
  await t.press(t.tian, t.tian.chat, '看');
  expect(t.last(t.tian.chat)).toContain('[整改好了，请验收]');
  await t.type(t.tian, t.tian.chat, '问题销号');
  expect(t.last(t.tian.chat)).toContain('等您办');
  await t.type(t.tian, t.tian.chat, '问题清单');
  expect(t.last(t.tian.chat)).not.toContain('提交');
});

it('F-A-PA-5: no case last month is told by the police and confirmed by the office, who thereby has checked', async () => {
  const t = await town('2024-04-02T10:00');
  await t.type(t.gao, t.gao.chat, '倒查');
  await t.fill(t.gao, t.gao.chat, { 上月案件数: '0' }, '提交');
  expect(t.last(t.su.chat)).toContain('[确认上月无案件]');
  expect(t.last(t.su.chat)).not.toContain('[组织倒查]');
  await t.press(t.su, t.su.chat, '确认上月无案件');
  expect(await t.records()).toMatchObject([{ kind: 'back-check', unitId: 'PA', detail: { cases: 0 } }]);
  expect(await standings(t, 'F-A-PA-5', 'PA', '2024-04-02')).toEqual(['met']);
});

it('F-P4a: a case, a problem struck off, an institution made better: three links on the card, none to be skipped', async () => {
  const t = await town('2024-04-02T10:00');
  await t.type(t.gao, t.gao.chat, '倒查登记');
  await t.fill(t.gao, t.gao.chat, { 上月案件数: '1' }, '提交');
  await t.press(t.su, t.su.chat, '组织倒查');
  expect(said(t, t.he.chat, '案件倒查1号')).toBe(1);
  expect(t.last(t.su.chat)).toContain('案件倒查 1，已完 0；还有案件没有倒查');
  await t.press(t.he, t.he.chat, '四个一案一做完了');
  const four = ['一案一倒查', '一案一剖析', '一案一整治', '一案一问责'];
  await t.fill(t.he, t.he.chat, { 四个一案一: four.slice(1) }, '提交');
  expect(t.last(t.he.chat)).toContain('还没做：一案一倒查');
  await t.fill(t.he, t.he.chat, { 四个一案一: four, 哪些有问题: ['村属地责任'] }, '提交');
  expect(t.last(t.he.chat)).toContain('✅ 上报一个案件 → 办结一个问题 → 完善一项制度');
  expect(t.last(t.he.chat)).toContain('要先有一件问题销号');
  expect(t.last(t.he.chat)).not.toContain('[问题办结了]');
  const chain = t.town.in(t.he.chat).length;
  await t.press(t.he, t.he.chat, '制发问题');
  await t.fill(t.he, t.he.chat, { ...PROBLEM, 整改期限: '2024-04-20' }, '提交');
  await proved(t);
  await t.press(t.fang, t.fang.chat, '验收，销号');
  await t.fill(t.fang, t.fang.chat, {}, '提交');
  expect(t.town.in(t.he.chat).length).toBeGreaterThanOrEqual(chain);
  await t.type(t.fang, t.fang.chat, '事项');
  await t.press(t.fang, t.fang.chat, '看');
  expect(t.last(t.fang.chat)).toContain('问题清单 1，已完 1');
  await t.press(t.fang, t.fang.chat, '问题办结了');
  await t.press(t.fang, t.fang.chat, '制度完善了');
  await t.fill(t.fang, t.fang.chat, { 名称: '公共场所照明管理办法', 类别: '制度' }, '提交');
  expect(t.last(t.fang.chat)).toContain('✅ 上报一个案件 → ✅ 办结一个问题 → ✅ 完善一项制度');
  expect((await t.records()).map((one) => one.kind).toSorted()).toEqual([
    'institution-document',
    'problem',
    'problem-closure',
  ]);
  expect(said(t, t.tian.chat, '案件')).toBe(0);
});

it('F-A-JW-3: a paper with a day to reply by hangs on its problem, is reminded of, and is answered by its unit', async () => {
  const t = await town(MORNING);
  await issued(t);
  await t.type(t.fang, t.fang.chat, '事项');
  await t.press(t.fang, t.fang.chat, '看');
  await t.press(t.fang, t.fang.chat, '附法律文书');
  await t.fill(
    t.fang,
    t.fang.chat,
    {
      '发给哪个单位（发给家长的选本单位）': '雄风村',
      文书: '监察建议书',
      文号: '福纪监〔2024〕1号',
      回复期限: '2024-03-18',
    },
    '提交',
  );
  await t.tick('2024-03-18T09:01');
  expect(said(t, t.tian.chat, '提醒：还等您办。')).toBeGreaterThan(0);
  await t.press(t.tian, t.tian.chat, '已回复');
  await t.fill(t.tian, t.tian.chat, { 回复日期: '2024-03-18' }, '提交');
  expect(t.last(t.fang.chat)).toContain('已回复');
  expect((await t.records()).filter((one) => one.kind === 'legal-document')).toHaveLength(1);
});
