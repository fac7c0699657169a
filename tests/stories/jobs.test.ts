import { describe, expect, it } from 'vitest';
import { campaignOf } from '../../src/campaigns/index.ts';
import { commit } from '../../src/db/db.ts';
import { ask } from '../../src/db/questions.ts';
import { noteReminded } from '../../src/db/reminders.ts';
import { questions } from '../../src/db/schema-exchange.ts';
import { defineJob } from '../../src/schedules/define.ts';
import { runDue } from '../../src/schedules/run.ts';
import { township } from './township.ts';

const minutes = [
  '00:05',
  '03:15',
  '07:29',
  '07:31',
  '09:00',
  '12:00',
  '17:00',
  '20:29',
  '20:31',
  '20:55',
  '21:00',
  '23:59',
];

/** What the groups and the cadres were sent in a day on which the clock ticks now and then. */
async function day(t: Awaited<ReturnType<typeof township>>, date: string) {
  const before = t.town.shown.length;
  for (const minute of minutes) await t.tick(`${date}T${minute}`);
  return t.town.shown.slice(before);
}

describe('evening reminder', () => {
  it('F-A-CJ-5b: at 20:30 only the villages with fewer than three plays hear of it, in their own group', async () => {
    const t = await township('2024-03-15T18:30');
    await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
    await t.type(t.peng, t.peng.chat, '今天村村响播了1次，8点');
    await t.tick('2024-03-15T20:29');
    expect(t.heard(t.miyuan.group)).toEqual([]);
    await t.tick('2024-03-15T20:30');
    expect(t.heard(t.xiongfeng.group)).toEqual([]);
    expect(t.heard(t.miyuan.group)).toEqual(['今天村村响 0/3\n还差 3 次；播了就说一声，坏了也说一声。\n[登记]']);
    expect(t.last(t.guanghua.group)).toContain('今天村村响 1/3');
    await t.press(t.xiang, t.miyuan.group, '登记');
    expect(t.last(t.xiang.chat)).toContain('村村响登记');
    expect(t.heard(t.miyuan.group)).toHaveLength(1);
  });
});

describe('clue table', () => {
  it('F-A-CJ-6: on the 20th the township’s and each missing village’s group hear who still owes it', async () => {
    const t = await township('2024-03-20T08:00');
    await t.type(t.tian, t.tian.chat, '本月无线索');
    await t.tick('2024-03-20T09:00');
    expect(t.last(t.townshipGroup)).toBe(
      '排查表还有 5 天截止（25日24:00）\n已交 1/3，还没交：密园村、光华村\n[现在填]',
    );
    expect(t.heard(t.xiongfeng.group)).toEqual([]);
    expect(t.last(t.miyuan.group)).toContain('还没交：密园村');
    expect(t.last(t.miyuan.group)).not.toContain('光华村');
    expect(await t.press(t.xiang, t.townshipGroup, '现在填')).toBe('已私发给您');
    expect(t.last(t.xiang.chat)).toContain('3月问题线索排查表');
    expect(t.last(t.townshipGroup)).toContain('[现在填]');
  });

  it('F-A-CJ-6: when all have handed in nobody is reminded', async () => {
    const t = await township('2024-03-20T08:00');
    for (const who of [t.tian, t.xiang, t.peng]) await t.type(who, who.chat, '本月无线索');
    for (const at of ['20T09:00', '23T09:00', '25T09:00', '25T17:00']) await t.tick(`2024-03-${at}`);
    expect(t.heard(t.townshipGroup).join()).not.toContain('截止');
  });

  it.each([
    ['2024-03-19', 0],
    ['2024-03-20', 1],
    ['2024-03-21', 0],
    ['2024-03-23', 1],
    ['2024-03-24', 0],
    ['2024-03-25', 2],
    ['2024-03-26', 0],
  ])('F-A-CJ-6: on %s the township’s group is reminded %i times', async (date, times) => {
    const t = await township(`${date}T00:01`);
    await day(t, date);
    expect(t.heard(t.townshipGroup).filter((card) => card.includes('截止'))).toHaveLength(times);
  });
});

describe('daily dispatch', () => {
  it('C-31: at 20:50 the township’s and the office’s chats get the day’s numbers', async () => {
    const t = await township('2024-03-15T18:30');
    for (const name of ['陈小满', '谭一诺']) await t.child(name, t.xiongfeng);
    await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
    await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
    await t.type(t.xiang, t.xiang.chat, '今天没播，停电');
    await t.tick('2024-03-15T20:50');
    const [said] = t.heard(t.townshipGroup);
    expect(said).toContain('3月15日 工作小结');
    expect(said).toContain('村村响：3个村 3/6，未满：光华村 0/3、密园村（停）');
    expect(said).toContain('未成年人走访：今日 少量，本月 少量');
    expect(said).toContain('排查表：已交 0/3');
    expect(t.heard(t.officeGroup)).toEqual([said]);
    await t.press(t.jiang, t.townshipGroup, '看明细');
    expect(t.last(t.jiang.chat)).toContain('全镇 3月情况');
    expect(t.heard(t.townshipGroup)).toEqual([said]);
  });
});

describe('every job', () => {
  it('runs once, however often and from however many processes it is called', async () => {
    const t = await township('2024-03-20T08:00');
    const twin = await t.twin();
    t.setNow('2024-03-20T20:55');
    const at = t.now();
    const ran = (await Promise.all([t.app.tick(at), twin.tick(at), t.app.tick(at), twin.tick(at)])).flat();
    await t.tick('2024-03-20T20:56');
    const done = ran.filter((one) => one.outcome === 'done').map((one) => `${one.job} ${one.slot}`);
    expect(new Set(done).size).toBe(done.length);
    expect(ran.filter((one) => one.outcome === 'failed')).toEqual([]);
    const cards = t.heard(t.townshipGroup);
    expect(new Set(cards).size).toBe(cards.length);
    expect(cards.filter((card) => card.includes('3月20日 工作小结'))).toHaveLength(1);
    expect(t.heard(t.miyuan.group).filter((card) => card.includes('今天村村响'))).toHaveLength(1);
  });

  it('that would keep something twice has failed, and is left for a person after ten tries', async () => {
    const t = await township('2024-03-20T08:00');
    const campaign = campaignOf('fushoushan-2024');
    if (campaign === undefined) throw new Error('no campaign');
    const twice = defineJob({
      name: 'twice',
      title: '做两遍',
      when: { at: ['08:30'] },
      catchUpDays: 0,
      run: async ({ db, slot }) => ({
        writes: ['p', 'p'].map((person) => noteReminded(db, slot.day, person, 'duty', 'key')),
      }),
    });
    const outcomes: string[] = [];
    for (let minute = 30; minute < 45; minute += 1)
      outcomes.push(
        ...(await runDue(t.db, campaign, [twice], new Date(`2024-03-20T08:${minute}:00+08:00`))).map(
          ({ outcome }) => outcome,
        ),
      );
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => 'failed'));
  });

  it('03:10 forgets the words kept for a question that nobody answered', async () => {
    const t = await township('2024-03-20T08:00');
    await commit(t.db, [await ask(t.db, 'p', 'oc', { about: 'choice', draft: { words: '哪一天' }, askedAt: t.now() })]);
    await t.tick('2024-03-21T03:10');
    expect(await t.db.q.select().from(questions)).toHaveLength(1);
    await t.tick('2024-03-22T03:10');
    expect(await t.db.q.select().from(questions)).toEqual([]);
  });

  it('B-7: between 21:00 and 07:30 nothing is sent that can wait', async () => {
    const t = await township('2024-03-13T18:00');
    await t.tick('2024-03-13T21:00');
    await t.tick('2024-03-14T00:10');
    await t.tick('2024-03-14T07:29');
    expect(t.town.shown).toEqual([]);
    await t.tick('2024-03-14T07:30');
    expect(t.last(t.townshipGroup)).toContain('3月13日 工作小结');
  });

  it('after days without a process the summaries are made up, but no reminder of a day that is gone', async () => {
    const t = await township('2024-03-10T10:00');
    await t.tick('2024-03-13T09:00');
    await t.restart();
    await t.tick('2024-03-15T09:00');
    const cards = t.heard(t.townshipGroup).map((card) => card.split('\n')[0]);
    expect(cards).toEqual([
      '3月10日 工作小结',
      '3月11日 工作小结',
      '3月12日 工作小结',
      '3月13日 工作小结',
      '3月14日 工作小结',
    ]);
    expect(t.heard(t.miyuan.group)).toEqual([]);
  });

  it('makes up no slot from before the database existed', async () => {
    const t = await township('2024-03-13T20:52');
    await t.tick('2024-03-13T20:53');
    await t.tick('2024-03-14T08:00');
    expect(t.town.shown).toEqual([]);
  });

  it('F-03: outside the campaign nobody is reminded of anything, and the office is told at the start', async () => {
    const t = await township('2024-12-30T10:00');
    t.setNow('2025-01-20T08:00');
    await t.restart();
    await day(t, '2025-01-20');
    expect(t.heard(t.miyuan.group)).toEqual([]);
    expect(t.heard(t.su.chat).join()).toContain('今天不在专项行动期内');
  });
});
