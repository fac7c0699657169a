import type { Role } from './actor.ts';
import type { Option } from './field.ts';

/** Where a clue stands (WF1). Derived from its last step, never stored. */
export type ClueState = 'reported' | 'acknowledged' | 'accepted' | 'not-police' | 'verified' | 'closed';

export const stateNames: Readonly<Record<ClueState, string>> = {
  reported: '等签收',
  acknowledged: '已签收',
  accepted: '公安受理',
  'not-police': '不属公安',
  verified: '已核实',
  closed: '已办结',
};

/** 处置 (R06). */
export const dispositions: readonly Option[] = [
  ['police', '公安受理'],
  ['unfounded', '不属实'],
  ['aid', '转救助'],
  ['civil-affairs', '转民政'],
  ['other', '其他'],
];

/** What the police may say of a clue that is not theirs. */
const notPolice = dispositions.filter(([value]) => value !== 'police');

export type MoveName = 'acknowledge' | 'accept' | 'decline' | 'verify' | 'send-back' | 'close';

/** One step of a clue as it was kept: append-only, numbered from 1. */
export type ClueStep = {
  readonly step: number;
  readonly what: MoveName;
  readonly by: string;
  readonly role: Role;
  readonly at: Date;
  readonly disposition: string | null;
};

export type Handler = { readonly personId: string; readonly role: Role };

/** What deciding about a move needs to know of a clue. `readers` is its need-to-know list. */
export type ClueCase = {
  readonly reporterId: string;
  readonly readers: readonly Handler[];
  readonly steps: readonly Pick<ClueStep, 'what' | 'by' | 'role' | 'disposition'>[];
};

export type Move = {
  readonly name: MoveName;
  /** The button. */
  readonly label: string;
  readonly from: readonly ClueState[];
  readonly to: ClueState;
  /** Whether it is theirs to make, apart from where the clue stands. */
  readonly by: (actor: Handler, clue: ClueCase) => boolean;
  /** The dispositions it asks for. */
  readonly asks?: readonly Option[];
};

/** The second of the pair that ends a clue with the police: the office's head, and where none is on the list the next. */
const seconds: readonly Role[] = ['office-head', 'discipline', 'leader', 'office'];

const isPolice = (actor: Handler) => actor.role === 'police';
const secondOf = ({ readers }: ClueCase): Role =>
  seconds.find((role) => readers.some((reader) => reader.role === role)) ?? 'police';
const ofThePair = (actor: Handler, clue: ClueCase) => isPolice(actor) || actor.role === secondOf(clue);

/** Nobody ends a clue alone: the other side of the pair, and another person than who verified. */
function otherThanVerifier(actor: Handler, clue: ClueCase): boolean {
  const verified = clue.steps.findLast(({ what }) => what === 'verify');
  if (verified === undefined || verified.by === actor.personId) return false;
  return verified.role === 'police' ? actor.role === secondOf(clue) : isPolice(actor);
}

/** Every move of WF1, in order: who may make it, from where, to where. What is not here cannot happen. */
export const clueMoves: readonly Move[] = [
  {
    name: 'acknowledge',
    label: '签收',
    from: ['reported'],
    to: 'acknowledged',
    by: (actor, { reporterId }) => actor.personId !== reporterId,
  },
  { name: 'accept', label: '公安受理', from: ['acknowledged', 'not-police'], to: 'accepted', by: isPolice },
  { name: 'decline', label: '不属公安', from: ['acknowledged'], to: 'not-police', by: isPolice, asks: notPolice },
  {
    name: 'verify',
    label: '核实',
    from: ['accepted', 'not-police'],
    to: 'verified',
    by: ofThePair,
    asks: dispositions,
  },
  { name: 'send-back', label: '退回', from: ['verified'], to: 'acknowledged', by: otherThanVerifier },
  { name: 'close', label: '办结', from: ['verified'], to: 'closed', by: otherThanVerifier },
];

export const moveNamed = (name: string): Move | undefined => clueMoves.find((move) => move.name === name);

export function stateOf({ steps }: Pick<ClueCase, 'steps'>): ClueState {
  const last = steps.at(-1)?.what;
  return clueMoves.find(({ name }) => name === last)?.to ?? 'reported';
}

/** 处置 as it stands: what the last step that named one said. */
export const dispositionOf = ({ steps }: Pick<ClueCase, 'steps'>): string | undefined =>
  steps.findLast(({ disposition }) => disposition !== null)?.disposition ?? undefined;

const isReader = ({ personId, role }: Handler, { readers }: ClueCase) =>
  readers.some((reader) => reader.personId === personId && reader.role === role);

/** Whether a move is somebody's to make, and whether the clue stands where it can be made. */
export const isTheirs = (move: Move, actor: Handler, clue: ClueCase): boolean =>
  isReader(actor, clue) && move.by(actor, clue);
export const isOpen = (move: Move, clue: ClueCase): boolean => move.from.includes(stateOf(clue));

export const movesFor = (actor: Handler, clue: ClueCase): Move[] =>
  clueMoves.filter((move) => isOpen(move, clue) && isTheirs(move, actor, clue));
