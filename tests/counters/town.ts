import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import type { Unit } from '../../src/domain/actor.ts';
import { type Assessment, assess, type Facts, type Listed } from '../../src/domain/assess.ts';
import type { LocalDate, LocalTime } from '../../src/domain/calendar.ts';
import type { Duty } from '../../src/domain/duty.ts';
import { type Period, periodOf, spanAt } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { at, duty, record, villages } from '../domain/township.ts';

const unit = (id: string, name: string, kind: Unit['kind']): Unit => ({ id, name, kind, aliases: [] });

/** Every kind of unit that owes something: three villages, a school, a works, and the departments of the paper. */
export const units: readonly Unit[] = [
  ...villages,
  unit('school', '石桥小学', 'school'),
  unit('works', '柳湾茶厂', 'enterprise'),
  ...fushoushan2024.units,
];

/** A unit that owes the duty. */
export function oneWhoOwes({ owedBy }: Duty): string {
  if (typeof owedBy === 'object') return owedBy.units[0] ?? '';
  return { village: 'shiqiao', school: 'school', enterprise: 'works', 'whom-it-concerns': 'PC' }[owedBy];
}

/** Somebody or some place on the register a duty is owed for. */
export const listedFor = (duty: Duty, some: Partial<Listed> = {}): Listed[] =>
  duty.per === 'unit'
    ? []
    : [
        {
          id: 'one',
          unitId: oneWhoOwes(duty),
          register: duty.per.register,
          listedOn: '2023-12-01',
          ...(duty.elsewhere === 'only' ? { away: { from: '2023-12-01' } } : {}),
          ...some,
        },
      ];

/** A record that meets a duty once. */
export const meeting = (duty: Duty, day: LocalDate, some: Partial<Evidence> = {}): Evidence =>
  record({
    kind: duty.evidence,
    occurredOn: day,
    unitId: oneWhoOwes(duty),
    subjectIds: duty.per === 'unit' ? [] : ['one'],
    tags: duty.tags ?? [],
    ...(duty.worth === 'reported' ? { outOf: 1 } : {}),
    ...some,
  });

export const known = (
  asOf: LocalDate,
  records: readonly Evidence[],
  listed: readonly Listed[] = [],
  time?: LocalTime,
): Facts => ({ roster: { units, listed }, records, window: fushoushan2024.window, asOf: at(asOf, time) });

/** What a unit is asked by a row in the span that holds a day, as of that day's end unless said otherwise. */
export function asked(
  row: string,
  day: LocalDate,
  records: readonly Evidence[],
  some: {
    readonly asOf?: LocalDate;
    readonly unitId?: string;
    readonly span?: Period;
    readonly listed?: Listed[];
  } = {},
): Assessment {
  const one = duty(row);
  const span = some.span ?? spanAt(one.cadence, day);
  const facts = known(some.asOf ?? day, records, some.listed ?? listedFor(one));
  const [found] = assess(one, span, facts).filter((it) => it.unitId === (some.unitId ?? oneWhoOwes(one)));
  if (found === undefined) throw new Error(`${row} asks nothing on ${day}`);
  return found;
}

/** The whole month of a day, for every unit. */
export const monthOf = (row: string, day: LocalDate, records: readonly Evidence[], asOf: LocalDate = day) =>
  assess(duty(row), periodOf('month', day), known(asOf, records));
