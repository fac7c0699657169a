import { clueReceipt, concernsForm } from '../cards/clue.ts';
import type { Card } from '../cards/kit.ts';
import { addReaders, noteConcerns, ownClue } from '../db/clues.ts';
import { noteHappened, windowOf } from '../db/clue-windows.ts';
import { allPeople } from '../db/people.ts';
import { noteAudit } from '../db/settings.ts';
import { isOffice, isVillager, type Person, type Role, roleNames } from '../domain/actor.ts';
import { countsFrom, happened } from '../domain/clue-clock.ts';
import { stateOf } from '../domain/clue-moves.ts';
import { textOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import { onThisPicture } from './clue-moves.ts';
import { alarms, cardsUpdated, readStory, type Seen, withPeople } from './clue-notices.ts';
import { withReaders } from './clue-readers.ts';
import { countdown, countdownOff } from './clue-window.ts';
import { type Answer, type Desk, press, type Pressed, privately } from './define.ts';

const name = 'clue';

/** What a report may still be asked, once each. It has gone out by then: nothing waits for an answer. */
type Asks = { readonly when: boolean; readonly whom: boolean };

const tellNames: readonly (readonly [Role, string])[] = [
  ['police', '派出所'],
  ['leader', '组长'],
  ['office-head', '办公室'],
  ['office', '办公室'],
  ['discipline', '纪委'],
  ['civil-affairs', '民政'],
  ['school', '学区中心'],
];

function sayTold({ clue }: Seen): string {
  const told = clue.readers.filter(({ personId }) => personId !== clue.head.reporterId);
  const leaders = told.filter(({ role }) => role === 'leader').length;
  const names = tellNames.flatMap(([role, words]) => (told.some((one) => one.role === role) ? [words] : []));
  return [...new Set(names)].join('、').replace('组长', leaders === 1 ? '一位组长' : '两位组长');
}

/** Those whom “涉及村干部或领导本人” can mean: the cadres of the village, the leaders, the office; by post. */
async function mayConcern(desk: Desk, { story }: Seen): Promise<Person[]> {
  const village = desk.units.find((unit) => unit.name === story.village)?.id;
  const all = await allPeople(desk.db);
  return all.filter(
    (person) =>
      person.id !== desk.actor.id &&
      (person.role === 'leader' || isOffice(person) || (isVillager(person) && person.unitId === village)),
  );
}

export async function receiptFor(desk: Desk, seen: Seen, { when, whom }: Asks): Promise<Card> {
  const { id, number } = seen.clue.head;
  const people = whom ? await mayConcern(desk, seen) : [];
  const options = people.map((person) => [person.id, `${roleNames[person.role]} ${person.name}`] as const);
  return clueReceipt(number, sayTold(seen), {
    whom:
      options.length === 0
        ? undefined
        : concernsForm(options, { label: '就是这位', press: press(name, 'whom', { id }) }),
    when: when ? (choice) => press(name, 'when', { id, choice }) : undefined,
  });
}

async function own(
  desk: Desk,
  { args }: Pressed,
): Promise<{ seen: Seen; window: Awaited<ReturnType<typeof windowOf>> }> {
  const { clue, story } = await ownClue(desk.db, desk.actor, args['id'] ?? '');
  if (stateOf(clue) === 'closed') throw new Refusal('too-late', '这条已经办结了。');
  return { seen: await withPeople(desk, clue, readStory(story)), window: await windowOf(desk.db, clue.head.id) };
}

/** Whom it concerns: then the other leaders are told as well, and never the one concerned (conflict switch). */
export async function answerWhom(desk: Desk, pressed: Pressed): Promise<Answer> {
  const { seen, window } = await own(desk, pressed);
  const { head } = seen.clue;
  const whom = (await mayConcern(desk, seen)).find(({ id }) => id === textOf(pressed.form, 'whom'));
  if (!head.conflict || whom === undefined) throw new Refusal('bad-input', '请从列出的里面选。', 'whom');
  const known = await withPeople(desk, { ...seen.clue, head: { ...head, concerns: whom.id } }, seen.story);
  const now = withReaders(desk, known, known.missing);
  return privately(await receiptFor(desk, now, { whom: false, when: window?.happened === null }), {
    writes: [
      ...(known.missing.length === 0 ? [] : [await onThisPicture(desk, seen)]),
      await noteConcerns(desk.db, head.id, whom.id),
      ...addReaders(desk.db, head.id, known.missing, desk.now),
      await noteAudit(desk.db, {
        at: desk.now,
        personId: head.hideReporter ? 'hidden' : desk.actor.id,
        what: 'clue-conflict-named',
        about: head.id,
      }),
    ],
    posts: [...(await alarms(desk, now, known.missing)), ...cardsUpdated(desk, now, known.missing)],
    once: `${head.id}:whom`,
  });
}

/** About when it happened: the clinic’s hours are counted anew from there. */
export async function answerWhen(desk: Desk, pressed: Pressed): Promise<Answer> {
  const { seen, window } = await own(desk, pressed);
  const { id, number, reportedAt, conflict, concerns } = seen.clue.head;
  const choice = pressed.args['choice'] ?? '';
  if (window === undefined || !happened.some(([one]) => one === choice))
    throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  const counted = { clueId: id, number, countsFrom: countsFrom(choice, reportedAt) };
  const clinic = (await allPeople(desk.db)).filter((person) => window.readers.includes(person.id));
  return privately(await receiptFor(desk, seen, { when: false, whom: conflict && concerns === undefined }), {
    writes: [noteHappened(desk.db, id, choice, counted.countsFrom), countdownOff(desk, id, 'report')],
    posts: window.endedAt === null ? countdown(counted, choice, clinic, desk.now) : [],
    once: `${id}:when`,
  });
}
