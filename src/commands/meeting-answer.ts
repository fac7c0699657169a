import { answerMeeting, type MeetingAsCalled, meetingById } from '../db/meetings.ts';
import { allPeople } from '../db/people.ts';
import { type Answered, startOf } from '../domain/meeting.ts';
import { Refusal } from '../errors.ts';
import { type Answer, defineCommand, type Desk, say, toast } from './define.ts';
import { answerShown, noticeFor } from './meeting-posts.ts';

/** A meeting that can still be answered or changed; refuses one that was cancelled. */
export async function meetingStanding(desk: Desk, id: string | undefined): Promise<MeetingAsCalled> {
  const found = id === undefined ? undefined : await meetingById(desk.db, id);
  if (found === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  if (found.meeting.cancelled) throw new Refusal('changed-meanwhile', '这次会已经取消了。');
  return found;
}

const words: Readonly<Record<Answered, string>> = { coming: '参加', excused: '请假' };

async function reply(desk: Desk, id: string | undefined, answer: Answered): Promise<Answer> {
  const found = await meetingStanding(desk, id);
  const { meeting, called } = found;
  if (desk.now >= startOf(meeting)) throw new Refusal('too-late', '会已经开始了，改不了了。');
  const mine = called.find(({ personId }) => personId === desk.actor.id);
  if (mine === undefined) {
    const line =
      meeting.calledBy === desk.actor.id ? '您是召集人，不用回。' : '这次会没有通知到您，要参加请告诉办公室。';
    throw new Refusal('not-allowed', line);
  }
  const line = `记下了：${words[answer]}`;
  const shown = (more: Omit<Answer, 'reply'>): Answer =>
    desk.place.type === 'group' ? toast(line, 'success', more) : say(noticeFor(meeting, answer), more);
  if (mine.answer === answer) return shown({});
  const { writes, posts } = await answerShown(desk, found, answer, await allPeople(desk.db));
  return shown({
    writes: [...answerMeeting(desk.db, meeting, answer, { by: desk.actor.id, at: desk.now }), ...writes],
    posts,
  });
}

/** 参加, 请假: for whoever was called, once a person, to be changed until the start. A group sees nobody's answer. */
export const meetingAnswerCommand = defineCommand({
  name: 'meeting-answer',
  title: '会议回复',
  says: [],
  may: 'everyone',
  presses: {
    coming: (desk, { args }) => reply(desk, args['id'], 'coming'),
    excused: (desk, { args }) => reply(desk, args['id'], 'excused'),
  },
});
