import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/domain/calendar.ts';
import type { Draft } from '../../src/domain/record.ts';
import { answer, asks, draft, kept } from './asked.ts';
import { registers } from './registers.ts';
import { township } from './township.ts';

const EVENING = '2024-03-15T20:05';

const plays = (unitId: string, day: LocalDate, ...times: Draft['times']): Draft =>
  draft('broadcast', unitId, day, { times, count: times.length, detail: { content: 'standard' } });

/** 雄风村 misses one play on the 13th; 密园村 played on the 13th only. */
async function played() {
  const t = await township(EVENING);
  await kept(
    t,
    t.tian,
    plays('v1', '2024-03-11', '08:00', '12:00', '18:00'),
    plays('v1', '2024-03-12', '08:00', '12:00', '18:00'),
    plays('v1', '2024-03-13', '08:00', '12:00'),
    plays('v1', '2024-03-14', '08:00', '12:00', '18:00'),
    plays('v1', '2024-03-15', '08:00', '12:00', '18:00'),
  );
  await kept(t, t.xiang, plays('v2', '2024-03-13', '07:30'));
  return t;
}

describe('plays', () => {
  it('F-A-CJ-5b: a day asked about is answered with its plays and their times', async () => {
    const t = await played();
    for (const who of [t.jiang, t.su]) {
      const said = await asks(t, who, '雄风前天播了几次');
      expect(answer(said)).toBe('雄风村 3月13日 村村响 2次：08:00 12:00');
      expect(said).toContain('当日 2/3 · 本月 14/45');
    }
    expect(answer(await asks(t, t.tian, '昨天播了几次'))).toBe('雄风村 3月14日 村村响 3次：08:00 12:00 18:00');
    expect(answer(await asks(t, t.xiang, '今天播了几次'))).toBe('密园村 3月15日 还没有登记村村响');
    expect(t.last(t.xiang.chat)).toContain('今天还差 3 次');
  });

  it('F-A-CJ-5b: a week is told by exactly its days, and leads to the rows and the month', async () => {
    const t = await played();
    const said = await asks(t, t.tian, '这周播了几次');
    expect(said).toBe('雄风村 3月11日至17日 村村响 14/15\n还差 1 次\n[看明细]\n[3月情况]');
    await t.press(t.tian, t.tian.chat, '3月情况');
    expect(t.last(t.tian.chat)).toContain('雄风村 3月情况');
  });

  it('F-A-CJ-5b: all villages have a line each in the paper’s order; times only for who reads their rows', async () => {
    const t = await played();
    expect(await asks(t, t.jiang, '前天各村播了几次')).toBe(
      '全镇 3月13日 村村响 3/9\n雄风村 2/3：08:00 12:00\n密园村 1/3：07:30\n光华村 0/3\n[全镇3月情况]',
    );
    expect(await asks(t, t.gao, '前天各村播了几次')).toContain('雄风村 2/3\n密园村 1/3\n');
  });

  it('A-7: a group hears the numbers of a day, not its times; a cadre hears of the own village alone', async () => {
    const t = await played();
    await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 前天播了几次');
    expect(answer(t.last(t.xiongfeng.group))).toBe('雄风村 3月13日 村村响 2/3');
    expect(t.last(t.xiongfeng.group)).not.toContain('08:00');
    for (const line of ['密园前天播了几次', '前天各村播了几次'])
      expect(await asks(t, t.tian, line)).toContain('只能看本村，其他村请问办公室。');
    expect(await asks(t, t.gao, '雄风前天播了几次')).toContain('您没有这项权限，需要请找办公室。');
  });

  it('A-11: on a day that asks nothing nothing is missing', async () => {
    const t = await played();
    await kept(t, t.peng, draft('broadcast-fault', 'v3', '2024-03-12', { detail: { until: '2024-03-14' } }));
    expect(answer(await asks(t, t.peng, '前天播了几次'))).toBe('光华村 3月13日 村村响 无任务');
    expect(await asks(t, t.peng, '明天播了几次')).not.toContain('0/3');
  });

  it('F-A-CJ-5b: the last time is told with its day and times, or kindly that there was none', async () => {
    const t = await played();
    expect(answer(await asks(t, t.xiang, '最近一次播放是什么时候'))).toBe(
      '密园村 村村响最近一次：3月13日 07:30（1次）',
    );
    expect(await asks(t, t.peng, '最近一次播放是什么时候')).toBe('光华村还没有登记过村村响\n登记以后就能查到。');
    expect(await asks(t, t.jiang, '最近一次播放是什么时候')).toContain(
      '雄风村 3月15日 08:00 12:00 18:00（3次）\n密园村 3月13日 07:30（1次）\n光华村 还没有登记过',
    );
    expect(await asks(t, t.gao, '最近一次播放是什么时候')).toContain('没有这项权限');
  });

  it('F-A-CJ-5b: who is behind over a month is told of the month, who has not reported of today', async () => {
    const t = await played();
    expect(await asks(t, t.jiang, '这个月哪些村没播满')).toContain(
      '3月 村村响还没满的村：3个\n雄风村 14/45、密园村 1/45、光华村 0/45',
    );
    expect(await asks(t, t.jiang, '今天哪些村没播')).toContain('3月15日 村村响还没满的村：2个');
  });
});

it('今天我报了吗 is answered with what the speaker reported', async () => {
  const t = await township(EVENING);
  expect(await asks(t, t.tian, '我今天报了吗')).toContain('今天还没有登记');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  expect(await asks(t, t.tian, '我今天报了吗')).toContain('今天报了 1 条\n20:05 村村响 3次');
});

describe('what any unit may do', () => {
  async function worked() {
    const r = await registers('2024-03-22T10:00');
    const business = { detail: { tags: ['business'] } };
    await kept(r, r.gao, draft('training', 'PC', '2024-03-05', business), draft('training', 'PC', '2024-03-12'));
    await kept(r, r.lin, draft('training', 'SC', '2024-03-06', business));
    await kept(r, r.gao, draft('patrol', 'PC', '2024-03-17', { count: 7 }), draft('patrol', 'PC', '2024-03-18'));
    const action = { detail: { action: '3-1' } };
    await kept(r, r.su, draft('joint-enforcement', 'PA', '2024-03-07', action));
    await kept(r, r.gao, draft('joint-enforcement', 'PC', '2024-03-07', action));
    await kept(r, r.lin, draft('joint-enforcement', 'SC', '2024-03-14'));
    return r;
  }

  it('F-51c: trainings are counted for the unit asked about, with where its duty stands and who is behind', async () => {
    const t = await worked();
    expect(await asks(t, t.jiang, '本月培训了几次')).toBe('全镇 3月 培训 3次\n场所业主培训 2/2');
    expect(await asks(t, t.jiang, '市监所本月培训了几次')).toContain('市监所 3月 培训 1次\n场所业主培训 1/1');
    expect(answer(await asks(t, t.gao, '本月培训了几次'))).toBe('派出所 3月 培训 2次');
    expect(answer(await asks(t, t.tian, '本月培训了几次'))).toBe('雄风村 3月 还没有登记培训');
    expect(await asks(t, t.gao, '市监所本月培训了几次')).toContain('没有这项权限');
    t.setNow('2024-04-02T10:00');
    expect(await asks(t, t.su, '本月培训了几次')).toContain('场所业主培训 0/2，还差：市监所、派出所');
    expect(await asks(t, t.su, '哪些单位还没培训')).toContain('4月 场所业主培训还没做完的单位：2个\n市监所、派出所');
  });

  it('A-38: an action that two units told of is one', async () => {
    const t = await worked();
    expect(await asks(t, t.jiang, '联合执法搞了几次')).toBe('全镇 3月 联合执法 2次\n联合执法 2/2');
    expect(answer(await asks(t, t.jiang, '最近一次联合执法是什么时候'))).toBe(
      '全镇 联合执法最近一次：3月14日（市监所）',
    );
    expect(await asks(t, t.tian, '联合执法搞了几次')).toContain('没有这项权限');
  });

  it('A-37: of patrols the township hears a number, a group nothing, and a cadre what was entered by the own hand', async () => {
    const t = await worked();
    const said = await asks(t, t.gao, '派出所这个月巡逻了几次');
    expect(said).toContain('派出所 3月 巡查 8次\n每日巡查 8/');
    expect(answer(await asks(t, t.jiang, '这个月护学岗上了几次'))).toBe('全镇 3月 巡查 8次');
    expect(t.last(t.jiang.chat)).not.toMatch(/明细|3月1[78]日/);
    expect(await asks(t, t.jiang, '最近一次巡逻是什么时候')).toContain('没有这项权限');
    expect(answer(await asks(t, t.gao, '最近一次巡逻是什么时候'))).toContain('巡查最近一次：3月18日');
    await t.type(t.jiang, t.xiongfeng.group, '@护蕾助手 派出所这个月巡逻了几次');
    expect(t.heard(t.xiongfeng.group)).toEqual(['已私发给您']);
    await t.type(t.xiang, t.xiongfeng.group, '@护蕾助手 这个月护学岗上了几次');
    expect(t.heard(t.xiongfeng.group).join()).not.toContain('8次');
    await kept(t, t.tian, draft('patrol', 'v1', '2024-03-19'));
    expect(await asks(t, t.tian, '这个月护学岗上了几次')).toBe('您 3月 巡查 1次\n只算您自己登记的。');
  });
});

describe('links', () => {
  async function published() {
    const t = await township('2024-03-13T09:00');
    await t.type(t.su, t.su.chat, '发布链接');
    await t.fill(t.su, t.su.chat, { 标题: '防性侵知识100问', 链接: 'https://mp.example.org/s' }, '登记');
    await t.type(t.tian, t.tian.chat, '链接已转发');
    return t;
  }

  it('F-A-CJ-5c: who has not forwarded is told of links, and can be reminded of them', async () => {
    const t = await published();
    const said = await asks(t, t.jiang, '链接哪几个村还没转');
    expect(said).toBe('3月 链接转发还没做完的村：2个\n密园村、光华村\n[提醒一下]');
    expect(await t.press(t.jiang, t.jiang.chat, '提醒一下')).toContain('已私下提醒');
    expect(t.last(t.xiang.chat)).toContain('链接转发');
    expect(await asks(t, t.tian, '链接哪几个村还没转')).toContain('链接转发都做完了');
    expect(await asks(t, t.xiang, '链接哪几个村还没转')).toContain('密园村');
    expect(t.last(t.xiang.chat)).not.toContain('光华村');
  });

  it('F-A-CJ-5c: how many a village forwarded, with its duty; nothing published asks nothing', async () => {
    const t = await published();
    expect(await asks(t, t.jiang, '雄风村转了几条链接')).toContain('雄风村 3月 链接转发 1条\n链接转发 1/1');
    expect(await asks(t, t.peng, '本月转了几条链接')).toBe('光华村 3月 还没有登记链接转发\n链接转发 0/1');
    expect(await asks(t, t.jiang, '本月转了几条链接')).toContain('链接转发 1/3，还差：密园村、光华村');
    const quiet = await township('2024-03-13T09:00');
    expect(answer(await asks(quiet, quiet.jiang, '链接哪几个村还没转'))).toBe('3月没有要转的链接');
    expect(answer(await asks(quiet, quiet.tian, '本月转了几条链接'))).toBe('雄风村 3月 没有要转的链接');
  });
});
