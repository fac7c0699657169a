import { addDays, type LocalDate } from '../../domain/calendar.ts';
import type { Told } from '../clauses.ts';
import type { Line } from '../line.ts';
import { type Piece, type PieceOf, piecesOf } from '../pieces.ts';
import type { Meaning } from '../meaning.ts';
import type { Need } from '../presence.ts';
import type { NoneReason } from '../slots.ts';

/** What a family made of its clauses: a record, or why there is none. */
export type Reading = Meaning | { none: NoneReason } | undefined;

/**
 * One kind of thing people report. `anchor` are the words that open it; clauses without any anchor belong to the one
 * before. `read` sees only its own told clauses. Adding a kind of record is one such object in `families`.
 */
export type Family = {
  intent: Meaning['intent'];
  anchor: RegExp;
  /** Characters one of which every anchor has: looked up first, as that is cheaper. */
  needs: Need;
  /** Words that make a clause this family's whatever else it mentions. */
  owns?: RegExp;
  /** Whether what was ordered or taught there stays part of it. */
  gathers?: boolean;
  /** Whether an open question or the message replied to makes this the subject without any anchor. */
  asked?: (line: Line) => boolean;
  /** Whether the family reads negated clauses too (a fault is a negation). */
  hearsNegation?: boolean;
  /** `isKnown` when the line is already taken for this kind of record, though its words may not show it. */
  read: (told: Told, line: Line, isKnown?: boolean) => Reading;
};

/** The village or unit a record belongs to: the one said, else the speaker's; on behalf when it is another's. */
export function placeOf(line: Line, pieces: readonly Piece[] = line.pieces) {
  const said = piecesOf(pieces, 'village')[0] ?? piecesOf(line.pieces, 'village')[0];
  return placeNamed(line, said?.name, said?.fuzzy ?? false);
}

/** The same for a village already found. */
export function placeNamed(line: Line, name: string | undefined, fuzzy: boolean) {
  const { village, unit } = line.context;
  if (name)
    return {
      village: name,
      ...(fuzzy && { fuzzy_village: true }),
      ...((name !== village || /^(?:替|代|帮)/.test(line.text)) && { on_behalf: true }),
    };
  if (village) return { village };
  const named = unit ?? piecesOf(line.pieces, 'unit')[0]?.name;
  return named ? { unit: named } : { missing: ['village'] };
}

type InVillage = { village?: string; fuzzy_village?: boolean; on_behalf?: boolean; missing?: readonly string[] };

/** The same where only a village will do: a visit is always in one. */
export function villageNamed(line: Line, name: string | undefined, fuzzy: boolean): InVillage {
  const place = placeNamed(line, name, fuzzy);
  return 'unit' in place ? { missing: ['village'] } : place;
}

/** Village, or unit: for duties units owe too. Offices speak for 平安办 unless they say otherwise. */
export function bearerOf(line: Line) {
  const { context } = line;
  if (context.unit) return { unit: context.unit };
  const village = piecesOf(line.pieces, 'village')[0]?.name ?? context.village;
  if (village) return { village };
  if (context.role === 'office') return { unit: '平安办' };
  const unit = piecesOf(line.pieces, 'unit')[0]?.name;
  return unit ? { unit } : { missing: ['village'] };
}

/** Between 00:00 and 03:00 people still say 今天 for the day before. */
export const isJustPastMidnight = (line: Line) => line.clock < '03:00';

/** The day a record belongs to, today unless one is said; 今天 just past midnight is yesterday, with a doubt. */
export function dayOfRecord(line: Line, pieces: readonly Piece[]) {
  const isPast = ({ from, weak }: PieceOf<'day'>) => from <= line.today && !weak;
  const day = piecesOf(pieces, 'day').find(isPast) ?? piecesOf(line.pieces, 'day').find(isPast);
  const midnight = day?.said === 'today' && isJustPastMidnight(line);
  const date = midnight ? addDays(line.today, -1) : (day?.from ?? line.today);
  const doubt = midnight || day?.lunar ? { needs_confirm: true } : {};
  return { date, ...lateness(date, line), ...(day?.lunar && { lunar: true }), ...doubt };
}

/** What follows a day on which something was only reported, not done: 今天才想起报. */
export const REPORTED =
  /^(?:才|来|再|刚)*(?:想起|记起|得空|有空)?(?:来|才)?(?:补[报登录]?|上?报|登记)|^(?:忘|漏)(?:记|了)*(?:报|登)/;

/** A record of an earlier day is late. */
export const lateness = (date: LocalDate, line: Line) => (date < line.today ? { late: true } : {});

/** Pictures: attached when they came along; claimed when said to exist; nothing for promised or missing ones. */
export function pictureOf(line: Line): 'attached' | 'claimed' | 'none' {
  if ((line.context.attachments ?? []).length > 0) return 'attached';
  const words = /[照相]片|拍照|照了|合了?影|拍起|拍了|合照|水印照|图片|截了?[图屏]|图[也都]?截|有图|附图|录像|视频为证/;
  const absent =
    /(?:没|没有|未|无|忘(?:了|记)?|不能|不让|没来得及|没法)(?:能|来得及)?(?:拍|照|截)|(?:照片|截图|图片)[都也]?(?:稍后|晚点|等下|待会|一会|明天|后面|后|晚些|马上|还没|没有|没|未|下午|晚上|等会|随后|补)|(?:稍后|晚点|等下|待会|明天|后面|回头|回去|回来|到家|晚些|一会儿?)(?:再)?(?:发|补|传|上传|交)(?:照片|截图|图片)?|(?:照片|截图|图片)[^,。]{0,6}再(?:发|补|传)|补(?:发|传)?(?:照片|截图)|传不上|(?:照片|截图)[^,。]{0,2}(?:丢|没|删|掉)了|(?:无|没有?)(?:照片|截图)/;
  return words.test(line.text) && !absent.test(line.text) ? 'claimed' : 'none';
}

/** A picture worth keeping in the slots, for records where it is optional. */
export function photoOf(line: Line): { photo?: 'attached' | 'claimed' } {
  const photo = pictureOf(line);
  return photo === 'none' ? {} : { photo };
}

/** The first number counted in such a unit. */
export function amountOf(line: Line, unit: RegExp) {
  return piecesOf(line.pieces, 'amount').find(({ amount }) => unit.test(amount.unit) && amount.unit !== '小时')?.amount;
}
