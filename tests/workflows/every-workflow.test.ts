import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Person, type Role, roles } from '../../src/domain/actor.ts';
import { addDays, momentOf } from '../../src/domain/calendar.ts';
import { faultsOf, type FieldValue, type FieldValues } from '../../src/domain/field.ts';
import { type Matter, mayOpen, movesNow, movesOf, peopleOf, reads, whoMay } from '../../src/domain/matter.ts';
import { advance, begin, remindersOf } from '../../src/domain/matter-course.ts';
import { type Ask, asksOf, type Move, moveNamed, type Workflow } from '../../src/domain/workflow.ts';
import { declarations } from '../../src/records/index.ts';
import { workflowNamed, workflows } from '../../src/workflows/index.ts';

const today = '2024-03-15';
const NOON = momentOf(today, '12:00');

const person = (id: string, unitId: string, role: Role): Person => ({ id, openId: `ou_${id}`, name: id, unitId, role });

/** Two of every role in each unit where it is at home: whatever a step asks for, somebody is there. */
const homes: Partial<Record<Role, readonly string[]>> = {
  office: ['PA'],
  'office-head': ['PA'],
  leader: ['DZ'],
  discipline: ['JW'],
  police: ['PC'],
  school: ['school', 'ED'],
  'civil-affairs': ['MZ'],
  clinic: ['WS'],
  'unit-clerk': ['FT', 'SF', 'SC'],
  administrator: ['PA'],
};
const roster = roles.flatMap((role) =>
  (homes[role] ?? ['v1', 'v2']).flatMap((unit) => [1, 2].map((n) => person(`${role}-${unit}-${n}`, unit, role))),
);

/** An answer that fits a question. */
function answerTo({ kind, options, units }: Ask, luck = 1): FieldValue {
  const values = (options ?? []).map(([value]) => value);
  switch (kind) {
    case 'choice':
      return units === undefined ? (values[luck % values.length] ?? '') : 'v1';
    case 'choices':
      return values;
    case 'tick':
      return true;
    case 'day':
      return addDays(today, 10);
    case 'number':
      return String(luck % 3);
    default:
      return '有';
  }
}
const answers = (asks: readonly Ask[] = [], luck = 1): FieldValues =>
  Object.fromEntries(asks.map((ask) => [ask.name, answerTo(ask, luck)]));

const ready = (asks: readonly Ask[]) =>
  asks.map((ask) => (ask.units === undefined ? ask : { ...ask, options: [['v1', '雄风村']] as const }));

const opener = (workflow: Workflow): Person => {
  const found = roster.find((one) => mayOpen(workflow, one, roster));
  if (found === undefined) throw new Error(`nobody opens ${workflow.name}`);
  return found;
};

function opened(workflow: Workflow, luck = 1): Matter {
  const by = opener(workflow);
  const place = { id: 'm', unitId: by.unitId, addressee: 'v1', parentId: undefined, number: undefined };
  return begin(workflow, place, { by: by.id, at: NOON, said: answers(workflow.opening.asks, luck) });
}

const finals = ({ states }: Workflow) => states.filter((state) => state.final === true).map((state) => state.name);

/** Every state to which a matter can be brought from here by people on the roster, its own aside. */
function reachable(workflow: Workflow, from: Matter): Set<string> {
  const seen = new Set<string>();
  const courses = [from];
  for (const matter of courses)
    for (const move of movesNow(workflow, matter))
      for (const luck of [0, 1]) {
        const [by] = whoMay(move, matter, roster);
        if (by === undefined) continue;
        const next = advance(workflow, matter, move, { by: by.id, at: NOON, said: answers(move.asks, luck) });
        const waits = next.state === matter.state && move.together !== undefined;
        if (seen.has(next.state) && !waits) continue;
        seen.add(next.state);
        courses.push(next);
      }
  return seen;
}

describe.each(workflows.map((workflow) => [workflow.name, workflow] as const))('the workflow %s', (_, workflow) => {
  const states = workflow.states.map((state) => state.name);
  const moves = workflow.moves.map((move) => move.name);
  const asked = asksOf(workflow).map((ask) => ask.name);

  it('names only what is there', () => {
    for (const move of workflow.moves) {
      expect(states).toEqual(expect.arrayContaining([...move.from, move.to]));
      expect(['open', ...moves]).toEqual(expect.arrayContaining([...(move.together ?? []), ...(move.besides ?? [])]));
      if (move.together !== undefined) expect(move.together).toContain(move.name);
      for (const need of move.needs ?? [])
        expect(workflowNamed(need.workflow)?.states.map((state) => state.name)).toEqual(
          expect.arrayContaining([...need.in]),
        );
    }
    expect(asked).toEqual(expect.arrayContaining([...workflow.shows, ...(workflow.names ?? [])]));
    expect(asked).toEqual(expect.arrayContaining([...(workflow.notice?.fields ?? [])]));
    for (const { workflow: child, in: when } of workflow.offers ?? []) {
      expect(workflowNamed(child)).toBeDefined();
      expect(states).toEqual(expect.arrayContaining([...when]));
    }
    for (const name of [...states, ...moves, workflow.name]) expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(new Set(moves).size).toBe(moves.length);
    expect(workflow.takes?.[0] ?? workflow.name).toBe(workflow.name);
  });

  it('tells nobody who may not read', () => {
    const matter = opened(workflow);
    for (const doing of [workflow.opening, ...workflow.moves.filter((move) => move.voids !== true)])
      for (const one of doing.hears === undefined ? [] : peopleOf(doing.hears, matter, roster))
        expect(reads(workflow, { ...matter, state: doing.to }, one, roster), one.id).toBe(true);
  });

  it('serves rows that its records serve', () => {
    const rows = (workflow.takes ?? []).flatMap((kind) => declarations[kind].rows);
    if (rows.length > 0) expect(rows.some((row) => workflow.rows.includes(row))).toBe(true);
    expect(workflow.rows.length).toBeGreaterThan(0);
  });

  it('reaches every state, and from every one an end', () => {
    const starts = [0, 1, 2].map((luck) => opened(workflow, luck));
    const all = new Set(starts.flatMap((start) => [start.state, ...reachable(workflow, start)]));
    expect(states.filter((state) => !all.has(state))).toEqual([]);
    const ends = finals(workflow);
    for (const state of states.filter((one) => !ends.includes(one))) {
      const from = workflow.moves.filter((move) => move.from.includes(state) && move.voids !== true);
      expect(from, `${state} is a dead end`).not.toEqual([]);
    }
  });

  it('keeps only records that their own form would take', () => {
    const kept = [workflow.opening, ...workflow.moves].flatMap(
      ({ keeps }) => keeps?.({ ...answers(workflow.opening.asks), ...answers(asksOf(workflow)), day: today }) ?? [],
    );
    for (const { kind, values } of kept) {
      const reading = declarations[kind].read({ day: today, ...values }, { today, now: NOON });
      expect('faults' in reading ? reading.faults : {}).toEqual({});
    }
  });

  it('asks what can be answered, in at most six taps beside names', () => {
    for (const doing of [workflow.opening, ...workflow.moves]) {
      const asks = ready(doing.asks ?? []);
      expect(faultsOf(asks, answers(asks))).toEqual({});
      expect(asks.filter((ask) => ask.kind !== 'line' && ask.kind !== 'lines').length).toBeLessThanOrEqual(6);
    }
  });

  it('reminds only after now, in order, and of what has an end only', () => {
    for (const luck of [0, 1]) {
      const matter = opened(workflow, luck);
      const moments = remindersOf(workflow, matter, NOON);
      expect(moments.every((moment) => moment > NOON)).toBe(true);
      expect(new Set(moments.map((moment) => moment.getTime())).size).toBe(moments.length);
    }
  });
});

/** What the rules of a step say, told apart from the engine: who did what since the state was entered. */
type Model = { state: string; made: string[]; makers: Map<string, string[]> };
type Real = { matter: Matter };

function allowed(move: Move, by: Person, { state, made, makers }: Model, matter: Matter): boolean {
  const fits = (one: Person) =>
    one.role !== 'administrator' &&
    move.may.some(
      ({ roles: some, of, at, seat }) =>
        (seat === undefined || one.seats?.includes(seat) === true) &&
        (some?.includes(one.role) ?? true) &&
        (at === undefined || one.unitId === at) &&
        (of !== 'unit' || one.unitId === matter.unitId) &&
        (of !== 'addressee' || one.unitId === matter.addressee) &&
        (of !== 'outside' || one.unitId !== matter.unitId) &&
        (of !== 'opener' || one.id === matter.openedBy),
    );
  const isChecked = (one: Person) => (move.besides ?? []).some((name) => makers.get(name)?.includes(one.id) === true);
  const nobody = move.voids !== true && !roster.some((one) => fits(one) && !isChecked(one));
  const isOne = fits(by) || (nobody && ['office', 'office-head'].includes(by.role));
  const said = Object.assign({}, ...matter.steps.map((step) => step.said));
  return (
    isOne &&
    move.from.includes(state) &&
    (move.when?.(said) ?? true) &&
    !(move.together !== undefined && made.includes(move.name)) &&
    !isChecked(by)
  );
}

/** Somebody tries to make a move, whether it is theirs or not. */
const attempt = (workflow: Workflow, by: Person, name: string, luck: number): fc.Command<Model, Real> => ({
  check: () => true,
  toString: () => `${by.id} ${name}`,
  run: (model, real) => {
    const move = moveNamed(workflow, name);
    if (move === undefined) throw new Error(name);
    const { matter } = real;
    const may = movesOf(workflow, matter, by, roster).includes(move);
    expect(may).toBe(allowed(move, by, model, matter));
    if (!may) return;
    expect(reads(workflow, matter, by, roster)).toBe(true);
    expect(finals(workflow)).not.toContain(model.state);
    real.matter = advance(workflow, matter, move, { by: by.id, at: NOON, said: answers(move.asks, luck) });
    model.made = move.together === undefined ? [] : [...model.made, name];
    model.makers.set(name, [...(model.makers.get(name) ?? []), by.id]);
    const whole = (move.together ?? []).every((one) => model.made.includes(one));
    if (whole) Object.assign(model, { state: move.to, made: [] });
    // No acknowledgement is skipped: the matter goes on only when all of its group are made.
    expect(real.matter.state).toBe(model.state);
    expect(real.matter.steps.slice(0, -1)).toEqual(matter.steps);
    if (!finals(workflow).includes(model.state)) {
      const ends = reachable(workflow, real.matter);
      expect(finals(workflow).some((end) => ends.has(end))).toBe(true);
    }
  },
});

it.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
  'whatever anybody tries, %s is moved only by whom it is for, skips nobody and can always end',
  (_, workflow) => {
    const tries = fc
      .tuple(
        fc.constantFrom(...roster),
        fc.constantFrom(...workflow.moves.map((move) => move.name)),
        fc.nat({ max: 2 }),
      )
      .map(([by, name, luck]) => attempt(workflow, by, name, luck));
    // Most of the roster may do nothing: whoever may is tried more often, so that courses get long.
    const able = roster.filter((one) =>
      workflow.moves.some((move) => peopleOf(move.may, opened(workflow), [one]).length),
    );
    const likely = fc
      .tuple(fc.constantFrom(...able), fc.constantFrom(...workflow.moves.map((move) => move.name)), fc.nat({ max: 2 }))
      .map(([by, name, luck]) => attempt(workflow, by, name, luck));
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.commands([tries, likely, likely], { maxCommands: 40 }), (luck, attempts) => {
        const matter = opened(workflow, luck);
        const makers = new Map([['open', [matter.openedBy]]]);
        fc.modelRun(() => ({ model: { state: matter.state, made: [], makers }, real: { matter } }), attempts);
      }),
      { numRuns: 25 },
    );
  },
);
