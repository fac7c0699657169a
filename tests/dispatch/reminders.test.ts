import { describe, expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { chats } from '../../src/db/schema-township.ts';
import { putUnit } from '../../src/db/units.ts';
import { township } from '../stories/township.ts';

type Town = Awaited<ReturnType<typeof township>>;

const digests = (t: Town, who: { readonly chat: string }) =>
  t.heard(who.chat).filter((card) => card.includes('今天别再提醒'));

describe('one card a person and day', () => {
  it('F-A-CJ-6, C-02: on the 20th at nine, who is behind reads it in private, numbers without names', async () => {
    const t = await township('2024-03-20T08:00');
    for (const name of ['陈小满', '谭一诺']) await t.child(name, t.xiongfeng);
    await t.tick('2024-03-20T09:00');
    expect(digests(t, t.tian)).toEqual([
      [
        '3月20日 · 还差 2 项',
        '未成年人走访 还差 2 人（31日）',
        '[看名单]',
        '排查表（25日）',
        '[登记]',
        '[我的待办]',
        '[今天别再提醒]',
        '打字也行：“待办”“今天别再提醒”',
      ].join('\n'),
    ]);
    // 村辅警 may not read a child's name, and so is not asked to visit one.
    expect(digests(t, t.shi).join()).toContain('还差 1 项');
    expect(digests(t, t.shi).join()).not.toContain('走访');
    expect(await t.press(t.tian, t.tian.chat, '看名单')).toBe('');
    expect(t.last(t.tian.chat)).toContain('陈*满');
  });

  it('names nobody before it is opened: not in the queue, nor on the wire', async () => {
    const t = await township('2024-03-20T08:00');
    await t.child('陈小满', t.xiongfeng);
    await t.tick('2024-03-20T09:00');
    expect(JSON.stringify(t.town.shown)).not.toMatch(/陈小满|陈\*满/);
  });

  it('who has done it hears nothing, before or after', async () => {
    const t = await township('2024-03-20T08:00');
    await t.type(t.tian, t.tian.chat, '本月无线索');
    const before = t.heard(t.luo.chat).length;
    for (const at of ['20T09:00', '23T09:00', '25T09:00', '25T17:00', '26T09:00']) await t.tick(`2024-03-${at}`);
    expect(digests(t, t.tian)).toEqual([]);
    expect(t.heard(t.luo.chat)).toHaveLength(before);
    expect(digests(t, t.xiang)).toHaveLength(3);
  });

  it('F-A-CJ-6: on the 25th who was told in the morning is not told again at five; the groups are', async () => {
    const t = await township('2024-03-25T08:00');
    for (const time of ['09:00', '17:00', '19:00']) await t.tick(`2024-03-25T${time}`);
    expect(digests(t, t.xiang)).toHaveLength(1);
    expect(t.heard(t.miyuan.group).filter((card) => card.includes('截止'))).toHaveLength(2);
  });

  it('今天别再提醒: nothing more today, by tap or by typing, and tomorrow as ever', async () => {
    const t = await township('2024-03-19T18:00');
    await t.db.q.delete(chats);
    await t.type(t.xiang, t.xiang.chat, '今天别再提醒');
    expect(t.last(t.xiang.chat)).toBe('今天不再提醒您，待办里还能看到');
    await t.tick('2024-03-19T20:35');
    expect(digests(t, t.xiang)).toEqual([]);
    expect(digests(t, t.tian).join()).toContain('今天村村响 0/3');
    await t.tick('2024-03-20T09:00');
    expect(digests(t, t.xiang).join()).toContain('排查表（25日）');
    expect(await t.press(t.xiang, t.xiang.chat, '今天别再提醒')).toContain('今天不再提醒您');
    await t.tick('2024-03-20T20:35');
    expect(digests(t, t.xiang)).toHaveLength(1);
    expect(digests(t, t.tian)).toHaveLength(3);
  });

  it('F-A-CJ-5b: where a village has a group, its cadres are not told a second time in private', async () => {
    const t = await township('2024-03-12T18:00');
    await t.tick('2024-03-12T20:35');
    expect(t.last(t.miyuan.group)).toContain('今天村村响 0/3');
    expect(digests(t, t.xiang)).toEqual([]);
  });

  it('C-05: twenty hours after a link was published, who has not forwarded it hears of it once', async () => {
    const t = await township('2024-03-12T14:00');
    await t.type(t.su, t.su.chat, '发布链接');
    await t.fill(t.su, t.su.chat, { 标题: '防性侵知识', 链接: 'https://example.org/1' }, '登记');
    await t.type(t.tian, t.tian.chat, '链接已转发');
    await t.tick('2024-03-13T09:00');
    expect(digests(t, t.xiang)).toEqual([]);
    await t.tick('2024-03-13T11:00');
    await t.tick('2024-03-13T13:00');
    expect(digests(t, t.xiang)).toHaveLength(1);
    expect(digests(t, t.xiang).join()).toContain('链接转发');
    expect(digests(t, t.tian).join()).not.toContain('链接转发');
  });

  it('C-08: the office is reminded of its own duties, a leader of none', async () => {
    const t = await township('2024-03-20T08:00');
    await commit(t.db, [putUnit(t.db, { id: 'PA', name: '领导小组办公室', kind: 'department', aliases: [] }, 50)]);
    const clerk = await t.person('汪晴', { id: 'PA' }, 'office');
    const leader = await t.person('卢山', { id: 'PA' }, 'leader');
    await t.tick('2024-03-20T09:00');
    expect(digests(t, clerk).join()).toContain('联席会议（31日）');
    expect(t.heard(leader.chat)).toEqual([]);
  });
});

describe('the office decides', () => {
  it('提醒设置: a duty is no longer reminded of, in private nor in the groups, and still owed', async () => {
    const t = await township('2024-03-20T08:00');
    await t.child('陈小满', t.miyuan);
    await t.type(t.su, t.su.chat, '任务设置');
    await t.press(t.su, t.su.chat, '改提醒');
    await t.press(t.su, t.su.chat, '改各村');
    await t.fill(t.su, t.su.chat, { 村村响: false, 排查表: false }, '就这样');
    expect(t.last(t.su.chat)).toContain('不提醒：村村响、排查表。');
    await t.tick('2024-03-20T09:00');
    await t.tick('2024-03-20T20:35');
    expect(digests(t, t.xiang)).toHaveLength(1);
    expect(digests(t, t.xiang).join()).not.toContain('排查表');
    expect(t.heard(t.miyuan.group)).toEqual([]);
    await t.type(t.xiang, t.xiang.chat, '我的待办');
    expect(t.last(t.xiang.chat)).toContain('排查表');
  });

  it('nobody else sets it', async () => {
    const t = await township('2024-03-20T08:00');
    await t.type(t.tian, t.tian.chat, '提醒设置');
    expect(t.last(t.tian.chat)).toContain('没有这项权限');
  });

  it('WF2: on the 26th the office reads which tables are out and which came late, and reminds with one tap', async () => {
    const t = await township('2024-03-24T08:00');
    await t.type(t.tian, t.tian.chat, '本月无线索');
    t.setNow('2024-03-26T08:00');
    await t.type(t.peng, t.peng.chat, '本月无线索');
    await t.tick('2024-03-26T09:00');
    expect(t.heard(t.officeGroup)).toContain(
      '排查表还缺 1 个村\n已交 2/3，还没交：密园村\n迟交：光华村\n[提醒这几个村]\n[打印]',
    );
    expect(t.heard(t.townshipGroup).join()).not.toContain('还缺');
    expect(await t.press(t.he, t.officeGroup, '提醒这几个村')).toContain('已私下提醒');
    expect(digests(t, t.xiang).join()).toContain('排查表（25日已过）');
    expect(await t.press(t.su, t.officeGroup, '提醒这几个村')).toBe('今天已经提醒过，不会再发第二次');
    expect(digests(t, t.xiang)).toHaveLength(1);
    expect(await t.press(t.tian, t.officeGroup, '提醒这几个村')).toContain('没有这项权限');
    expect(await t.press(t.he, t.officeGroup, '打印')).toBe('已发到您的私聊');
    expect([...t.town.files.values()].map(({ name }) => name)).toEqual(['问题线索排查表收交名单 2024年3月.docx']);
    expect(await t.press(t.tian, t.officeGroup, '打印')).toBe('已发到您的私聊');
  });

  it('WF2: without a group of its own the office reads it in private; all in is said too', async () => {
    const t = await township('2024-03-24T08:00');
    await t.db.q.delete(chats);
    for (const who of [t.tian, t.xiang, t.peng]) await t.type(who, who.chat, '本月无线索');
    await t.tick('2024-03-28T09:30');
    expect(t.heard(t.su.chat)).toContain('排查表都交齐了\n已交 3/3');
  });
});

describe('the clock', () => {
  it('B-7: at night no reminder goes out, and one that was missed in the day does not come the day after', async () => {
    const t = await township('2024-03-20T08:00');
    for (const at of ['20T21:10', '20T23:50', '21T07:20', '21T07:45', '21T09:00']) await t.tick(`2024-03-${at}`);
    expect(digests(t, t.xiang)).toEqual([]);
  });

  it('a machine that comes back in the afternoon sends one card, not one for each hour it missed', async () => {
    const t = await township('2024-03-20T07:00');
    await t.tick('2024-03-20T16:10');
    expect(digests(t, t.xiang)).toHaveLength(1);
  });

  it('two instances at once, again and again, send each card once', async () => {
    const t = await township('2024-03-20T08:00');
    const twin = await t.twin();
    for (const time of ['09:00', '09:01', '11:00', '17:00', '20:35']) {
      t.setNow(`2024-03-20T${time}`);
      await Promise.all([t.app.tick(t.now()), twin.tick(t.now()), t.app.tick(t.now())]);
    }
    for (const who of [t.tian, t.luo, t.xiang, t.peng]) expect(digests(t, who)).toHaveLength(1);
  });
});
