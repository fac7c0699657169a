import { correctionOf } from './intents/amend.ts';
import { asking, namesHarm } from './intents/clue.ts';
import { isCalm } from './intents/frames.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import type { Line } from './line.ts';
import { type Intent, type Meaning, type MeaningOf, type Multi, none } from './meaning.ts';
import { MARK } from './pieces.ts';
import { questions } from './questions.ts';
import { readAs } from './records.ts';
import type { NoneReason } from './slots.ts';

/** Below this no clue was ever met among lines held back from learning. */
const NEVER = 0.02;
/** A clue missed is worse than one asked about for nothing. */
const CLUE = 0.6;
/** Where something everyday is said as well, or what the grammar reads as something else. */
const CALM = 0.8;
/** From here on what lines like it meant is asked about. */
const LIKELY = 0.7;
/** From here on the grammar is taken to have misread. */
const SURE = 0.9;

/** Why nothing was recorded, where the grammar only failed to follow. */
const unread: readonly NoneReason[] = ['ambiguous_short', 'chitchat', 'instruction', 'aggregate_claim', 'other_topic'];
/** Why nothing was recorded, where a visit was tried. */
const tried: readonly NoneReason[] = ['visit_not_completed', 'phone_not_visit'];
/** Why nothing was recorded, where the words were not the speaker's own. */
const nobodys: readonly NoneReason[] = ['hypothetical', 'quoted', 'test', 'template', 'injection'];

const asked: ReadonlySet<Intent> = new Set(questions.map(({ intent }) => intent));
const isAsked = (intent: Intent) => asked.has(intent);
const isRecord = ({ intent }: Meaning | Multi) =>
  intent.startsWith('log_') || intent === 'multi' || intent === 'nil_clue_report' || intent === 'report_fault';

/** The same, to be asked about before it is kept. */
const doubted = <M extends Meaning>(meant: M): M => ({ ...meant, slots: { ...meant.slots, needs_confirm: true } });

/**
 * What the grammar read, weighed against what lines like it meant. Only what the grammar read is kept unasked; the
 * likeness asks, takes back, says which question was put, and spares the question what was played where it is plain.
 */
export function weighed(read: Meaning | Multi, line: Line): Meaning | Multi {
  if (read.intent === 'report_clue') return suspected(read, read.slots.needs_confirm ? 0 : SURE, line);
  if (read.intent === 'log_broadcast' && 'unnamed' in read.slots) return plays(read, line);
  const like = likenessOf(line, isAsked(read.intent) ? 'none' : read.intent);
  if (!like) return read;
  if (isLikeClue(read, like.clue, line)) return { intent: 'report_clue', slots: asking(line) };
  if (read.intent === 'none') return reread(read.slots.reason, like, line) ?? read;
  if (isAsked(read.intent)) return (like.share >= SURE ? recordLike(like.intent, line) : undefined) ?? read;
  if (like.none >= SURE) return none('uncertain');
  if (!isRecord(read) || like.none < LIKELY) return read;
  return read.intent === 'multi' ? { intent: 'multi', slots: { items: read.slots.items.map(doubted) } } : doubted(read);
}

/** What the grammar took for a clue, unless no clue was ever like it; plain words of harm yield only to what is surely else. */
function suspected(read: Meaning, enough: number, line: Line): Meaning {
  const like = likenessOf(line, 'none');
  if (!like || like.clue >= NEVER || like.share < enough) return read;
  return reread('chitchat', like, line) ?? none('chitchat');
}

/** A clue in words the grammar does not know. Where it knows them, or they are nobody's own, it has judged already. */
function isLikeClue(read: Meaning | Multi, share: number, line: Line): boolean {
  const isNobodys = read.intent === 'none' && nobodys.includes(read.slots.reason);
  const isKnown = read.intent !== 'none' || tried.includes(read.slots.reason);
  const enough = isNobodys ? SURE : isKnown || isCalm(line.text) ? CALM : CLUE;
  return share >= enough && !namesHarm(line);
}

/** Plays of which nothing says what was played need not be asked about in a line like those of plays. */
function plays(read: MeaningOf<'log_broadcast'>, line: Line): Meaning {
  const like = likenessOf(line, 'none');
  if (like?.intent !== 'log_broadcast' || like.share < SURE) return read;
  const { unnamed: _, needs_confirm: __, ...slots } = read.slots;
  return { intent: 'log_broadcast', slots };
}

/** 8点和12点 answers a question or says nothing. */
const ONLY_FIGURES = new RegExp(`^(?!.*${MARK.count})[\\s、和,.。\\d\ue000-\ue0ff]*$`);

/** What the grammar could not follow, as what it is like. */
function reread(reason: NoneReason, { intent, share }: Likeness, line: Line): Meaning | undefined {
  if (share < LIKELY) return undefined;
  const question = questions.find((asked) => asked.intent === intent);
  if (question) return question.means(line);
  const open = unread.includes(reason) || (reason === 'phone_not_visit' && intent !== 'log_visit');
  return open && !ONLY_FIGURES.test(line.shape) ? (amends(intent, line) ?? recordLike(intent, line)) : undefined;
}

/** A record of this kind, asked about first. */
function recordLike(intent: Intent, line: Line): Meaning | undefined {
  const record = readAs(intent, line);
  return record && doubted(record);
}

/** 手滑，是三回: a change to what was just recorded, asked about first. */
function amends(intent: Intent, line: Line): Meaning | undefined {
  if (line.context.last_record === undefined) return undefined;
  if (intent === 'correct_last') return doubted({ intent, slots: correctionOf(line) });
  return intent === 'undo_last' ? doubted({ intent, slots: { target: 'last' as const } }) : undefined;
}
