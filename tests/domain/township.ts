import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { type AsOf, assess, type Facts, type Listed } from '../../src/domain/assess.ts';
import type { Unit } from '../../src/domain/actor.ts';
import { type LocalDate, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import { dutyOf } from '../../src/domain/campaign.ts';
import type { Duty } from '../../src/domain/duty.ts';
import { type Recurring, periodOf } from '../../src/domain/period.ts';
import type { Evidence } from '../../src/domain/record.ts';

const village = (id: string, name: string): Unit => ({ id, name, kind: 'village', aliases: [] });

/** An invented township: three villages and the office. */
export const villages: readonly Unit[] = [
  village('shiqiao', '石桥村'),
  village('liuwan', '柳湾村'),
  village('yunxi', '云溪村'),
];
export const units: readonly Unit[] = [...villages, { id: 'PA', name: '平安办', kind: 'department', aliases: [] }];

/** A duty of the rule book by its row. */
export function duty(row: string): Duty {
  const found = dutyOf(fushoushan2024, row);
  if (found === undefined) throw new Error(`no duty ${row}`);
  return found;
}

let made = 0;

/** A record of 石桥村, unless said otherwise. */
export const record = (some: Partial<Evidence> & Pick<Evidence, 'kind' | 'occurredOn'>): Evidence => ({
  id: `r${(made += 1)}`,
  unitId: 'shiqiao',
  subjectIds: [],
  count: 1,
  tags: [],
  evidenceState: 'none',
  late: false,
  at: momentOf(some.occurredOn, '12:00'),
  ...some,
});

export const played = (day: LocalDate, count: number, unitId = 'shiqiao') =>
  record({ kind: 'broadcast', occurredOn: day, count, unitId, evidenceState: 'exempt' });

export const visited = (day: LocalDate, who = 'xiaohe', more: Partial<Evidence> = {}) =>
  record({ kind: 'minor-visit', occurredOn: day, subjectIds: [who], ...more });

export const handedIn = (day: LocalDate, month: string, unitId = 'shiqiao') =>
  record({ kind: 'clue-check', occurredOn: day, forPeriod: month, unitId, evidenceState: 'exempt' });

/** A child on 石桥村's list since before the campaign, unless said otherwise. */
export const child = (some: Partial<Listed> = {}): Listed => ({
  id: 'xiaohe',
  unitId: 'shiqiao',
  register: 'L-F01',
  listedOn: '2023-12-01',
  ...some,
});

export const at = (day: LocalDate, time: LocalTime = '23:59'): AsOf => ({ day, time });

export const facts = (asOf: AsOf, records: readonly Evidence[] = [], some: Partial<Facts> = {}): Facts => ({
  roster: { units, listed: [child()] },
  records,
  window: fushoushan2024.window,
  asOf,
  ...some,
});

/** Where 石桥村 stands with a duty in the period that holds a day. */
export function standingOf(row: string, cadence: Recurring, day: LocalDate, known: Facts) {
  const [one] = assess(duty(row), periodOf(cadence, day), known).filter((found) => found.unitId === 'shiqiao');
  if (one === undefined) throw new Error(`${row} asks nothing of 石桥村 on ${day}`);
  return one;
}
