import { type Clause, clausesOf, type Mood, moodsOf, type Told, toldOf } from './clauses.ts';
import { broadcast } from './intents/broadcast.ts';
import { unlessVague } from './intents/clue-vague.ts';
import { enforcement } from './intents/enforcement.ts';
import type { Family } from './intents/family.ts';
import { fault } from './intents/fault.ts';
import { link } from './intents/link.ts';
import { meeting } from './intents/meeting.ts';
import { nil } from './intents/nil.ts';
import { patrol } from './intents/patrol.ts';
import { training } from './intents/training.ts';
import { visit } from './intents/visit.ts';
import type { Line } from './line.ts';
import type { Intent, Meaning, Multi } from './meaning.ts';
import { meets } from './presence.ts';
import type { NoneReason } from './slots.ts';

/** Kinds of record, the one that claims a clause first. */
const families: readonly Family[] = [fault, nil, meeting, training, enforcement, patrol, link, visit, broadcast];

/** Reads each family's told clauses; several families make a multi. What its only owner cannot read the others may. */
export function readRecords(line: Line): Meaning | Multi | undefined {
  const clauses = clausesOf(line);
  const moods = moodsOf(clauses, line);
  const owners = ownersOf(clauses, line);
  const read = readOwned(clauses, moods, owners, line);
  if (read || new Set(owners).size > 1) return read;
  const others = ownersOf(
    clauses,
    line,
    families.filter((family) => family !== owners[0]),
  );
  return others.some((owner) => owner !== owners[0]) ? readOwned(clauses, moods, others, line) : undefined;
}

/** What was not done is told to a family that keeps what was not done. */
const heardBy = ({ hearsNegation }: Family, mood: Mood): Mood =>
  hearsNegation && (mood === 'negation' || mood === 'past_generic') ? 'told' : mood;

/** Whether what is told is this family's at all: one that no open question asks for must be named in it. */
const isNamed = ({ asked, anchor }: Family, { clauses }: Told): boolean =>
  clauses.length > 0 && (asked !== undefined || clauses.some(({ text }) => anchor.test(text)));

/** Reads the clauses as their owners' record. */
function readOwned(
  clauses: readonly Clause[],
  moods: readonly Mood[],
  owners: readonly Family[],
  line: Line,
): Meaning | Multi | undefined {
  const meanings: Meaning[] = [];
  let reason: NoneReason | undefined;
  for (const family of new Set(owners)) {
    const told = toldOf(
      clauses.filter((_, i) => owners[i] === family),
      moods.filter((_, i) => owners[i] === family).map((mood) => heardBy(family, mood)),
    );
    const reading = isNamed(family, told) ? family.read(told, line) : undefined;
    if (reading && 'intent' in reading) meanings.push(reading);
    else reason ??= reading?.none ?? (told.fallen === 'told' ? undefined : told.fallen);
  }
  const [only] = meanings;
  if (meanings.length > 1) return { intent: 'multi', slots: { items: meanings } };
  return only ?? unlessVague(line, reason);
}

/** Which family each clause belongs to: the one whose words it has, else that of the clause before, else the first after. */
function ownersOf(clauses: readonly Clause[], line: Line, among = families): readonly Family[] {
  const asked = among.find((family) => family.asked?.(line));
  const likely = among.filter(({ needs }) => meets(line.present, needs));
  const own = clauses.map(
    ({ text }) =>
      likely.find(({ owns }) => owns?.test(text)) ??
      likely.find(({ owns, anchor }) => owns !== anchor && anchor.test(text)),
  );
  let before = own.find((family) => family !== undefined) ?? asked ?? broadcast;
  return own.map((family, i) => {
    const reports =
      before.gathers &&
      /部署|安排|宣讲|传达|强调|要求|学习|[坐来到]了[^,。]{0,4}[\d一二两三四五六七八九十百]+/.test(
        clauses[i]?.text ?? '',
      );
    if (family && !reports) before = family;
    return before;
  });
}

/** The line as a record of one kind that it is known to be, whatever the mood its clauses seem to have. */
export function readAs(intent: Intent, line: Line): Meaning | undefined {
  const clauses = clausesOf(line);
  const reading = families
    .find((family) => family.intent === intent)
    ?.read(
      toldOf(
        clauses,
        clauses.map(() => 'told'),
      ),
      line,
      true,
    );
  return reading && 'intent' in reading ? reading : undefined;
}

/** The words that make a line a record of this kind. */
export function anchorWords(intent: Intent, line: Line): string | undefined {
  const found = families.find((family) => family.intent === intent)?.anchor.exec(line.text);
  return found ? line.said.slice(found.index, found.index + found[0].length) : undefined;
}
