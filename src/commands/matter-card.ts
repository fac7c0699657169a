import { matterCard } from '../cards/matter.ts';
import type { Button, Card } from '../cards/kit.ts';
import type { Town } from '../db/matters.ts';
import type { Person, Unit } from '../domain/actor.ts';
import { dayOf, sayDay, timeOf, yearOf } from '../domain/calendar.ts';
import { dayOfDeadline } from '../domain/due.ts';
import { type FieldValues, listOf, sayOption, tickOf } from '../domain/field.ts';
import { type Beneath, enteredBy, isOver, type Matter, mayOpen, missing, movesOf, saidIn } from '../domain/matter.ts';
import { maskName, sayPersons } from '../domain/person-name.ts';
import { type Ask, asksOf, moveNamed, stateNamed, withdrawn, type Workflow } from '../domain/workflow.ts';
import { type Desk, press } from './define.ts';

/** A matter and what a card needs to tell of it. */
export type Seen = {
  readonly town: Town;
  readonly workflow: Workflow;
  readonly matter: Matter;
  readonly beneath: readonly Beneath[];
};

const nameOf = (units: readonly Unit[], id: string | undefined): string =>
  units.find((unit) => unit.id === id)?.name ?? '';

/** One answer in words; a name is masked. */
function answerIn(desk: Desk, workflow: Workflow, ask: Ask, said: FieldValues): string {
  if (ask.kind === 'tick') return tickOf(said, ask.name) ? ask.label : '';
  const words = listOf(said, ask.name)
    .filter((value) => value !== '')
    .map((value) => (ask.units === undefined ? sayOption(ask.options ?? [], value) : nameOf(desk.units, value)));
  if (words.length === 0) return '';
  const shown = workflow.names?.includes(ask.name) === true ? words.map(maskName) : words;
  return `${ask.label.replace(/（.*）$/, '')}：${shown.join('、')}`;
}

/** The answers of some questions in words, as they were put. */
const answersIn = (desk: Desk, workflow: Workflow, names: readonly string[], said: FieldValues): string[] =>
  names.flatMap((name) => {
    const ask = asksOf(workflow).find((one) => one.name === name);
    const words = ask === undefined ? '' : answerIn(desk, workflow, ask, said);
    return words === '' ? [] : [words];
  });

export const titleOf = (workflow: Workflow, { number }: Pick<Matter, 'number'>): string =>
  number === undefined ? workflow.title : `${workflow.title}${number}号`;

const sayMoment = (at: Date): string => `${sayDay(dayOf(at))} ${timeOf(at)}`;

/** 3月20日前, or that the day is gone; a clock of hours is told by the minute, another year by its number. */
export function sayDue(due: Date | undefined, now: Date): string | undefined {
  if (due === undefined) return undefined;
  const day = dayOfDeadline(due);
  const year = yearOf(day) === yearOf(dayOf(now)) ? '' : `${yearOf(day)}年`;
  const words = `${year}${timeOf(due) === '00:00' ? sayDay(day) : sayMoment(due)}`;
  return due <= now ? `⚠️ 已过${words}` : `${words}前`;
}

const mostTold = 4;

function historyOf({ town, workflow, matter }: Seen): string[] {
  const lines = matter.steps.map(({ move, by, at }) => {
    const who = town.people.find((person) => person.id === by)?.name ?? '';
    return `${sayMoment(at)} ${who} ${moveNamed(workflow, move)?.label ?? '提出'}`;
  });
  return lines.slice(-mostTold);
}

function beneathIn({ town, beneath }: Seen): string {
  const names = [...new Set(beneath.map((one) => one.workflow))];
  return names
    .flatMap((name) => {
      const workflow = town.workflow(name);
      if (workflow === undefined) return [];
      const meant = beneath.filter((one) => one.workflow === name && one.state !== withdrawn);
      const over = meant.filter((one) => isOver(workflow, one)).length;
      const say = workflow.ofPersons === true ? sayPersons : String;
      return meant.length === 0 ? [] : [`${workflow.title} ${say(meant.length)}，已完 ${say(over)}`];
    })
    .join('；');
}

function buttonsFor({ town, workflow, matter, beneath }: Seen, reader: Person): Button[] {
  const entered = String(enteredBy(workflow, matter));
  const moves = movesOf(workflow, matter, reader, town.people).filter((move) => missing(move, beneath).length === 0);
  const offers = (workflow.offers ?? []).filter((offer) => {
    const child = town.workflow(offer.workflow);
    return offer.in.includes(matter.state) && child !== undefined && mayOpen(child, reader, town.people);
  });
  return [
    ...moves.map(
      (move, index): Button => ({
        label: move.label,
        ...(move.voids === true
          ? { confirm: { title: '撤回这件事？', text: '撤回后不再办，也不再计数。' } }
          : index === 0
            ? { style: 'primary' }
            : {}),
        press: press('matter', 'move', { id: matter.id, move: move.name, entered }),
      }),
    ),
    ...offers.map((offer) => ({
      label: offer.label,
      press: press('matter', 'open', { workflow: offer.workflow, parent: matter.id }),
    })),
  ];
}

/** The card of a matter for one of its readers. `lead` says why it is shown. */
export function cardFor(desk: Desk, seen: Seen, reader: Person, lead?: string): Card {
  const { town, workflow, matter, beneath } = seen;
  const state = stateNamed(workflow, matter.state);
  const mine = movesOf(workflow, matter, reader, town.people).filter((move) => move.voids !== true);
  const over = state?.final === true;
  return matterCard({
    title: titleOf(workflow, matter),
    tone: over
      ? matter.state === withdrawn
        ? 'closed'
        : 'done'
      : mine.length === 0
        ? 'neutral'
        : workflow.urgent === true
          ? 'urgent'
          : 'needs-you',
    lead,
    warning: over ? undefined : workflow.warning,
    state: state?.title ?? '',
    due: over ? undefined : sayDue(matter.due, desk.now),
    unit: nameOf(desk.units, matter.unitId),
    said: answersIn(desk, workflow, workflow.shows, saidIn(matter)),
    chain: (workflow.chain ?? []).map(({ label, in: states }) => ({ label, closed: states.includes(matter.state) })),
    beneath: beneathIn(seen),
    waits: [...new Set(mine.flatMap((move) => missing(move, beneath)))],
    history: historyOf(seen),
    buttons: buttonsFor(seen, reader),
  });
}

/** What was said of a notice's questions, for everybody. */
export const noticeLines = (desk: Desk, workflow: Workflow, matter: Matter): string[] =>
  answersIn(desk, workflow, workflow.notice?.fields ?? [], saidIn(matter));
