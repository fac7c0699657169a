import { noticeCard, noticeOver } from '../cards/matter.ts';
import { attachPicture, loosePictures } from '../db/evidence.ts';
import { addMatter, addStep, linkRecord, nextMatterNumber, recordsOfMatter } from '../db/matters.ts';
import { callOff, type Post } from '../db/outbox.ts';
import { matterReminders } from '../db/reminders.ts';
import { addRecord, moveTo } from '../db/record-changes.ts';
import type { KeptRecord } from '../db/records.ts';
import { activeChats } from '../db/units.ts';
import type { Write } from '../db/db.ts';
import { isOffice, type Person } from '../domain/actor.ts';
import { hasArrived, isOver, type Matter, peopleOf, saidIn, turnOf } from '../domain/matter.ts';
import { begin, remindersOf } from '../domain/matter-course.ts';
import { type Child, type Keep, type Move, stateNamed, type Workflow } from '../domain/workflow.ts';
import { declarations } from '../records/index.ts';
import { type Desk, newId } from './define.ts';
import { cardFor, noticeLines, type Seen } from './matter-card.ts';
import { picturesSince } from './record-flow.ts';

type Done = { readonly writes: readonly Write[]; readonly posts: readonly Post[] };

const seenKey = (id: string, step: number, person: Person) => `matter:${id}:${step}:${person.id}`;
const dueKeys = (id: string) => `${matterReminders}${id}:`;
const noticeKey = (id: string, chatId: string) => `matter-notice:${id}:${chatId}`;

const everyWrite = async (writes: readonly Promise<Write[]>[]): Promise<Write[]> => (await Promise.all(writes)).flat();

/** Posts one card each to some people, but for whoever is looking at it already; what is urgent rings for those whose turn it is. */
function tell(desk: Desk, seen: Seen, people: readonly Person[]): Post[] {
  const { workflow, matter, town } = seen;
  const turn = workflow.urgent === true ? turnOf(workflow, matter, town.people) : [];
  return people.flatMap((person): Post[] => {
    if (person.openId === undefined || person.id === desk.actor.id) return [];
    const key = seenKey(matter.id, matter.steps.length - 1, person);
    const priority = workflow.urgent === true ? 0 : 5;
    const card: Post = { key, to: { person: person.openId }, content: { card: cardFor(desk, seen, person) }, priority };
    if (!turn.includes(person)) return [card];
    return [card, { key: `urgent:${key}`, to: { urgent: key, people: [person.openId] }, priority }];
  });
}

/** What a matter's reminder counts as: the duty that its records meet, else the workflow itself. */
const dutyOf = ({ campaign }: Desk, { name, takes = [] }: Workflow): string =>
  campaign.duties.find(({ evidence }) => takes.includes(evidence))?.id ?? name;

/** Reminders of the present state, for the case that nobody goes on: to whoever's turn it is, each moment once. */
function reminders(desk: Desk, seen: Seen): Post[] {
  const { workflow, matter, town } = seen;
  const step = matter.steps.length - 1;
  return remindersOf(workflow, matter, desk.now).flatMap((notBefore, index) =>
    turnOf(workflow, matter, town.people).flatMap((person): Post[] => {
      if (person.openId === undefined) return [];
      const then = { ...desk, now: notBefore };
      const over = matter.due !== undefined && notBefore >= matter.due;
      const card = cardFor(then, seen, person, over ? '已经过了时间，还没办完。' : '提醒：还等您办。');
      const key = `${dueKeys(matter.id)}${step}:${index}:${person.id}:${dutyOf(desk, workflow)}`;
      const priority = workflow.urgent === true ? 0 : 5;
      return [{ key, to: { person: person.openId }, content: { card }, priority, notBefore }];
    }),
  );
}

/** Who hears of the newest step: those it names, and those whose turn it is in a state it entered. */
function hearers({ workflow, matter, town }: Seen, move: Move | undefined): Person[] {
  const named = move === undefined ? workflow.opening.hears : move.hears;
  const arrived = hasArrived(workflow, matter);
  const waits = stateNamed(workflow, matter.state)?.later === true || !arrived;
  const turn = waits ? [] : turnOf(workflow, matter, town.people);
  return [...new Set([...turn, ...(arrived && named !== undefined ? peopleOf(named, matter, town.people) : [])])];
}

/** The notice in the township's chat: shown by the move that publishes it, over when the matter is. */
async function notices(desk: Desk, { workflow, matter }: Seen, move: Move | undefined): Promise<Done> {
  const { notice } = workflow;
  const publishes = move?.publishes === true;
  const wasShown = matter.steps.some((step) =>
    workflow.moves.some((one) => one.publishes === true && one.name === step.move),
  );
  if (notice === undefined || !(publishes || (wasShown && isOver(workflow, matter)))) return { writes: [], posts: [] };
  const chats = (await activeChats(desk.db)).filter((chat) => chat.audience === 'township');
  const posts = chats.map(({ chatId }): Post => {
    const key = noticeKey(matter.id, chatId);
    return publishes
      ? {
          key,
          to: { chat: chatId },
          content: { card: noticeCard(notice.title, noticeLines(desk, workflow, matter)) },
          priority: 0,
        }
      : {
          key: `over:${key}`,
          to: { update: key },
          content: { card: noticeOver(notice.title, notice.over) },
          priority: 0,
        };
  });
  return { posts, writes: publishes ? [] : [callOff(desk.db, `matter-notice:${matter.id}:`)] };
}

const officeOf = (desk: Desk, matter: Matter): string =>
  desk.units.find((unit) => unit.id === desk.campaign.office)?.id ?? matter.unitId;

/** Keeps one record with a step, as its own form would, and ties it to the matter. */
async function keep(desk: Desk, matter: Matter, wanted: Keep, before: readonly KeptRecord[]): Promise<Write[]> {
  const declaration = declarations[wanted.kind];
  const reading = declaration.read({ day: desk.today, ...wanted.values }, { today: desk.today, now: desk.now });
  if ('faults' in reading)
    throw new Error(`${matter.workflow} keeps no ${wanted.kind}: ${Object.keys(reading.faults).join()}`);
  const earlier = (kind: Keep['kind']) => before.findLast((one) => one.kind === kind && one.status === 'valid');
  const answers = wanted.answers === undefined ? undefined : earlier(wanted.answers)?.id;
  const prover = matter.steps.findLast((step) => step.move === wanted.picturesOf);
  const pictures = prover === undefined ? [] : await loosePictures(desk.db, prover.by, picturesSince(prover.at));
  const draft = {
    ...reading.draft,
    unitId: wanted.forOffice === true ? officeOf(desk, matter) : matter.unitId,
    subjectIds: [],
    detail: { ...reading.draft.detail, ...(answers === undefined ? {} : { answers }) },
    ...(pictures.length === 0 ? {} : { evidenceState: 'attached' as const }),
  };
  const id = newId();
  const entry = {
    by: desk.actor.id,
    onBehalf: isOffice(desk.actor),
    source: 'card' as const,
    late: desk.now >= declaration.lateFrom(draft),
    at: desk.now,
    cause: desk.cause,
  };
  return [
    ...(await addRecord(desk.db, id, draft, entry, wanted.replaces === true ? earlier(wanted.kind) : undefined)),
    linkRecord(desk.db, matter.id, id),
    ...pictures.map((picture) => attachPicture(desk.db, picture.id, id)),
  ];
}

async function records(desk: Desk, { workflow, matter }: Seen, move: Move | undefined): Promise<Write[]> {
  const keeps = move === undefined ? workflow.opening.keeps : move.keeps;
  const wanted = hasArrived(workflow, matter) ? (keeps?.(saidIn(matter)) ?? []) : [];
  if (wanted.length === 0 && move?.voids !== true) return [];
  const before = move === undefined ? [] : await recordsOfMatter(desk.db, matter.id);
  const change = { by: desk.actor.id, at: desk.now, cause: desk.cause };
  const voided = move?.voids === true ? before.filter((record) => record.status === 'valid') : [];
  return [
    ...voided.flatMap((record) => moveTo(desk.db, record, 'void', change)),
    ...(await everyWrite(wanted.map((one) => keep(desk, matter, one, before)))),
  ];
}

/** Opens the matters a move begets, numbered one after the other. */
async function begetten(
  desk: Desk,
  { town, matter }: Seen,
  children: readonly Child[],
): Promise<Done & { readonly seen: Seen[] }> {
  const next = new Map<string, number>();
  const born: { readonly workflow: Workflow; readonly matter: Matter }[] = [];
  for (const { workflow: name, unitId, said } of children) {
    const workflow = town.workflow(name);
    if (workflow === undefined) continue;
    const number = next.get(name) ?? (await numberFor(desk, workflow));
    if (number !== undefined) next.set(name, number + 1);
    const place = { id: newId(), unitId: unitId ?? matter.unitId, addressee: undefined, parentId: matter.id, number };
    born.push({ workflow, matter: begin(workflow, place, { by: desk.actor.id, at: desk.now, said }) });
  }
  const seen = born.map((one): Seen => ({ town, beneath: [], ...one }));
  return {
    seen,
    writes: await everyWrite(seen.map((one) => addMatter(desk.db, one.matter, desk.cause))),
    posts: seen.flatMap((one) => [...tell(desk, one, hearers(one, undefined)), ...reminders(desk, one)]),
  };
}

/** The next number, where the workflow's matters are numbered. */
export const numberFor = async (desk: Desk, workflow: Workflow): Promise<number | undefined> =>
  workflow.numbered === true ? nextMatterNumber(desk.db, workflow.name, desk.now) : undefined;

/**
 * All that a step brings with it, to be committed together: the step, its records, what it begets, who hears of it, and
 * the reminders, the old ones called off. `move` is absent for the opening. `after` has the matters it begot beneath.
 */
export async function carriedOut(desk: Desk, seen: Seen, move?: Move): Promise<Done & { readonly after: Seen }> {
  const { matter } = seen;
  const kept = move === undefined ? addMatter(desk.db, matter, desk.cause) : addStep(desk.db, matter, desk.cause);
  const children = await begetten(desk, seen, move?.begets?.(saidIn(matter)) ?? []);
  const beneath = children.seen.map((one) => ({ workflow: one.workflow.name, state: one.matter.state }));
  const after = { ...seen, beneath: [...seen.beneath, ...beneath] };
  const shown = await notices(desk, after, move);
  return {
    after,
    writes: [
      ...(await kept),
      ...(await records(desk, after, move)),
      ...children.writes,
      callOff(desk.db, dueKeys(matter.id)),
      ...shown.writes,
    ],
    posts: [...tell(desk, after, hearers(after, move)), ...reminders(desk, after), ...children.posts, ...shown.posts],
  };
}
