import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import {
  type Binder,
  type ByHand,
  daysOf,
  differentDays,
  forThePeriod,
  lastTold,
  none,
  sum,
  weeksOf,
  workingDaysAfter,
} from './counting-by-hand.ts';
import { first, last } from './generate.ts';
import { broadcasts, calls, keyPersonVisits, links, minorVisits, weeklyMeetings } from './villages-by-hand.ts';

const patrols: ByHand = (binder, unitId, month) => {
  const all = binder.of(unitId, 'patrol');
  return sum(
    weeksOf(month).flatMap((week) =>
      week.map((day) => {
        const covers = all.some(
          (one) => week.includes(one.occurredOn) && day <= one.occurredOn && addDays(day, one.count) > one.occurredOn,
        );
        return { done: covers ? 1 : 0, should: 1 };
      }),
    ),
  );
};

const jointActions: ByHand = (binder, _, month) => {
  const days = daysOf(month);
  const reports = binder.all('joint-enforcement');
  let actions = 0;
  for (const name of new Set(reports.map(({ action }) => action))) {
    const told = reports.filter(({ action }) => action === name).map(({ occurredOn }) => occurredOn);
    if (days.some((day) => day === told.toSorted()[0])) actions += 1;
  }
  const special = binder
    .all('special-period')
    .some(({ occurredOn, until }) => days.some((day) => occurredOn <= day && day <= (until ?? occurredOn)));
  const should = special ? 4 : 2;
  return { done: Math.min(actions, should), should };
};

const monthly =
  (asked: number, ...[kind, ...tags]: [Parameters<Binder['of']>[1], ...string[]]): ByHand =>
  (binder, unitId, month) =>
    differentDays(binder.of(unitId, kind, ...tags), daysOf(month), asked);

const own =
  (asked: number): ByHand =>
  (binder, unitId, month) => {
    const days = daysOf(month);
    const all = binder.of(unitId, 'enforcement').filter(({ occurredOn }) => days.includes(occurredOn));
    return { done: Math.min(all.length, asked), should: asked };
  };

const allDays = Array.from({ length: 12 }, (_, index) =>
  daysOf(`2024-${String(index + 1).padStart(2, '0')}-01` as LocalDate),
).flat();
const termDays = (month: LocalDate) => {
  const name = (day: LocalDate) => (day < '2024-02' ? 'autumn before' : day < '2024-09' ? 'spring' : 'autumn');
  return allDays.filter((day) => name(day) === name(month < first ? first : month));
};
const termly =
  (tag: string): ByHand =>
  (binder, unitId, month) =>
    differentDays(binder.of(unitId, 'training', tag), termDays(month), 1);

const yearly =
  (asked: number, ...[kind, ...tags]: [Parameters<Binder['of']>[1], ...string[]]): ByHand =>
  (binder, unitId) =>
    differentDays(binder.of(unitId, kind, ...tags), allDays, asked);

const kickOff =
  (tag: string): ByHand =>
  (binder, unitId) => ({
    done: binder.of(unitId, 'meeting', tag).some(({ occurredOn }) => '2024-01-01' <= occurredOn && occurredOn <= last)
      ? 1
      : 0,
    should: 1,
  });

const told =
  (kind: Parameters<Binder['of']>[1], ...tags: string[]): ByHand =>
  (binder, unitId) =>
    lastTold(binder.of(unitId, kind, ...tags).filter(({ occurredOn }) => first <= occurredOn && occurredOn <= last));

const toldInMonth: ByHand = (binder, unitId, month) => {
  const days = daysOf(month);
  return lastTold(binder.of(unitId, 'key-person-report').filter(({ occurredOn }) => days.includes(occurredOn)));
};

const places =
  (...ticks: string[]): ByHand =>
  (binder, unitId, _, town) => {
    const checks = binder.of(unitId, 'place-check', ...ticks);
    return sum(
      town.listed
        .filter((place) => place.register === 'L-P01' && place.unitId === unitId)
        .map((place) =>
          place.listedOn > '2024-06-30' || (place.leftOn !== undefined && place.leftOn < first)
            ? none
            : differentDays(
                checks.filter(({ subjectIds }) => subjectIds.includes(place.id)),
                allDays,
                1,
              ),
        ),
    );
  };

/** Whatever happened to a unit and is due in the month: was it answered? */
const followed =
  (
    kind: Parameters<Binder['of']>[1],
    tags: readonly string[],
    answer: Parameters<Binder['of']>[1],
    words: readonly string[],
    due: (day: LocalDate, stated: LocalDate | undefined) => LocalDate,
    named = false,
  ): ByHand =>
  (binder, unitId, month) =>
    sum(
      binder.of(unitId, kind, ...tags).map((cause) => {
        if (!daysOf(month).includes(due(cause.occurredOn, cause.dueOn))) return none;
        if (kind === answer) return { done: words.every((word) => cause.tags.includes(word)) ? 1 : 0, should: 1 };
        if (cause.action !== undefined) {
          const reports = binder.all(kind, ...tags).filter(({ action }) => action === cause.action);
          const when = reports.map(({ at, id }) => `${at.toISOString()} ${id}`).toSorted()[0];
          if (when !== `${cause.at.toISOString()} ${cause.id}`) return none;
        }
        const answered = binder
          .of(unitId, answer, ...words)
          .some((one) => (named ? one.answers === cause.id : one.occurredOn >= cause.occurredOn));
        return { done: answered ? 1 : 0, should: 1 };
      }),
    );

const stated = (day: LocalDate, on: LocalDate | undefined) => on ?? day;
const within = (days: number) => (day: LocalDate) => addDays(day, days);
const monthEnd = (day: LocalDate) => daysOf(`${day.slice(0, 8)}01` as LocalDate).at(-1) ?? day;
const quarter = (month: LocalDate) => `2024-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

/** Every duty of the paper counted from its sentence, day by day, with nothing of the product but the calendar's next day. */
export const byHand: Readonly<Record<string, ByHand>> = {
  'F-A-CJ-5b': broadcasts,
  'F-A-CJ-1b': minorVisits,
  'F-A-CJ-1b/phone': calls,
  'F-A-CJ-4b': keyPersonVisits,
  'F-A-CJ-5c': links,
  'F-A-CJ-6': (binder, unitId, month) => forThePeriod(binder.of(unitId, 'clue-check'), month.slice(0, 7)),
  'F-A-CJ-5': weeklyMeetings,
  'F-P1b': kickOff('party-groups'),
  'F-54b': told('coverage'),
  'F-P1/leadership': kickOff('leadership'),
  'F-P1/cadres': kickOff('cadres'),
  'F-P1c': kickOff('staff'),
  'F-05': followed('assignment', [], 'assignment-completion', [], stated, true),
  'F-42b': followed('problem', [], 'problem-closure', [], stated, true),
  'F-44a': monthly(1, 'analysis'),
  'F-61c': monthly(1, 'meeting', 'joint'),
  'F-64a': monthly(1, 'meeting', 'dispatch'),
  'F-64b': (binder, unitId, month) => forThePeriod(binder.of(unitId, 'bulletin', 'work'), month.slice(0, 7)),
  'F-64c': followed('falling-behind', [], 'talk', [], monthEnd),
  'F-64/review': (binder, unitId, month) => forThePeriod(binder.of(unitId, 'review'), month.slice(0, 7)),
  'F-64/effect': (binder, unitId, month) => forThePeriod(binder.of(unitId, 'effect-review'), quarter(month)),
  'F-A-PA-5': monthly(1, 'back-check'),
  'F-A-PA-6': jointActions,
  'F-22b': told('background-check', 'yearly'),
  'F-51': followed('new-hire', [], 'training', ['new-hire'], within(30)),
  'F-51b': followed('accountability', ['case'], 'meeting', ['warning'], (day) => workingDaysAfter(day, 3)),
  'F-51c': monthly(1, 'training', 'business'),
  'F-26b': places('sign', 'phone'),
  'F-26c': places('camera'),
  'F-A-PC-14': places('must-1', 'must-2', 'must-3', 'must-4', 'must-5'),
  'F-33a': followed('enforcement', ['close'], 'revisit', [], within(15)),
  'F-A-PC-2b': followed('joint-enforcement', ['close'], 'revisit', [], within(15)),
  'F-A-PC-2/patrol': patrols,
  'F-A-PC-11': toldInMonth,
  'F-A-PC-13': told('screening'),
  'F-A-SC-4': told('screening'),
  'F-A-JT-1': told('screening'),
  'F-A-JJ-1': own(1),
  'F-A-ZF-1': own(2),
  'F-53/pledge': termly('ethics-pledge'),
  'F-53/cases': termly('ethics-cases'),
  'F-62a': followed('school-absence', [], 'school-absence', ['guardian', 'office', 'centre'], within(0)),
  'F-56a': yearly(2, 'training', 'enterprise'),
  'F-A-CZ-1': yearly(1, 'funding'),
};
