import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import type { Unit } from '../../src/domain/actor.ts';
import type { Listed } from '../../src/domain/assess.ts';
import { addDays, daysFrom, endOfMonth, firstOfMonth, type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { causes } from './generate-causes.ts';
import { departments } from './generate-departments.ts';
import { chance, type Chance } from './chance.ts';

export type Town = {
  readonly units: readonly Unit[];
  readonly listed: readonly Listed[];
  readonly records: Evidence[];
};
export type Write = (some: Pick<Evidence, 'kind' | 'unitId' | 'occurredOn'> & Partial<Evidence>) => Evidence;

export const first: LocalDate = '2024-01-12';
export const last: LocalDate = '2024-12-31';
export const months: readonly LocalDate[] = Array.from(
  { length: 12 },
  (_, index) => `2024-${String(index + 1).padStart(2, '0')}-01` as LocalDate,
);

const unit = (id: string, name: string, kind: Unit['kind']): Unit => ({ id, name, kind, aliases: [] });

/** Some children live outside the township for good, for months, or for a short while. */
function journey(index: number): Listed['away'] {
  const from = addDays(first, (index * 37) % 340);
  if (index % 15 === 0) return { from };
  return index % 15 === 1 ? { from, until: addDays(from, (index * 11) % 120) } : undefined;
}

/** A child joins, leaves, turns 18 or stays; most were there before. */
function followed(luck: Chance, villages: readonly Unit[], register: string, count: number): Listed[] {
  return Array.from({ length: count }, (_, index) => {
    const joins = luck.one(4) ? addDays(first, luck.upTo(350)) : '2023-12-01';
    const isChild = register === 'L-F01';
    return {
      id: `${register}-${index}`,
      unitId: luck.pick(villages).id,
      register,
      listedOn: joins,
      leftOn: luck.one(8) ? addDays(joins, luck.upTo(300)) : undefined,
      adultOn: isChild && luck.one(10) ? addDays('2024-01-01', luck.upTo(400)) : undefined,
      away: isChild ? journey(index) : undefined,
    };
  });
}

function broadcasts(luck: Chance, write: Write, village: Unit) {
  for (const day of daysFrom(addDays(first, -3), last)) {
    // Most evenings somebody tells three plays, one by one; some days are missed, some told twice.
    const plays = luck.one(12) ? luck.upTo(2) : 3 + (luck.one(6) ? luck.upTo(3) : 0);
    for (let play = 0; play < plays; play += 1)
      write({
        kind: 'broadcast',
        unitId: village.id,
        occurredOn: day,
        count: luck.one(50) ? 2 : 1,
        evidenceState: 'exempt',
      });
  }
  for (let fault = 0; fault < luck.upTo(3); fault += 1) {
    const since = addDays(first, luck.upTo(340));
    const until = luck.one(10) ? undefined : addDays(since, luck.upTo(9));
    write({ kind: 'broadcast-fault', unitId: village.id, occurredOn: since, until });
  }
}

function visits(luck: Chance, write: Write, person: Listed, month: LocalDate) {
  const isChild = person.register === 'L-F01';
  const often = luck.one(10) ? 0 : (isChild ? 2 : 1) + (luck.one(5) ? 1 : 0);
  if (person.away !== undefined && Number(month.slice(5, 7)) % 4 !== 0)
    write({
      kind: 'phone-contact',
      unitId: person.unitId,
      occurredOn: addDays(month, 9),
      subjectIds: [person.id],
    });
  for (let visit = 0; visit < often; visit += 1)
    write({
      kind: isChild ? 'minor-visit' : 'key-person-visit',
      unitId: person.unitId,
      occurredOn: luck.day(month, endOfMonth(month)),
      subjectIds: [person.id],
      tags: isChild ? [] : [luck.pick(['person', 'person', 'family', 'nobody'])],
      evidenceState: luck.one(4) ? 'claimed' : 'attached',
    });
}

function villageMonth(luck: Chance, write: Write, village: Unit, month: LocalDate) {
  const forPeriod = month.slice(0, 7);
  for (let sheet = 0; sheet < luck.upTo(3); sheet += 1)
    write({
      kind: 'clue-check',
      unitId: village.id,
      occurredOn: luck.day(month, addDays(endOfMonth(month), 4)),
      forPeriod,
    });
  for (let meeting = 0; meeting < 5; meeting += 1)
    write({
      kind: 'meeting',
      unitId: village.id,
      occurredOn: luck.day(month, endOfMonth(month)),
      tags: luck.one(5) ? ['weekly', 'work'] : ['weekly', 'law', 'courtyard'],
    });
  if (luck.one(3)) {
    const outOf = 40 + luck.upTo(60);
    write({
      kind: 'coverage',
      unitId: village.id,
      occurredOn: luck.day(month, endOfMonth(month)),
      count: luck.upTo(110),
      outOf,
    });
  }
}

/** Days on which nobody plays, and days on which the police and the market office go out twice as often. */
function calendarOf(luck: Chance, write: Write, villages: readonly Unit[]) {
  write({ kind: 'quiet-day', unitId: '*', occurredOn: '2024-06-07', until: '2024-06-09' });
  for (let funeral = 0; funeral < villages.length; funeral += 1) {
    const day = addDays(first, luck.upTo(340));
    write({ kind: 'quiet-day', unitId: luck.pick(villages).id, occurredOn: day, until: addDays(day, luck.upTo(3)) });
  }
  for (const [from, until] of [
    ['2024-01-20', '2024-02-20'],
    ['2024-04-30', '2024-05-01'],
    ['2024-07-06', '2024-08-31'],
    ['2024-10-01', '2024-10-07'],
  ] as const)
    write({ kind: 'special-period', unitId: 'PA', occurredOn: from, until });
}

/** A township's year, the same for the same seed: what everybody entered, and who was listed when. */
export function townOf(
  seed: number,
  size: { readonly villages: number; readonly minors: number; readonly keyPersons: number },
): Town {
  const luck = chance(seed);
  const villages = Array.from({ length: size.villages }, (_, index) => unit(`v${index}`, `第${index}村`, 'village'));
  const units = [
    ...villages,
    unit('school-1', '第一小学', 'school'),
    unit('school-2', '第二小学', 'school'),
    unit('works-1', '茶厂', 'enterprise'),
    unit('works-2', '竹木厂', 'enterprise'),
    ...fushoushan2024.units,
  ];
  const people = [
    ...followed(luck, villages, 'L-F01', size.minors),
    ...followed(luck, villages, 'L-F08', size.keyPersons),
  ];
  const places = Array.from(
    { length: 12 },
    (_, index): Listed => ({
      id: `place-${index}`,
      unitId: 'PC',
      register: 'L-P01',
      listedOn: luck.one(3) ? addDays(first, luck.upTo(330)) : '2023-12-01',
      leftOn: index === 0 ? '2023-12-31' : undefined,
    }),
  );
  const records: Evidence[] = [];
  const write: Write = (some) => {
    const made: Evidence = {
      id: `r${String(records.length).padStart(6, '0')}`,
      subjectIds: [],
      until: some.occurredOn,
      count: 1,
      tags: [],
      evidenceState: 'none',
      late: false,
      at: momentOf(some.occurredOn, luck.time()),
      ...some,
    };
    records.push(made);
    return made;
  };
  calendarOf(luck, write, villages);
  for (const village of villages) broadcasts(luck, write, village);
  for (const month of months) {
    for (const person of people) visits(luck, write, person, month);
    for (const village of villages) villageMonth(luck, write, village, month);
    departments(luck, write, month, units);
    causes(luck, write, firstOfMonth(month), villages);
  }
  for (const place of places)
    for (let check = 0; check < luck.upTo(3); check += 1)
      write({
        kind: 'place-check',
        unitId: 'PC',
        occurredOn: addDays(first, luck.upTo(340)),
        subjectIds: [place.id],
        tags: ['sign', 'phone', 'camera', 'must-1', 'must-2', 'must-3', 'must-4', 'must-5'].filter(() => !luck.one(9)),
      });
  return { units, listed: [...people, ...places], records: luck.shuffled(records) };
}
