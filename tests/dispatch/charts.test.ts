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
    expect(t.last(t.tian.chat)).toContain('村村响：3月 3/44，2月 0/87');
    expect(t.last(t.tian.chat)).not.toContain('无任务');
  });
});
