import type { Field, Option } from '../domain/field.ts';
import {
  type Answered,
  type CalledMeeting,
  calledKinds,
  sayAnswers,
  sayMeeting,
  sayWhenAndWhere,
  type Tally,
} from '../domain/meeting.ts';
import { type Block, type Button, buttons, type Card, card, md, text } from './kit.ts';

export const meetingFields = (units: readonly Option[]): readonly Field[] => [
  { name: 'kinds', label: '什么会（可多选）', kind: 'choices', options: calledKinds, required: true },
  { name: 'day', label: '哪一天', kind: 'day', required: true },
  { name: 'time', label: '几点', kind: 'time', required: true },
  { name: 'place', label: '地点', kind: 'line', atMost: 30, required: true },
  { name: 'units', label: '通知哪些单位', kind: 'choices', options: units, required: true },
  { name: 'agenda', label: '议题（只写工作，不写人名）', kind: 'lines', atMost: 500 },
];

const linesOf = (agenda: string): Block[] =>
  agenda === '' ? [] : [text(md`议题：`), ...agenda.split('\n').map((line) => text(md`${line}`))];

const said: Readonly<Record<Answered, string>> = { coming: '✅ 您已回：参加', excused: '您已回：请假' };

/** What one person called gets; the agenda and the own answer stand here, never in a group. */
export const meetingNotice = (
  meeting: CalledMeeting,
  answer: Answered | undefined,
  answers: readonly Button[],
  lead = '会议通知',
): Card =>
  card(
    `${lead}：${sayMeeting(meeting)}`,
    answer === undefined ? 'needs-you' : 'done',
    text(md`**${sayWhenAndWhere(meeting)}**`),
    ...linesOf(meeting.agenda),
    ...(answer === undefined ? [] : [text(md`${said[answer]}`)]),
    buttons(...answers),
  );

/** The same for the township's chat: what, when, where; nobody's answer. */
export const meetingNoticeInGroup = (meeting: CalledMeeting, answers: readonly Button[]): Card =>
  card(
    `会议通知：${sayMeeting(meeting)}`,
    'neutral',
    text(md`**${sayWhenAndWhere(meeting)}**`),
    text(md`收到通知的请点一下，开会前都可以改。`),
    buttons(...answers),
  );

export type CallerView = {
  readonly meeting: CalledMeeting;
  readonly tally: Tally;
  /** Names, for the caller alone. */
  readonly silent: readonly string[];
  readonly excused: readonly string[];
  readonly buttons: readonly Button[];
};

/** What the caller follows the answers on. */
export function meetingForCaller({ meeting, tally, silent, excused, buttons: offered }: CallerView): Card {
  const listed = (title: string, names: readonly string[]): Block[] =>
    names.length === 0 ? [] : [{ kind: 'fold', title, blocks: [{ kind: 'text', text: md`${names.join('、')}` }] }];
  return {
    ...card(
      `已通知：${sayMeeting(meeting)}`,
      'neutral',
      text(md`${sayWhenAndWhere(meeting)}`),
      text(md`**${sayAnswers(tally)}**`),
      ...listed('没回的', silent),
      ...listed('请假的', excused),
      buttons(...offered),
    ),
    summary: `${sayMeeting(meeting)} ${sayAnswers(tally)}`,
  };
}

/** What hangs where a notice hung that no longer holds. */
export const meetingClosed = (meeting: CalledMeeting, line: string): Card =>
  card(`${meeting.cancelled ? '已取消' : '已改'}：${sayMeeting(meeting)}`, 'closed', text(md`${line}`));

/** After the start: the one entry that the meeting still asks for. */
export const meetingAfter = (meeting: CalledMeeting, offered: readonly Button[]): Card =>
  card(
    `${sayMeeting(meeting)}开了吗？`,
    'needs-you',
    text(md`${sayWhenAndWhere(meeting)}。记一次，几种会都算上。`),
    buttons(...offered),
  );
