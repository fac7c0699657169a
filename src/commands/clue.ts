import { clueFields, clueForm, clueNotice, clueReceipt, clueStoryCard, reasonForm, askedAside } from '../cards/clue.ts';
import type { Card } from '../cards/kit.ts';
import { acknowledgeClue, addClue, clueFor, type ClueHead, type ClueReader, clueStoryFor } from '../db/clues.ts';
import type { Post } from '../db/outbox.ts';
import { peopleWithRole, personById } from '../db/people.ts';
import { noteAudit } from '../db/settings.ts';
import { type Person, type Role, roleNames, roles } from '../domain/actor.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { clueNumber, type ClueStory, readersOf } from '../domain/clue.ts';
import { faultsOf, type FieldFaults, type FieldValues, textOf, tickOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import type { ClueSlots } from '../understanding/slots.ts';
import { z } from 'zod';
import {
  type Answer,
  defineCommand,
  type Desk,
  press,
  type Pressed,
  privately,
  say,
  newId,
  nonce,
  ownVillage,
  villages,
} from './define.ts';

const name = 'clue';

const storyShape = z.object({
  situation: z.string(),
  dangerNow: z.boolean(),
  told110: z.boolean(),
  village: z.string(),
  ageBand: z.string(),
  words: z.string(),
});

const fieldsFor = (desk: Desk) => clueFields(villages(desk).map((unit) => [unit.id, unit.name] as const));

function formOf(desk: Desk, values: FieldValues, faults: FieldFaults, key: string): Card {
  return clueForm(fieldsFor(desk), values, faults, {
    label: '上报',
    style: 'danger',
    press: press(name, 'submit', { nonce: key }),
  });
}

const freshForm = (desk: Desk): Card => {
  const own = ownVillage(desk);
  return formOf(
    desk,
    { danger: 'no', told110: 'no', age: 'unknown', ...(own === undefined ? {} : { village: own }) },
    {},
    nonce(),
  );
};

/** A clue typed anywhere. A group hears one neutral line; the form goes to the private chat. Nothing typed is kept or repeated. */
async function hear(desk: Desk, slots: ClueSlots): Promise<Answer> {
  if (desk.place.type === 'p2p') return privately(freshForm(desk));
  const { openId } = desk.actor;
  const posts: Post[] =
    openId === undefined
      ? []
      : [{ key: `clue-form:${desk.cause}`, to: { person: openId }, content: { card: freshForm(desk) }, priority: 0 }];
  return say(askedAside(slots.advise_recall), { posts });
}

const tellNames: readonly (readonly [Role, string])[] = [
  ['police', '派出所'],
  ['leader', '两位组长'],
  ['office-head', '办公室'],
  ['office', '办公室'],
  ['discipline', '纪委'],
];

const sayTold = (readers: readonly Person[]): string =>
  [
    ...new Set(tellNames.flatMap(([role, words]) => (readers.some((reader) => reader.role === role) ? [words] : []))),
  ].join('、');

const postKey = (clueId: string, personId: string) => `clue:${clueId}:${personId}`;

type Seen = { readonly head: ClueHead; readonly story: ClueStory; readonly readers: readonly ClueReader[] };

async function noticeFor(desk: Desk, { head, story, readers }: Seen, reader: Person): Promise<Card> {
  const everyone = await peopleWithRole(desk.db, roles);
  const nameOf = (id: string) => everyone.find((person) => person.id === id)?.name ?? '';
  const maySeeReporter = !head.hideReporter || reader.role === 'police' || reader.role === 'office-head';
  return clueNotice({
    number: head.number,
    situation: story.situation,
    dangerNow: story.dangerNow,
    village: story.village,
    at: `${sayDay(dayOf(head.reportedAt))} ${timeOf(head.reportedAt)}`,
    reporter: maySeeReporter ? ((await personById(desk.db, head.reporterId))?.name ?? '') : undefined,
    signed: readers.flatMap((one) =>
      one.acknowledgedAt === null ? [] : [{ name: nameOf(one.personId), at: timeOf(one.acknowledgedAt) }],
    ),
    sign: readers.some((one) => one.personId === reader.id && one.acknowledgedAt === null)
      ? press(name, 'sign', { id: head.id })
      : undefined,
    open: press(name, 'reason', { id: head.id }),
  });
}

async function submit(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const faults = faultsOf(fieldsFor(desk), form);
  const key = args['nonce'] ?? nonce();
  if (Object.keys(faults).length > 0)
    return { reply: { kind: 'privately', card: formOf(desk, form, faults, key), toast: '有一处要改，填的都还在' } };
  const readers = readersOf(await peopleWithRole(desk.db, roles), tickOf(form, 'conflict'), desk.actor.id);
  if (readers.length === 0) throw new Refusal('not-found', '名册里还没有能接收的人。请直接打110，并打办公室电话。');
  const village = villages(desk).find((unit) => unit.id === textOf(form, 'village'))?.name ?? '';
  const head: ClueHead = {
    id: newId(),
    number: clueNumber([...crypto.getRandomValues(new Uint8Array(4))]),
    reporterId: desk.actor.id,
    hideReporter: tickOf(form, 'hide'),
    reportedAt: desk.now,
  };
  const story: ClueStory = {
    situation: textOf(form, 'situation') ?? 'unsure',
    dangerNow: textOf(form, 'danger') === 'yes',
    told110: textOf(form, 'told110') === 'yes',
    village,
    ageBand: textOf(form, 'age') ?? 'unknown',
    words: textOf(form, 'words') ?? '',
  };
  const list = readers.map((reader) => ({ personId: reader.id, notifiedAt: desk.now, acknowledgedAt: null }));
  const posts = await Promise.all(readers.map((reader) => urgentPosts(desk, { head, story, readers: list }, reader)));
  return {
    reply: { kind: 'card', card: clueReceipt(head.number, sayTold(readers)), toast: '已上报' },
    writes: [
      ...(await addClue(desk.db, { ...head, conflict: tickOf(form, 'conflict') }, story, readers)),
      await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'clue-reported', about: head.id }),
    ],
    posts: posts.flat(),
    once: `clue-form:${key}`,
  };
}

async function urgentPosts(desk: Desk, seen: Seen, reader: Person): Promise<Post[]> {
  if (reader.openId === undefined) return [];
  const key = postKey(seen.head.id, reader.id);
  return [
    { key, to: { person: reader.openId }, content: { card: await noticeFor(desk, seen, reader) }, priority: 0 },
    { key: `urgent:${key}`, to: { urgent: key, people: [reader.openId] }, priority: 0 },
  ];
}

/** 签收: everyone's card shows who and when; the reporter is told that somebody has taken it up. */
async function sign(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { head, readers } = await clueFor(desk.db, desk.actor, args['id'] ?? '');
  const story = storyShape.parse(await clueStoryFor(desk.db, desk.actor, head.id));
  const signedBefore = readers.some((one) => one.personId === desk.actor.id && one.acknowledgedAt !== null);
  const now = readers.map((one) =>
    one.personId === desk.actor.id ? { ...one, acknowledgedAt: one.acknowledgedAt ?? desk.now } : one,
  );
  const card = await noticeFor(desk, { head, story, readers: now }, desk.actor);
  if (signedBefore) return { reply: { kind: 'card', card, toast: '已经签收过了' } };
  const first = readers.every((one) => one.acknowledgedAt === null);
  return {
    reply: { kind: 'card', card, toast: '已签收' },
    writes: [
      ...acknowledgeClue(desk.db, head.id, desk.actor.id, desk.now),
      await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'clue-acknowledged', about: head.id }),
    ],
    posts: [
      ...(await othersUpdated(desk, { head, story, readers: now })),
      ...(first ? await reporterTold(desk, head) : []),
    ],
  };
}

async function othersUpdated(desk: Desk, seen: Seen): Promise<Post[]> {
  const others = seen.readers.filter((one) => one.personId !== desk.actor.id);
  return Promise.all(
    others.map(async (one): Promise<Post> => {
      const reader = await personById(desk.db, one.personId);
      const card = reader === undefined ? clueReceipt(seen.head.number, '') : await noticeFor(desk, seen, reader);
      const key = postKey(seen.head.id, one.personId);
      return { key: `signed:${key}:${desk.actor.id}`, to: { update: key }, content: { card }, priority: 0 };
    }),
  );
}

async function reporterTold(desk: Desk, head: ClueHead): Promise<Post[]> {
  const reporter = await personById(desk.db, head.reporterId);
  if (reporter?.openId === undefined) return [];
  const content = {
    text: `您上报的 ${head.number} 已有人签收（${roleNames[desk.actor.role]}，${timeOf(desk.now)}）。`,
  };
  return [{ key: `clue-told:${head.id}`, to: { person: reporter.openId }, content, priority: 0 }];
}

/** The words of a clue, for a reader who states why. Each opening is noted. */
async function openStory(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const { head } = await clueFor(desk.db, desk.actor, args['id'] ?? '');
  const reason = textOf(form, 'reason');
  if (reason === undefined) throw new Refusal('bad-input', '请写明查看的事由。', 'reason');
  const story = storyShape.parse(await clueStoryFor(desk.db, desk.actor, head.id));
  return say(clueStoryCard(head.number, story, { label: '看完收起', press: press(name, 'fold', { id: head.id }) }), {
    writes: [
      await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'clue-opened', about: head.id, reason }),
    ],
  });
}

/** 线索上报, in its first form: private form, number, urgent private cards, acknowledgement (F-A-CJ-6b). Never a word in a group. */
export const clueCommand = defineCommand({
  name,
  title: '线索上报',
  example: '线索上报',
  says: ['上报线索', '报线索', '有线索'],
  may: 'everyone',
  open: async (desk) => privately(freshForm(desk)),
  hears: { report_clue: hear },
  presses: {
    open: async (desk) => privately(freshForm(desk)),
    submit,
    sign,
    reason: async (desk, { args }) => {
      const { head } = await clueFor(desk.db, desk.actor, args['id'] ?? '');
      return say(
        reasonForm(head.number, { label: '查看', style: 'primary', press: press(name, 'story', { id: head.id }) }),
      );
    },
    story: openStory,
    fold: async (desk, { args }) => {
      const { head, readers } = await clueFor(desk.db, desk.actor, args['id'] ?? '');
      const story = storyShape.parse(await clueStoryFor(desk.db, desk.actor, head.id));
      return say(await noticeFor(desk, { head, story, readers }, desk.actor));
    },
  },
});
