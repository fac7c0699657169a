import { isOffice, type Person } from './actor.ts';
import type { FieldValues } from './field.ts';
import { moveNamed, type Move, type Party, stateNamed, type Workflow } from './workflow.ts';

/** One thing that was done with a matter, and the state it left it in. */
export type Step = {
  readonly move: string;
  readonly by: string;
  readonly at: Date;
  readonly state: string;
  readonly said: FieldValues;
};

/** 事项: one course of a workflow. Its steps are only ever added to; the first is `open`. */
export type Matter = {
  readonly id: string;
  readonly workflow: string;
  /** The unit it concerns and counts for. */
  readonly unitId: string;
  /** The unit it was passed to beside that. */
  readonly addressee: string | undefined;
  readonly parentId: string | undefined;
  readonly number: number | undefined;
  readonly state: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly due: Date | undefined;
  readonly steps: readonly Step[];
};

/** A matter beneath another, as its course bears on it. */
export type Beneath = { readonly workflow: string; readonly state: string };

/** A matter about to begin. */
export type Beginning = Pick<Matter, 'id' | 'unitId' | 'addressee' | 'parentId' | 'number'>;

/** Everything that was said so far; what was said later stands. */
export const saidIn = ({ steps }: Pick<Matter, 'steps'>): FieldValues =>
  Object.assign({}, ...steps.map((step) => step.said));

/** Index of the step by which the present state was entered; a move that waits for others enters nothing. */
export function enteredBy(workflow: Workflow, { steps }: Matter): number {
  const enters = ({ state, move }: Step, index: number) =>
    state !== steps[index - 1]?.state || moveNamed(workflow, move)?.together === undefined;
  return steps.findLastIndex(enters);
}

/** When the present state was entered. */
export const enteredAt = (workflow: Workflow, matter: Matter): Date =>
  matter.steps[enteredBy(workflow, matter)]?.at ?? matter.openedAt;

/** Moves of a group already made here, while the others are waited for. */
export const madeHere = (workflow: Workflow, matter: Matter): string[] =>
  matter.steps.slice(enteredBy(workflow, matter) + 1).map((step) => step.move);

type Placed = Pick<Matter, 'unitId' | 'addressee' | 'openedBy'>;

function isParty({ roles, of, at, seat }: Party, matter: Placed, person: Person): boolean {
  // Running the system is not a reason to take part.
  if (person.role === 'administrator') return false;
  if (roles !== undefined && !roles.includes(person.role)) return false;
  if (at !== undefined && person.unitId !== at) return false;
  if (seat !== undefined && person.seats?.includes(seat) !== true) return false;
  const fits: Readonly<Record<NonNullable<Party['of']>, boolean>> = {
    unit: person.unitId === matter.unitId,
    addressee: person.unitId === matter.addressee,
    outside: person.unitId !== matter.unitId,
    opener: person.id === matter.openedBy,
  };
  return of === undefined || fits[of];
}

const partiesAmong = (parties: readonly Party[], matter: Placed, people: readonly Person[]): Person[] =>
  people.filter((person) => parties.some((party) => isParty(party, matter, person)));

/** Everybody who is one of the parties. Where the roster has nobody, the office stands in. */
export function peopleOf(parties: readonly Party[], matter: Placed, people: readonly Person[]): Person[] {
  const named = partiesAmong(parties, matter, people);
  return named.length > 0 ? named : people.filter(isOffice);
}

/**
 * Who may make a move, when it is time for it: the parties, but for those whom another pair of eyes is to check. Where
 * that leaves nobody, the office stands in, checked likewise; taking back is the opener's alone.
 */
export function whoMay(move: Move, matter: Matter, people: readonly Person[]): Person[] {
  const checked = new Set(
    matter.steps.filter((step) => move.besides?.includes(step.move) === true).map((step) => step.by),
  );
  const free = people.filter((person) => !checked.has(person.id));
  return move.voids === true ? partiesAmong(move.may, matter, free) : peopleOf(move.may, matter, free);
}

export const mayOpen = ({ opening }: Workflow, person: Person, people: readonly Person[]): boolean => {
  const nowhere = { unitId: person.unitId, addressee: undefined, openedBy: person.id };
  return opening.may.length > 0 && peopleOf(opening.may, nowhere, people).some((one) => one.id === person.id);
};

/**
 * Who may read: the readers, whoever opened it, and those who may go on with it now. Rights follow what somebody is
 * now, not what they were when they had a hand in it.
 */
export const reads = (workflow: Workflow, matter: Matter, person: Person, people: readonly Person[]): boolean =>
  workflow.readers.some((party) => isParty(party, matter, person)) ||
  isParty({ of: 'opener' }, matter, person) ||
  workflow.moves
    .filter((move) => move.from.includes(matter.state))
    .some((move) => whoMay(move, matter, people).some((one) => one.id === person.id));

const isMet = (beneath: readonly Beneath[], need: NonNullable<Move['needs']>[number]): boolean => {
  const meant = beneath.filter((one) => one.workflow === need.workflow);
  const fit = meant.filter((one) => need.in.includes(one.state));
  return need.every === true ? fit.length === meant.length : fit.length > 0;
};

/** What still keeps a move from being made, in words. */
export const missing = (move: Move, beneath: readonly Beneath[]): string[] =>
  (move.needs ?? []).filter((need) => !isMet(beneath, need)).map((need) => need.words);

/** The moves that the course of the matter allows now, whoever makes them. */
export const movesNow = (workflow: Workflow, matter: Matter): Move[] =>
  workflow.moves.filter(
    (move) =>
      move.from.includes(matter.state) &&
      (move.when?.(saidIn(matter)) ?? true) &&
      !(move.together !== undefined && madeHere(workflow, matter).includes(move.name)),
  );

/** The moves open to a person now. */
export const movesOf = (workflow: Workflow, matter: Matter, person: Person, people: readonly Person[]): Move[] =>
  movesNow(workflow, matter).filter((move) => whoMay(move, matter, people).some((one) => one.id === person.id));

/** Whose turn it is: everybody who may go on, taking it back aside. */
export const turnOf = (workflow: Workflow, matter: Matter, people: readonly Person[]): Person[] => {
  const moves = movesNow(workflow, matter).filter((move) => move.voids !== true);
  const able = new Set(moves.flatMap((move) => whoMay(move, matter, people)).map((person) => person.id));
  return people.filter((person) => able.has(person.id));
};

export const isOver = (workflow: Workflow, { state }: Pick<Matter, 'state'>): boolean =>
  stateNamed(workflow, state)?.final === true;

/** Whether the newest step entered the state it left the matter in. */
export const hasArrived = (workflow: Workflow, matter: Matter): boolean =>
  enteredBy(workflow, matter) === matter.steps.length - 1;
