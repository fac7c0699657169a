import { describe, expect, it } from 'vitest';
import { toFeishuCard } from '../../src/bot/feishu-card.ts';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { dispatchCard } from '../../src/cards/dispatch.ts';
import type { Unit } from '../../src/domain/actor.ts';
import { addDays, daysFrom, type LocalDate } from '../../src/domain/calendar.ts';
import { dispatchOf } from '../../src/domain/dispatch.ts';
import { type Period, periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { cardFaults } from '../../src/sandbox/card-rules.ts';
import { at, child, facts, handedIn, played, record, units, visited } from '../domain/township.ts';
import { township } from '../stories/township.ts';

const { duties } = fushoushan2024;
const half = (day: LocalDate) => periodOf('half-month', day);

function dispatched(period: Period, records: readonly Evidence[], listed = [child()]) {
  const found = dispatchOf(duties, facts(at('2024-12-31'), records, { roster: { units, listed } }), period);
  if (found === undefined) throw new Error('somebody owes something');
  return found;
}

const children = (count: number, unitId = 'shiqiao') =>
  Array.from({ length: count }, (_, index) => child({ id: `${unitId}-${index}`, unitId }));
const dutyNamed = (found: ReturnType<typeof dispatched>, title: string) => {
  const index = found.duties.findIndex((one) => one.title === title);
  return { duty: found.duties[index], of: (unit: number) => found.units[unit]?.counts[index] };
};

describe('半月调度', () => {
  it('C-02: the first half asks half of the visits, the month’s end all of them (A-9)', () => {
    const listed = children(6);
    const visits = listed.map(({ id }) => visited('2024-03-05', id, { evidenceState: 'attached' }));
    const first = dispatched(half('2024-03-15'), visits, listed);
    expect(dutyNamed(first, '未成年人走访').duty).toMatchObject({ total: '6/6', percent: 100 });
    expect(first.units[0]?.pictures).toBe('6');
    const second = dispatched(half('2024-03-31'), visits, listed);
    expect(dutyNamed(second, '未成年人走访').duty).toMatchObject({ total: '6/12', percent: 50, before: 100 });
  });

  it('C-01: counts the days of its own half', () => {
    const plays = daysFrom('2024-03-01', '2024-03-31').map((day) => played(day, day <= '2024-03-15' ? 3 : 1));
    const found = dispatched(half('2024-03-31'), plays);
    expect(dutyNamed(found, '村村响').of(0)).toBe('16/48');
    expect(dutyNamed(found, '村村响').duty).toMatchObject({ total: '16/144', percent: 11, before: 33 });
    expect(found.plays.map(({ label }) => label)).toEqual(Array.from({ length: 16 }, (_, day) => String(day + 16)));
    expect([found.plays[0]?.value, found.playsAsked]).toEqual([1, 9]);
  });

  it('what happened after the half is not known to it, however late it is drawn up', () => {
    const records = [handedIn('2024-03-18', '2024-03'), visited('2024-03-16'), played('2024-03-17', 3)];
    expect(dispatched(half('2024-03-15'), records)).toEqual(dispatched(half('2024-03-15'), []));
  });

  it('A-36: about fewer than five persons a rate without its numerator, and no count of pictures', () => {
    const listed = [...children(2), ...children(7, 'liuwan')];
    const visits = children(7, 'liuwan').map(({ id }) => visited('2024-03-05', id, { unitId: 'liuwan' }));
    const found = dispatched(half('2024-03-15'), [...visits, visited('2024-03-05', 'shiqiao-0')], listed);
    expect(dutyNamed(found, '未成年人走访').of(0)).toBe('50%');
    expect(dutyNamed(found, '未成年人走访').of(1)).toBe('7/7');
    expect(found.units.map(({ pictures }) => pictures)).toEqual(['少量', '少量', '少量']);
  });

  it('tells late entries, open faults and open problems as numbers', () => {
    const problems = [1, 2].map((day) =>
      record({ kind: 'problem', occurredOn: addDays('2024-02-20', day), dueOn: '2024-03-30', unitId: 'PA' }),
    );
    const found = dispatched(half('2024-03-15'), [
      { ...played('2024-03-03', 3), late: true },
      record({ kind: 'broadcast-fault', occurredOn: '2024-02-28', unitId: 'yunxi' }),
      record({ kind: 'broadcast-fault', occurredOn: '2024-03-01', until: '2024-03-04', unitId: 'liuwan' }),
      ...problems,
      record({ kind: 'problem-closure', occurredOn: '2024-03-10', answers: problems[0]?.id, unitId: 'PA' }),
    ]);
    expect(found).toMatchObject({ late: 1, faults: ['云溪村'], problems: 1 });
    expect(found.units.map(({ late, faults }) => [late, faults])).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
  });

  it('keeps the paper’s order, whatever the numbers are', () => {
    const found = dispatched(half('2024-03-15'), [played('2024-03-02', 3, 'yunxi')]);
    expect(found.units.map(({ name }) => name)).toEqual(['石桥村', '柳湾村', '云溪村']);
  });

  it('is nothing outside the campaign', () => {
    expect(dispatchOf(duties, facts(at('2025-02-28')), half('2025-02-28'))).toBeUndefined();
  });
});

describe('the card', () => {
  it('of forty villages is one that Feishu takes, with every village on it', () => {
    const many = Array.from(
      { length: 40 },
      (_, index): Unit => ({ id: `v${index}`, name: `第${index}号村民委员会`, kind: 'village', aliases: [] }),
    );
    const listed = many.flatMap(({ id }) => [
      ...children(20, id),
      child({ id: `${id}-k`, unitId: id, register: 'L-F08' }),
    ]);
    const records = [
      ...many.flatMap(({ id }) => daysFrom('2024-03-01', '2024-03-31').map((day) => played(day, 3, id))),
      ...listed.map(({ id, unitId }) => visited('2024-03-20', id, { unitId, evidenceState: 'attached' })),
      record({ kind: 'link-publication', occurredOn: '2024-03-02', unitId: 'v0' }),
    ];
    const found = dispatchOf(
      duties,
      facts(at('2024-03-31'), records, { roster: { units: many, listed } }),
      periodOf('month', '2024-03-31'),
    );
    if (found === undefined) throw new Error('somebody owes something');
    const made = toFeishuCard(dispatchCard(found));
    const wire = new TextEncoder().encode(JSON.stringify(JSON.stringify(made))).length;
    expect(cardFaults(made)).toEqual([]);
    expect(wire).toBeLessThan(28 * 1024);
    expect(JSON.stringify(made)).toContain('第39号村民委员会');
    expect(JSON.stringify(made)).not.toContain('还有');
    expect(made).toMatchObject({ header: { title: { content: '3月全月调度（截至3月31日）' } } });
  });
});

describe('by the clock', () => {
  it('F-64, C-31: on the 15th and on the last day to the office’s and the township’s chats, the month’s last', async () => {
    const t = await township('2024-02-14T10:00');
    await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
    for (const at of ['15T20:58', '28T20:58', '29T20:58', '29T20:59']) await t.tick(`2024-02-${at}`);
    const titles = (chat: string) =>
      t
        .heard(chat)
        .map((card) => card.split('\n')[0] ?? '')
        .filter((title) => title.includes('调度'));
    expect(titles(t.townshipGroup)).toEqual([
      '2月上半月调度（截至2月15日）',
      '2月下半月调度（截至2月29日）',
      '2月全月调度（截至2月29日）',
    ]);
    expect(titles(t.officeGroup)).toEqual(titles(t.townshipGroup));
    expect(titles(t.xiongfeng.group)).toEqual([]);
    expect(t.heard(t.townshipGroup).find((card) => card.startsWith('2月上半月'))).toContain('村村响 3/135');
  });

  it('missed by a machine that stood still for four days, it comes in the morning, once', async () => {
    const t = await township('2024-02-26T10:00');
    for (const at of ['04T07:31', '04T07:40', '04T20:58']) await t.tick(`2024-03-${at}`);
    const cards = t.heard(t.officeGroup).filter((card) => card.includes('调度（截至'));
    expect(cards.map((card) => card.split('\n')[0])).toEqual([
      '2月下半月调度（截至2月29日）',
      '2月全月调度（截至2月29日）',
    ]);
  });
});
