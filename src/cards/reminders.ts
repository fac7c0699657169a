import { dayOfMonth, type LocalDate, sayDay } from '../domain/calendar.ts';
import { kindOnRegister } from '../domain/case-file.ts';
import type { Reminder } from '../domain/remind.ts';
import { type Block, type Button, buttons, type Card, card, md, note, text } from './kit.ts';

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

export type MissingView = {
  readonly month: LocalDate;
  readonly done: number;
  readonly all: number;
  readonly missing: readonly string[];
  readonly late: readonly string[];
};

/** The day after the last: which villages' tables are still out, and which came late (WF2). */
export function missingTablesCard({ month, done, all, missing, late }: MissingView): Card {
  const isComplete = missing.length === 0;
  return card(
    isComplete ? '排查表都交齐了' : `排查表还缺 ${missing.length} 个村`,
    isComplete ? 'done' : 'needs-you',
    text(md`已交 ${done}/${all}${isComplete ? '' : md`，还没交：${missing.join('、')}`}`),
    ...(late.length === 0 ? [] : [text(md`迟交：${late.join('、')}`)]),
    ...(isComplete
      ? []
      : [
          buttons(
            {
              label: '提醒这几个村',
              style: 'primary',
              press: { command: 'reminders', step: 'missing', args: { month } },
            },
            {
              label: '打印',
              press: { command: 'papers', step: 'print', args: { form: 'clue-check-list', month: month.slice(0, 7) } },
            },
          ),
        ]),
  );
}

const sayDue = (due: LocalDate, today: LocalDate): string =>
  due === today ? '今天' : due.slice(0, 7) === today.slice(0, 7) ? `${dayOfMonth(due)}日` : sayDay(due);

/** 排查表（25日） · 未成年人走访 还差 4 人（31日） · 今天村村响 1/3. Numbers only. */
export function sayReminder(today: LocalDate, { duty, behind }: Reminder): string {
  const [first] = behind;
  if (first === undefined) return duty.title;
  if (duty.cadence === 'day') return `今天${duty.title} ${first.done}/${first.quota}`;
  const due = behind.map((one) => one.due).toSorted()[0] ?? first.due;
  const until = due < today ? `${sayDue(due, today)}已过` : sayDue(due, today);
  if (duty.per !== 'unit') {
    const each = kindOnRegister(duty.per.register) === 'place' ? '处' : '人';
    return `${duty.title} 还差 ${behind.length} ${each}（${until}）`;
  }
  if (behind.length > 1) return `${duty.title} ${behind.length} 件（${until}）`;
  return `${duty.title}${first.quota > 1 ? ` ${first.done}/${first.quota}` : ''}（${until}）`;
}

/** The one tap from a reminder to its entry; to the list of names where it is about people. */
function entryOf({ duty, unitId, behind }: Reminder): Button {
  const cause = duty.after !== undefined && behind.length === 1 ? behind[0]?.subjectId : undefined;
  return {
    label: duty.per === 'unit' ? '登记' : '看名单',
    press: {
      command: duty.evidence,
      step: 'open',
      args: {
        unit: unitId,
        ...(duty.tags === undefined ? {} : { tags: duty.tags.join(',') }),
        ...(cause === undefined ? {} : { answers: cause }),
      },
    },
  };
}

const mostLines = 4;

/** 3月22日 · 还差 3 项: what somebody's unit is behind with, each one tap from its entry; names only where it opens. */
export function digestCard(today: LocalDate, reminders: readonly Reminder[]): Card {
  const lines = reminders.map((one): [string, Button] => [sayReminder(today, one), entryOf(one)]);
  const more = lines.length - mostLines;
  const title = `${sayDay(today)} · 还差 ${reminders.length} 项`;
  const made = card(
    title,
    'needs-you',
    ...lines.slice(0, mostLines).map(([line, button]): Block => ({ kind: 'line', text: md`${line}`, button })),
    ...(more > 0 ? [text(md`还有 ${more} 项在“我的待办”里。`)] : []),
    buttons(
      { label: '我的待办', press: { command: 'todo', step: 'open' } },
      { label: '今天别再提醒', press: { command: 'reminders', step: 'skip' } },
    ),
    note(md`打字也行：“待办”“今天别再提醒”`),
  );
  return { ...made, summary: `${title}：${lines.map(([line]) => line).join(' · ')}` };
}
