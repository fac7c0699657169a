import { z } from 'zod';
import { clueNotice, phoneList } from '../cards/clue.ts';
import type { Button, Card } from '../cards/kit.ts';
import { type Clue, clueFor, clueStoryFor, mayKnowReporter } from '../db/clues.ts';
import type { Post } from '../db/outbox.ts';
import { outsidePerson } from '../db/outside.ts';
import { mobilesOf, peopleWithRole, personById } from '../db/people.ts';
import { officeRoles, type Person, type Role, roleNames } from '../domain/actor.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { type ClueStory, readersOf, type Route } from '../domain/clue.ts';
import { lastRing, minutesAfter, rings } from '../domain/clue-clock.ts';
import {
  type ClueCase,
  dispositionOf,
  dispositions,
  type Handler,
  moveNamed,
  movesFor,
  stateNames,
  stateOf,
} from '../domain/clue-moves.ts';
import { sayOption } from '../domain/field.ts';
import { type Desk, press } from './define.ts';

const name = 'clue';

const storyShape = z.object({
  situation: z.string(),
  dangerNow: z.boolean(),
  told110: z.boolean(),
  village: z.string(),
  ageBand: z.string(),
  words: z.string(),
});

export const readStory = (story: unknown): ClueStory => storyShape.parse(story);

const routed: readonly Role[] = ['police', 'leader', 'office-head', 'office', 'discipline', 'civil-affairs', 'school'];
/** Who may have somebody told whom the rules name and who came later: a successor, a leader back from leave. */
const mayCallIn: readonly Role[] = ['police', 'office-head', 'discipline', 'leader'];

/** A clue as a reader’s card needs it. `missing` are those whom the rules name today and who are not on the list. */
export type Seen = {
  readonly clue: Clue;
  readonly story: ClueStory;
  readonly people: ReadonlyMap<string, Person>;
  readonly missing: readonly Person[];
};

export const canBeTold = (person: Person): boolean => person.openId !== undefined;
export const handlerOf = ({ id, role }: Person): Handler => ({ personId: id, role });
export const caseOf = ({ head, readers, steps }: Clue): ClueCase => ({ reporterId: head.reporterId, readers, steps });

/** Everybody a clue could go to today. */
export const clueStaff = (desk: Desk): Promise<Person[]> => peopleWithRole(desk.db, routed);

/** The clue with the people on it; those who left or changed are read one by one. */
export async function withPeople(desk: Desk, clue: Clue, story: ClueStory): Promise<Seen> {
  const staff = await clueStaff(desk);
  const people = new Map(staff.map((person) => [person.id, person]));
  const { head } = clue;
  const named = [head.reporterId, ...clue.readers.map(({ personId }) => personId), head.concerns ?? head.reporterId];
  for (const id of new Set(named.filter((one) => !people.has(one)))) {
    const person = (await personById(desk.db, id)) ?? (await outsidePerson(desk.db, id));
    if (person !== undefined) people.set(id, person);
  }
  const reporter = people.get(head.reporterId) ?? { id: head.reporterId, role: 'administrator' as const };
  const route: Route = { situation: story.situation, reporter, conflict: head.conflict, concerns: head.concerns };
  const listed = new Set(clue.readers.map(({ personId }) => personId));
  const missing = readersOf(staff, route).filter((person) => canBeTold(person) && !listed.has(person.id));
  return { clue, story, people, missing };
}

/** The clue for whoever is acting; refused when they are not on its list. */
export async function seenBy(desk: Desk, id: string): Promise<Seen> {
  const clue = await clueFor(desk.db, desk.actor, id);
  return withPeople(desk, clue, readStory(await clueStoryFor(desk.db, desk.actor, id)));
}

const sayMoment = (at: Date) => `${sayDay(dayOf(at))} ${timeOf(at)}`;

function stepLines({ clue, people }: Seen): string[] {
  return clue.steps.flatMap(({ what, by, at, disposition }) =>
    what === 'acknowledge'
      ? []
      : [
          `${people.get(by)?.name ?? ''} ${sayMoment(at)} ${moveNamed(what)?.label ?? ''}${
            disposition === null || what === 'accept' ? '' : `：${sayOption(dispositions, disposition)}`
          }`,
        ],
  );
}

function buttonsFor({ clue, missing }: Seen, reader: Person): Button[] {
  const { id, reporterId } = clue.head;
  const closed = stateOf(clue) === 'closed';
  const own = clue.readers.find(({ personId }) => personId === reader.id);
  if (own?.acknowledgedAt === null && reader.id !== reporterId && !closed)
    return [{ label: '签收', style: 'primary', press: press(name, 'sign', { id }) }];
  const moves = movesFor(handlerOf(reader), caseOf(clue)).filter((move) => move.name !== 'acknowledge');
  const calls = !closed && missing.length > 0 && mayCallIn.includes(reader.role);
  return [
    ...moves.map((move): Button => {
      const args = { id, move: move.name };
      if (move.asks !== undefined) return { label: move.label, press: press(name, 'ask', args) };
      return { label: move.label, press: press(name, 'move', args), confirm: { title: move.label, text: '确定吗？' } };
    }),
    ...(calls ? [{ label: '补通知', press: press(name, 'others', { id }) }] : []),
  ];
}

export function noticeFor(seen: Seen, reader: Person): Card {
  const { clue, story, people } = seen;
  const { head } = clue;
  const state = stateOf(clue);
  const settled = state === 'verified' || state === 'closed' ? sayOption(dispositions, dispositionOf(clue) ?? '') : '';
  return clueNotice({
    number: head.number,
    state: state === 'reported' ? undefined : `${stateNames[state]}${settled === '' ? '' : `（${settled}）`}`,
    situation: story.situation,
    dangerNow: story.dangerNow,
    village: story.village,
    at: sayMoment(head.reportedAt),
    reporter: mayKnowReporter(reader, head) ? (people.get(head.reporterId)?.name ?? '') : undefined,
    signed: clue.readers.flatMap(({ personId, acknowledgedAt }) =>
      acknowledgedAt === null
        ? []
        : [
            {
              name: people.get(personId)?.name ?? '',
              at: dayOf(acknowledgedAt) === dayOf(head.reportedAt) ? timeOf(acknowledgedAt) : sayMoment(acknowledgedAt),
            },
          ],
    ),
    steps: stepLines(seen),
    moves: buttonsFor(seen, reader),
    open: press(name, 'reason', { id: head.id }),
  });
}

/*
 * Keys begin with the clue’s id and say nothing: they stand in the log and in the outbox as they are. What waits for the
 * case that nobody acknowledges begins `unheard`, what waits for one person `own`.
 */
const cardKey = (clueId: string, personId: string) => `${clueId}:${personId}`;
export const unheardKeys = (clueId: string) => `${clueId}:unheard:`;
export const ownKeys = (clueId: string, personId: string) => `${clueId}:own:${personId}`;
export const pushKey = (clueId: string, personId: string) => `${cardKey(clueId, personId)}:at-once`;

type Told = Person & { readonly openId: string };
const isTold = (person: Person): person is Told => person.openId !== undefined;

/** T-01 to T-03: everybody told is rung again at 10, 20 and 30 minutes; a leader’s last ring waits for the leader alone. */
function ringsFor(clueId: string, { id, openId, role }: Told, now: Date, unheard: boolean): Post[] {
  return rings.flatMap(({ after, by }): Post[] => {
    const own = role === 'leader' && after === lastRing;
    if (!own && !unheard) return [];
    const key = own ? ownKeys(clueId, id) : `${unheardKeys(clueId)}${after}:${id}`;
    const to = { urgent: cardKey(clueId, id), people: [openId], by };
    return [{ key, to, priority: 0, notBefore: minutesAfter(now, after) }];
  });
}

async function phonesFor(desk: Desk, { clue, people }: Seen, told: readonly Told[]): Promise<Post[]> {
  const { id, number, conflict, reporterId } = clue.head;
  const office = told.filter(({ role }) => officeRoles.includes(role));
  const receivers = conflict || office.length === 0 ? told : office;
  const called = clue.readers.flatMap(({ personId }) => (personId === reporterId ? [] : (people.get(personId) ?? [])));
  const mobiles = await mobilesOf(
    desk.db,
    called.map((person) => person.id),
  );
  const lines = called.map(
    (person) => `${roleNames[person.role]} ${person.name} ${mobiles.get(person.id) ?? '（名册里没有号码）'}`,
  );
  return receivers.map((person) => ({
    key: `${unheardKeys(id)}phones:${person.id}`,
    to: { person: person.openId },
    content: { card: phoneList(number, lines) },
    priority: 0,
    notBefore: minutesAfter(desk.now, lastRing),
  }));
}

/** What new readers get: the card, the urgent push, and the rings that an acknowledgement calls off. */
export async function alarms(desk: Desk, seen: Seen, readers: readonly Person[]): Promise<Post[]> {
  const { clue } = seen;
  const told = readers.filter(isTold);
  const unheard = stateOf(clue) === 'reported';
  const first = told.flatMap((reader): Post[] => {
    const key = cardKey(clue.head.id, reader.id);
    const push = { urgent: key, people: [reader.openId] };
    return [
      { key, to: { person: reader.openId }, content: { card: noticeFor(seen, reader) }, priority: 0 },
      { key: pushKey(clue.head.id, reader.id), to: push, priority: 0 },
    ];
  });
  const later = told.flatMap((reader) => ringsFor(clue.head.id, reader, desk.now, unheard));
  return [...first, ...later, ...(unheard ? await phonesFor(desk, seen, told) : [])];
}

/**
 * Everybody’s card as it stands now; the reporter has none. The actor’s own as well: an older change of it may still be
 * on its way, and they may have pressed on another.
 */
export const cardsUpdated = (desk: Desk, seen: Seen, but: readonly Person[] = []): Post[] =>
  seen.clue.readers.flatMap(({ personId }): Post[] => {
    const reader = seen.people.get(personId);
    const without = [seen.clue.head.reporterId, ...but.map(({ id }) => id)];
    if (reader === undefined || without.includes(personId)) return [];
    const key = cardKey(seen.clue.head.id, personId);
    const content = { card: noticeFor(seen, reader) };
    return [{ key: `${key}:${desk.cause}`, to: { update: key }, content, priority: 0 }];
  });
