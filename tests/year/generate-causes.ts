import type { Unit } from '../../src/domain/actor.ts';
import { addDays, dayOf, endOfMonth, type LocalDate, timeOf, momentOf } from '../../src/domain/calendar.ts';
import type { Evidence, RecordKind } from '../../src/domain/record.ts';
import type { Chance } from './chance.ts';
import type { Write } from './generate.ts';

const HOUR = 3_600_000;

/** Links and who forwarded them, a screenshot or none, in time or not. */
function links(luck: Chance, write: Write, month: LocalDate, villages: readonly Unit[]) {
  for (let link = luck.upTo(4); link > 0; link -= 1) {
    const published = write({ kind: 'link-publication', unitId: 'PA', occurredOn: luck.day(month, endOfMonth(month)) });
    for (const village of villages) {
      if (luck.one(5)) continue;
      const at = new Date(published.at.getTime() + luck.upTo(30) * HOUR);
      write({
        kind: 'link-forward',
        unitId: village.id,
        occurredOn: dayOf(at),
        at: momentOf(dayOf(at), timeOf(at)),
        answers: luck.one(20) ? undefined : published.id,
        evidenceState: luck.one(3) ? 'none' : 'attached',
      });
    }
  }
}

/** What happens in a month and asks for something, and what was done about it. */
export function causes(luck: Chance, write: Write, month: LocalDate, villages: readonly Unit[]) {
  links(luck, write, month, villages);
  const happen = (
    kind: RecordKind,
    unitId: string,
    some: Partial<Evidence>,
    answer: RecordKind,
    more: Partial<Evidence>,
    named: boolean,
  ) => {
    const occurredOn = luck.day(month, endOfMonth(month));
    const cause = write({
      kind,
      unitId,
      occurredOn,
      ...some,
      ...(named ? { dueOn: addDays(occurredOn, luck.upTo(40)) } : {}),
    });
    if (luck.one(4)) return;
    const answers = named ? { answers: cause.id } : {};
    write({ kind: answer, unitId, occurredOn: addDays(occurredOn, luck.upTo(40)), ...answers, ...more });
  };
  const village = () => luck.pick(villages).id;
  for (let matter = luck.upTo(3); matter > 0; matter -= 1) {
    happen('assignment', village(), {}, 'assignment-completion', {}, true);
    happen('problem', village(), {}, 'problem-closure', { evidenceState: 'attached' }, true);
    happen('falling-behind', village(), {}, 'talk', {}, false);
    happen('new-hire', luck.pick(['ED', 'WS', 'MZ']), {}, 'training', { tags: ['new-hire'] }, false);
    happen(
      'accountability',
      luck.pick(['ED', 'WS']),
      { tags: luck.one(3) ? [] : ['case'] },
      'meeting',
      { tags: ['warning', 'law'] },
      false,
    );
    happen(
      'enforcement',
      luck.pick(['PC', 'SC']),
      { tags: [luck.pick(['close', 'fine'])] },
      'revisit',
      { tags: ['rectified'] },
      false,
    );
    write({
      kind: 'school-absence',
      unitId: luck.pick(['school-1', 'school-2']),
      occurredOn: luck.day(month, endOfMonth(month)),
      tags: ['truant', 'guardian', 'office', 'centre'].filter(() => !luck.one(6)),
    });
  }
}
