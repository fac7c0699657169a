import { clueChoice, yourTurn } from '../cards/clue.ts';
import { acknowledge, addStep, type ClueHead, noteFeedback } from '../db/clues.ts';
import type { Write } from '../db/db.ts';
import { claim } from '../db/inbox.ts';
import { callOff, type Post } from '../db/outbox.ts';
import { personById } from '../db/people.ts';
import { noteAudit } from '../db/settings.ts';
import { roleNames } from '../domain/actor.ts';
import { timeOf } from '../domain/calendar.ts';
import {
  dispositionOf,
  isOpen,
  isTheirs,
  type Move,
  type MoveName,
  moveNamed,
  movesFor,
  stateOf,
} from '../domain/clue-moves.ts';
import { textOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import {
  cardsUpdated,
  caseOf,
  handlerOf,
  noticeFor,
  ownKeys,
  pushKey,
  type Seen,
  seenBy,
  unheardKeys,
} from './clue-notices.ts';
import { type Answer, type Desk, newId, press, type Pressed, privately } from './define.ts';

const name = 'clue';

const audit = (desk: Desk, what: string, about: string): Promise<Write> =>
  noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what, about });

/** The clue after the actor acknowledged for himself, and after a step. */
function after(desk: Desk, seen: Seen, what: MoveName | undefined, disposition: string | null): Seen {
  const { clue } = seen;
  const { id, role } = desk.actor;
  const readers = clue.readers.map((one) =>
    one.personId === id && id !== clue.head.reporterId
      ? { ...one, acknowledgedAt: one.acknowledgedAt ?? desk.now }
      : one,
  );
  const step = clue.steps.length + 1;
  const made = what === undefined ? [] : [{ step, what, by: id, role, at: desk.now, disposition }];
  return { ...seen, clue: { ...clue, readers, steps: [...clue.steps, ...made] } };
}

/** 签收 for oneself calls off one's own rings; the first of all calls off what rings because nobody has heard. */
const heardNow = (desk: Desk, { id, reporterId }: ClueHead): Write[] =>
  desk.actor.id === reporterId
    ? []
    : [
        acknowledge(desk.db, id, desk.actor.id, desk.now),
        callOff(desk.db, unheardKeys(id)),
        callOff(desk.db, ownKeys(id, desk.actor.id)),
        callOff(desk.db, pushKey(id, desk.actor.id)),
      ];

/** Two who act on the same picture cannot both: the second decides anew, so that every card shows what both did. */
export function onThisPicture(desk: Desk, { clue }: Seen): Promise<Write> {
  const signed = clue.readers.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length;
  const picture = `${clue.steps.length}:${signed}:${clue.readers.length}`;
  return claim(desk.db, `${clue.head.id}:after:${picture}`, 'once', 'answered', desk.now);
}

/** A line to whoever reported, without a detail. Its key is random: nothing leads from it to the clue. */
async function tellReporter(desk: Desk, { reporterId }: ClueHead, line: string): Promise<Post[]> {
  const reporter = await personById(desk.db, reporterId);
  if (reporter?.openId === undefined) return [];
  return [{ key: newId(), to: { person: reporter.openId }, content: { text: line }, priority: 0 }];
}

/** 签收: everyone's card shows who and when; the reporter is told that somebody has taken it up. */
export async function sign(desk: Desk, { args }: Pressed): Promise<Answer> {
  const seen = await seenBy(desk, args['id'] ?? '');
  const { head, readers } = seen.clue;
  if (desk.actor.id === head.reporterId) throw new Refusal('not-allowed', '自己报的要由别人签收。');
  if (readers.some((one) => one.personId === desk.actor.id && one.acknowledgedAt !== null))
    return { reply: { kind: 'card', card: noticeFor(seen, desk.actor), toast: '已经签收过了' } };
  const first = stateOf(seen.clue) === 'reported';
  const now = after(desk, seen, first ? 'acknowledge' : undefined, null);
  const step = now.clue.steps.at(-1);
  return {
    reply: { kind: 'card', card: noticeFor(now, desk.actor), toast: '已签收' },
    writes: [
      await onThisPicture(desk, seen),
      ...heardNow(desk, head),
      ...(first && step !== undefined ? [addStep(desk.db, head.id, step)] : []),
      await audit(desk, 'clue-acknowledged', head.id),
    ],
    posts: [
      ...cardsUpdated(desk, now),
      ...(first
        ? await tellReporter(
            desk,
            head,
            `您上报的 ${head.number} 已有人签收（${roleNames[desk.actor.role]}，${timeOf(desk.now)}）。`,
          )
        : []),
    ],
  };
}

/** The move pressed, if it is the actor's and the clue still stands where it can be made. */
async function moveMeant(desk: Desk, { args }: Pressed): Promise<{ seen: Seen; move: Move }> {
  const seen = await seenBy(desk, args['id'] ?? '');
  const move = moveNamed(args['move'] ?? '');
  if (move === undefined || move.name === 'acknowledge')
    throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  const clue = caseOf(seen.clue);
  if (!isOpen(move, clue)) throw new Refusal('changed-meanwhile', '这条已经不在这一步了，请打开“我的线索”看最新的。');
  if (!isTheirs(move, handlerOf(desk.actor), clue))
    throw new Refusal('not-allowed', '这一步要由派出所或办公室主任来做；核实和办结要两个人。');
  return { seen, move };
}

/** What became of it, where a move asks. */
export async function ask(desk: Desk, pressed: Pressed): Promise<Answer> {
  const { seen, move } = await moveMeant(desk, pressed);
  const options = move.asks ?? [];
  const known = dispositionOf(seen.clue) ?? '';
  const value = options.some(([option]) => option === known) ? known : (options[0]?.[0] ?? '');
  const submit = { label: move.label, style: 'primary', press: press(name, 'move', pressed.args) } as const;
  return privately(clueChoice(`${seen.clue.head.number} ${move.label}`, '处置', options, value, submit));
}

const outcomes: Readonly<Record<string, string>> = {
  police: '公安机关已依法受理并办理',
  unfounded: '核实后没有发现所说的情况',
  aid: '已转有关部门帮扶',
  'civil-affairs': '已转民政部门帮扶',
};

/** The outcome for the reporter (未保法 art. 11 para. 3): the kind of it, no detail. */
const sayOutcome = ({ clue }: Seen): string =>
  `您上报的 ${clue.head.number} 已办结：${outcomes[dispositionOf(clue) ?? ''] ?? '已按规定办理'}。依法不能说得更细。谢谢您。`;

/** Whoever has to make the next move, when it is the other side's. */
const nudges = (desk: Desk, seen: Seen, done: MoveName): Post[] =>
  done !== 'verify' && done !== 'send-back'
    ? []
    : seen.clue.readers.flatMap(({ personId }): Post[] => {
        const reader = seen.people.get(personId);
        if (reader?.openId === undefined || personId === desk.actor.id) return [];
        const next = movesFor(handlerOf(reader), caseOf(seen.clue)).at(-1);
        if (next === undefined) return [];
        const { id, number } = seen.clue.head;
        const what = done === 'verify' ? '办结' : '再办';
        return [
          {
            key: `${id}:turn:${seen.clue.steps.length}:${personId}`,
            to: { person: reader.openId },
            content: { card: yourTurn(number, what, press(name, 'show', { id })) },
          },
        ];
      });

/** One step of WF1. Two who press at once make two steps of one number: the second finds the clue moved on. */
export async function move(desk: Desk, pressed: Pressed): Promise<Answer> {
  const { seen, move: made } = await moveMeant(desk, pressed);
  const choice = textOf(pressed.form, 'choice');
  if (made.asks !== undefined && !made.asks.some(([option]) => option === choice))
    throw new Refusal('bad-input', '请选处置结果。', 'choice');
  const disposition = made.name === 'accept' ? 'police' : made.asks === undefined ? null : (choice ?? null);
  const now = after(desk, seen, made.name, disposition);
  const { head } = now.clue;
  const step = now.clue.steps.at(-1);
  if (step === undefined) throw new Error('a move makes a step');
  const closed = made.name === 'close' ? await tellReporter(desk, head, sayOutcome(now)) : [];
  return {
    reply: { kind: 'card', card: noticeFor(now, desk.actor), toast: `已记下：${made.label}` },
    writes: [
      await onThisPicture(desk, seen),
      addStep(desk.db, head.id, step),
      ...heardNow(desk, head),
      ...(closed.length === 0 ? [] : [noteFeedback(desk.db, head.id, desk.now)]),
      await audit(desk, `clue-${made.name}`, head.id),
    ],
    posts: [...cardsUpdated(desk, now), ...nudges(desk, now, made.name), ...closed],
  };
}
