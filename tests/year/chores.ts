import type { Unit } from '../../src/domain/actor.ts';
import type { Listed } from '../../src/domain/assess.ts';
import { addDays, endOfMonth, type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { chance } from './chance.ts';
import { first, last, months, type Write } from './generate.ts';
import { causes } from './generate-causes.ts';
import { departments } from './generate-departments.ts';

/** When what somebody did by day is in the books, before the first beat that could remind of it. */
export const entered = '08:30' as const;

/** What a village does besides playing, its children and its table: meetings, key persons, households; and days it is excused. */
function ofVillage(luck: ReturnType<typeof chance>, write: Write, village: Unit, followed: readonly Listed[]) {
  const unitId = village.id;
  for (let week: LocalDate = '2024-01-15'; week <= last; week = addDays(week, 7)) {
    const tags = luck.one(6) ? ['weekly', 'work'] : ['weekly', 'law'];
    if (!luck.one(5)) write({ kind: 'meeting', unitId, occurredOn: addDays(week, luck.upTo(6)), tags });
  }
  for (const month of months) {
    for (const { id } of followed.filter((one) => one.unitId === unitId)) {
      const tags = [luck.pick(['person', 'family', 'nobody'])];
      if (!luck.one(9))
        write({
          kind: 'key-person-visit',
          unitId,
          occurredOn: luck.day(month, endOfMonth(month)),
          subjectIds: [id],
          tags,
        });
    }
    if (luck.one(4))
      write({
        kind: 'coverage',
        unitId,
        occurredOn: luck.day(month, endOfMonth(month)),
        count: luck.upTo(50),
        outOf: 50,
      });
  }
  for (const from of [luck.day('2024-02-01', '2024-06-01'), luck.day('2024-07-01', '2024-11-01')])
    write({ kind: 'broadcast-fault', unitId, occurredOn: from, until: addDays(from, luck.upTo(4)) });
}

/** A year of everything else a township does: known in the morning of its day, whatever the hour it is counted by. */
export function choresOf(seed: number, units: readonly Unit[], followed: readonly Listed[]): Evidence[] {
  const luck = chance(seed);
  const records: Evidence[] = [];
  const write: Write = (some) => {
    const made: Evidence = {
      id: `chore ${records.length}`,
      subjectIds: [],
      until: some.occurredOn,
      count: 1,
      tags: [],
      evidenceState: 'attached',
      late: false,
      at: momentOf(some.occurredOn, entered),
      ...some,
    };
    records.push(made);
    return made;
  };
  const villages = units.filter(({ kind }) => kind === 'village');
  for (const village of villages) ofVillage(luck, write, village, followed);
  write({ kind: 'quiet-day', unitId: '*', occurredOn: '2024-06-07', until: '2024-06-09' });
  write({ kind: 'special-period', unitId: 'PA', occurredOn: '2024-07-06', until: '2024-08-31' });
  for (const [index, month] of months.entries()) {
    // One month of each quarter, so that a year's records stay few enough to be read at every beat.
    if (index % 3 !== 0) continue;
    departments(luck, write, month, units);
    causes(luck, write, month, villages);
  }
  return records.filter(({ occurredOn }) => first <= occurredOn && occurredOn <= last);
}
