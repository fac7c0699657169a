import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '../../src/domain/actor.ts';
import {
  type ClueCase,
  clueMoves,
  type Handler,
  isOpen,
  isTheirs,
  type Move,
  movesFor,
  stateOf,
} from '../../src/domain/clue-moves.ts';

const someone = (role: Role, n = 1): Handler => ({ personId: `${role}${n}`, role });
const everybody = roles.flatMap((role) => [someone(role, 1), someone(role, 2)]);
const REPORTER = 'village-cadre1';

/** What the township’s paper allows, said a second time and differently from the table: who may do what after what. */
type Model = { clue: ClueCase; said: string[]; by: Handler[] };
const lastOf = ({ said }: Model) => said.at(-1) ?? '';
const expected: Readonly<Record<Move['name'], (model: Model, actor: Handler) => boolean>> = {
  acknowledge: ({ said }, { personId }) => said.length === 0 && personId !== REPORTER,
  accept: (model, { role }) => role === 'police' && ['acknowledge', 'decline', 'send-back'].includes(lastOf(model)),
  decline: (model, { role }) => role === 'police' && ['acknowledge', 'send-back'].includes(lastOf(model)),
  verify: (model, { role }) =>
    ['police', 'office-head'].includes(role) && ['accept', 'decline'].includes(lastOf(model)),
  'send-back': (model, actor) => lastOf(model) === 'verify' && isOther(model, actor),
  close: (model, actor) => lastOf(model) === 'verify' && isOther(model, actor),
};
const isOther = ({ by }: Model, { role }: Handler) =>
  by.at(-1)?.role !== role && [by.at(-1)?.role, role].every((one) => one === 'police' || one === 'office-head');

class Press implements fc.Command<Model, Model> {
  readonly move: Move;
  readonly actor: Handler;
  constructor(move: Move, actor: Handler) {
    this.move = move;
    this.actor = actor;
  }
  check = () => true;
  run(model: Model): void {
    const { clue } = model;
    const onList = clue.readers.some(({ personId }) => personId === this.actor.personId);
    const may = isOpen(this.move, clue) && isTheirs(this.move, this.actor, clue);
    expect(may).toBe(onList && expected[this.move.name](model, this.actor));
    if (!may) return;
    const { personId: by, role } = this.actor;
    model.clue = { ...clue, steps: [...clue.steps, { what: this.move.name, by, role, disposition: null }] };
    model.said.push(this.move.name);
    model.by.push(this.actor);
  }
  toString = () => `${this.actor.personId} ${this.move.name}`;
}

const onTheList = everybody.filter(({ role }) => ['police', 'office-head', 'leader', 'office'].includes(role));
const begun = (readers: readonly Handler[] = onTheList): ClueCase => ({ reporterId: REPORTER, readers, steps: [] });

const after = (clue: ClueCase, move: Move, { personId: by, role }: Handler): ClueCase => ({
  ...clue,
  steps: [...clue.steps.slice(-2), { what: move.name, by, role, disposition: null }],
});

/** Every clue that can come about, a clue being told from another by where it stands and who verified it. */
function reachable(readers: readonly Handler[]): ClueCase[] {
  const found = new Map<string, ClueCase>();
  const look = [begun(readers)];
  for (const clue of look) {
    const verifier = clue.steps.findLast(({ what }) => what === 'verify');
    const key = `${stateOf(clue)} ${stateOf(clue) === 'verified' ? verifier?.by : ''}`;
    if (found.has(key)) continue;
    found.set(key, clue);
    for (const actor of readers) for (const move of movesFor(actor, clue)) look.push(after(clue, move, actor));
  }
  return [...found.values()];
}

/** Whether a clue can still be brought to its end by the people on its list. */
function canEnd(clue: ClueCase, depth = 6): boolean {
  if (stateOf(clue) === 'closed') return true;
  if (depth === 0) return false;
  return clue.readers.some((actor) =>
    movesFor(actor, clue).some((move) => move.name !== 'send-back' && canEnd(after(clue, move, actor), depth - 1)),
  );
}

describe('WF1 as a machine', () => {
  it('whoever presses whatever, only what the paper allows happens: no skipped acknowledgement, no unauthorised move', () => {
    const presses = fc
      .tuple(fc.constantFrom(...clueMoves), fc.constantFrom(...onTheList, ...onTheList, ...everybody))
      .map(([move, actor]) => new Press(move, actor));
    fc.assert(
      fc.property(fc.commands([presses], { maxCommands: 60, size: 'max' }), (commands) => {
        const model: Model = { clue: begun(), said: [], by: [] };
        fc.modelRun(() => ({ model, real: model }), commands);
        expect(model.said[0] ?? 'acknowledge').toBe('acknowledge');
        const closer = model.said.includes('close') ? model.by.at(-1) : undefined;
        expect(closer === undefined || closer.personId !== model.by.at(-2)?.personId).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Role[]]>([
    ['as usual', ['police', 'leader', 'leader', 'office-head', 'office']],
    ['in conflict', ['police', 'discipline', 'leader']],
    ['in conflict, nobody named', ['police', 'discipline']],
    ['without an office’s head', ['police', 'leader', 'office']],
    ['with a school and civil affairs', ['police', 'office-head', 'school', 'civil-affairs']],
  ])('%s there is no dead end: from every state the people on the list can bring it to its end', (_, list) => {
    const readers = list.map((role, n) => someone(role, n));
    const all = reachable(readers);
    expect(new Set(all.map(stateOf))).toEqual(
      new Set(['reported', 'acknowledged', 'accepted', 'not-police', 'verified', 'closed']),
    );
    expect(all.filter((clue) => !canEnd(clue))).toEqual([]);
  });

  it('every state is reached by some move and left by some other, but the first and the last', () => {
    const from = new Set(clueMoves.flatMap((move) => move.from));
    const to = new Set(clueMoves.map((move) => move.to));
    expect([[...to].filter((state) => !from.has(state)), [...from].filter((state) => !to.has(state))]).toEqual([
      ['closed'],
      ['reported'],
    ]);
  });
});
