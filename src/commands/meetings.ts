import type { Card } from '../cards/kit.ts';
import { meetingFields } from '../cards/meetings.ts';
import { closedCard, formCard, linesCard } from '../cards/record.ts';
import { addMeeting, changeMeeting, type MeetingAsCalled } from '../db/meetings.ts';
import { allPeople } from '../db/people.ts';
import { findRecords } from '../db/records.ts';
import { officeRoles, type Person } from '../domain/actor.ts';
import { dayOf, isLocalDate, isLocalTime, momentOf, sayDay } from '../domain/calendar.ts';
import { type FieldFaults, faultsOf, type FieldValues, listOf, sayOption, textOf } from '../domain/field.ts';
import { type CalledMeeting, sayMeeting, startOf, tallyOf } from '../domain/meeting.ts';
import { wordOf, wordsOf } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, newId, nonce, press, type Pressed, privately, say } from './define.ts';
import { meetingStanding } from './meeting-answer.ts';
import { cancellation, endRound, roundOf } from './meeting-posts.ts';
import { entryForm } from './record-command.ts';

const name = 'meeting-call';
const mostProblems = 5;

/** Whom a meeting can reach, the caller and the machine's keeper aside. */
const reachable = (people: readonly Person[], callerId: string): Person[] =>
  people.filter(({ id, openId, role }) => openId !== undefined && role !== 'administrator' && id !== callerId);

const unitsWith = (desk: Desk, people: readonly Person[]) =>
  desk.units.filter((unit) => people.some(({ unitId }) => unitId === unit.id));

/** The open items of the problem list as an agenda: whose, from where, by when; the words stay with whoever may read them. */
async function agendaOf(desk: Desk): Promise<string> {
  const [problems, closures] = [
    await findRecords(desk.db, { kind: 'problem' }),
    await findRecords(desk.db, { kind: 'problem-closure' }),
  ];
  const closed = new Set(closures.map(({ detail }) => wordOf(detail, 'answers')));
  const sources = declarations.problem.fields.find((field) => field.name === 'source')?.options ?? [];
  return problems
    .filter(({ id }) => !closed.has(id))
    .toSorted((a, b) => (wordOf(a.detail, 'dueOn') < wordOf(b.detail, 'dueOn') ? -1 : 1))
    .slice(0, mostProblems)
    .map(({ unitId, detail }) => {
      const unit = desk.units.find(({ id }) => id === unitId)?.name ?? '';
      const due = wordOf(detail, 'dueOn');
      const by = isLocalDate(due) ? `，${sayDay(due)}前整改${due < desk.today ? '（已过期）' : ''}` : '';
      return `${unit}：${sayOption(sources, wordOf(detail, 'source'))}发现的问题${by}`;
    })
    .join('\n');
}

type Opening = { readonly values: FieldValues; readonly faults?: FieldFaults; readonly args: Pressed['args'] };

async function form(desk: Desk, { values, faults, args }: Opening): Promise<Card> {
  const callerId = args['caller'] ?? desk.actor.id;
  const units = unitsWith(desk, reachable(await allPeople(desk.db), callerId));
  return formCard({
    title: args['id'] === undefined ? '会议通知' : '改会议通知',
    lead: '',
    name,
    fields: meetingFields(units.map((unit) => [unit.id, unit.name] as const)),
    values,
    faults: faults ?? {},
    submit: [
      {
        label: args['id'] === undefined ? '发通知' : '改好了',
        style: 'primary',
        press: press(name, 'submit', { nonce: nonce(), ...args }),
      },
    ],
  });
}

async function open(desk: Desk): Promise<Answer> {
  const units = unitsWith(desk, reachable(await allPeople(desk.db), desk.actor.id));
  if (units.length === 0) throw new Refusal('not-found', '名册里还没有能通知的人。');
  const values = { kinds: ['dispatch'], units: units.map(({ id }) => id), agenda: await agendaOf(desk) };
  return privately(await form(desk, { values, args: {} }));
}

type Wanted = Pick<CalledMeeting, 'kinds' | 'day' | 'time' | 'place' | 'unitIds' | 'agenda'>;

function read(desk: Desk, values: FieldValues): Wanted | { readonly faults: FieldFaults } {
  const fields = meetingFields(desk.units.map((unit) => [unit.id, unit.name] as const));
  const faults = faultsOf(fields, values);
  const [day, time, place] = [textOf(values, 'day'), textOf(values, 'time'), textOf(values, 'place')];
  if (Object.keys(faults).length > 0 || day === undefined || time === undefined || place === undefined)
    return { faults };
  if (!isLocalDate(day) || !isLocalTime(time)) return { faults };
  if (momentOf(day, time) <= desk.now)
    return { faults: day < dayOf(desk.now) ? { day: '这一天已经过了' } : { time: '这个时间已经过了' } };
  const agenda = textOf(values, 'agenda') ?? '';
  return { kinds: listOf(values, 'kinds'), day, time, place, unitIds: listOf(values, 'units'), agenda };
}

const sent = (meeting: CalledMeeting, count: number) =>
  closedCard('会议通知已发出', `${sayMeeting(meeting)}，通知了 ${count} 人。谁来谁不来看下面那张卡片。`);

async function call(desk: Desk, wanted: Wanted, once: string): Promise<Answer> {
  const { id: calledBy, unitId } = desk.actor;
  const meeting: CalledMeeting = { ...wanted, id: newId(), calledBy, unitId, cancelled: false, version: 1 };
  const people = await allPeople(desk.db);
  const called = reachable(people, calledBy)
    .filter((person) => wanted.unitIds.includes(person.unitId))
    .map(({ id }) => ({ personId: id, answer: undefined }));
  const ids = called.map(({ personId }) => personId);
  return say(sent(meeting, called.length), {
    writes: await addMeeting(desk.db, meeting, ids, { by: calledBy, at: desk.now }),
    posts: await roundOf(desk, { meeting, round: 1, called }, people),
    once,
  });
}

/** A new day or time asks everybody anew; another place or agenda leaves the answers. Either way everybody hears of it. */
async function change(desk: Desk, before: MeetingAsCalled, wanted: Wanted, once: string): Promise<Answer> {
  const { meeting: old, called } = before;
  const meeting = { ...old, ...wanted, version: old.version + 1 };
  const people = await allPeople(desk.db);
  const stay = reachable(people, old.calledBy)
    .filter((person) => wanted.unitIds.includes(person.unitId))
    .map(({ id }) => id);
  const anew = startOf(meeting).getTime() !== startOf(old).getTime();
  const answerOf = (id: string) => (anew ? undefined : called.find(({ personId }) => personId === id)?.answer);
  const now = stay.map((personId) => ({ personId, answer: answerOf(personId) }));
  const leave = called.map(({ personId }) => personId).filter((id) => !stay.includes(id));
  const ended = await endRound(desk, before, '这次会有变动，请看新的通知。');
  return say(sent(meeting, stay.length), {
    writes: [
      ...ended.writes,
      ...(await changeMeeting(desk.db, meeting, { stay, leave, anew }, { by: desk.actor.id, at: desk.now })),
    ],
    posts: [...ended.posts, ...(await roundOf(desk, { meeting, round: meeting.version, called: now }, people))],
    once,
  });
}

async function submit(desk: Desk, { args, form: values }: Pressed): Promise<Answer> {
  const before = args['id'] === undefined ? undefined : await meetingStanding(desk, args['id']);
  if (before !== undefined && args['round'] !== String(before.round))
    throw new Refusal('changed-meanwhile', '这次会刚被改过，请看最新的卡片。');
  const wanted = read(desk, values);
  if ('faults' in wanted) {
    const again = await form(desk, { values, faults: wanted.faults, args });
    return { reply: { kind: 'privately', card: again, toast: '有一处要改，填的都还在' } };
  }
  const once = `meeting-form:${args['nonce'] ?? desk.cause}`;
  return before === undefined ? call(desk, wanted, once) : change(desk, before, wanted, once);
}

async function edit(desk: Desk, id: string | undefined): Promise<Answer> {
  const { meeting, round } = await meetingStanding(desk, id);
  if (desk.now >= startOf(meeting)) throw new Refusal('too-late', '会已经开始了，改不了了。');
  const { kinds, day, time, place, unitIds, agenda } = meeting;
  const args = { id: meeting.id, round: String(round), caller: meeting.calledBy };
  return privately(await form(desk, { values: { kinds, day, time, place, units: unitIds, agenda }, args }));
}

async function cancel(desk: Desk, id: string | undefined): Promise<Answer> {
  const before = await meetingStanding(desk, id);
  const meeting = { ...before.meeting, cancelled: true, version: before.meeting.version + 1 };
  const off = { ...before, meeting };
  const ended = await endRound(desk, off, '会议取消了。');
  const isOver = desk.now >= startOf(meeting);
  const nobody = { stay: [], leave: [], anew: false };
  return say(closedCard(`${sayMeeting(meeting)}已取消`, isOver ? '记下了：没有开。' : '已经通知没有请假的人。'), {
    writes: [...ended.writes, ...(await changeMeeting(desk.db, meeting, nobody, { by: desk.actor.id, at: desk.now }))],
    posts: isOver ? ended.posts : [...ended.posts, ...(await cancellation(desk, off, await allPeople(desk.db)))],
  });
}

/** The meeting's own record, filled in as far as is known; whatever kinds are ticked are met by the one entry. */
async function record(desk: Desk, id: string | undefined): Promise<Answer> {
  const { meeting, called } = await meetingStanding(desk, id);
  if (desk.now < startOf(meeting)) throw new Refusal('not-here', '会还没有开，开完再记。');
  const { unitId, day, kinds, place } = meeting;
  const all = await findRecords(desk.db, { kind: 'meeting', unitId, from: day, to: day, status: 'any' });
  const isKept = ({ status, detail }: (typeof all)[number]) =>
    status === 'valid' && kinds.every((kind) => wordsOf(detail, 'kinds').includes(kind));
  if (all.some(isKept)) return privately(linesCard('这次会已经记了', [`${sayDay(day)} ${sayMeeting(meeting)}。`]));
  const { coming } = tallyOf(called.map(({ answer }) => answer));
  const values = { day, kinds, place, topics: ['work'], attendees: String(coming) };
  // Two forms opened for the same meeting are one entry; after it was taken back there may be another.
  const args = { unit: unitId, nonce: `${meeting.id}:${all.length}` };
  return privately(await entryForm(desk, declarations.meeting, { says: [] }, { values, args }));
}

/** 会议通知: the office calls the units to 联席会议, 调度会, 讲评会, or several at once (F-61c, F-64a, A-17). */
export const meetingCallCommand = defineCommand({
  name,
  title: '会议通知',
  example: '会议通知',
  says: ['开会通知', '通知开会'],
  may: officeRoles,
  open,
  presses: {
    submit,
    edit: (desk, { args }) => edit(desk, args['id']),
    cancel: (desk, { args }) => cancel(desk, args['id']),
    record: (desk, { args }) => record(desk, args['id']),
  },
});
