import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFeishuCard } from '../../src/bot/feishu-card.ts';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { calendarOf } from '../../src/cards/charts.ts';
import { dispatchCard } from '../../src/cards/dispatch.ts';
import { card } from '../../src/cards/kit.ts';
import { addDays, daysFrom, type LocalDate } from '../../src/domain/calendar.ts';
import { dayMapOf, weeksOf } from '../../src/domain/day-map.ts';
import { dispatchOf } from '../../src/domain/dispatch.ts';
import { effectsOf } from '../../src/domain/effect.ts';
import { type Period, periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { cardFaults } from '../../src/sandbox/card-rules.ts';
import { at, child, duty, facts, played, record, units, visited } from '../domain/township.ts';
import { township } from '../stories/township.ts';

const month = (day: LocalDate) => periodOf('month', day);

/** How 石桥村's days of March came out by a moment, day of the month → outcome. */
const outcomes = (asOf: ReturnType<typeof at>, records: readonly Evidence[]) =>
  dayMapOf(duty('F-A-CJ-5b'), facts(asOf, records), month('2024-03-01')).rows[0]?.outcomes ?? new Map();

describe('the month at a glance', () => {
  it('C-01: a day is full, half done, hardly begun or missed; a fault excuses it; what is not over is not judged', () => {
    const records = [
      ...[3, 2, 1].map((count, index) => played(addDays('2024-03-01', index), count)),
      record({ kind: 'broadcast-fault', occurredOn: '2024-03-05', until: '2024-03-06' }),
      played('2024-03-10', 1),
    ];
    const found = outcomes(at('2024-03-10', '07:00'), records);
    const said = daysFrom('2024-03-01', '2024-03-11').map((day) => found.get(day));
    expect(said.join(' ')).toBe('full most some none excused excused none none none ahead ahead');
    expect(outcomes(at('2024-03-10'), records).get('2024-03-10')).toBe('some');
  });

  it('asks nothing before the campaign began', () => {
    const map = dayMapOf(duty('F-A-CJ-5b'), facts(at('2024-01-31'), []), month('2024-01-01'));
    expect([map.rows[0]?.outcomes.get('2024-01-11'), map.rows[0]?.outcomes.get('2024-01-12')]).toEqual([
      undefined,
      'none',
    ]);
  });

  it('whatever month it is, the calendar has each day once, in weeks that begin on Monday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }).map((n) => month(addDays('2024-01-01', n))),
        ({ first, last }) => {
          const weeks = weeksOf(daysFrom(first, last));
          expect(weeks.every((week) => week.length === 7)).toBe(true);
          expect(weeks.flat().filter((day) => day !== undefined)).toEqual(daysFrom(first, last));
          expect(weeks.every((week) => week.some((day) => day !== undefined))).toBe(true);
        },
      ),
    );
    expect(weeksOf([])).toEqual([]);
  });
});

type Spec = {
  readonly type: string;
  readonly data: { readonly values: readonly { readonly s?: string; readonly m?: string }[] };
  readonly color?: { readonly range: readonly string[] };
  readonly shape?: { readonly range: readonly string[] };
};

const specsOf = (made: object): Spec[] =>
  (made as { body: { elements: { tag: string; chart_spec: Spec }[] } }).body.elements
    .filter(({ tag }) => tag === 'chart')
    .map(({ chart_spec: spec }) => spec);

function dispatched(period: Period, records: readonly Evidence[]) {
  const known = facts(at('2024-12-31'), records, { roster: { units, listed: [child()] } });
  const found = dispatchOf(fushoushan2024.duties, known, period);
  if (found === undefined) throw new Error('somebody owes something');
  return toFeishuCard(dispatchCard(found));
}

describe('charts that Feishu draws', () => {
  const records = [
    ...daysFrom('2024-02-01', '2024-03-31').map((day) => played(day, day < '2024-03-01' ? 1 : 3)),
    record({ kind: 'broadcast-fault', occurredOn: '2024-03-20' }),
  ];

  it('F-64: the month’s dispatch shows villages by days, and each duty beside the month before', () => {
    const made = dispatched(month('2024-03-31'), records);
    const [days, trend] = specsOf(made);
    expect(cardFaults(made)).toEqual([]);
    expect([days?.type, days?.data.values.length]).toEqual(['scatter', 31 * 3]);
    expect(trend).toMatchObject({ type: 'bar', seriesField: 'when', direction: 'horizontal' });
    expect(JSON.stringify(trend)).toContain('上月');
  });

  it('F-64: where there was no month before, how far each duty has come', () => {
    const [, progress] = specsOf(dispatched(month('2024-01-31'), [visited('2024-01-20')]));
    expect(progress).toMatchObject({ type: 'linearProgress' });
  });

  it('tells days apart without colour: what was missed, excused or is to come has a shape of its own', () => {
    const looks = ['full', 'none', 'excused', 'ahead'] as const;
    const days = daysFrom('2024-03-01', '2024-03-04');
    const calendar = calendarOf('每天', days, new Map(days.map((day, n) => [day, looks[n] ?? 'full'])));
    const [spec] = specsOf(toFeishuCard(card('x', 'neutral', calendar)));
    expect(new Set(spec?.shape?.range).size).toBe(looks.length);
    expect(new Set(spec?.color?.range).size).toBe(looks.length);
    expect(spec?.data.values.map(({ m }) => m)).toEqual(['1', '2', '3', '4']);
  });

  it('no table of the dispatch is wider than a phone', () => {
    const made = dispatched(month('2024-03-31'), records) as { body: { elements: { tag: string; columns?: [] }[] } };
    const tables = made.body.elements.filter(({ tag }) => tag === 'table');
    expect(tables.length).toBeGreaterThan(1);
    for (const { columns = [] } of tables) expect(columns.length).toBeLessThanOrEqual(4);
  });
});

describe('what nobody could tell', () => {
  const known = (knownFrom?: LocalDate) => {
    const all = facts(at('2024-03-31'), [played('2024-03-02', 3)], { roster: { units, listed: [] } });
    const found = dispatchOf(fushoushan2024.duties, { ...all, knownFrom }, month('2024-03-31'));
    return found?.duties.map(({ before }) => before);
  };

  it('F-64: a month before the bot was there, or only half of it, is no zero to compare with', () => {
    expect(known()).toContain(0);
    expect(known('2024-02-01')).toContain(0);
    for (const day of ['2024-02-02', '2024-03-01'] as const) expect(new Set(known(day))).toEqual(new Set([undefined]));
  });

  it('F-64: the bot’s first dispatches tell what was done and no trend, the next months’ do', async () => {
    const t = await township('2024-02-14T10:00');
    for (const moment of ['2024-02-15T20:58', '2024-02-29T20:59', '2024-03-31T20:59', '2024-04-30T20:59'])
      await t.tick(moment);
    const said = t.heard(t.townshipGroup).filter((card) => card.includes('调度（截至'));
    const compared = said.map((card) => `${card.slice(0, card.indexOf('调度'))} ${card.includes('比上')}`);
    expect(compared).toEqual([
      '2月上半月 false',
      '2月下半月 false',
      '2月全月 false',
      '3月下半月 true',
      '3月全月 false',
      '4月下半月 true',
      '4月全月 true',
    ]);
    expect(said[0]).toContain('完成率：');
  });

  it('8: 与上月比 says so, and draws nothing', async () => {
    const t = await township('2024-03-15T16:20');
    const compared = async (moment: string) => {
      t.setNow(moment);
      await t.type(t.tian, t.tian.chat, '雄风村情况');
      await t.press(t.tian, t.tian.chat, '与上月比');
      return t.last(t.tian.chat);
    };
    expect(await compared('2024-03-16T16:20')).toContain('2月没有完整的数，不比。');
    expect(await compared('2024-04-16T16:20')).toContain('3月没有完整的数，不比。');
    expect(await compared('2024-05-16T16:20')).toContain('4月 0/90');
  });

  it('C-33: a quarter before the bot was there is no number either', () => {
    const all = facts(at('2024-06-30'), [], { knownFrom: '2024-02-01' });
    const [first] = effectsOf([duty('F-A-CJ-5b')], periodOf('quarter', '2024-06-30'), all);
    expect(first).toMatchObject({ before: '没有数据', change: undefined });
    const [known] = effectsOf([duty('F-A-CJ-5b')], periodOf('quarter', '2024-06-30'), {
      ...all,
      knownFrom: '2024-01-12',
    });
    expect(known).toMatchObject({ before: '0/720', change: 0 });
  });
});

describe('asked in chat', () => {
  it('8: a village’s month is a calendar, and 与上月比 leaves out what is not asked', async () => {
    const t = await township('2024-03-15T16:20');
    await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
    await t.type(t.tian, t.tian.chat, '雄风村情况');
    const shown = t.town.in(t.tian.chat).at(-1)?.message;
    const [spec] = shown !== undefined && 'card' in shown ? specsOf(shown.card) : [];
    expect(spec?.data.values.filter(({ s }) => s === '播满').map(({ m }) => m)).toEqual(['14']);
    expect(spec?.data.values).toHaveLength(31);
    await t.press(t.tian, t.tian.chat, '与上月比');
    expect(t.last(t.tian.chat)).toContain('村村响：3月 3/44\n');
    expect(t.last(t.tian.chat)).not.toContain('无任务');
  });
});
