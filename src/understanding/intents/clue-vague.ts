import type { Line } from '../line.ts';
import { type Meaning, none } from '../meaning.ts';
import type { NoneReason } from '../slots.ts';
import { HARM, readVagueClue } from './clue.ts';
import { ASKED } from './frames.ts';

/** Why a line records nothing, where it may tell of a child all the same; each with the weight from which that is asked about. */
const vagueable: Partial<Record<NoneReason, number>> = {
  hearsay: HARM,
  uncertain: ASKED,
  negation: HARM,
  past_generic: ASKED,
  ambiguous_short: HARM,
  other_topic: HARM,
  phone_not_visit: HARM,
  question: ASKED,
  instruction: HARM,
};

/** Nothing, for this reason; but hearsay and guesses about a child may still be a clue. */
export function unlessVague(line: Line, reason: NoneReason | undefined): Meaning | undefined {
  if (!reason) return undefined;
  const from = vagueable[reason];
  const clue = from === undefined ? undefined : readVagueClue(line, from);
  return clue ? { intent: 'report_clue', slots: clue } : none(reason);
}
