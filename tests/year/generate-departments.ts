import type { Unit } from '../../src/domain/actor.ts';
import { addDays, endOfMonth, type LocalDate, monthOf } from '../../src/domain/calendar.ts';
import type { RecordKind } from '../../src/domain/record.ts';
import type { Chance } from './chance.ts';
import type { Write } from './generate.ts';

/** What the departments, schools and works enter in a month, sometimes too little, sometimes twice. */
export function departments(luck: Chance, write: Write, month: LocalDate, units: readonly Unit[]) {
  const inMonth = () => luck.day(month, endOfMonth(month));
  const some = (kind: RecordKind, unitId: string, most: number, tags: readonly string[] = [], forPeriod?: string) => {
    for (let entry = luck.upTo(most); entry > 0; entry -= 1) {
      const occurredOn = forPeriod === undefined ? inMonth() : addDays(endOfMonth(month), luck.upTo(20));
      write({ kind, unitId, occurredOn, tags, forPeriod });
    }
  };
  for (const kind of ['joint', 'dispatch', 'leadership', 'cadres']) some('meeting', 'PA', 2, [kind, 'law']);
  for (const kind of ['analysis', 'back-check'] as const) some(kind, 'PA', 2);
  some('bulletin', 'PA', 2, [luck.pick(['work', 'work', 'penalty'])], month.slice(0, 7));
  some('review', 'PA', 2, [], month.slice(0, 7));
  some('effect-review', 'PA', 1, [], `2024-Q${Math.ceil(monthOf(month) / 3)}`);
  some('enforcement', 'JJ', 2);
  some('enforcement', 'ZF', 3);
  some('funding', 'CZ', 1);
  for (const unitId of ['PC', 'SC', 'WS']) some('training', unitId, 2, [luck.pick(['business', 'warning']), 'law']);
  for (const { id, kind } of units) {
    if (kind === 'department') some('meeting', id, 1, [luck.pick(['staff', 'work'])]);
    if (kind === 'village' && luck.one(4)) some('meeting', id, 1, ['party-groups']);
    if (kind === 'school') some('training', id, 1, [luck.pick(['ethics-pledge', 'ethics-cases', 'theme'])]);
    if (kind === 'enterprise') some('training', id, 1, ['enterprise']);
  }
  for (let patrol = 0; patrol < 18; patrol += 1)
    write({ kind: 'patrol', unitId: 'PC', occurredOn: inMonth(), count: luck.one(5) ? 1 + luck.upTo(6) : 1 });
  for (const unitId of ['PC', 'SC', 'JT'])
    if (luck.one(3)) {
      const tags = [luck.pick(['parcel', 'coach', 'taxi', 'beauty', 'shop'])];
      write({ kind: 'screening', unitId, occurredOn: inMonth(), tags, count: luck.upTo(60), outOf: luck.upTo(50) });
    }
  for (const unitId of ['ED', 'WS', 'MZ', 'SB'])
    if (luck.one(3)) {
      const tags = [luck.pick(['new', 'yearly']), luck.pick(['education', 'tutoring'])];
      write({ kind: 'background-check', unitId, occurredOn: inMonth(), tags, count: luck.upTo(60), outOf: 50 });
    }
  if (!luck.one(5))
    write({ kind: 'key-person-report', unitId: 'PC', occurredOn: inMonth(), count: luck.upTo(40), outOf: 40 });
  for (let action = luck.upTo(5); action > 0; action -= 1) {
    const day = inMonth();
    const tags = luck.one(3) ? ['close'] : ['order'];
    for (const unitId of ['PA', 'PC', 'SC'].slice(0, 1 + luck.upTo(2)))
      write({
        kind: 'joint-enforcement',
        unitId,
        occurredOn: addDays(day, luck.upTo(1)),
        action: `${month}#${action}`,
        tags,
      });
  }
}
