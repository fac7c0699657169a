import { describe, expect, it } from 'vitest';
import { said, town, type Town } from '../workflows/town.ts';
import { township } from '../stories/township.ts';

const aboutBackCheck = (t: Town, chat: string) =>
  t.heard(chat).filter((message) => message.includes('提醒：还等您办。') || message.includes('\n倒查（')).length;

describe('提醒一下, by the office', () => {
  it('B-7: is that day’s reminder of each duty: the clock says nothing of it again', async () => {
    const t = await township('2024-03-20T08:30');
    await t.child('陈小满', t.xiongfeng);
    await t.type(t.su, t.su.chat, '雄风村情况');
    expect(await t.press(t.su, t.su.chat, '提醒一下')).toBe('已私下提醒，今天不会再发第二次');
    expect(t.last(t.tian.chat)).toContain('排查表（25日）');
    await t.tick('2024-03-20T09:00');
    await t.tick('2024-03-20T20:35');
    expect(t.heard(t.tian.chat)).toHaveLength(1);
    await t.tick('2024-03-23T09:00');
    expect(t.heard(t.tian.chat)).toHaveLength(2);
  });

  it('B-7: after the clock’s it brings only what was not said yet, then kindly nothing', async () => {
    const t = await township('2024-03-20T08:30');
    await t.tick('2024-03-20T09:00');
    expect(t.last(t.tian.chat)).toContain('排查表');
    await t.type(t.su, t.su.chat, '雄风村情况');
    await t.press(t.su, t.su.chat, '提醒一下');
    expect(t.last(t.tian.chat)).toContain('今天村村响 0/3');
    expect(t.last(t.tian.chat)).not.toContain('排查表');
    expect(await t.press(t.su, t.su.chat, '提醒一下')).toBe('今天已经提醒过，不会再发第二次');
  });

  it('B-7: two of the office at once remind once; whoever wants no more hears nothing; a village may not', async () => {
    const t = await township('2024-03-20T08:30');
    await t.type(t.luo, t.luo.chat, '今天别再提醒');
    for (const who of [t.su, t.he]) await t.type(who, who.chat, '雄风村情况');
    const twin = await t.twin();
    const [one, other] = [t.pressing(t.su, t.su.chat, '提醒一下'), t.pressing(t.he, t.he.chat, '提醒一下')];
    await Promise.all([t.pressed(one), t.pressed(other, twin)]);
    expect(t.heard(t.tian.chat)).toHaveLength(1);
    expect(t.heard(t.luo.chat).join()).not.toContain('还差');
    expect(await t.press(t.xiang, t.su.chat, '提醒一下')).toContain('没有这项权限');
  });

  it('B-7: what came up since is said by a second tap, and really sent', async () => {
    const t = await township('2024-03-20T08:30');
    await t.type(t.su, t.su.chat, '雄风村情况');
    await t.press(t.su, t.su.chat, '提醒一下');
    await t.type(t.he, t.he.chat, '发布链接');
    await t.fill(t.he, t.he.chat, { 标题: '防性侵知识100问', 链接: 'https://mp.example.org/s' }, '登记');
    expect(await t.press(t.su, t.su.chat, '提醒一下')).toContain('已私下提醒');
    expect(t.last(t.tian.chat)).toContain('还差 1 项');
    expect(t.last(t.tian.chat)).toContain('链接转发');
  });

  it.each([
    ['哪些村还没报排查表', '排查表（25日）'],
    ['哪些村没报村村响', '今天村村响 0/3'],
  ])('B-7: “%s” reminds every village behind from its list, in private, once', async (asked, told) => {
    const t = await township('2024-03-20T10:30');
    await t.type(t.xiang, t.xiang.chat, '本月无线索');
    await t.type(t.xiang, t.xiang.chat, '今天村村响播了3次，8点9点10点');
    await t.type(t.jiang, t.jiang.chat, asked);
    expect(t.last(t.jiang.chat)).toContain('雄风村');
    expect(await t.press(t.jiang, t.jiang.chat, '提醒一下')).toContain('已私下提醒');
    for (const { chat } of [t.tian, t.peng]) expect(t.last(chat)).toContain(`还差 1 项\n${told}`);
    expect(t.last(t.xiang.chat)).not.toContain('还差');
    for (const group of [t.townshipGroup, t.guanghua.group]) expect(t.heard(group)).toEqual([]);
    await t.type(t.su, t.su.chat, asked);
    expect(await t.press(t.su, t.su.chat, '提醒一下')).toBe('今天已经提醒过，不会再发第二次');
    expect(await t.press(t.tian, t.su.chat, '提醒一下')).toContain('没有这项权限');
  });

  it('B-7: neither a cadre’s list nor one of a day gone by offers to remind', async () => {
    const t = await township('2024-03-20T10:30');
    for (const [who, line] of [
      [t.tian, '哪些村还没报排查表'],
      [t.su, '昨天哪些村没播村村响'],
    ] as const) {
      await t.type(who, who.chat, line);
      expect(t.last(who.chat)).toContain('雄风村');
      expect(t.last(who.chat)).not.toContain('提醒一下');
    }
  });

  it('B-7: not at night', async () => {
    const t = await township('2024-03-20T21:30');
    await t.type(t.su, t.su.chat, '雄风村情况');
    expect(await t.press(t.su, t.su.chat, '提醒一下')).toContain('晚上不打扰');
    await t.tick('2024-03-21T08:00');
    expect(t.heard(t.tian.chat)).toEqual([]);
  });
});

describe('a matter and the digest', () => {
  it('C-23: on the 3rd the back-check is said once, by its matter', async () => {
    const t = await town('2024-04-01T10:00');
    await t.type(t.gao, t.gao.chat, '倒查');
    await t.fill(t.gao, t.gao.chat, { 上月案件数: '0' }, '提交');
    const before = [t.su, t.he].map(({ chat }) => aboutBackCheck(t, chat));
    for (const at of ['03T09:00', '03T09:01', '03T11:00']) await t.tick(`2024-04-${at}`);
    expect([t.su, t.he].map(({ chat }, n) => aboutBackCheck(t, chat) - (before[n] ?? 0))).toEqual([1, 1]);
  });

  it('C-24: of two problems due on one day the second is said the next morning', async () => {
    const t = await town('2024-03-14T09:05');
    const problem = { 责任单位: '雄风村', 来源: '倒查', 整改期限: '2024-03-20' };
    for (const what of ['文化广场夜里没有灯', '校门口没有斑马线']) {
      await t.type(t.su, t.su.chat, '问题清单');
      await t.fill(t.su, t.su.chat, { ...problem, '问题（不写人名）': what }, '提交');
    }
    const heard = async (at: string) => {
      const before = said(t, t.tian.chat, '提醒：还等您办。');
      await t.tick(at);
      return said(t, t.tian.chat, '提醒：还等您办。') - before;
    };
    expect(await heard('2024-03-17T09:01')).toBe(1);
    expect(await heard('2024-03-17T15:00')).toBe(0);
    expect(await heard('2024-03-18T09:01')).toBe(1);
    expect(await heard('2024-03-19T09:01')).toBe(0);
  });
});
