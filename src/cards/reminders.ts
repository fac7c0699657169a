import { dayOfMonth, type LocalDate } from '../domain/calendar.ts';
import { buttons, type Card, card, md, text } from './kit.ts';

/** 今天村村响 1/3: one line, with the entry. */
export const eveningReminderCard = (title: string, done: number, quota: number, command: string): Card =>
  card(
    `今天${title} ${done}/${quota}`,
    'needs-you',
    text(md`还差 ${quota - done} 次；播了就说一声，坏了也说一声。`),
    buttons({ label: '登记', style: 'primary', press: { command, step: 'open' } }),
  );

export type DeadlineView = {
  readonly left: number;
  readonly due: LocalDate;
  readonly done: number;
  readonly all: number;
  readonly missing: readonly string[];
};

/** 排查表还有 3 天截止: only the units still missing are named. */
export const clueCheckReminderCard = ({ left, due, done, all, missing }: DeadlineView): Card =>
  card(
    left === 0
      ? `排查表今天截止（${dayOfMonth(due)}日24:00）`
      : `排查表还有 ${left} 天截止（${dayOfMonth(due)}日24:00）`,
    'needs-you',
    text(md`已交 ${done}/${all}，还没交：${missing.join('、')}`),
    buttons({ label: '现在填', style: 'primary', press: { command: 'clue-check', step: 'check' } }),
  );
