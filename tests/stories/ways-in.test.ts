import { describe, expect, it } from 'vitest';
import { township } from './township.ts';

const AFTERNOON = '2024-03-15T16:20';

/** The last card of a chat as it goes out: what stands open, and what is folded away. */
function parts(t: Awaited<ReturnType<typeof township>>, chat: string) {
  const [open = '', ...folded] = JSON.stringify(t.town.in(chat).at(-1)?.message).split('collapsible_panel');
  return { open, folded };
}

describe('help', () => {
  it.each([
    ['a village', 'tian', '打字登记走访：“今天走访了王小明，表签了”', '[我的待办]\n[线索上报]\n[练一练]'],
    ['the office', 'su', '发布链接登记：“发布链接”', '[全镇情况]\n[待审批]\n[任务设置]\n[练一练]'],
    ['a leader', 'jiang', '“待审批”', '[全镇情况]\n[待审批]\n[练一练]'],
    ['the police', 'gao', '我的待办：“待办”', '[我的待办]\n[更多登记]\n[线索上报]\n[练一练]'],
  ] as const)('17: %s hears five things to say, and has at most four ways on', async (_, who, example, ways) => {
    const t = await township(AFTERNOON);
    await t.type(t[who], t[who].chat, '帮助');
    const lines = t.last(t[who].chat).split('\n');
    expect(lines.filter((line) => line.includes('“'))).toHaveLength(5);
    expect(lines).toContain(example);
    expect(t.last(t[who].chat)).toContain(ways);
  });
});

describe('a go at it', () => {
  it('17: one line is taken apart and not kept; the next one counts', async () => {
    const t = await township('2024-03-15T19:00');
    await t.type(t.tian, t.tian.chat, '练一练');
    await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
    expect(t.last(t.tian.chat)).toContain('会记成：村村响 3次：08:00 12:00 18:00\n这一句是练习，没有登记。');
    expect(await t.all()).toEqual([]);
    await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
    expect(t.last(t.tian.chat)).toContain('村村响已登记');
    expect(await t.all()).toHaveLength(1);
  });

  it('17, 10: what may be a clue is never taken for an exercise', async () => {
    const t = await township(AFTERNOON);
    await t.type(t.tian, t.tian.chat, '练一练');
    await t.type(t.tian, t.tian.chat, '有个孩子好像被打了');
    expect(t.last(t.tian.chat)).toContain('孩子正有危险，先打 110 / 120。');
  });
});

it('B-7: 更多登记 shows six at most, and folds the rest', async () => {
  const t = await township(AFTERNOON);
  for (const who of [t.tian, t.su, t.gao]) {
    await t.type(who, who.chat, '更多登记');
    const { open, folded } = parts(t, who.chat);
    expect(open.match(/callback/g)?.length).toBeLessThanOrEqual(6);
    expect(folded.join('')).toContain('其他登记（');
  }
});

it('9: what is due today comes first, what is overdue last', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.tian, t.tian.chat, '我的待办');
  const said = t.last(t.tian.chat);
  expect(said.indexOf('今天\n')).toBeGreaterThan(0);
  expect(said.indexOf('今天\n')).toBeLessThan(said.indexOf('有截止日的'));
});

it('截止时间: the nearest first, nothing that is past, no more than eight before the fold', async () => {
  const t = await township(AFTERNOON);
  await t.type(t.su, t.su.chat, '截止时间');
  const said = t.last(t.su.chat);
  expect(said).not.toContain('已过');
  const { open, folded } = parts(t, t.su.chat);
  expect(open.match(/24:00前/g)).toHaveLength(8);
  expect(folded.join('')).toMatch(/后面还有 \d+ 项/);
  const days = [...said.matchAll(/还有(\d+)天/g)].map(([, days]) => Number(days));
  expect(days).toEqual(days.toSorted((a, b) => a - b));
});

it('A-36: the group’s receipt of a visit tells neither a small count nor the day of another visit', async () => {
  const t = await township(AFTERNOON);
  await t.child('陈小满', t.xiongfeng);
  await t.type(t.tian, t.tian.chat, '昨天走访了陈小满，表签了');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天走访了陈小满，表签了');
  expect(t.last(t.xiongfeng.group)).toContain('详情已私发');
  expect(t.last(t.xiongfeng.group)).not.toMatch(/少量|3月14日/);
  expect(t.last(t.tian.chat)).toContain('和3月14日的走访隔了不到3天');
});

it('F-62a: where the roster has no school, whoever reports an absence is not asked for one', async () => {
  const t = await township(AFTERNOON);
  const cheng = await t.person('程声', t.office, 'school');
  await t.type(cheng, cheng.chat, '学生缺勤');
  expect(t.last(cheng.chat)).toContain('学生缺课');
  expect(t.last(cheng.chat)).not.toContain('哪所学校');
});

it('待审批 is the office’s and the leaders’; what waits stands there with its one tap', async () => {
  const t = await township('2024-03-31T19:00');
  await t.tick('2024-04-01T09:20');
  await t.type(t.su, t.su.chat, '待审批');
  expect(t.last(t.su.chat)).toContain('等您审批 1 件\n情况通报\n3月情况通报 · 草稿，等送审\n[看]');
  await t.type(t.jiang, t.jiang.chat, '待审批');
  expect(t.last(t.jiang.chat)).toContain('没有等您审批的。');
  await t.press(t.su, t.su.chat, '看');
  await t.press(t.su, t.su.chat, '送审');
  await t.type(t.jiang, t.jiang.chat, '待审批');
  expect(t.last(t.jiang.chat)).toContain('3月情况通报 · 等同意印发\n[看]');
  await t.press(t.jiang, t.jiang.chat, '看');
  expect(t.last(t.jiang.chat)).toContain('[同意印发]');
  await t.type(t.su, t.su.chat, '待审批');
  expect(t.last(t.su.chat)).toContain('等别人的\n3月情况通报 · 已送审，等领导同意');
  await t.type(t.tian, t.tian.chat, '待审批');
  expect(t.last(t.tian.chat)).toContain('没有这项权限');
});
