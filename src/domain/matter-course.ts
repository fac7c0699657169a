import { addDays, dayOf, isLocalDate, type LocalDate, momentOf, nthOfMonth } from './calendar.ts';
import { dayOfDeadline, deadlineAfter } from './due.ts';
import { type FieldValues, textOf } from './field.ts';
import { type Beginning, enteredAt, madeHere, type Matter, saidIn, type Step } from './matter.ts';
import { type Move, type State, stateNamed, type Workflow } from './workflow.ts';
import { workingDayFrom } from './working-day.ts';

const HOUR = 3_600_000;

const endOf = (day: LocalDate): Date => momentOf(addDays(day, 1));

function clockOf({ within }: State, entered: Date): Date | undefined {
  if (within === undefined) return undefined;
  const occurredOn = dayOf(entered);
  if (typeof within === 'object' && 'monthDay' in within)
    return endOf(workingDayFrom(nthOfMonth(occurredOn, within.monthDay)));
  return deadlineAfter({ occurredOn, at: entered, dueOn: undefined }, within);
}

function statedBy({ stated }: State, said: FieldValues): Date | undefined {
  const day = stated === undefined ? undefined : textOf(said, stated);
  return day !== undefined && isLocalDate(day) ? endOf(day) : undefined;
}

/** The last moment at which a matter's present state is left in time; undefined when it may stay. */
function dueOf(workflow: Workflow, matter: Matter): Date | undefined {
  const state = stateNamed(workflow, matter.state);
  if (state === undefined) return undefined;
  const moments = [clockOf(state, enteredAt(workflow, matter)), statedBy(state, saidIn(matter))];
  const [first] = moments.flatMap((one) => (one === undefined ? [] : [one.getTime()])).toSorted((a, b) => a - b);
  return first === undefined ? undefined : new Date(first);
}

/** The moments after `now` at which whoever's turn it is hears of it again. */
export function remindersOf(workflow: Workflow, matter: Matter, now: Date): Date[] {
  const { due } = matter;
  const entered = enteredAt(workflow, matter);
  return (stateNamed(workflow, matter.state)?.remind ?? [])
    .flatMap((one) => {
      if ('hours' in one) return [new Date(entered.getTime() + one.hours * HOUR)];
      return due === undefined ? [] : [momentOf(addDays(dayOfDeadline(due), one.days), '09:00')];
    })
    .filter((moment) => moment > now);
}

const clocked = (workflow: Workflow, matter: Matter): Matter => ({ ...matter, due: dueOf(workflow, matter) });

/** A matter begins. The caller has asked whether it may. */
export function begin(workflow: Workflow, beginning: Beginning, first: Pick<Step, 'by' | 'at' | 'said'>): Matter {
  const state = workflow.opening.to;
  return clocked(workflow, {
    ...beginning,
    workflow: workflow.name,
    state,
    openedBy: first.by,
    openedAt: first.at,
    due: undefined,
    steps: [{ ...first, move: 'open', state }],
  });
}

/** A matter goes on by a move; one of a group leaves it where it is until the others are made. */
export function advance(
  workflow: Workflow,
  matter: Matter,
  move: Move,
  step: Pick<Step, 'by' | 'at' | 'said'>,
): Matter {
  const made = [...madeHere(workflow, matter), move.name];
  const state = (move.together ?? []).every((name) => made.includes(name)) ? move.to : matter.state;
  const addressee = textOf(step.said, 'addressee') ?? matter.addressee;
  return clocked(workflow, {
    ...matter,
    addressee,
    state,
    steps: [...matter.steps, { ...step, move: move.name, state }],
  });
}
