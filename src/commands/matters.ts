import { matterFor } from '../db/matters.ts';
import { type FieldValues, faultsOf, textOf } from '../domain/field.ts';
import type { Card } from '../cards/kit.ts';
import { enteredBy, type Matter, mayOpen, missing, movesOf, peopleOf } from '../domain/matter.ts';
import { advance, begin } from '../domain/matter-course.ts';
import { type Ask, moveNamed, type Move, type Workflow } from '../domain/workflow.ts';
import { Refusal } from '../errors.ts';
import { type Answer, defineCommand, type Desk, newId, type Pressed, privately, type Reply, unitOf } from './define.ts';
import { cardFor, type Seen } from './matter-card.ts';
import { carriedOut, numberFor } from './matter-course.ts';
import { declared, seenBy, townOf } from './matter-desk.ts';
import { fieldsOf, moveCard, openingAsks, openingCard } from './matter-forms.ts';
import { listMatters, mattersOf } from './matter-list.ts';

const name = 'matter';
const mended = '有一处要改，填的都还在';

/** The card of a matter, in private. */
export async function showMatter(desk: Desk, id: string | undefined): Promise<Answer> {
  return privately(cardFor(desk, await seenBy(desk, id), desk.actor));
}

/** The form that opens a matter, for whoever may; `parent` is the matter it will stand beneath. */
export async function openMatter(desk: Desk, workflow: Workflow, args: Pressed['args'] = {}): Promise<Answer> {
  const { people } = await townOf(desk);
  if (!mayOpen(workflow, desk.actor, people)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const open = (await mattersOf(desk)).filter((one) => one.workflow === workflow.name).length;
  return privately(openingCard(desk, workflow, args, { open }));
}

/** The matter's card in place of what was pressed; never where others would see it. */
const shown = (desk: Desk, seen: Seen, toast: string): Reply => ({
  kind: desk.place.type === 'p2p' ? 'card' : 'privately',
  card: cardFor(desk, seen, desk.actor),
  toast,
});

const again = (card: Card): Answer => ({ reply: { kind: 'privately', card, toast: mended } });

/** What was answered of what was asked; a form may carry more. */
const answered = (asks: readonly Ask[], form: FieldValues): FieldValues =>
  Object.fromEntries(
    asks.flatMap(({ name: field }) => {
      const value = form[field];
      return value === undefined ? [] : [[field, value] as const];
    }),
  );

const expired = () => new Refusal('expired-card', '这张卡片过期了，请重新打开。');

/** Whether a matter has a place beneath it for one of this workflow, as it stands. */
const offersHere = (above: Matter, { name: beneath }: Workflow): boolean =>
  declared(above.workflow).offers?.some((one) => one.workflow === beneath && one.in.includes(above.state)) === true;

async function submitOpening(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const workflow = declared(args['workflow']);
  const town = await townOf(desk);
  if (!mayOpen(workflow, desk.actor, town.people)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const parent = args['parent'];
  const above = parent === undefined ? undefined : await matterFor(desk.db, desk.actor, parent, town);
  if (above !== undefined && !offersHere(above, workflow)) throw expired();
  const asks = openingAsks(desk, workflow);
  const faults = {
    ...workflow.opening.refuses?.(form, desk.today),
    ...faultsOf(fieldsOf(desk, asks), form),
  };
  if (Object.keys(faults).length > 0)
    return again(openingCard(desk, workflow, args, { filled: { values: form, faults } }));
  const said = answered(asks, form);
  const place = {
    id: newId(),
    unitId: unitOf(desk, textOf(said, 'unit') ?? desk.actor.unitId).id,
    addressee: textOf(said, 'addressee'),
    parentId: parent,
    number: await numberFor(desk, workflow),
  };
  const matter = begin(workflow, place, { by: desk.actor.id, at: desk.now, said });
  const { after, writes, posts } = await carriedOut(desk, { town, workflow, matter, beneath: [] });
  return {
    reply: shown(desk, after, '已提交'),
    writes,
    posts,
    once: `form:${args['nonce'] ?? matter.id}`,
  };
}

/** The move meant, if it is the actor's to make now; the newest card when somebody came before. */
function moveMeant(desk: Desk, seen: Seen, args: Pressed['args']): Move | Answer {
  const { workflow, matter, town } = seen;
  const wanted = moveNamed(workflow, args['move']);
  const stale = args['entered'] !== String(enteredBy(workflow, matter));
  const move = movesOf(workflow, matter, desk.actor, town.people).find((one) => one === wanted);
  if (move !== undefined && !stale) {
    const [lacking] = missing(move, seen.beneath);
    if (lacking !== undefined) throw new Refusal('bad-input', `${lacking}。`);
    return move;
  }
  if (wanted === undefined) throw expired();
  const isTurn = wanted.from.includes(matter.state) && !stale;
  if (isTurn && !peopleOf(wanted.may, matter, town.people).some((one) => one.id === desk.actor.id))
    throw new Refusal('not-allowed', '这一步不归您办。');
  if (isTurn && wanted.besides !== undefined) throw new Refusal('not-allowed', '这一步要换一个人来办。');
  const card = cardFor(desk, seen, desk.actor);
  return { reply: { kind: 'privately', card, toast: '这一步已经有人办过了' } };
}

async function make(desk: Desk, { args, form }: Pressed, isSubmitted: boolean): Promise<Answer> {
  const seen = await seenBy(desk, args['id']);
  const meant = moveMeant(desk, seen, args);
  if ('reply' in meant) return meant;
  const asking = moveCard(desk, seen, meant);
  if (asking !== undefined && !isSubmitted) return privately(asking);
  const faults = {
    ...meant.refuses?.(form, desk.today),
    ...faultsOf(fieldsOf(desk, meant.asks ?? []), form),
  };
  if (Object.keys(faults).length > 0)
    return again(moveCard(desk, seen, meant, { values: form, faults }) ?? cardFor(desk, seen, desk.actor));
  const said = answered(meant.asks ?? [], form);
  const matter = advance(seen.workflow, seen.matter, meant, { by: desk.actor.id, at: desk.now, said });
  const { after, writes, posts } = await carriedOut(desk, { ...seen, matter }, meant);
  return { reply: shown(desk, after, '已办'), writes, posts };
}

/** 事项: what goes from hand to hand. Every card and list of it is private; for whoever may not read there is none. */
export const matterCommand = defineCommand({
  name,
  title: '事项',
  example: '事项',
  says: ['待办事项', '我的事项', '在办事项'],
  may: 'everyone',
  open: (desk) => listMatters(desk),
  presses: {
    list: (desk, { args: { workflow } }) => listMatters(desk, workflow === undefined ? undefined : declared(workflow)),
    show: (desk, { args }) => showMatter(desk, args['id']),
    open: (desk, { args: { workflow, ...args } }) => openMatter(desk, declared(workflow), args),
    begin: submitOpening,
    move: (desk, pressed) => make(desk, pressed, false),
    submit: (desk, pressed) => make(desk, pressed, true),
  },
});
