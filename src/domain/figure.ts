import type { Unit } from './actor.ts';
import { type Assessment, assess, type Facts, percentOf, tally } from './assess.ts';
import type { LocalDate } from './calendar.ts';
import type { Duty } from './duty.ts';
import type { Period } from './period.ts';
import { fewPersons } from './person-name.ts';
import type { Evidence } from './record.ts';

/** What no duty counts but a bulletin tells: late entries, broken loudspeakers, the problem list (C-24). */
export const tallied = ['late', 'faults', 'problems'] as const;
export type Tallied = (typeof tallied)[number];

/** A number of a bulletin, bound to the rows it was counted from. */
export type Figure = {
  readonly id: string;
  /** The duty's row in the paper, or what else is told. */
  readonly duty: string;
  /** Absent: all units together. */
  readonly unit?: string;
  /** The month, YYYY-MM. */
  readonly period: string;
  /** late: entered late · faults: repaired by the month's end · problems: closed by then. */
  readonly done: number;
  /** late: entries · faults: those of the month · problems: those open in it. */
  readonly should: number;
  readonly evidenced: number;
  /** Met, but after the due day. */
  readonly late: number;
  /** Days or persons excused. */
  readonly waived: number;
  /** How many persons it is about; absent for what a unit owes as a whole. */
  readonly persons?: number;
  /** The records behind it: ids only. */
  readonly records: readonly string[];
};

export const figureId = (period: string, duty: string, unit = '*'): string => `${period} ${duty} ${unit}`;

/** What a bulletin counts: what villages owe month by month. What is due once in the campaign is no month's work. */
export const bulletinDuties = (duties: readonly Duty[]): Duty[] =>
  duties.filter((duty) => duty.owedBy === 'village' && duty.cadence !== 'once');

const personsOf = (found: readonly Assessment[]) => new Set(found.map((one) => one.subjectId)).size;

/** The figure of one duty from where its bearers stand. */
export function figureOf(duty: Duty, month: Period, found: readonly Assessment[], unit?: string): Figure {
  const { done, should, evidenced, waived } = tally(found);
  return {
    id: figureId(month.key, duty.id, unit),
    duty: duty.id,
    ...(unit === undefined ? {} : { unit }),
    period: month.key,
    done,
    should,
    evidenced,
    late: found.filter((one) => one.standing === 'late').length,
    waived,
    ...(duty.per === 'unit' ? {} : { persons: personsOf(found.filter((one) => one.quota > 0)) }),
    records: [...new Set(found.flatMap((one) => one.recordIds))],
  };
}

type Counted = { readonly unitId: string; readonly id: string; readonly done: boolean };

/** One figure for all units, and one for each that has something to tell. */
function told(what: Tallied, month: Period, units: readonly Unit[], counted: readonly Counted[]): Figure[] {
  const of = (own: readonly Counted[], unit?: string): Figure => ({
    id: figureId(month.key, what, unit),
    duty: what,
    ...(unit === undefined ? {} : { unit }),
    period: month.key,
    done: own.filter((one) => one.done).length,
    should: own.length,
    evidenced: 0,
    late: 0,
    waived: 0,
    records: own.filter((one) => what !== 'late' || one.done).map((one) => one.id),
  });
  const each = units.map(({ id }) => [id, counted.filter((one) => one.unitId === id)] as const);
  return [of(counted), ...each.filter(([, own]) => own.length > 0).map(([id, own]) => of(own, id))];
}

const inMonth = (month: Period) => (record: Evidence) =>
  record.forPeriod === undefined
    ? month.first <= record.occurredOn && record.occurredOn <= month.last
    : record.forPeriod === month.key;

function entries(duties: readonly Duty[], month: Period, records: readonly Evidence[]): Counted[] {
  const kinds = new Set(duties.map((duty) => duty.evidence));
  return records
    .filter((record) => kinds.has(record.kind))
    .filter(inMonth(month))
    .map(({ id, unitId, late }) => ({ id, unitId, done: late }));
}

const faults = (month: Period, records: readonly Evidence[]): Counted[] =>
  records
    .filter((record) => record.kind === 'broadcast-fault' && record.occurredOn <= month.last)
    .filter(({ until }) => until === undefined || until >= month.first)
    .map(({ id, unitId, until }) => ({ id, unitId, done: until !== undefined && until <= month.last }));

/** Those still open when the month began, or issued in it. */
function problems(month: Period, records: readonly Evidence[]): Counted[] {
  const closures = records.filter((record) => record.kind === 'problem-closure');
  const closedBy = (id: string, before: (day: LocalDate) => boolean) =>
    closures.some(({ answers, occurredOn }) => answers === id && before(occurredOn));
  return records
    .filter((record) => record.kind === 'problem' && record.occurredOn <= month.last)
    .filter(({ id }) => !closedBy(id, (day) => day < month.first))
    .map(({ id, unitId }) => ({ id, unitId, done: closedBy(id, (day) => day <= month.last) }));
}

/** Every figure of a month: each duty of all villages and of each in the paper's order, then what else is told. */
export function monthFigures(duties: readonly Duty[], month: Period, facts: Facts): Figure[] {
  const villages = facts.roster.units.filter((unit) => unit.kind === 'village');
  const counted = bulletinDuties(duties);
  const of = (list: readonly Counted[]) => list.filter(({ unitId }) => villages.some(({ id }) => id === unitId));
  return [
    ...counted.flatMap((duty) => {
      const found = assess(duty, month, { ...facts, roster: { ...facts.roster, units: villages } });
      if (found.length === 0) return [];
      const each = villages.map(({ id }) => [id, found.filter((one) => one.unitId === id)] as const);
      return [figureOf(duty, month, found), ...each.map(([id, own]) => figureOf(duty, month, own, id))];
    }),
    ...told('late', month, villages, of(entries(counted, month, facts.records))),
    ...told('faults', month, villages, of(faults(month, facts.records))),
    ...told('problems', month, facts.roster.units, problems(month, facts.records)),
  ];
}

const pair = ({ done, should }: Figure) => `${done}/${should}`;
const rate = (figure: Figure) => `${percentOf(figure) ?? 0}%`;

/** 少量 for fewer than five persons, and no numerator under five: this goes to everybody. */
function sayAlone(figure: Figure): string {
  if (figure.should === 0) return '无任务';
  if (figure.persons === undefined) return pair(figure);
  if (figure.persons < fewPersons) return '少量';
  return figure.done < fewPersons ? rate(figure) : pair(figure);
}

/** Whether what is kept back of some villages could be worked out by taking the others from the whole. */
function givesAway(parts: readonly Figure[]): boolean {
  const hidden = parts.filter((part) => part.should > 0 && sayAlone(part) !== pair(part));
  const sum = (of: (part: Figure) => number) => hidden.reduce((total, part) => total + of(part), 0);
  return hidden.length > 0 && (sum((part) => part.persons ?? 0) < fewPersons || sum((part) => part.done) < fewPersons);
}

/** Every figure as a paper for everybody prints it, by its id: 42/60, 7%, 少量, 无任务. */
export function printed(figures: readonly Figure[]): ReadonlyMap<string, string> {
  return new Map(
    figures.map((figure) => {
      const said = sayAlone(figure);
      if (figure.unit !== undefined || said !== pair(figure) || figure.persons === undefined) return [figure.id, said];
      const parts = figures.filter(
        ({ duty, unit, period }) => duty === figure.duty && unit !== undefined && period === figure.period,
      );
      return [figure.id, givesAway(parts) ? rate(figure) : said];
    }),
  );
}
