import type { Unit } from './actor.ts';
import type { Duty } from './duty.ts';
import { bulletinDuties, type Figure, figureId, printed } from './figure.ts';

/** What sentences are made of: the figures of a month, and how things are called. */
export type Told = {
  readonly figures: readonly Figure[];
  readonly duties: readonly Duty[];
  /** In the paper's order. */
  readonly units: readonly Unit[];
};

/** Figures at hand, by duty and unit. */
export type Book = {
  readonly duties: readonly Duty[];
  readonly villages: readonly Unit[];
  readonly units: readonly Unit[];
  readonly of: (duty: string, unit?: string) => Figure | undefined;
  readonly say: (figure: Figure) => string;
};

export function bookOf({ figures, duties, units }: Told): Book {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const words = printed(figures);
  const period = figures[0]?.period ?? '';
  const of: Book['of'] = (duty, unit) => byId.get(figureId(period, duty, unit));
  return {
    duties: bulletinDuties(duties).filter((duty) => (of(duty.id)?.should ?? 0) > 0),
    villages: units.filter((unit) => unit.kind === 'village'),
    units,
    of,
    say: (figure) => words.get(figure.id) ?? '',
  };
}

/** 雄风村、密园村, in the paper's order. */
export const named = (units: readonly Unit[]): string => units.map((unit) => unit.name).join('、');

/** A table handed in once a month is told by villages, not by numbers. */
export const isTable = (duty: Duty): boolean => duty.per === 'unit' && duty.cadence === 'month' && duty.quota === 1;

/** Villages that owed a duty in the month. */
export const owing = (book: Book, duty: Duty) =>
  book.villages.filter((one) => (book.of(duty.id, one.id)?.should ?? 0) > 0);
export const isBehind = (figure: Figure | undefined) => figure !== undefined && figure.done < figure.should;
/** Those of them that did not do all of it. */
export const behind = (book: Book, duty: Duty) => owing(book, duty).filter((one) => isBehind(book.of(duty.id, one.id)));
export const late = (book: Book, duty: Duty) =>
  owing(book, duty).filter((one) => (book.of(duty.id, one.id)?.late ?? 0) > 0);
/** Those that did all of it, and in time. */
export const complete = (book: Book, duty: Duty) =>
  owing(book, duty).filter((one) => !behind(book, duty).includes(one) && !late(book, duty).includes(one));

/** How a village's number stands in a table or a correction. */
export function sayCell(duty: Duty | undefined, figure: Figure, said: string): string {
  if (duty === undefined || !isTable(duty) || figure.unit === undefined || figure.should === 0) return said;
  if (figure.done < figure.should) return '未交';
  return figure.late > 0 ? '迟交' : '已交';
}
