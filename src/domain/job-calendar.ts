import { isLocalTime, type LocalDate, type LocalTime } from './calendar.ts';

/** A day of every month; `last` is its end, however long it is. */
export type DayOfMonth = number | 'last';

/** When a job falls due: at these times, every day or on these days of the month. */
export type When = { readonly at: readonly LocalTime[]; readonly days?: readonly DayOfMonth[] };

/** 应跑时点: one falling-due of a job. Its key is named by the declared day and hour, wherever the office moved it. */
export type Slot = { readonly key: string; readonly day: LocalDate; readonly time: LocalTime; readonly moment: Date };

/** How far the office may move a job: between these hours, both included, onto these days; and whether it may stop it. */
export type Movable = {
  readonly hours?: readonly [from: LocalTime, to: LocalTime];
  readonly days?: readonly DayOfMonth[];
  readonly stops?: boolean;
};

/** What the office set for a job. `since`: when it was switched on again; what fell due before is not made up. */
export type Moved = {
  readonly at?: LocalTime;
  readonly days?: readonly DayOfMonth[];
  readonly off?: boolean;
  readonly since?: number;
};

const isDayOfMonth = (value: unknown): value is DayOfMonth =>
  value === 'last' || (typeof value === 'number' && value >= 1 && value <= 31);

/** What of a stored setting is one. */
export function movedIn(value: unknown): Moved {
  if (typeof value !== 'object' || value === null) return {};
  const { at, days, off, since }: { at?: unknown; days?: unknown; off?: unknown; since?: unknown } = value;
  return {
    ...(typeof at === 'string' && isLocalTime(at) ? { at } : {}),
    ...(Array.isArray(days) && days.every(isDayOfMonth) ? { days } : {}),
    ...(off === true ? { off } : {}),
    ...(typeof since === 'number' ? { since } : {}),
  };
}

/** Whether a setting keeps within the job's rule: one hour for one hour, as many days as are declared. */
export function isWithin(movable: Movable | undefined, when: When, { at, days, off }: Moved): boolean {
  const [from, to] = movable?.hours ?? [];
  const hourIsFine =
    at === undefined || (when.at.length === 1 && from !== undefined && to !== undefined && from <= at && at <= to);
  const daysAreFine =
    days === undefined ||
    (days.length === when.days?.length && days.every((day) => movable?.days?.includes(day) === true));
  return hourIsFine && daysAreFine && (off !== true || movable?.stops === true);
}

/** When a job falls due as the office moved it. */
export const whenMoved = (when: When, { at, days }: Moved = {}): When => ({
  at: at === undefined ? when.at : [at],
  ...(when.days === undefined ? {} : { days: days ?? when.days }),
});
