import type { LocalDate } from '../../src/domain/calendar.ts';
import type { Listed } from '../../src/domain/assess.ts';
import { type ByHand, daysOf, differentDays, none, sum, weeksOf } from './counting-by-hand.ts';

export const broadcasts: ByHand = (binder, unitId, month) => {
  const plays = binder.of(unitId, 'broadcast');
  const excuses = ['broadcast-fault', 'quiet-day'].flatMap((kind) => {
    const one = kind === 'quiet-day' ? 'quiet-day' : 'broadcast-fault';
    return [...binder.of(unitId, one), ...binder.of('*', one)];
  });
  let count = none;
  for (const day of daysOf(month)) {
    if (excuses.some((one) => one.occurredOn <= day && (one.until === undefined || day <= one.until))) continue;
    let played = 0;
    for (const play of plays) if (play.occurredOn === day) played += play.count;
    count = sum([count, { done: Math.min(played, 3), should: 3 }]);
  }
  return count;
};

/** Days of the month on which somebody was listed and not yet grown up. */
const listedDays = (person: Listed, month: LocalDate) =>
  daysOf(month).filter(
    (day) =>
      person.listedOn <= day &&
      (person.leftOn === undefined || day <= person.leftOn) &&
      (person.adultOn === undefined || day <= person.adultOn),
  );

/** Of those days the ones at home; a journey that begins and ends between them takes none away. */
function homeDays({ away }: Listed, listed: readonly LocalDate[]): readonly LocalDate[] {
  const isHome = (day: LocalDate | undefined) =>
    day !== undefined && (away === undefined || day < away.from || (away.until !== undefined && day > away.until));
  return isHome(listed[0]) && isHome(listed.at(-1)) ? listed : listed.filter(isHome);
}

function askedOf(followedOn: readonly LocalDate[], month: LocalDate): number {
  const days = daysOf(month);
  const [joined, left] = [followedOn[0], followedOn.at(-1)];
  if (joined === undefined || left === undefined) return 0;
  if (left !== days.at(-1) && followedOn.length < 15) return 0;
  return joined !== days[0] && Number(joined.slice(8)) > 15 ? 1 : 2;
}

export const minorVisits: ByHand = (binder, unitId, month, town) => {
  const visits = binder.of(unitId, 'minor-visit');
  return sum(
    town.listed
      .filter((child) => child.unitId === unitId && child.register === 'L-F01')
      .map((child) => {
        const until = listedDays(child, month).at(-1) ?? '';
        const days = daysOf(month).filter((day) => day <= until);
        return differentDays(
          visits.filter(({ subjectIds }) => subjectIds.includes(child.id)),
          days,
          askedOf(homeDays(child, listedDays(child, month)), month),
        );
      }),
  );
};

export const calls: ByHand = (binder, unitId, month, town) => {
  const made = binder.of(unitId, 'phone-contact');
  return sum(
    town.listed
      .filter((child) => child.unitId === unitId && child.register === 'L-F01')
      .map((child) => {
        const listed = listedDays(child, month);
        const isOwed = askedOf(listed, month) > 0 && askedOf(homeDays(child, listed), month) === 0;
        const until = listed.at(-1) ?? '';
        const days = daysOf(month).filter((day) => day <= until);
        const own = made.filter(({ subjectIds }) => subjectIds.includes(child.id));
        return isOwed ? differentDays(own, days, 1) : none;
      }),
  );
};

export const keyPersonVisits: ByHand = (binder, unitId, month, town) => {
  const visits = binder.of(unitId, 'key-person-visit').filter(({ tags }) => !tags.includes('nobody'));
  return sum(
    town.listed
      .filter((person) => person.unitId === unitId && person.register === 'L-F08')
      .map((person) => {
        const until = listedDays(person, month).at(-1);
        if (until === undefined) return none;
        const days = daysOf(month).filter((day) => day <= until);
        return differentDays(
          visits.filter(({ subjectIds }) => subjectIds.includes(person.id)),
          days,
          1,
        );
      }),
  );
};

export const links: ByHand = (binder, unitId, month) => {
  const forwards = binder.of(unitId, 'link-forward');
  return sum(
    binder.all('link-publication').map((link) => {
      // Its 24 hours run out in the township, eight hours ahead; a day's last moment is still that day's.
      const runsOut = new Date(link.at.getTime() + 24 * 3_600_000 - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
      if (!daysOf(month).some((day) => day === runsOut)) return none;
      return { done: forwards.some(({ answers }) => answers === link.id) ? 1 : 0, should: 1 };
    }),
  );
};

export const weeklyMeetings: ByHand = (binder, unitId, month) => {
  const meetings = binder.of(unitId, 'meeting', 'weekly', 'law');
  return sum(weeksOf(month).map((week) => differentDays(meetings, week, 1)));
};
