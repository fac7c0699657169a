import { sayDay, yearOf } from '../domain/calendar.ts';
import type { Window } from '../domain/period.ts';
import { type Card, card, md, note, text } from './kit.ts';

const sayDate = (day: Window['from']) => `${yearOf(day)}年${sayDay(day)}`;

/** To the office, when today lies outside the campaign: nothing is owed, and how to extend it. */
export const windowNoticeCard = (name: string, { from, to }: Window): Card =>
  card(
    '今天不在专项行动期内',
    'needs-you',
    text(
      md`“${name}”从${sayDate(from)}${to === undefined ? '起' : `到${sayDate(to)}`}，现在登记照收，但不计任务、不催。`,
    ),
    note(md`要延长，请管理员运行：hulei campaign set --from ${from} --to 新的结束日期`),
  );
