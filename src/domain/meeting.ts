import { type LocalDate, type LocalTime, momentOf, sayDay, sayMonth } from './calendar.ts';
import { type Option, sayOption } from './field.ts';

/** 会议通知的会: those the office calls the units to; one session may be several. Values are the record's own. */
export const calledKinds: readonly Option[] = [
  ['joint', '联席会议'],
  ['dispatch', '调度会'],
  ['review', '讲评会'],
];

export type Answered = 'coming' | 'excused';

/** A meeting called: when and where, which units, what about. */
export type CalledMeeting = {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly day: LocalDate;
  readonly time: LocalTime;
  readonly place: string;
  readonly unitIds: readonly string[];
  readonly agenda: string;
  readonly calledBy: string;
  /** The unit that calls, for which the meeting is recorded. */
  readonly unitId: string;
  readonly cancelled: boolean;
  readonly version: number;
};

type When = Pick<CalledMeeting, 'kinds' | 'day' | 'time' | 'place'>;

/** 3月联席会议、调度会 */
export const sayMeeting = ({ kinds, day }: Pick<When, 'kinds' | 'day'>): string =>
  `${sayMonth(day)}${kinds.map((kind) => sayOption(calledKinds, kind)).join('、')}`;

/** 3月28日 15:00 镇会议室 */
export const sayWhenAndWhere = ({ day, time, place }: When): string => `${sayDay(day)} ${time} ${place}`;

export const startOf = ({ day, time }: Pick<When, 'day' | 'time'>): Date => momentOf(day, time);

export type Tally = { readonly coming: number; readonly excused: number; readonly silent: number };

export const tallyOf = (answers: readonly (Answered | undefined)[]): Tally => ({
  coming: answers.filter((answer) => answer === 'coming').length,
  excused: answers.filter((answer) => answer === 'excused').length,
  silent: answers.filter((answer) => answer === undefined).length,
});

/** 参加 12 · 请假 1 · 没回 3 */
export const sayAnswers = ({ coming, excused, silent }: Tally): string =>
  `参加 ${coming} · 请假 ${excused} · 没回 ${silent}`;
