import { addDays } from '../../domain/calendar.ts';
import type { Told } from '../clauses.ts';
import type { Line } from '../line.ts';
import { byGivenName, nicknames, unknownNames } from '../people.ts';
import { type PieceOf, piecesOf } from '../pieces.ts';
import { said, type VisitSlots } from '../slots.ts';
import { isJustPastMidnight, lateness, pictureOf, villageNamed } from './family.ts';
import { signingOf } from './signing.ts';
import { figureOf, homeOf, peopleOf, type Trip } from './trips.ts';

/** Words for minors, and for key persons. */
export const MINOR = /留守|困境|未成年|儿童|孩子|小孩|娃|学生|女童|男童|少年|孤儿|孙子|孙女|兄弟|姐妹|姊妹|在校|辍学/;
export const KEY = /重点人|社戒|社康|精神|吸毒|涉毒|戒毒|矫正|刑满|刑释|帮教|前科|两劳|肇事|监外|解戒|性侵人员|有案底/;

/** Words of visiting, or of what was seen and signed there. A way gone without any of them is asked about. */
const MET =
  /走访|家访|[入上]户|上门|敲|探访|看望|去过|去看|[看见][了到着过面]|去了[一两]?[趟次]|见的面|摆了|聊|碰[到见]|坐了|签|[照拍]|在(?:家|场|屋|$|[,。])|本人|正常|稳定|[好健]/;

/** Whether the bot's open question is about visits. */
export const asked = (line: Line) => (line.context.pending ?? '').startsWith('visit');

/** One trip as a record; undefined when nobody was met. */
export function visitSlots(trip: Trip, line: Line): VisitSlots | undefined {
  const who = whoOf(trip, line);
  if (!who) return undefined;
  const when = whenOf(trip, line);
  const { fuzzy = false, name = homeOf(who.met, line) } = trip.village ?? {};
  const place = villageNamed(line, name, fuzzy);
  const signing = signingOf(trip.told.text, line, who.names);
  const extras = extrasOf(trip.told, line);
  const missing = [
    ...(place.missing ?? []),
    ...(who.names.length === 0 ? ['subjects'] : []),
    ...(when.slots.date ? [] : ['date']),
    ...(who.slots.count === undefined ? ['count'] : []),
  ];
  const doubtful =
    who.doubtful ||
    (!asked(line) && !MET.test(line.text)) ||
    when.doubtful ||
    signing.doubt ||
    extras.place !== undefined;
  return said({
    ...who.slots,
    ...when.slots,
    ...place,
    signed: signing.signed,
    signed_by: signing.signed === true ? signerOf(trip.told.text) : undefined,
    photo: pictureOf(line),
    ...extras,
    ...(doubtful && { needs_confirm: true }),
    ...(missing.length > 0 && { missing }),
  });
}

/** Whom the trip was to, and how many were met. */
function whoOf({ told }: Trip, line: Line) {
  const { met, missed } = peopleOf(told, line);
  const pet = nicknames(told);
  const strangers = [...new Set([...unknownNames(told), ...pet])];
  const familiar = byGivenName(told, line);
  const names = [...met.map(({ person }) => person.name), ...familiar, ...strangers];
  if (missed.length > 0 && names.length === 0) return undefined;
  const figure = figureOf(told, asked(line), line);
  const partial =
    names.length > 0 &&
    figure.unit === 'person' &&
    figure.count !== undefined &&
    figure.count !== names.length &&
    figure.count !== names.length + missed.length;
  const nickname =
    pet.length + familiar.length > 0 ||
    names.some((name) => /^[老阿].$/.test(name)) ||
    (names.length > 0 && names.every((name) => /^小.$/.test(name)));
  const trips = piecesOf(told.pieces, 'count').reduce((sum, { count }) => sum + count.n, 0);
  const repeat = names.length === 1 && trips > 1 && /又|[两三四][次趟回道]|再/.test(told.text) ? trips : undefined;
  const slots: VisitSlots = said({
    kind: kindOf(told, line, [...met, ...missed]),
    ...(names.length > 0 && { subjects: names }),
    count: names.length > 0 && !(partial && /等/.test(told.text)) ? names.length : figure.count,
    unit: names.length > 0 ? ('person' as const) : figure.unit,
    ...(missed.length > 0 && { not_visited: missed.map(({ person }) => person.name) }),
    ...(strangers.length > 0 && { unknown_subjects: strangers }),
    ...(nickname && { nickname: true }),
    same_day_repeat: repeat,
    ...(partial && { conflict: 'count_vs_subjects' }),
  });
  const unsure = met.some(({ fuzzy }) => fuzzy);
  return { met, names, slots, doubtful: unsure || nickname || partial || strangers.length > 0 || repeat !== undefined };
}

function kindOf(told: Told, line: Line, people: readonly PieceOf<'person'>[]): 'minor' | 'key_person' {
  if (people.length > 0) return people.every(({ person }) => person.kind === 'key_person') ? 'key_person' : 'minor';
  return KEY.test(told.text) || /key_person/.test(line.context.pending ?? '') ? 'key_person' : 'minor';
}

/** The day, or the month when only that was said. */
function whenOf({ told, day }: Trip, line: Line): { slots: Partial<VisitSlots>; doubtful: boolean } {
  const seq = piecesOf(told.pieces, 'ordinal')[0]?.n;
  const period = day || seq !== undefined ? undefined : piecesOf(told.pieces, 'period')[0]?.period;
  if (period) {
    const late = period.to < line.today ? { late: true } : {};
    return { slots: said({ period: period.month, ...late }), doubtful: false };
  }
  const named = day ?? piecesOf(line.pieces, 'day').find(({ from, weak }) => from <= line.today && !weak);
  const midnight = named?.said === 'today' && isJustPastMidnight(line);
  const date = midnight ? addDays(line.today, -1) : (named?.from ?? line.today);
  return {
    slots: said({ date, seq, ...lateness(date, line), ...(named?.lunar && { lunar: true }) }),
    doubtful: seq !== undefined || midnight || named?.lunar === true,
  };
}

const signers: readonly (readonly [RegExp, string])[] = [
  [/爷爷|祖父/, '祖父'],
  [/奶奶|祖母/, '祖母'],
  [/外公|外祖父/, '外祖父'],
  [/外婆|外祖母/, '外祖母'],
  [/妈|母亲/, '母亲'],
  [/爸|父亲/, '父亲'],
];
const signerOf = (text: string) => signers.find(([pattern]) => pattern.test(text))?.[1];

const COMPANY = /(?:跟|和|同|与|联合)([\u4e00-\u9fff]{1,2}(?:老师|主任|书记|警官|医生|校长|社工))/;

function extrasOf({ text }: Told, line: Line) {
  const visitor = COMPANY.exec(text)?.[1];
  return said({
    ...(/水印/.test(line.text) && { watermark: true }),
    visitors: visitor === undefined ? undefined : ['本人', visitor],
    finding: /家属看护到位|情绪稳定|状态良好|一切正常|按时服药/.exec(text)?.[0],
    ...(/敲门行动/.test(text) && { counts_as_care_visit: false }),
    ...(/[到去]学校|在学校里?(?:见|看|走访)|在校(?:见|看|住读)/.test(text) && { place: 'school' as const }),
  });
}
