import { daysBetween } from '../domain/calendar.ts';
import { closedBy, emptyGates, recordGates, saysFigures, supposedGates } from './gates.ts';
import { readCorrection, readUndo } from './intents/amend.ts';
import { clueReasons, readClue, readClueWithin, readTurnedClue, readVagueClue } from './intents/clue.ts';
import { unlessVague } from './intents/clue-vague.ts';
import { readTable } from './intents/table.ts';
import { likeWords } from './likeness.ts';
import { type Line, readLine, reasonsOf } from './line.ts';
import type { Piece } from './pieces.ts';
import { questions } from './questions.ts';
import { anchorWords, readRecords } from './records.ts';
import { weighed } from './weighed.ts';
import { type Context, type Lexicon, type Meaning, type Multi, none, type Reason, type Understood } from './meaning.ts';
import type { NoneReason } from './slots.ts';

type Reader = { rule: string; read: (line: Line) => Meaning | Multi | undefined };

const noneIf = (reason: NoneReason | undefined) => reason && none(reason);

/** The whole of understanding: the first reader with an answer has it. What records nothing comes before what records. */
const readers: readonly Reader[] = [
  { rule: 'gate.empty', read: (line) => noneIf(closedBy(emptyGates, line)) },
  { rule: 'aside', read: readAside },
  { rule: 'clue', read: (line) => whenSaid('report_clue', readClue(line)) },
  { rule: 'clue.turned', read: (line) => whenSaid('report_clue', readTurnedClue(line)) },
  { rule: 'gate.supposed', read: (line) => unlessVague(line, closedBy(supposedGates, line)) },
  { rule: 'undo', read: (line) => whenSaid('undo_last', readUndo(line)) },
  { rule: 'table', read: readTable },
  { rule: 'question', read: readQuestion },
  { rule: 'correction', read: (line) => whenSaid('correct_last', readCorrection(line)) },
  { rule: 'gate.record', read: (line) => unlessVague(line, closedBy(recordGates, line)) },
  { rule: 'gate.total', read: (line) => (isTotal(line) ? none('aggregate_claim') : undefined) },
  { rule: 'clue.within', read: (line) => whenSaid('report_clue', readClueWithin(line)) },
  { rule: 'record', read: readRecords },
  { rule: 'clue.vague', read: (line) => whenSaid('report_clue', readVagueClue(line)) },
];

/**
 * What a line means, or that it means nothing to be kept. Pure and deterministic; names are those of the lexicon, days
 * are counted from `context.now`. It never records what was not said: doubts set `confirm`.
 */
export function understand(text: string, context: Context, lexicon: Lexicon): Understood {
  const line = readLine(text, context, lexicon);
  for (const { rule, read } of readers) {
    const meant = read(line);
    if (meant) return rule === 'gate.empty' ? explained(rule, line, meant) : weighedUp(rule, line, meant);
  }
  return weighedUp('nothing', line, none(leftOver(line)));
}

/** What a rule read, after it was weighed. */
function weighedUp(rule: string, line: Line, read: Meaning | Multi): Understood {
  const meant = weighed(read, line);
  return explained(meant === read ? rule : LIKE, line, meant);
}

/** The rule of what was read as others were. */
const LIKE = 'likeness';

/** The reasons are worked out only for who asks for them. */
const explained = (rule: string, line: Line, meant: Meaning | Multi): Understood =>
  Object.assign(meant, { confirm: asks(meant), why: () => whyOf(rule, line, meant) });

function whenSaid<I extends Meaning['intent'], S>(
  intent: I,
  slots: S | undefined,
): { intent: I; slots: S } | undefined {
  return slots && { intent, slots };
}

/** Nobody asks by the way in longer messages. */
const BREATH = 200;

/** 播了3次，顺便问下…: a record and a question, each read for itself. */
function readAside(line: Line): Multi | undefined {
  if (line.said.length > BREATH || (!line.said.includes('问') && !line.said.includes('请教'))) return undefined;
  const mark = /[,。;!]?\s*(?:顺便|另外|还)?(?:想|再)?(?:问一?[下个声]|问问|请问|请教一?下)[:,]?/.exec(line.text);
  if (!mark || mark.index === 0) return undefined;
  const parts = [line.said.slice(0, mark.index), line.said.slice(mark.index + mark[0].length)];
  const items = parts.map((part) => understand(part, line.context, line.lexicon));
  if (items.some(({ intent }) => intent === 'none' || intent === 'report_clue')) return undefined;
  return { intent: 'multi', slots: { items: items.flatMap(flat) } };
}

const flat = (meant: Understood): readonly Meaning[] => {
  if (meant.intent === 'multi') return meant.slots.items;
  const { confirm: _, why: __, ...meaning } = meant;
  return [meaning];
};

function readQuestion(line: Line): Meaning | Multi | undefined {
  for (const { read } of questions) {
    const meant = read(line);
    if (meant) return askedAfter(line) ?? meant;
  }
  return ASKS.test(line.said.slice(line.said.lastIndexOf(',') + 1)) ? askedAfter(line) : undefined;
}

const ASKS = /[?]|几|什么|哪|[好多]久|怎么|吗$/;

/** What may be asked in one breath after something was told. How things stand may ask about just that. */
const ASKED_AFTER: readonly Meaning['intent'][] = ['query_deadline', 'query_todo', 'export_ledger', 'help'];

/** 今天播三次，排查表几号截止？: what was told before the last comma, and the question after it. */
function askedAfter(line: Line): Multi | undefined {
  const at = line.said.lastIndexOf(',');
  if (at < 0 || line.said.length > BREATH) return undefined;
  const question = understand(line.said.slice(at + 1), line.context, line.lexicon);
  if (!ASKED_AFTER.some((intent) => intent === question.intent)) return undefined;
  const told = understand(line.said.slice(0, at), line.context, line.lexicon);
  const items = flat(told);
  return items.every(({ intent }) => intent.startsWith('log_') || intent === 'nil_clue_report')
    ? { intent: 'multi', slots: { items: [...items, ...flat(question)] } }
    : undefined;
}

const everyone = /(?:各个?|所有的?|每个?|[两二三四五六七八九十\d]+个)村(?![民组干])|全[乡镇县]/;

const ACTS = /播|放|响|走访|转|巡|查|报|落实|完成|线索/;

/** Sums over a span (这个月播了45次) or over villages (各村都播了) are claims to check, not records to add. */
function isTotal({ text, pieces }: Line): boolean {
  if (everyone.test(text) && ACTS.test(text) && !pieces.some(({ kind }) => kind === 'village')) return true;
  const long = pieces.some((piece) => piece.kind === 'period' && daysBetween(piece.period.from, piece.period.to) > 31);
  const years = /[这近头][\d一二两三四五六七八九十几]+年/.test(text);
  if (
    (long || years) &&
    /会|执法|培训|课|教育|讲座|宣讲/.test(text) &&
    /[\d一二两三四五六七八九十几][次场期堂]/.test(text)
  )
    return true;
  if (
    !/播|放|走访|转发|转了|巡/.test(text) ||
    /^补|补[报登录]/.test(text) ||
    /(?:无|没有?|零)[^,。]{0,6}线索|零报告|漏报|补报|补登|忘报/.test(text)
  )
    return false;
  if (
    /累计|截至|截止(?:目前|今|昨)|以来|[年初]到(?:现在|如今)|少说也|前前后后|算到[今昨]|人次|场次|半年|为止|至今|全月|整个月|一个月/.test(
      text,
    )
  )
    return true;
  const has = (kind: Piece['kind']) => pieces.some((piece) => piece.kind === kind);
  return (
    has('period') &&
    (has('count') || has('amount') || has('number')) &&
    !has('day') &&
    !has('time') &&
    !has('person') &&
    !has('ordinal')
  );
}

/** Whether the meaning leaves a doubt that must be settled before anything is kept. */
function asks({ intent, slots }: Meaning | Multi): boolean {
  if (intent === 'multi') return slots.items.some(asks);
  return (
    ('needs_confirm' in slots && slots.needs_confirm === true) ||
    ('conflict' in slots && slots.conflict !== undefined) ||
    ('missing' in slots && (slots.missing?.length ?? 0) > 0)
  );
}

/** Why nothing is left to record, for lines no rule recognised. */
function leftOver(line: Line): NoneReason {
  if (/[?]|吗$/.test(line.text)) return 'question';
  return line.text.length <= 4 || saysFigures(line.shape) ? 'ambiguous_short' : 'chitchat';
}

/** The reader, then the words that made it each intent's, then what was read out of the rest. */
function whyOf(rule: string, line: Line, meant: Meaning | Multi): readonly Reason[] {
  const whole = { rule, read: line.said };
  if (rule === LIKE) return [whole, { rule: `like.${meant.intent}`, read: likeWords(line, meant.intent).join(' ') }];
  if (meant.intent === 'none') return [whole];
  const intents = meant.intent === 'multi' ? meant.slots.items.map(({ intent }) => intent) : [meant.intent];
  const words = [...new Set(intents)].flatMap((intent): readonly Reason[] => {
    if (intent === 'report_clue') return clueReasons(line);
    const read = anchorWords(intent, line);
    return read === undefined ? [] : [{ rule: intent, read }];
  });
  return [whole, ...words, ...reasonsOf(line)];
}
