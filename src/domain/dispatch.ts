import { type Assessment, type Facts, isKnown, percentOf, sayTally, tally } from './assess.ts';
import { dayOfMonth, type LocalDate } from './calendar.ts';
import { type DayMap, dayMapOf } from './day-map.ts';
import type { Duty } from './duty.ts';
import { assessNow } from './first-half.ts';
import { type Period, periodOf, previousPeriod } from './period.ts';
import { fewPersons, sayPersons } from './person-name.ts';
import type { Evidence } from './record.ts';

/** How far a duty has come. `persons`: on how many people it rests, where it is owed for people. */
type Count = {
  readonly done: number;
  readonly should: number;
  readonly evidenced: number;
  readonly persons: number | undefined;
};

export type DispatchDuty = {
  readonly title: string;
  readonly total: string;
  /** Whole percent now and at the end of the period before; undefined where nothing was owed, or nobody could tell. */
  readonly percent: number | undefined;
  readonly before: number | undefined;
};

export type DispatchUnit = {
  readonly id: string;
  readonly name: string;
  /** One for each duty, in their order. */
  readonly counts: readonly string[];
  /** How much of what was done has its picture, where one is asked for; beside the counts, never inside them. */
  readonly pictures: string | undefined;
  readonly late: number;
  readonly faults: number;
};

/** 调度: what a half-month or a month has come to, for a group. Aggregates only, nothing about few persons. */
export type Dispatch = {
  readonly period: Period;
  readonly duties: readonly DispatchDuty[];
  /** In the paper's order, never by their numbers. */
  readonly units: readonly DispatchUnit[];
  readonly late: number;
  /** Villages whose loudspeaker is broken. */
  readonly faults: readonly string[];
  /** Problems on the list that are not closed. */
  readonly problems: number;
  /** What was played on each day, out of what was asked at most. */
  readonly plays: readonly { readonly label: string; readonly value: number }[];
  readonly playsAsked: number;
  /** How each day came out in each village, in the order of `units`. */
  readonly days: DayMap | undefined;
};

const cadences: readonly Duty['cadence'][] = ['day', 'week', 'half-month', 'month', 'cause'];

/** The facts as they stood when a day ended: what happened later is not known, whenever it was told. */
const untilEndOf = (facts: Facts, day: LocalDate): Facts => ({
  ...facts,
  records: facts.records.filter(({ occurredOn }) => occurredOn <= day),
  asOf: { day, time: '23:59' },
});

/** Where everybody stands by a period's end; what is owed by the month is judged by what its half asks of it. */
const standingBy = (duty: Duty, facts: Facts, period: Period): Assessment[] =>
  assessNow(duty, duty.cadence === 'month' ? periodOf('month', period.last) : period, facts);

function countOf(duty: Duty, found: readonly Assessment[]): Count {
  const { done, should, evidenced } = tally(found);
  return {
    done,
    should,
    evidenced,
    persons: duty.per === 'unit' ? undefined : new Set(found.map(({ subjectId }) => subjectId)).size,
  };
}

/** 42/45, a rate without its numerator where it rests on fewer than five persons, — where nothing was owed. */
function sayCount(count: Count): string {
  if (count.should === 0) return '—';
  const isFew = count.persons !== undefined && (count.persons < fewPersons || count.done < fewPersons);
  return isFew ? `${percentOf(count) ?? 0}%` : sayTally(count);
}

function sayPictures(counts: readonly Count[]): string | undefined {
  if (counts.length === 0) return undefined;
  const evidenced = counts.reduce((sum, count) => sum + count.evidenced, 0);
  const persons = counts.flatMap((count) => count.persons ?? []);
  const isFew = persons.length > 0 && persons.reduce((sum, some) => sum + some, 0) < fewPersons;
  return isFew ? sayPersons(0) : persons.length > 0 ? sayPersons(evidenced) : String(evidenced);
}

type Plays = Pick<Dispatch, 'plays' | 'playsAsked' | 'days'>;

function playsOf(duty: Duty | undefined, facts: Facts, period: Period): Plays {
  if (duty === undefined) return { plays: [], playsAsked: 0, days: undefined };
  const days = new Map<LocalDate, { done: number; should: number }>();
  for (const { period: day, done, should } of standingBy(duty, facts, period)) {
    const known = days.get(day.first) ?? { done: 0, should: 0 };
    days.set(day.first, { done: known.done + done, should: known.should + should });
  }
  return {
    plays: [...days].map(([day, { done }]) => ({ label: String(dayOfMonth(day)), value: done })),
    playsAsked: Math.max(0, ...[...days.values()].map(({ should }) => should)),
    days: dayMapOf(duty, facts, period),
  };
}

const openFaults = (records: readonly Evidence[]) =>
  records.filter(({ kind, until }) => kind === 'broadcast-fault' && until === undefined);

function openProblems(records: readonly Evidence[]): number {
  const closed = new Set(records.flatMap(({ kind, answers }) => (kind === 'problem-closure' ? (answers ?? []) : [])));
  return records.filter(({ kind, id }) => kind === 'problem' && !closed.has(id)).length;
}

/**
 * The villages' duties over a half-month or a month, and against the one before; the facts reach back to its first day.
 * Undefined when nobody owed anything.
 */
export function dispatchOf(all: readonly Duty[], known: Facts, period: Period): Dispatch | undefined {
  const facts = untilEndOf(known, period.last);
  const before = previousPeriod(period);
  const then = isKnown(before, known) ? untilEndOf(known, before.last) : undefined;
  const asked = all
    .filter((duty) => duty.owedBy === 'village' && cadences.includes(duty.cadence))
    .map((duty) => ({ duty, found: standingBy(duty, facts, period) }))
    .filter(({ duty, found }) => countOf(duty, found).should > 0);
  if (asked.length === 0) return undefined;
  const kinds = new Set(asked.map(({ duty }) => duty.evidence));
  const late = facts.records.filter((one) => one.late && kinds.has(one.kind) && one.occurredOn >= period.first);
  const broken = openFaults(facts.records);
  const units = facts.roster.units.filter(({ kind }) => kind === 'village');
  const of = (unitId: string) => (one: { readonly unitId: string }) => one.unitId === unitId;
  return {
    period,
    duties: asked.map(({ duty, found }) => ({
      title: duty.title,
      total: sayCount(countOf(duty, found)),
      percent: percentOf(countOf(duty, found)),
      before: then === undefined ? undefined : percentOf(countOf(duty, standingBy(duty, then, before))),
    })),
    units: units.map(({ id, name }) => {
      const counts = asked.map(({ duty, found }) => ({
        duty,
        count: countOf(duty, found.filter(of(id))),
      }));
      return {
        id,
        name,
        counts: counts.map(({ count }) => sayCount(count)),
        pictures: sayPictures(counts.flatMap(({ duty, count }) => (duty.photo === true ? [count] : []))),
        late: late.filter(of(id)).length,
        faults: broken.filter(of(id)).length,
      };
    }),
    late: late.length,
    faults: units.filter(({ id }) => broken.some(of(id))).map(({ name }) => name),
    problems: openProblems(facts.records),
    ...playsOf(asked.find(({ duty }) => duty.cadence === 'day')?.duty, facts, period),
  };
}
