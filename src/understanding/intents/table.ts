import { closedBy, recordGates } from '../gates.ts';
import type { Line } from '../line.ts';
import type { MeaningOf } from '../meaning.ts';
import { MARK, type Piece, type PieceOf, piecesOf } from '../pieces.ts';
import type { BroadcastSlots } from '../slots.ts';
import { listSlots, several, unnamed } from './broadcast.ts';

/** What a list of villages may say besides names and figures: its heading, and the words of each row. */
const HEADING =
  /报数|#?接龙|例行|村村响|大?喇叭|广播|利剑|护蕾|宣传|音频|播放|播出|播|统计|汇总|情况|登记|报送|上报|记录|明细|各村|全[乡镇]|本周|村名|村别|名称|单位|序号|日期|时间段?|次数|备注|今日|如下|村|表|数|的|和|[\s\d,。、;:!.()|/#*~+\-—=【】]/g;
const ROW = /村|村村响|大?喇叭|广播|播放|播出|播|已|了|完成?|好|共|次数?|时间|正常|[√\s,。、;:.()|/#*~+\-—=]/g;
const ABSENT = /×|未|没|无|停/;
const TOPIC = /村村响|喇叭|广播|播/;
const MARKS = /[\ue000-\ue0ff]/g;

const figure = `(?:${MARK.number}+|${MARK.count}+|\\d{1,2})`;
/** The number of the next row: on a line of its own start, or with its mark. */
const NUMBERING = new RegExp(`(?:\\n\\s*${figure}\\s*[.、):]?|(?:^|[^])${figure}\\s*[.、):])\\s*$`);

/** The number of a row nobody has written yet. */
const UNFILLED = /\n\s*\d{1,2}\s*[.、)]\s*$/;

type Row = { village: PieceOf<'village'>; text: string; pieces: readonly Piece[] };

/** Cuts the line at its villages: each row runs to the next village, without that one's number. */
function rowsOf({ shape, pieces }: Line): readonly Row[] {
  const villages = piecesOf(pieces, 'village');
  return villages.map((village, i) => {
    const next = villages[i + 1]?.at;
    const whole = shape.slice(village.at, next);
    const mark = (next === undefined ? UNFILLED : NUMBERING).exec(whole);
    const from = mark ? mark.index + (/^[^\n\d\ue000-\ue0ff]/.test(mark[0]) ? 1 : 0) : whole.length;
    const end = village.at + from;
    return {
      village,
      text: whole.slice(0, from),
      pieces: pieces.filter(({ at }) => at >= village.at && at < end),
    };
  });
}

const KINDS: readonly Piece['kind'][] = ['village', 'day', 'time', 'part', 'count', 'number'];

const isPlain = ({ text, pieces }: Row) =>
  pieces.every(({ kind }) => KINDS.includes(kind)) &&
  text.replace(MARKS, '').replace(ABSENT, '').replace(ROW, '') === '' &&
  pieces.filter(({ kind }) => kind === 'number').length < 2;

const says = ({ pieces, text }: Row) =>
  pieces.some(({ kind }) => kind === 'count' || kind === 'number' || kind === 'time' || kind === 'part') ||
  /[√×]/.test(text);

/**
 * Lists of villages with figures: numbered relays, ticks and crosses, pasted tables, bare rows. Whoever sends one did not
 * say a sentence, so it is always asked about before anything is kept.
 */
export function readTable(line: Line): MeaningOf<'log_broadcast'> | undefined {
  const rows = rowsOf(line);
  const [first] = rows;
  if (!first || !rows.every(isPlain)) return undefined;
  const head = line.shape.slice(0, first.village.at);
  if (head.replace(MARKS, '').replace(HEADING, '') !== '' || ABSENT.test(head)) return undefined;
  if (/播[放出]?(?:了|完)/.test(line.text) && !/\n|接龙|^\s*1[.、]/.test(line.text)) return undefined;
  if (closedBy(recordGates, line)) return undefined;
  const isBare = !TOPIC.test(line.text);
  const ticked = rows.some(({ text }) => /[√×]/.test(text));
  if (ticked && isBare) return undefined;
  const counted = first.pieces.some(({ kind }) => kind === 'count' || (kind === 'number' && head.includes('报数')));
  if (rows.length === 1 && (!isBare || !counted)) return undefined;
  if (!rows.every((row) => says(row) || ABSENT.test(row.text))) return undefined;
  const shared = line.pieces.filter(({ kind, at }) => kind === 'day' && at < first.village.at);
  const played = rows.filter(({ text, pieces }) => !ABSENT.test(text) && !pieces.some(isNone));
  const items = listSlots(
    played.map(({ village, pieces }) => ({ village, pieces: withDay(pieces, shared) })),
    line,
  );
  return answer(items, rows.length, !isBare && isSentence(line));
}

const isNone = (piece: Piece) =>
  (piece.kind === 'number' && piece.n === 0) || (piece.kind === 'count' && piece.count.n === 0);

const withDay = (pieces: readonly Piece[], shared: readonly Piece[]) =>
  pieces.some(({ kind }) => kind === 'day') ? pieces : [...shared, ...pieces];

/** 今日村村响：雄风3次，密园2次 from the office is told, not pasted. */
const isSentence = ({ text, context }: Line) => context.role === 'office' && !/\n|接龙|[√×]|^\s*1[.、]/.test(text);

function answer(
  items: readonly BroadcastSlots[],
  rows: number,
  sentence: boolean,
): MeaningOf<'log_broadcast'> | undefined {
  const [only] = items;
  if (!only) return undefined;
  if (rows === 1) return { intent: 'log_broadcast', slots: unnamed(only) };
  return several(items, !sentence);
}
