import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { dayOf, dayOfMonth, firstOfMonth, type LocalDate } from '../../src/domain/calendar.ts';
import type { Duty } from '../../src/domain/duty.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { byHand } from './brute-force.ts';
import { type Arrival, listed, minorsOf, units } from './clockwork.ts';
import { type Binder, binder } from './counting-by-hand.ts';
import { months, type Town } from './generate.ts';
import type { Deeds } from './work.ts';

export const isDigest = ({ words }: Arrival) => words.includes('今天别再提醒');

/** The duties a reminder speaks of, each once. */
export function dutiesIn({ words }: Arrival): string[] {
  const titles = fushoushan2024.duties.map(({ title }) => title).toSorted((a, b) => b.length - a.length);
  const named = words.split('\n').flatMap((line) => {
    const title = titles.find((one) => line === `今天${one}` || line.startsWith(one) || line.startsWith(`今天${one} `));
    return title === undefined ? [] : [title];
  });
  return [...new Set(named)];
}

/** How many children of a village had fewer visits by a moment than are asked of by that day. */
function unvisited(deeds: Deeds, village: string, at: Date): number {
  const day = dayOf(at);
  const asked = dayOfMonth(day) <= 15 ? 1 : 2;
  return minorsOf(village).filter(
    (minor) => (deeds.visits.get(`${minor} ${day.slice(0, 7)}`) ?? []).filter((one) => one <= at).length < asked,
  ).length;
}

/** What of a village's card speaks of something that was done already. */
export function needless(arrival: Arrival, village: string, deeds: Deeds): string[] {
  const day = dayOf(arrival.at);
  const { words, to } = arrival;
  const wrong = [
    ...(words.includes('排查表') && (deeds.tables.get(`${village} ${day.slice(0, 7)}`) ?? arrival.at) < arrival.at
      ? ['table']
      : []),
    ...(words.includes('今天村村响') && deeds.plays.get(`${village} ${day}`) === 3 ? ['broadcast'] : []),
    ...(words.includes('未成年人走访') && !words.includes(`还差 ${unvisited(deeds, village, arrival.at)} 人`)
      ? ['visits']
      : []),
    ...(words.startsWith(`${Number(day.slice(5, 7))}月${dayOfMonth(day)}日`) ? [] : ['stale']),
  ];
  return wrong.map((what) => `${to} ${day} ${what}`);
}

/** Whether a unit has not done all of a duty: in a month, or where it is owed once or after a cause, in any. */
function isOpen(duty: Duty, unitId: string, day: LocalDate, books: Binder, town: Town): boolean {
  const meant = duty.cadence === 'cause' || duty.cadence === 'once' ? months : [firstOfMonth(day)];
  return meant.some((month) => {
    const { done, should } = byHand[duty.id]?.(books, unitId, month, town) ?? { done: 0, should: 0 };
    return done < should;
  });
}

/** Reminders of what the unit had done, counted by hand from what was in the books when they came. */
export function remindedInVain(
  arrivals: readonly Arrival[],
  unitOf: ReadonlyMap<string, string>,
  books: readonly Evidence[],
) {
  const known = new Map<number, { readonly town: Town; readonly binder: Binder }>();
  const bookAt = (at: Date) => {
    const kept = known.get(at.getTime());
    if (kept !== undefined) return kept;
    const town = { units, listed, records: books.filter((one) => one.at <= at) };
    const made = { town, binder: binder(town) };
    known.set(at.getTime(), made);
    return made;
  };
  return arrivals.flatMap((arrival) => {
    const unitId = unitOf.get(arrival.to) ?? '';
    const { town, binder: of } = bookAt(arrival.at);
    return dutiesIn(arrival).flatMap((title) => {
      const meant = fushoushan2024.duties.filter((duty) => duty.title === title);
      const day = dayOf(arrival.at);
      return meant.some((duty) => isOpen(duty, unitId, day, of, town)) ? [] : [`${arrival.to} ${day} ${title}`];
    });
  });
}
