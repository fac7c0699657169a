import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { digestCard, sayReminder } from '../../src/cards/reminders.ts';
import type { Role } from '../../src/domain/actor.ts';
import { assess } from '../../src/domain/assess.ts';
import { addDays, dayOfMonth, type LocalDate, type LocalTime, momentOf, monthOf } from '../../src/domain/calendar.ts';
import { digestsFor } from '../../src/domain/digest.ts';
import { spanAt } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { kindsDeciding, mayRemind, remindersBy } from '../../src/domain/remind.ts';
import { declarations } from '../../src/records/index.ts';
import { at, child, duty, facts, handedIn, played, record, units, visited } from '../domain/township.ts';

const { duties } = fushoushan2024;

/** What 石桥村 (or another unit) is reminded of at a moment, as its card says it. */
function told(
  day: LocalDate,
  time: LocalTime,
  records: readonly Evidence[] = [],
  { unitId = 'shiqiao', listed = [child()] } = {},
) {
  const known = facts(at(day, time), records, { roster: { units, listed } });
  return remindersBy(duties, known)
    .filter((one) => one.unitId === unitId)
    .map((one) => sayReminder(day, one));
}

describe('a duty reminds by its own column of A-5', () => {
  it.each<[LocalDate, LocalTime, string[]]>([
    ['2024-03-19', '20:35', []],
    ['2024-03-20', '08:59', []],
    ['2024-03-20', '09:00', ['未成年人走访 还差 1 人（31日）', '排查表（25日）']],
    ['2024-03-23', '09:00', ['排查表（25日）']],
    ['2024-03-25', '09:00', ['排查表（今天）']],
    ['2024-03-26', '09:00', []],
    ['2024-03-27', '09:00', ['未成年人走访 还差 1 人（31日）']],
  ])('C-02, C-06: on %s by %s a village hears of %j', (day, time, lines) => {
    const full = Array.from({ length: 31 }, (_, index) => played(addDays('2024-03-01', index), 3));
    expect(told(day, time, full)).toEqual(lines);
  });

  it('C-02: on the 10th one visit of the two is enough, on the 20th it is not', () => {
    expect(told('2024-03-10', '09:00', [visited('2024-03-03')])).toEqual([]);
    expect(told('2024-03-10', '09:00')).toEqual(['未成年人走访 还差 1 人（15日）']);
    expect(told('2024-03-20', '09:00', [visited('2024-03-03'), handedIn('2024-03-19', '2024-03')])).toEqual([
      '未成年人走访 还差 1 人（31日）',
    ]);
  });

  it('C-01: at half past eight in the evening, only where fewer than three were played', () => {
    expect(told('2024-03-12', '20:29', [played('2024-03-12', 1)])).toEqual([]);
    expect(told('2024-03-12', '20:35', [played('2024-03-12', 1)])).toEqual(['今天村村响 1/3']);
    expect(told('2024-03-12', '20:35', [played('2024-03-12', 3)])).toEqual([]);
    const fault = record({ kind: 'broadcast-fault', occurredOn: '2024-03-11' });
    expect(told('2024-03-12', '20:35', [fault])).toEqual([]);
  });

  it.each<[string, LocalDate, LocalTime, boolean]>([
    ['2024-03-12T14:00', '2024-03-13', '09:00', false],
    ['2024-03-12T14:00', '2024-03-13', '11:00', true],
    ['2024-03-12T10:00', '2024-03-13', '07:30', true],
    ['2024-03-12T10:00', '2024-03-12', '20:35', false],
    ['2024-03-12T02:00', '2024-03-13', '07:30', true],
    ['2024-03-12T01:30', '2024-03-13', '07:40', true],
  ])('C-05: a link of %s is recalled on %s by %s: %s', (published, day, time, isTold) => {
    const [on = '', clock = ''] = published.split('T');
    const link = record({
      kind: 'link-publication',
      unitId: 'PA',
      occurredOn: on as LocalDate,
      at: momentOf(on as LocalDate, clock as LocalTime),
    });
    const isOfLink = (line: string) => line.startsWith('链接转发');
    expect(told(day, time, [link]).some(isOfLink)).toBe(isTold);
    const forwarded = record({ kind: 'link-forward', occurredOn: day, answers: link.id });
    expect(told(day, time, [link, forwarded]).some(isOfLink)).toBe(false);
  });

  it('C-24: a problem is recalled three days before, on its day and the day after', () => {
    const problem = record({ kind: 'problem', unitId: 'liuwan', occurredOn: '2024-03-02', dueOn: '2024-03-14' });
    const days = Array.from({ length: 31 }, (_, index) => addDays('2024-03-01', index));
    const on = days.filter((day) =>
      told(day, '09:00', [problem], { unitId: 'liuwan' }).some((line) => line.startsWith('问题销号')),
    );
    expect(on).toEqual(['2024-03-11', '2024-03-14', '2024-03-15']);
  });

  it('C-09: in a month with a special period the office is told of four, not of two', () => {
    const special = record({ kind: 'special-period', unitId: 'PA', occurredOn: '2024-03-20', until: '2024-03-22' });
    expect(told('2024-03-25', '09:00', [special], { unitId: 'PA' })).toContain('联合执法 0/4（31日）');
    expect(told('2024-03-25', '09:00', [], { unitId: 'PA' })).toContain('联合执法 0/2（31日）');
  });

  it('outside the campaign nobody is reminded of anything', () => {
    expect(told('2025-01-20', '09:00')).toEqual([]);
  });
});

describe('the card', () => {
  it('says how many, four lines and the rest as a number, and carries no name', () => {
    const known = facts(at('2024-03-20', '09:00'), []);
    const found = remindersBy(duties, known).filter(({ unitId }) => unitId === 'shiqiao' || unitId === 'PA');
    const made = digestCard('2024-03-20', [...found, ...found, ...found]);
    expect(made.title).toMatch(/^3月20日 · 还差 \d+ 项$/);
    expect(made.blocks.filter(({ kind }) => kind === 'line')).toHaveLength(4);
    expect(JSON.stringify(made)).toContain('今天别再提醒');
    expect(JSON.stringify(made)).not.toContain('xiaohe');
  });
});

const anyDay = fc.integer({ min: 0, max: 353 }).map((n) => addDays('2024-01-12', n));
const anyHour = fc.constantFrom<LocalTime>('07:40', '09:00', '11:00', '17:00', '20:35');
const anyRecord = fc
  .record({
    kind: fc.constantFrom<Evidence['kind'][]>(
      'broadcast',
      'clue-check',
      'minor-visit',
      'link-publication',
      'link-forward',
      'problem',
      'joint-enforcement',
      'meeting',
    ),
    on: anyDay,
    unitId: fc.constantFrom('shiqiao', 'liuwan', 'yunxi', 'PA'),
    count: fc.integer({ min: 1, max: 3 }),
    ahead: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ kind, on, unitId, count, ahead }) =>
    record({
      kind,
      occurredOn: on,
      unitId,
      count,
      subjectIds: kind === 'minor-visit' ? ['xiaohe'] : [],
      dueOn: addDays(on, ahead),
      forPeriod: kind === 'clue-check' ? on.slice(0, 7) : undefined,
    }),
  );

/** By another road than the product's: which units are open on a day for a duty whose rule names that day of the month. */
function openOnItsDay(day: LocalDate, time: LocalTime, records: readonly Evidence[]): string[] {
  return duties.flatMap((one) => {
    const rules = (one.remind ?? []).flatMap((rule) => ('days' in rule ? [rule] : []));
    const named = rules.some(
      ({ days, months, at: hour = '09:00' }) =>
        days.includes(dayOfMonth(day)) && time >= hour && (months === undefined || months.includes(monthOf(day))),
    );
    if (!named) return [];
    return assess(one, spanAt(one.cadence, day), facts(at(day, time), records))
      .filter(({ standing, done, quota }) => {
        const asked = one.per !== 'unit' && one.cadence === 'month' && dayOfMonth(day) <= 15 ? quota - 1 : quota;
        return standing === 'open' && done < Math.max(asked, 1);
      })
      .map(({ unitId }) => `${one.id} ${unitId}`);
  });
}

describe('whatever was entered', () => {
  it('B-7: what is reminded of is what assess() says is open and due by its rule, each duty and unit once', () => {
    fc.assert(
      fc.property(anyDay, anyHour, fc.array(anyRecord, { maxLength: 25 }), (day, time, records) => {
        const found = remindersBy(duties, facts(at(day, time), records));
        const said = found.map((one) => `${one.duty.id} ${one.unitId}`);
        expect(new Set(said).size).toBe(said.length);
        for (const { duty: one, behind } of found)
          for (const { standing, done, quota } of behind) {
            expect(['open', 'overdue']).toContain(standing);
            expect(done).toBeLessThan(quota);
            if (standing === 'overdue') expect(JSON.stringify(one.remind)).toContain('beforeDue');
          }
        const byDays = found.filter(({ duty: one }) => one.remind?.some((rule) => 'days' in rule));
        expect(byDays.map((one) => `${one.duty.id} ${one.unitId}`).toSorted()).toEqual(
          [...new Set(openOnItsDay(day, time, records))].toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('the records that decide are all that is needed to know it', () => {
    fc.assert(
      fc.property(anyDay, anyHour, fc.array(anyRecord, { maxLength: 25 }), (day, time, records) => {
        const asked = mayRemind(duties, at(day, time));
        const kinds = kindsDeciding(asked);
        const few = records.filter(({ kind }) => kinds.includes(kind));
        const say = (some: readonly Evidence[]) =>
          remindersBy(duties, facts(at(day, time), some)).map((one) => sayReminder(day, one));
        expect(say(few)).toEqual(say(records));
      }),
      { numRuns: 40 },
    );
  });

  it('B-7: over a whole day no person hears of a duty twice, and who wants no more hears nothing', () => {
    const people = (['village-cadre', 'village-secretary', 'auxiliary-police'] as const).map((role: Role, index) => ({
      id: `p${index}`,
      openId: `ou_p${index}`,
      unitId: 'shiqiao',
      role,
    }));
    const hours: readonly LocalTime[] = ['07:40', '09:00', '11:00', '17:00', '20:35'];
    fc.assert(
      fc.property(anyDay, fc.array(anyRecord, { maxLength: 25 }), fc.subarray([0, 1, 2]), (day, records, quiet) => {
        const skipped = new Set(quiet.map((index) => `p${index}`));
        const heard: { personId: string; dutyId: string }[] = [];
        for (const hour of hours) {
          const found = remindersBy(duties, facts(at(day, hour), records));
          const mayEnter = (kind: Evidence['kind']) => declarations[kind].may;
          for (const { id, due } of digestsFor(found, { people, mayEnter, told: heard, skipped }))
            heard.push(...due.map((one) => ({ personId: id, dutyId: one.duty.id })));
        }
        const keys = heard.map(({ personId, dutyId }) => `${personId} ${dutyId}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(heard.filter(({ personId }) => skipped.has(personId))).toEqual([]);
        expect(heard.filter(({ personId, dutyId }) => personId === 'p2' && dutyId === duty('F-A-CJ-1b').id)).toEqual(
          [],
        );
      }),
      { numRuns: 40 },
    );
  });
});
