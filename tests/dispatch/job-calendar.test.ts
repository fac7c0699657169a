import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, momentOf } from '../../src/domain/calendar.ts';
import { isWithin, type Moved, movedIn, type When } from '../../src/domain/job-calendar.ts';
import { jobRows } from '../../src/hosts/cli/job-rows.ts';
import { jobs } from '../../src/schedules/index.ts';
import { nextSlot, sayWhen, slotsDue } from '../../src/schedules/when.ts';
import { registers } from '../stories/registers.ts';

const long = momentOf('2020-01-01');
const evening: When = { at: ['20:50'] };
const table: When = { days: [20, 23, 25], at: ['09:00'] };
const ends: When = { days: [15, 'last'], at: ['20:55'] };

describe('a moved job', () => {
  it('falls due at its new hour under its old name, so that what ran does not run again', () => {
    const keys = (now: string, moved?: Moved) =>
      slotsDue(evening, momentOf('2024-03-15', now as '20:30'), 0, long, moved).map(({ key }) => key);
    expect(keys('20:30', { at: '20:20' })).toEqual(['2024-03-15T20:50']);
    expect(keys('20:19', { at: '20:20' })).toEqual([]);
    expect(keys('20:50')).toEqual(['2024-03-15T20:50']);
  });

  it('on other days keeps the name of its place among the declared ones', () => {
    const moved: Moved = { days: [18, 21, 24] };
    const due = slotsDue(table, momentOf('2024-03-31', '12:00'), 31, long, moved);
    expect(due.map(({ key, day }) => [key, day])).toEqual([
      ['2024-03-20T09:00', '2024-03-18'],
      ['2024-03-23T09:00', '2024-03-21'],
      ['2024-03-25T09:00', '2024-03-24'],
    ]);
  });

  it('knows the last day of every month', () => {
    const due = slotsDue(ends, momentOf('2024-03-31', '23:59'), 40, long).map(({ key }) => key);
    expect(due).toEqual(['2024-02-29T20:55', '2024-03-15T20:55', '2024-03-31T20:55']);
    expect(nextSlot(ends, momentOf('2024-04-15', '20:55'))?.day).toBe('2024-04-30');
    expect(sayWhen(ends)).toBe('每月15日和最后一天 20:55');
  });

  it('stays within its rule', () => {
    const movable = { hours: ['18:00', '20:50'], stops: true } as const;
    expect(isWithin(movable, evening, { at: '18:00' })).toBe(true);
    expect(isWithin(movable, evening, { at: '20:51' })).toBe(false);
    expect(isWithin(undefined, evening, { off: true })).toBe(false);
    expect(isWithin({ days: [20, 21, 22, 23, 25] }, table, { days: [20, 21] })).toBe(false);
    expect(isWithin({ days: [20, 21, 22, 23, 25] }, table, { days: [20, 21, 22] })).toBe(true);
  });

  it('of what a setting holds only what is one counts', () => {
    expect(movedIn({ at: '25:00', days: [40], off: 'yes', since: 'x' })).toEqual({});
    expect(movedIn({ at: '20:20', days: [15, 'last'], off: true, since: 7 })).toEqual({
      at: '20:20',
      days: [15, 'last'],
      off: true,
      since: 7,
    });
  });

  it.each(jobs.flatMap((job) => (job.movable === undefined ? [] : [[job.name, job] as const])))(
    '%s may be moved only where it would wake nobody, and stands within its own rule',
    (_, { when, movable }) => {
      expect(movable?.hours?.some((time) => isQuiet(momentOf('2024-03-15', time))) ?? false).toBe(false);
      const [at] = when.at;
      if (movable?.hours !== undefined && at !== undefined) expect(isWithin(movable, when, { at })).toBe(true);
      if (movable?.days !== undefined) expect(isWithin(movable, when, { days: when.days ?? [] })).toBe(true);
    },
  );

  it('however it is moved about, no day’s slot has two names and no name comes twice', () => {
    const anyAt = fc.constantFrom<Moved>({}, { at: '18:00' }, { at: '20:20' }, { at: '19:45' });
    fc.assert(
      fc.property(fc.array(anyAt, { minLength: 1, maxLength: 8 }), (moves) => {
        const ran = new Set<string>();
        let minute = momentOf('2024-03-15', '17:00').getTime();
        for (const moved of moves) {
          minute += 30 * 60_000;
          for (const { key } of slotsDue(evening, new Date(minute), 0, long, moved)) ran.add(key);
        }
        expect([...ran].filter((key) => key !== '2024-03-15T20:50')).toEqual([]);
      }),
    );
  });
});

describe('定时任务', () => {
  const summaries = (cards: readonly string[], day: string) =>
    cards.filter((card) => card.startsWith(`${day} 工作小结`));

  async function township(at: string) {
    const t = await registers(at);
    return Object.assign(t, { townshipGroup: await t.group('oc_group_township', 'township') });
  }

  it('the office moves the daily line; it comes at the new hour and once', async () => {
    const t = await township('2024-03-12T16:00');
    await t.type(t.su, t.su.chat, '定时任务');
    expect(t.last(t.su.chat)).toContain('每日工作小结 · 每天 20:50 · 下次 3月12日 20:50');
    expect(t.last(t.su.chat)).toContain('清理用过的消息编号');
    await t.pressBeside(t.su, '每日工作小结');
    await t.fill(t.su, t.su.chat, { '几点（17:00 到 20:50）': '21:30' }, '改时间');
    expect(t.last(t.su.chat)).toContain('请填 17:00 到 20:50 之间');
    await t.fill(t.su, t.su.chat, { '几点（17:00 到 20:50）': '18:10' }, '改时间');
    expect(t.last(t.su.chat)).toContain('每天 18:10');
    await t.tick('2024-03-12T18:10');
    await t.tick('2024-03-12T20:52');
    expect(summaries(t.heard(t.townshipGroup), '3月12日')).toHaveLength(1);
    expect((await jobRows(t.db, t.now())).find(([name]) => name === 'daily-dispatch')?.[2]).toBe('每天 18:10');
    expect((await t.audit()).map(({ what }) => what)).toContain('job-moved');
  });

  it('moved earlier after it ran, it does not run again that day', async () => {
    const t = await township('2024-03-12T20:00');
    await t.tick('2024-03-12T20:50');
    t.setNow('2024-03-12T20:52');
    await t.type(t.su, t.su.chat, '定时任务');
    await t.pressBeside(t.su, '每日工作小结');
    await t.fill(t.su, t.su.chat, { '几点（17:00 到 20:50）': '20:20' }, '改时间');
    await t.tick('2024-03-12T20:54');
    await t.tick('2024-03-13T20:20');
    expect(summaries(t.heard(t.townshipGroup), '3月12日')).toHaveLength(1);
    expect(summaries(t.heard(t.townshipGroup), '3月13日')).toHaveLength(1);
  });

  it('C-31: the daily line is switched off, and on again without making up the days between', async () => {
    const t = await township('2024-03-12T16:00');
    await t.type(t.su, t.su.chat, '定时任务');
    await t.pressBeside(t.su, '每日工作小结');
    await t.press(t.su, t.su.chat, '停用');
    expect(t.last(t.su.chat)).toContain('停用中');
    for (const day of ['12', '13', '14']) await t.tick(`2024-03-${day}T20:50`);
    expect(t.heard(t.townshipGroup)).toEqual([]);
    t.setNow('2024-03-16T10:00');
    await t.type(t.su, t.su.chat, '定时任务');
    await t.pressBeside(t.su, '每日工作小结');
    await t.press(t.su, t.su.chat, '启用');
    await t.tick('2024-03-16T10:30');
    expect(t.heard(t.townshipGroup).join()).not.toContain('工作小结');
    await t.tick('2024-03-16T20:50');
    expect(summaries(t.heard(t.townshipGroup), '3月16日')).toHaveLength(1);
  });

  it('only the office sees it, and its help names it', async () => {
    const t = await township('2024-03-12T16:00');
    await t.type(t.tian, t.tian.chat, '定时任务');
    expect(t.last(t.tian.chat)).toContain('没有这项权限');
    await t.type(t.su, t.su.chat, '帮助');
    expect(t.last(t.su.chat)).toContain('“定时任务”');
    await t.type(t.tian, t.tian.chat, '帮助');
    expect(t.last(t.tian.chat)).not.toContain('定时任务');
  });
});
