import { dayOf, dayOfMonth, type LocalDate, momentOf } from '../../src/domain/calendar.ts';
import type { Evidence } from '../../src/domain/record.ts';
import type { chance } from './chance.ts';
import { entered } from './chores.ts';
import { minorsOf, villages } from './clockwork.ts';

/** What was done by when, by hand: the moment from which nobody may be reminded of it. */
export type Deeds = {
  readonly plays: Map<string, number>;
  readonly tables: Map<string, Date>;
  readonly visits: Map<string, Date[]>;
};

/** Plays are told of in the evening. */
const evening = '19:30' as const;

/** A day's work: most villages do most of it, some late in the day, some not at all. */
export function workOf(luck: ReturnType<typeof chance>, day: LocalDate, deeds: Deeds) {
  const work: Record<'morning' | 'evening', Evidence[]> = { morning: [], evening: [] };
  const write = (part: keyof typeof work, some: Pick<Evidence, 'kind' | 'unitId'> & Partial<Evidence>) => {
    work[part].push({
      id: `${some.kind} ${some.unitId} ${day}`,
      occurredOn: day,
      until: day,
      subjectIds: [],
      count: 1,
      tags: [],
      evidenceState: 'attached',
      late: false,
      at: momentOf(day, part === 'morning' ? entered : evening),
      ...some,
    });
  };
  for (const village of villages) {
    if (!luck.one(12)) {
      const count = luck.one(12) ? luck.upTo(2) : 3;
      if (count > 0) write('evening', { kind: 'broadcast', unitId: village, count });
      deeds.plays.set(`${village} ${day}`, count);
    }
    const month = day.slice(0, 7);
    if (!deeds.tables.has(`${village} ${month}`) && dayOfMonth(day) >= 15 && luck.one(6)) {
      write('morning', { kind: 'clue-check', unitId: village, forPeriod: month });
      deeds.tables.set(`${village} ${month}`, momentOf(day, entered));
    }
    if (luck.one(3)) {
      const subject = luck.pick(minorsOf(village));
      write('morning', { kind: 'minor-visit', unitId: village, subjectIds: [subject] });
      const key = `${subject} ${month}`;
      const known = deeds.visits.get(key) ?? [];
      // Two visits of one day are one.
      if (!known.some((at) => dayOf(at) === day)) deeds.visits.set(key, [...known, momentOf(day, entered)]);
    }
  }
  return work;
}
