import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall('the webhook on Node', ['陈小满', '田甜', '罗子墨', '逃学', '辍学', '训诫书']);

const three = [
  ['白露', '家长已通知'],
  ['何安', '办公室签收'],
  ['文清', '学区中心签收'],
] as const;
const office = ['何安', '苏文静'];
const none = '没有这件事，或它不归您看。';
const done = '这一步已经有人办过了';
const notYours = '这一步不归您办。';
const nudged = (who: string, number: string) =>
  t.heard(who).filter((one) => one.startsWith(`学生缺课${number}\n提醒：还等您办。`)).length;

const form = (pupil: string) => ({ 情况: '逃学', '学生（姓名）': pupil, 家在哪个村: '雄风村' });

async function reported(pupil: string): Promise<void> {
  await t.say('白露', '学生缺勤');
  expect(await t.fill('白露', form(pupil), '提交')).toBe('已提交');
}

async function signed(): Promise<void> {
  for (const [who, label] of three) expect(await t.press(who, label)).toBe('已办');
}

it('F-62a: the school reports; the office and the school centre hear at once, and nobody signs for another', async () => {
  await reported('陈小满');
  for (const who of [...office, '文清']) {
    expect(t.last(who)).toContain('学生缺课1号\n正在通知三方 · 福星小学 · 3月15日前\n情况：逃学；学生：陈*满');
    expect(t.last(who)).not.toContain('陈小满');
  }
  for (const who of ['白露', '文清', '田小禾']) expect(await t.forged(who, '何安', '办公室签收')).toBe(notYours);
  for (const who of ['向明月', '高峰', '江河', '姚春', '管晓芸'])
    expect(await t.forged(who, '何安', '办公室签收')).toBe(none);
});

it('T-05: who has not signed after two hours hears it once more, over a restart, and who has signed does not', async () => {
  await t.press('文清', '学区中心签收');
  await t.restart();
  for (const at of ['2024-03-15T18:21', '2024-03-15T18:22']) await t.moveTo(at);
  expect([...office, '白露', '文清'].map((who) => nudged(who, '1号'))).toEqual([1, 1, 1, 0]);
});

it('F-62a: two of the office and the school sign at once: each step is made once, and an old card shows how it stands', async () => {
  const answers = await Promise.all([
    ...office.map((who) => t.press(who, '办公室签收')),
    t.press('白露', '家长已通知'),
  ]);
  expect(answers.toSorted()).toEqual(['已办', '已办', done].toSorted());
  for (const who of office) {
    expect(await t.press(who, '办公室签收')).toBe(done);
    expect(t.said(who, '三方都知道了')).toBeGreaterThan(0);
    expect(t.said(who, '[办公室签收]')).toBe(0);
  }
});

it('F-62b: who is not back by the evening is looked for at home and the guardian is spoken to, both, at the same moment', async () => {
  await t.press('白露', '放学还没回来');
  for (const who of ['田小禾', '罗青']) expect(t.last(who)).toContain('[村里上门看过了]');
  for (const who of ['高峰', '胡杨']) expect(t.last(who)).toContain('[派出所训诫过了]');
  expect(await t.forged('高峰', '田小禾', '村里上门看过了')).toBe(notYours);
  expect(await t.forged('向明月', '田小禾', '村里上门看过了')).toBe(none);
  const moves = [t.press('田小禾', '村里上门看过了'), t.press('胡杨', '派出所训诫过了')];
  expect(await Promise.all(moves)).toEqual(['已办', '已办']);
  expect(t.last('白露')).toContain('已上门、已训诫');
  expect(await t.press('罗青', '村里上门看过了')).toBe(done);
  expect(await t.press('高峰', '派出所训诫过了')).toBe(none);
  expect(await t.press('白露', '还没回来，接着劝返')).toBe('已办');
  expect(t.last('文清')).toContain('长期缺课，正在劝返 · 福星小学 · 4月14日前');
});

it('T-05: told while Feishu is down, all three hear an hour later, the same day, once', async () => {
  await t.moveTo('2024-03-18T09:00');
  await t.say('白露', '学生缺课');
  t.feishuDown();
  expect(await t.fill('白露', form('田甜'), '提交')).toBe('已提交');
  for (const who of [...office, '文清']) expect(t.said(who, '学生缺课2号')).toBe(0);
  t.feishuUp();
  await t.moveTo('2024-03-18T10:00');
  for (const who of [...office, '文清']) expect(t.said(who, '学生缺课2号')).toBe(1);
  await signed();
  await t.press('白露', '回来了');
  expect(t.last('田小禾')).toContain('学生缺课2号\n已返校');
});

it('T-05: nobody signs: all three hear it again after two hours, and what is signed next day is signed late', async () => {
  await reported('罗子墨');
  await t.moveTo('2024-03-18T12:01');
  expect([...office, '白露', '文清'].map((who) => nudged(who, '3号'))).toEqual([1, 1, 1, 1]);
  await t.moveTo('2024-03-19T09:01');
  await t.say('何安', '事项');
  expect(t.last('何安')).toContain('学生缺课3号 · 福星小学 · 正在通知三方 · ⚠️ 已过3月18日');
  await signed();
  expect(t.last('文清')).toContain('三方都知道了');
});

it('F-A-ED-11: on the 1st the office alone reads in numbers what the month left open; a month that ended well says so', async () => {
  await t.moveTo('2024-04-01T09:11');
  for (const who of office) expect(t.said(who, '学生缺课还有 2 件没完\n3月新报 3 件\n福星小学 2 件：1号、3号')).toBe(1);
  for (const who of ['江河', '文清', '白露', '管晓芸', '田小禾']) expect(t.said(who, '没完')).toBe(0);
  await t.press('何安', '看在办的');
  expect(t.last('何安')).toContain('学生缺课1号 · 福星小学 · 长期缺课，正在劝返');
  for (const number of ['1号', '3号']) {
    await t.say('白露', '学生缺课');
    await t.press('白露', number === '1号' ? '看在办的 2 件' : '看在办的 1 件');
    await t.press('白露', '看');
    await t.press('白露', '回来了');
    expect(t.last('白露')).toContain('已返校');
  }
  await reported('田甜');
  await signed();
  await t.press('白露', '回来了');
  await t.moveTo('2024-05-01T09:11');
  for (const who of office) expect(t.said(who, '4月缺课的都有着落了\n4月新报 1 件')).toBe(1);
  expect(t.said('苏文静', '没完')).toBe(1);
});
