import { dayOfMonth, type LocalDate } from '../domain/calendar.ts';
import { type DayMap, type DayOutcome, weeksOf } from '../domain/day-map.ts';

/** How a cell of a grid looks. Looks differ in shape and lightness, never in hue alone. */
export const looks = ['full', 'most', 'some', 'none', 'excused', 'ahead'] as const satisfies readonly DayOutcome[];
export type Look = (typeof looks)[number];

export type Cell = {
  readonly look: Look;
  /** Written on the cell, where there is room: the day of the month. */
  readonly mark?: string;
};

/** A chart that Feishu's client draws from these values. */
export type Chart =
  | {
      readonly kind: 'bars';
      readonly title: string;
      readonly points: readonly { readonly label: string; readonly value: number }[];
      readonly target?: number;
    }
  /** Rows by columns; where there is no cell nothing was asked. */
  | {
      readonly kind: 'grid';
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly { readonly label: string; readonly cells: readonly (Cell | undefined)[] }[];
      readonly says: Readonly<Record<Look, string>>;
    }
  /** Whole percents, each a bar on the way to a hundred. */
  | {
      readonly kind: 'progress';
      readonly title: string;
      readonly points: readonly { readonly label: string; readonly percent: number }[];
    }
  /** Whole percents beside those of the time before. */
  | {
      readonly kind: 'trend';
      readonly title: string;
      readonly names: { readonly now: string; readonly before: string };
      readonly points: readonly { readonly label: string; readonly now: number; readonly before: number | undefined }[];
    };

const charts: Readonly<Record<Chart['kind'], true>> = { bars: true, grid: true, progress: true, trend: true };

/** Whether a block of a card is a chart: a card takes a few, a fold none. */
export const isChart = <B extends { readonly kind: string }>(block: B): block is Extract<B, Chart> =>
  Object.hasOwn(charts, block.kind);

const saysOfPlays: Readonly<Record<Look, string>> = {
  full: '播满',
  most: '过半',
  some: '不到一半',
  none: '没播',
  excused: '停播',
  ahead: '还没到',
};

const cellOf = (look: Look | undefined, mark?: string): Cell | undefined =>
  look === undefined ? undefined : { look, ...(mark === undefined ? {} : { mark }) };

/** Villages by days, one small cell each. */
export const daysOfVillages = (title: string, { days, rows }: DayMap, nameOf: (unitId: string) => string): Chart => ({
  kind: 'grid',
  title,
  columns: days.map((day) => String(dayOfMonth(day))),
  rows: rows.map(({ unitId, outcomes }) => ({
    label: nameOf(unitId),
    cells: days.map((day) => cellOf(outcomes.get(day))),
  })),
  says: saysOfPlays,
});

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** One village's days as a calendar shows them. */
export const calendarOf = (
  title: string,
  days: readonly LocalDate[],
  outcomes: ReadonlyMap<LocalDate, DayOutcome>,
): Chart => ({
  kind: 'grid',
  title,
  columns: weekdays,
  rows: weeksOf(days).map((week, n) => ({
    label: `第${n + 1}周`,
    cells: week.map((day) => (day === undefined ? undefined : cellOf(outcomes.get(day), String(dayOfMonth(day))))),
  })),
  says: saysOfPlays,
});
