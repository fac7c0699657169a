import { askedAside, clueFields, clueForm, mostWords } from '../cards/clue.ts';
import type { Card } from '../cards/kit.ts';
import { addClue, type ClueHead } from '../db/clues.ts';
import { addWindow } from '../db/clue-windows.ts';
import type { Write } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import { peopleWithRole } from '../db/people.ts';
import { noteAudit } from '../db/settings.ts';
import { clueNumber, type ClueStory, isRouted, needsClinic, type Route } from '../domain/clue.ts';
import { faultsOf, type FieldFaults, type FieldValues, textOf, tickOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import type { ClueSlots, Situation } from '../understanding/slots.ts';
import { answerWhen, answerWhom, receiptFor } from './clue-answers.ts';
import { ask, move, sign } from './clue-moves.ts';
import { alarms, canBeTold, clueStaff, withPeople } from './clue-notices.ts';
import { callIn, openStory, others, reason, show } from './clue-readers.ts';
import { countdown, endedWindow, showWindow, toldClinic } from './clue-window.ts';
import {
  type Answer,
  defineCommand,
  type Desk,
  newId,
  nonce,
  ownVillage,
  press,
  type Pressed,
  privately,
  say,
  villages,
} from './define.ts';
import { villageOf } from './village.ts';

const name = 'clue';

const fieldsFor = (desk: Desk) => clueFields(villages(desk).map((unit) => [unit.id, unit.name] as const));

function formOf(desk: Desk, values: FieldValues, faults: FieldFaults, key: string): Card {
  return clueForm(fieldsFor(desk), values, faults, {
    label: '上报',
    style: 'danger',
    press: press(name, 'submit', { nonce: key }),
  });
}

const freshForm = (desk: Desk, known: FieldValues = {}): Card => {
  const own = ownVillage(desk);
  const village = own === undefined ? {} : { village: own };
  return formOf(desk, { danger: 'no', told110: 'no', age: 'unknown', ...village, ...known }, {}, nonce());
};

/** The kind a typed line surely is of; where the kinds of the law are finer than the words, the reporter chooses. */
const kindOf: Partial<Record<Situation, string>> = {
  violence_home: 'injuries',
  bullying: 'injuries',
  injury: 'injuries',
  self_harm: 'self-harm',
  missing: 'missing',
  neglect: 'abandoned',
  guardianship_gap: 'abandoned',
  begging_trafficking: 'begging',
  place_violation: 'place',
};

/** What a line typed in private says already, so that nobody tells it twice (F-43c). */
function saidAlready(desk: Desk, slots: ClueSlots): FieldValues {
  const { words } = desk;
  const situation = kindOf[slots.situation];
  const village = villageOf(desk, slots.village);
  return {
    ...(situation === undefined ? {} : { situation }),
    ...(village === undefined ? {} : { village }),
    ...(words === undefined ? {} : { words: words.slice(0, mostWords) }),
    ...(slots.anonymous_requested === true ? { hide: true } : {}),
  };
}

/** A clue typed anywhere. A group hears one neutral line; the form goes to the private chat, and nothing typed there is kept. */
async function hear(desk: Desk, slots: ClueSlots): Promise<Answer> {
  if (desk.place.type === 'p2p') return privately(freshForm(desk, saidAlready(desk, slots)));
  const { openId } = desk.actor;
  const posts: Post[] =
    openId === undefined
      ? []
      : [{ key: `aside:${desk.cause}`, to: { person: openId }, content: { card: freshForm(desk) }, priority: 0 }];
  return say(askedAside(slots.advise_recall), { posts });
}

const storyOf = (desk: Desk, form: FieldValues): ClueStory => ({
  situation: textOf(form, 'situation') ?? 'unsure',
  dangerNow: textOf(form, 'danger') === 'yes',
  told110: textOf(form, 'told110') === 'yes',
  village: villages(desk).find((unit) => unit.id === textOf(form, 'village'))?.name ?? '',
  ageBand: textOf(form, 'age') ?? 'unknown',
  words: textOf(form, 'words') ?? '',
});

/** The clinic's part of a report: its own list, told at once, counted from the report until the reporter says when. */
async function clinicTold(desk: Desk, { id, number }: ClueHead, story: ClueStory) {
  const clinic = needsClinic(story.situation) ? await peopleWithRole(desk.db, ['clinic']) : [];
  const people = clinic.filter(canBeTold);
  const none: { writes: Write[]; posts: Post[] } = { writes: [], posts: [] };
  if (people.length === 0) return none;
  const window = { clueId: id, number, countsFrom: desk.now };
  return {
    writes: addWindow(desk.db, id, desk.now, people),
    posts: [...toldClinic(window, people), ...countdown(window, 'report', people, desk.now)],
  };
}

/** A hidden reporter stands in no audit line: the clue itself keeps, sealed, who it was. */
const reported = (desk: Desk, { id, hideReporter }: ClueHead): Promise<Write> =>
  noteAudit(desk.db, {
    at: desk.now,
    personId: hideReporter ? 'hidden' : desk.actor.id,
    what: 'clue-reported',
    about: id,
  });

/** A clue as told by whoever is acting, to be committed with whatever it came in: kept, routed, and ringing. */
export async function reportClue(
  desk: Desk,
  story: ClueStory,
  { conflict, hide }: { readonly conflict: boolean; readonly hide: boolean },
) {
  const route: Route = { situation: story.situation, reporter: desk.actor, conflict };
  const list = (await clueStaff(desk)).filter((person) => canBeTold(person) && isRouted(person, route));
  const told = list.filter(({ id }) => id !== desk.actor.id);
  if (told.length === 0) throw new Refusal('not-found', '名册里还没有能接收的人。请直接打110，并打办公室电话。');
  const head: ClueHead = {
    id: newId(),
    number: clueNumber([...crypto.getRandomValues(new Uint8Array(4))]),
    reporterId: desk.actor.id,
    hideReporter: hide,
    conflict,
    reportedAt: desk.now,
    concerns: undefined,
  };
  const readers = list.map(({ id, role }) => ({ personId: id, role, notifiedAt: desk.now, acknowledgedAt: null }));
  const seen = await withPeople(desk, { head, readers, steps: [] }, story);
  const clinic = await clinicTold(desk, head, story);
  return {
    seen,
    toClinic: clinic.posts.length > 0,
    writes: [...(await addClue(desk.db, head, story, list)), ...clinic.writes, await reported(desk, head)],
    posts: [...(await alarms(desk, seen, told)), ...clinic.posts],
  };
}

async function submit(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const faults = faultsOf(fieldsFor(desk), form);
  const key = args['nonce'] ?? nonce();
  if (Object.keys(faults).length > 0)
    return { reply: { kind: 'privately', card: formOf(desk, form, faults, key), toast: '有一处要改，填的都还在' } };
  const conflict = tickOf(form, 'conflict');
  const { seen, toClinic, writes, posts } = await reportClue(desk, storyOf(desk, form), {
    conflict,
    hide: tickOf(form, 'hide'),
  });
  const card = await receiptFor(desk, seen, { when: toClinic, whom: conflict });
  return { reply: { kind: 'card', card, toast: '已上报' }, writes, posts, once: `form:${key}` };
}

/**
 * 线索上报 (WF1, F-A-CJ-6b, F-A-PC-15, F-A-WS-1): a private form, a number, urgent private cards that ring until somebody
 * acknowledges, the steps to its end and the outcome for whoever reported. Never a word in a group.
 */
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
    whom: answerWhom,
    when: answerWhen,
    sign,
    show,
    ask,
    move,
    others,
    'call-in': callIn,
    reason,
    story: openStory,
    window: showWindow,
    'window-end': endedWindow,
  },
});
