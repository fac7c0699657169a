import { describe, expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { addRecord } from '../../src/db/record-changes.ts';
import { meetingPeople } from '../../src/db/schema-meetings.ts';
import { township } from '../stories/township.ts';
import { wordsShown } from '../world-feishu.ts';

type Town = Awaited<ReturnType<typeof township>>;

const filled = { 哪一天: '2024-03-28', 几点: '15:00', 地点: '镇会议室' };

async function called(at = '2024-03-20T09:00', typed: Readonly<Record<string, string | readonly string[]>> = {}) {
  const t = await township(at);
  await t.type(t.su, t.su.chat, '会议通知');
  await t.fill(t.su, t.su.chat, { ...filled, ...typed }, '发通知');
  return t;
}

const everybody = (t: Town) => [t.tian, t.luo, t.shi, t.xiang, t.peng, t.he, t.jiang, t.lin, t.gao, t.fang];
const answers = async (t: Town) => (await t.db.q.select().from(meetingPeople)).map(({ answer }) => answer);
async function problem(t: Town, unitId: string, dueOn: string) {
  const draft = {
    kind: 'problem',
    unitId,
    occurredOn: '2024-03-12',
    times: [],
    count: 1,
    subjectIds: [],
    detail: { source: 'inspection', dueOn },
    privateDetail: { problem: '台账没更新' },
    evidenceState: 'exempt',
  } as const;
  const entry = {
    by: await t.idOf(t.su),
    onBehalf: true,
    source: 'card',
    late: false,
    at: t.now(),
    cause: dueOn,
  } as const;
  await commit(t.db, await addRecord(t.db, crypto.randomUUID(), draft, entry));
}

const heardBy = (t: Town, words: string) =>
  everybody(t).filter(({ chat }) => t.heard(chat).some((line) => line.includes(words)));

describe('calling', () => {
  it('F-61c, F-64a: everybody of the units called is asked in private, the township’s chat hears when and where', async () => {
    const t = await called();
    for (const { chat } of everybody(t))
      expect(t.last(chat)).toBe('会议通知：3月调度会\n3月28日 15:00 镇会议室\n[参加]\n[请假]');
    expect(t.last(t.townshipGroup)).toContain('会议通知：3月调度会\n3月28日 15:00 镇会议室');
    expect(t.last(t.su.chat)).toContain('已通知：3月调度会\n3月28日 15:00 镇会议室\n参加 0 · 请假 0 · 没回 10');
    for (const group of [t.xiongfeng.group, t.officeGroup]) expect(t.heard(group)).toEqual([]);
  });

  it('every unit with somebody to reach is ticked already; only those left ticked are called', async () => {
    const t = await township('2024-03-20T09:00');
    await t.type(t.su, t.su.chat, '会议通知');
    expect(t.form(t.su.chat)).toMatchObject({ '什么会（可多选）': ['dispatch'] });
    expect(t.form(t.su.chat)['通知哪些单位']).toHaveLength(7);
    await t.fill(t.su, t.su.chat, { ...filled, 通知哪些单位: ['雄风村', '派出所'] }, '发通知');
    expect(heardBy(t, '会议通知').map(({ name }) => name)).toEqual(['田小禾', '罗青', '石勇', '高峰']);
    expect(await t.press(t.xiang, t.townshipGroup, '参加')).toBe('这次会没有通知到您，要参加请告诉办公室。');
    expect(await t.press(t.su, t.townshipGroup, '参加')).toBe('您是召集人，不用回。');
  });

  it('the agenda begins with the open items of the problem list, in private and without their words', async () => {
    const t = await township('2024-03-20T09:00');
    await problem(t, t.xiongfeng.id, '2024-03-25');
    await problem(t, t.miyuan.id, '2024-03-18');
    await t.type(t.su, t.su.chat, '会议通知');
    const agenda = '密园村：督查发现的问题，3月18日前整改（已过期）\n雄风村：督查发现的问题，3月25日前整改';
    expect(t.form(t.su.chat)).toMatchObject({ '议题（只写工作，不写人名）': agenda });
    await t.fill(t.su, t.su.chat, filled, '发通知');
    expect(t.last(t.tian.chat)).toContain(agenda);
    expect(t.heard(t.townshipGroup).join()).not.toContain('督查');
    expect(t.bytes()).not.toContain(Buffer.from('督查发现').toString('latin1'));
  });

  it.each([
    [{ 哪一天: '2024-03-19' }, '这一天已经过了'],
    [{ 哪一天: '2024-03-20', 几点: '08:00' }, '这个时间已经过了'],
    [{ 地点: '' }, '请填地点'],
    [{ 通知哪些单位: [] as readonly string[] }, '请填通知哪些单位'],
  ])('a form that does not count stays as typed: %j', async (typed, sentence) => {
    const t = await called('2024-03-20T09:00', typed);
    expect(t.last(t.su.chat)).toContain(sentence);
    expect(t.heard(t.townshipGroup)).toEqual([]);
  });

  it('sent twice at once it is one meeting', async () => {
    const t = await township('2024-03-20T09:00');
    await t.type(t.su, t.su.chat, '会议通知');
    const presses = [0, 1].map(() => t.pressing(t.su, t.su.chat, '发通知', filled));
    await Promise.all(presses.map((one) => t.deliver(one)));
    expect(t.heard(t.tian.chat)).toHaveLength(1);
    expect(t.heard(t.townshipGroup)).toHaveLength(1);
  });

  it('only the office calls', async () => {
    const t = await township('2024-03-20T09:00');
    for (const other of [t.tian, t.jiang]) {
      await t.type(other, other.chat, '会议通知');
      expect(t.last(other.chat)).toBe('您没有这项权限，需要请找办公室');
    }
  });
});

describe('answering', () => {
  it('one answer a person, to be changed until the start; the caller sees the numbers', async () => {
    const t = await called();
    await t.press(t.tian, t.tian.chat, '参加');
    expect(t.last(t.tian.chat)).toContain('✅ 您已回：参加\n[改成请假]');
    await t.press(t.gao, t.gao.chat, '请假');
    expect(t.last(t.su.chat)).toContain('参加 1 · 请假 1 · 没回 8');
    await t.press(t.tian, t.tian.chat, '改成请假');
    expect(t.last(t.su.chat)).toContain('参加 0 · 请假 2 · 没回 8');
    expect((await answers(t)).filter((answer) => answer !== null)).toEqual(['excused', 'excused']);
    t.setNow('2024-03-28T15:00');
    expect(await t.press(t.tian, t.tian.chat, '改成参加')).toBe('会已经开始了，改不了了。');
  });

  it('pressed in the township’s chat it shows in private; the chat sees nobody’s answer', async () => {
    const t = await called();
    expect(await t.press(t.jiang, t.townshipGroup, '参加')).toBe('记下了：参加');
    expect(await t.press(t.jiang, t.townshipGroup, '参加')).toBe('记下了：参加');
    expect(t.last(t.jiang.chat)).toContain('✅ 您已回：参加');
    expect(t.heard(t.townshipGroup)).toHaveLength(1);
    const shown = t.town
      .in(t.townshipGroup)
      .flatMap(({ versions }) => versions.map(wordsShown))
      .join('\n');
    for (const { name } of [...everybody(t), t.su]) expect(shown).not.toContain(name);
    expect(shown).not.toContain('没回');
  });

  it('two who answer at once are both counted', async () => {
    const t = await called();
    const presses = [t.tian, t.luo, t.xiang, t.peng].map((who) => t.pressing(who, who.chat, '参加'));
    await Promise.all(presses.map((one) => t.deliver(one)));
    expect(t.last(t.su.chat)).toContain('参加 4 · 请假 0 · 没回 6');
  });

  it('the day before at 09:00 those hear once more who have not answered, and nobody else', async () => {
    const t = await called();
    await t.press(t.tian, t.tian.chat, '参加');
    await t.press(t.gao, t.townshipGroup, '请假');
    await t.tick('2024-03-27T08:59');
    expect(heardBy(t, '明天开会')).toEqual([]);
    await t.tick('2024-03-27T09:01');
    await t.tick('2024-03-27T09:31');
    const reminded = heardBy(t, '明天开会，能来吗：3月调度会');
    expect(reminded).toHaveLength(8);
    expect(reminded).not.toContain(t.tian);
    expect(t.heard(t.xiang.chat)).toHaveLength(2);
    await t.press(t.xiang, t.xiang.chat, '参加');
    expect(t.heard(t.xiang.chat).every((line) => line.includes('您已回：参加'))).toBe(true);
  });

  it('a meeting called for tomorrow after nine has no reminder', async () => {
    const t = await called('2024-03-27T10:00');
    await t.tick('2024-03-28T09:30');
    expect(heardBy(t, '明天开会')).toEqual([]);
  });
});

describe('changing', () => {
  it('a new day closes the old notices, asks everybody anew and moves the reminder', async () => {
    const t = await called();
    await t.press(t.tian, t.tian.chat, '参加');
    await t.press(t.su, t.su.chat, '改一下');
    await t.fill(t.su, t.su.chat, { 哪一天: '2024-03-29' }, '改好了');
    expect(t.heard(t.tian.chat)).toEqual([
      '已改：3月调度会\n这次会有变动，请看新的通知。',
      '会议通知：3月调度会\n3月29日 15:00 镇会议室\n[参加]\n[请假]',
    ]);
    expect(t.heard(t.townshipGroup)[0]).toContain('已改：3月调度会');
    expect(t.last(t.townshipGroup)).toContain('3月29日 15:00');
    expect(t.last(t.su.chat)).toContain('没回 10');
    await t.tick('2024-03-27T09:01');
    expect(heardBy(t, '明天开会')).toEqual([]);
    await t.tick('2024-03-28T09:01');
    expect(heardBy(t, '明天开会')).toHaveLength(10);
  });

  it('another place leaves the answers; a unit taken off is told, a unit put on is called', async () => {
    const t = await called('2024-03-20T09:00', { 通知哪些单位: ['雄风村', '派出所'] });
    await t.press(t.tian, t.tian.chat, '参加');
    await t.press(t.su, t.su.chat, '改一下');
    await t.fill(t.su, t.su.chat, { 地点: '雄风村部', 通知哪些单位: ['雄风村', '密园村'] }, '改好了');
    expect(t.last(t.tian.chat)).toContain('雄风村部\n✅ 您已回：参加');
    expect(t.last(t.gao.chat)).toContain('已改');
    expect(t.last(t.xiang.chat)).toContain('会议通知');
    expect(t.last(t.su.chat)).toContain('参加 1 · 请假 0 · 没回 3');
  });

  it('two who change it at once: the second sees it was changed', async () => {
    const t = await called();
    const old = t.pressing(t.su, t.su.chat, '改一下');
    await t.pressed(old);
    const first = t.pressing(t.su, t.su.chat, '改好了', { 地点: '甲' });
    const second = t.pressing(t.su, t.su.chat, '改好了', { 地点: '乙' });
    second.event.action.value = JSON.parse(
      JSON.stringify(second.event.action.value).replace(/"nonce":"\w+"/, '"nonce":"other"'),
    );
    await t.pressed(first);
    expect(await t.pressed(second)).toBe('这次会刚被改过，请看最新的卡片。');
    expect(t.last(t.tian.chat)).toContain('3月28日 15:00 甲');
  });

  it('cancelled, every card says so, who would have come hears it, and nothing comes later', async () => {
    const t = await called();
    await t.press(t.gao, t.gao.chat, '请假');
    const late = t.pressing(t.luo, t.luo.chat, '参加');
    await t.press(t.su, t.su.chat, '取消会议');
    expect(t.heard(t.tian.chat)).toEqual([
      '已取消：3月调度会\n会议取消了。',
      '已取消：3月调度会\n3月28日 15:00 镇会议室的3月调度会不开了。',
    ]);
    expect(t.heard(t.gao.chat)).toEqual(['已取消：3月调度会\n会议取消了。']);
    expect(t.last(t.townshipGroup)).toContain('不开了');
    expect(await t.pressed(late)).toBe('这次会已经取消了。');
    await t.tick('2024-03-27T09:01');
    await t.tick('2024-03-28T15:01');
    expect(heardBy(t, '明天开会')).toEqual([]);
    expect(t.heard(t.su.chat).join()).not.toContain('记会议');
  });
});

describe('afterwards', () => {
  const held = async () => {
    const t = await called('2024-03-20T09:00', { '什么会（可多选）': ['联席会议', '调度会'] });
    for (const who of [t.tian, t.xiang, t.peng]) await t.press(who, who.chat, '参加');
    await t.tick('2024-03-28T14:59');
    expect(t.last(t.su.chat)).not.toContain('开了吗');
    await t.tick('2024-03-28T15:01');
    return t;
  };

  it('A-17: one entry, filled in already, meets each kind that was ticked', async () => {
    const t = await held();
    expect(t.last(t.su.chat)).toContain('3月联席会议、调度会开了吗？');
    await t.press(t.su, t.su.chat, '记会议');
    expect(t.form(t.su.chat)).toMatchObject({
      日期: '2024-03-28',
      '什么会（可多选）': ['joint', 'dispatch'],
      参加人数: '3',
      地点: '镇会议室',
    });
    await t.fill(t.su, t.su.chat, { 议定事项: '下周补台账' }, '登记');
    expect(await t.records()).toMatchObject([
      { kind: 'meeting', unitId: t.office.id, detail: { tags: ['joint', 'dispatch', 'work'] } },
    ]);
  });

  it('two forms opened for it are one entry; taken back, it can be entered again', async () => {
    const t = await held();
    const open = t.pressing(t.su, t.su.chat, '记会议');
    const again = { ...open, header: { ...open.header, event_id: 'again' } };
    await t.pressed(open);
    const first = t.pressing(t.su, t.su.chat, '登记');
    await t.deliver(again);
    const second = { ...first, header: { ...first.header, event_id: 'second' } };
    await t.pressed(first);
    await t.deliver(second);
    expect(await t.records()).toHaveLength(1);
    await t
      .deliver({ ...open, header: { ...open.header, event_id: 'third' } })
      .then(({ card }) => expect(JSON.stringify(card)).toContain('这次会已经记了'));
    await t.press(t.su, t.su.chat, '撤销');
    const { card } = await t.deliver({ ...open, header: { ...open.header, event_id: 'fourth' } });
    expect(JSON.stringify(card)).toContain('会议登记');
  });

  it('what did not take place is noted without troubling anybody', async () => {
    const t = await held();
    await t.press(t.su, t.su.chat, '没开成');
    expect(t.last(t.su.chat)).toContain('记下了：没有开。');
    expect(t.heard(t.tian.chat)).toHaveLength(1);
    expect(t.heard(t.gao.chat).at(-1)).toContain('已取消');
  });
});

it('a meeting leaves no name and no word of its agenda in keys or logs', async () => {
  const t = await called('2024-03-20T09:00', { '议题（只写工作，不写人名）': '讨论广播排班' });
  await t.press(t.tian, t.tian.chat, '请假');
  const outside = [...(await t.outbox()).map(({ key }) => key), ...t.logged, await t.app.metrics()].join('\n');
  for (const word of ['讨论广播', '镇会议室', ...everybody(t).map(({ name }) => name)])
    expect(outside).not.toContain(word);
});
