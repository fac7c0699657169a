import type { Button, Card } from '../cards/kit.ts';
import {
  meetingAfter,
  meetingClosed,
  meetingForCaller,
  meetingNotice,
  meetingNoticeInGroup,
} from '../cards/meetings.ts';
import type { Write } from '../db/db.ts';
import type { Called, MeetingAsCalled } from '../db/meetings.ts';
import { callOff, messageOf, type Post } from '../db/outbox.ts';
import { activeChats } from '../db/units.ts';
import type { Person } from '../domain/actor.ts';
import { addDays, momentOf } from '../domain/calendar.ts';
import { type Answered, type CalledMeeting, sayMeeting, sayWhenAndWhere, startOf, tallyOf } from '../domain/meeting.ts';
import { type Desk, press, unitOf } from './define.ts';

/** Where the notices of one round hang; `who` is a person's id or a chat's. */
const hangsAt = ({ id }: CalledMeeting, round: number, who: string) => `meeting:${id}:${round}:${who}`;
const callersAt = (meeting: CalledMeeting, round: number) => hangsAt(meeting, round, 'caller');
const remindersOf = ({ id }: CalledMeeting, personId?: string) =>
  personId === undefined ? `meeting-remind:${id}:` : `meeting-remind:${id}:${personId}:`;
const reminderAt = (meeting: CalledMeeting, round: number, personId: string) =>
  `${remindersOf(meeting, personId)}${round}`;

const answerButtons = ({ id }: CalledMeeting, answer: Answered | undefined): Button[] => {
  const to = (step: Answered) => press('meeting-answer', step, { id });
  if (answer === 'coming') return [{ label: '改成请假', press: to('excused') }];
  if (answer === 'excused') return [{ label: '改成参加', press: to('coming') }];
  return [
    { label: '参加', style: 'primary', press: to('coming') },
    { label: '请假', press: to('excused') },
  ];
};

export const noticeFor = (meeting: CalledMeeting, answer: Answered | undefined) =>
  meetingNotice(meeting, answer, answerButtons(meeting, answer));

function callerCard(desk: Desk, meeting: CalledMeeting, called: readonly Called[], people: readonly Person[]) {
  const { id } = meeting;
  const named = (answer: Answered | undefined) =>
    called
      .filter((one) => one.answer === answer)
      .flatMap(({ personId }) => people.find((person) => person.id === personId) ?? [])
      .map(({ name, unitId }) => `${unitOf(desk, unitId).name} ${name}`);
  return meetingForCaller({
    meeting,
    tally: tallyOf(called.map(({ answer }) => answer)),
    silent: named(undefined),
    excused: named('excused'),
    buttons: [
      { label: '改一下', press: press('meeting-call', 'edit', { id }) },
      {
        label: '取消会议',
        press: press('meeting-call', 'cancel', { id }),
        confirm: { title: '取消这次会议？', text: '会通知没有请假的人。' },
      },
    ],
  });
}

/** Everything a round of notices sends: to each person called, the township's chat, the caller; the reminders; the entry afterwards. */
export async function roundOf(
  desk: Desk,
  { meeting, round, called }: MeetingAsCalled,
  people: readonly Person[],
): Promise<Post[]> {
  const start = startOf(meeting);
  const eve = momentOf(addDays(meeting.day, -1), '09:00');
  const posts: Post[] = [];
  for (const { personId, answer } of called) {
    const openId = people.find((person) => person.id === personId)?.openId;
    if (openId === undefined) continue;
    const to = { person: openId };
    posts.push({ key: hangsAt(meeting, round, personId), to, content: { card: noticeFor(meeting, answer) } });
    if (answer !== undefined || eve <= desk.now) continue;
    const card = meetingNotice(meeting, undefined, answerButtons(meeting, undefined), '明天开会，能来吗');
    posts.push({ key: reminderAt(meeting, round, personId), to, content: { card }, notBefore: eve });
  }
  for (const { audience, chatId } of await activeChats(desk.db)) {
    if (audience !== 'township') continue;
    const card = meetingNoticeInGroup(meeting, answerButtons(meeting, undefined));
    posts.push({ key: hangsAt(meeting, round, chatId), to: { chat: chatId }, content: { card } });
  }
  const caller = people.find((person) => person.id === meeting.calledBy)?.openId;
  if (caller === undefined) return posts;
  const to = { person: caller };
  const after = meetingAfter(meeting, [
    { label: '记会议', style: 'primary', press: press('meeting-call', 'record', { id: meeting.id }) },
    { label: '没开成', press: press('meeting-call', 'cancel', { id: meeting.id }) },
  ]);
  return [
    ...posts,
    { key: callersAt(meeting, round), to, content: { card: callerCard(desk, meeting, called, people) }, priority: 1 },
    { key: hangsAt(meeting, round, 'after'), to, content: { card: after }, notBefore: start },
  ];
}

/** Which of these posts hang in a chat already. */
async function sentOf(desk: Desk, keys: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    keys.map(async (key) => (typeof (await messageOf(desk.db, key)) === 'object' ? [key] : [])),
  );
  return found.flat();
}

/** Ends a round: what still waits is called off, what was sent says why it holds no longer. */
export async function endRound(
  desk: Desk,
  { meeting, round, called }: MeetingAsCalled,
  line: string,
): Promise<{ writes: Write[]; posts: Post[] }> {
  const chats = (await activeChats(desk.db)).filter(({ audience }) => audience === 'township');
  const people = called.map(({ personId }) => personId);
  const keys = [
    ...[...people, ...chats.map(({ chatId }) => chatId), 'caller', 'after'].map((who) => hangsAt(meeting, round, who)),
    ...people.map((personId) => reminderAt(meeting, round, personId)),
  ];
  const card = meetingClosed(meeting, line);
  const sent = await sentOf(desk, keys);
  return {
    writes: [callOff(desk.db, remindersOf(meeting)), callOff(desk.db, hangsAt(meeting, round, ''))],
    posts: sent.map((key) => ({ key: `${key}:ended`, to: { update: key }, content: { card }, priority: 1 })),
  };
}

/** The one message a cancelled meeting still sends: to who would have come, and to the township's chat. */
export async function cancellation(
  desk: Desk,
  { meeting, round, called }: MeetingAsCalled,
  people: readonly Person[],
): Promise<Post[]> {
  const card = meetingClosed(meeting, `${sayWhenAndWhere(meeting)}的${sayMeeting(meeting)}不开了。`);
  const chats = (await activeChats(desk.db)).filter(({ audience }) => audience === 'township');
  return [
    ...called
      .filter(({ answer }) => answer !== 'excused')
      .flatMap(({ personId }) => {
        const openId = people.find((person) => person.id === personId)?.openId;
        return openId === undefined ? [] : [{ who: personId, to: { person: openId } }];
      }),
    ...chats.map(({ chatId }) => ({ who: chatId, to: { chat: chatId } })),
  ].map(({ who, to }) => ({ key: `${hangsAt(meeting, round, who)}:off`, to, content: { card } }));
}

/** What an answer changes elsewhere: the own notices, the caller's card; the reminder is not sent any more. */
export async function answerShown(
  desk: Desk,
  { meeting, round, called }: MeetingAsCalled,
  answer: Answered,
  people: readonly Person[],
): Promise<{ writes: Write[]; posts: Post[] }> {
  const { id: personId } = desk.actor;
  const now = called.map((one) => (one.personId === personId ? { personId, answer } : one));
  const show = (at: string, card: Card): Post => ({
    key: `${at}:${meeting.version + 1}`,
    to: { update: at },
    content: { card },
    priority: 1,
  });
  const own = [hangsAt(meeting, round, personId), ...(await sentOf(desk, [reminderAt(meeting, round, personId)]))];
  return {
    writes: [callOff(desk.db, remindersOf(meeting, personId))],
    posts: [
      ...own.map((at) => show(at, noticeFor(meeting, answer))),
      show(callersAt(meeting, round), callerCard(desk, meeting, now, people)),
    ],
  };
}
