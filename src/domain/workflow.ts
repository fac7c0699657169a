import type { Role, Unit } from './actor.ts';
import type { LocalDate } from './calendar.ts';
import type { Within } from './duty.ts';
import type { Field, FieldFaults, FieldValues } from './field.ts';
import type { RecordKind } from './record.ts';

/** A question of a matter's form; with `units` a choice among the units of these kinds, by their ids. */
export type Ask = Field & { readonly units?: readonly Unit['kind'][] };

/**
 * Somebody by what they are and what they are to the matter; all that is said must hold. unit: of the unit it concerns ·
 * addressee: of the unit it was passed to · outside: of any but the unit it concerns · opener: whoever opened it.
 */
export type Party = {
  readonly roles?: readonly Role[];
  readonly of?: 'unit' | 'addressee' | 'outside' | 'opener';
  /** Of one unit, by its code in the rule book. */
  readonly at?: string;
  /** Whoever the office gave a post. */
  readonly seat?: string;
};

/** A record that is kept with a step, so that whatever counts its kind counts the matter. */
export type Keep = {
  readonly kind: RecordKind;
  /** As the form of that kind would have them; the day is the step's. */
  readonly values: FieldValues;
  /** It answers the record of this kind that the matter kept before. */
  readonly answers?: RecordKind;
  /** It takes the place of the record of its own kind that the matter kept before. */
  readonly replaces?: true;
  /** It counts for the office, whoever's the matter is. */
  readonly forOffice?: true;
  /** Its pictures are those of whoever made this move. */
  readonly picturesOf?: string;
};

/** A matter that a move opens beneath its own. */
export type Child = { readonly workflow: string; readonly unitId?: string; readonly said: FieldValues };

/** What must have become of the matters beneath before a move: one of them at least, or every one, in these states. */
export type Need = {
  readonly workflow: string;
  readonly in: readonly string[];
  readonly every?: true;
  /** What is missing, in words. */
  readonly words: string;
};

/** When a reminder goes out: hours after the state was entered, or days from its last day, at nine. */
export type Reminder = { readonly hours: number } | { readonly days: number };

export type State = {
  readonly name: string;
  readonly title: string;
  readonly final?: true;
  /** How soon it is to be left. `monthDay`: by this day of the month, or the working day after it. */
  readonly within?: Exclude<Within, 'stated'> | { readonly monthDay: number };
  /** The field that states a last day, where that is earlier. */
  readonly stated?: string;
  readonly remind?: readonly Reminder[];
  /** Nobody is told on entering it: what is to be done here waits for its reminder. */
  readonly later?: true;
};

type Doing = {
  readonly to: string;
  readonly may: readonly Party[];
  readonly asks?: readonly Ask[];
  /** What is wrong with the answers, beyond the form. */
  readonly refuses?: (said: FieldValues, today: LocalDate) => FieldFaults;
  /** Who is told besides those whose turn it is then. */
  readonly hears?: readonly Party[];
  readonly keeps?: (said: FieldValues) => readonly Keep[];
};

/** 打开: how a matter begins. The unit it concerns is the opener's own, unless it is asked for. */
export type Opening = Doing & {
  /** Asked of whoever is of no such unit; `always` of everybody. */
  readonly unit?: { readonly label: string; readonly kinds: readonly Unit['kind'][]; readonly always?: true };
};

export type Move = Doing & {
  readonly name: string;
  readonly label: string;
  readonly from: readonly string[];
  /** Moves of one group, each made once: the matter goes on when all have been. */
  readonly together?: readonly string[];
  /** 四眼: not by whoever made one of these moves (`open` is the first). */
  readonly besides?: readonly string[];
  /** Whether it makes sense after what was said so far. */
  readonly when?: (said: FieldValues) => boolean;
  readonly needs?: readonly Need[];
  readonly begets?: (said: FieldValues) => readonly Child[];
  /** Shows the workflow's notice in the township's chat. */
  readonly publishes?: true;
  /** What the matter kept so far no longer counts. */
  readonly voids?: true;
};

/** 工作流: a matter that goes from hand to hand, declared once. Card, rights, clocks and records follow from this object. */
export type Workflow = {
  /** Stable: stored matters and cards in chats carry it. */
  readonly name: string;
  readonly title: string;
  readonly says?: readonly string[];
  /** Rows of the papers it serves. */
  readonly rows: readonly string[];
  /** Kinds of record that are entered through it and no other way; the first by opening it. */
  readonly takes?: readonly RecordKind[];
  /** Who may read a matter besides whoever opened it. For everybody else there is none. */
  readonly readers: readonly Party[];
  /** Who hears how many there are, and nothing else; of persons no number under five. */
  readonly countedBy?: readonly Role[];
  readonly ofPersons?: true;
  /** Numbered within the year. */
  readonly numbered?: true;
  /** Goes out at night too. */
  readonly urgent?: true;
  /** Said first on the form and on the card. */
  readonly warning?: string;
  /** Fields its card tells, and those of them that name somebody. */
  readonly shows: readonly string[];
  readonly names?: readonly string[];
  /** Links of a chain, each with the states in which it is closed. */
  readonly chain?: readonly { readonly label: string; readonly in: readonly string[] }[];
  /** Matters that may be opened beneath it, and in which states. */
  readonly offers?: readonly { readonly workflow: string; readonly label: string; readonly in: readonly string[] }[];
  /** What the township's chat may read, and what it reads when that is over. */
  readonly notice?: { readonly title: string; readonly fields: readonly string[]; readonly over: string };
  readonly opening: Opening;
  readonly states: readonly State[];
  readonly moves: readonly Move[];
};

export const withdrawn = 'withdrawn';

/** A workflow as declared; what was opened by mistake can be withdrawn as long as nobody went on with it. */
export function defineWorkflow(workflow: Workflow): Workflow {
  const { opening, moves, states } = workflow;
  const turns = moves.filter((move) => move.from.includes(opening.to)).flatMap((move) => move.may);
  const withdraw: Move = {
    name: 'withdraw',
    label: '开错了，撤回',
    from: [opening.to],
    to: withdrawn,
    may: [{ of: 'opener' }],
    hears: turns,
    voids: true,
  };
  return {
    ...workflow,
    states: [...states, { name: withdrawn, title: '已撤回', final: true }],
    moves: [...moves, withdraw],
  };
}

export const stateNamed = (workflow: Workflow, name: string): State | undefined =>
  workflow.states.find((state) => state.name === name);
export const moveNamed = (workflow: Workflow, name: string | undefined): Move | undefined =>
  workflow.moves.find((move) => move.name === name);

/** Every question a matter may have been asked, by name; the first of a name stands for all. */
export const asksOf = (workflow: Workflow): readonly Ask[] => [
  ...new Map(
    [...(workflow.opening.asks ?? []), ...workflow.moves.flatMap((move) => move.asks ?? [])]
      .toReversed()
      .map((ask) => [ask.name, ask] as const),
  ).values(),
];
