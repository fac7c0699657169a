import type { Line } from '../line.ts';
import { type Piece, type PieceOf, piecesOf } from '../pieces.ts';
import { type VisitSlots, said } from '../slots.ts';
import type { Told } from '../clauses.ts';
import { type Family, lateness, pictureOf, villageNamed, type Reading } from './family.ts';
import { type Signing, signingOf } from './signing.ts';
import { unknownNames } from '../people.ts';

const MINOR = /留守|困境|未成年|儿童|孩子|小孩|娃|学生|女童|男童|少年|孤儿|孙子|孙女|兄弟|姐妹|姊妹|在校|辍学/;
const KEY = /重点人|精神|吸毒|涉毒|戒毒|矫正|刑满|刑释|帮教|前科|两劳|肇事|监外|解戒|性侵人员|有案底/;
const OTHER =
  /贫困户|脱贫|党员|老人|老年|血压|慰问|防返贫|低保|五保|危房|医保|养老|高龄|军人|军属|党群|企业|商户|选民|灾|防火|森林|种植|养殖|拆迁|征地|矛盾|纠纷|残疾(?!儿)|残联/;
const ABSENT =
  /没人|没得人|不在(?!场)|门锁|锁起|锁着|锁门|关着门|没见到|没见着|未见|没碰到|没遇到|没找到|扑空|白跑|人没在|没在家|无人|空跑|都出去了|没开门|敲门没/;
const MET = /见到了|碰到了|签了|又去了?.{0,6}在家/;
/** Papers added to an earlier visit are not another visit. */
const PATCH = /走访的.{0,12}(?:照片|签字|表)|补签|补拍|(?:照片|签字|走访表).{0,4}补/;
const REMOTE = /电话|视频|语音通话|微信|打了个?电话|通话/;
const WENT = /走访了|上门(?!女)|入户|上户|去了|到了|家访了|到.{1,8}(?:家|屋头)|见到了|看了|走了/;
const DONE = /[访看走到户门]了|走访(?:记录|表)|已|完|都|去了|签|见到|拍照|记录|走访|家访|入户|上户|上门|探访|看望/;

/** The line's people: those met, those not, by the mark or words that stand right after each name. */
function peopleOf(told: Told, line: Line, met: PieceOf<'person'>[], missed: PieceOf<'person'>[]) {
  const people = piecesOf(told.pieces, 'person').filter(
    (piece, i, all) => all.findIndex(({ person }) => person.name === piece.person.name) === i,
  );
  people.forEach((piece, i) => {
    const next = people[i + 1]?.at ?? line.shape.length;
    const after = line.text.slice(piece.end, next);
    const own = (people.length > 1 && i < people.length - 1 ? after : after.split(/[。;]/)[0]) ?? '';
    const crossed = /^\s*[(]?×/.test(after);
    const away = people.length > 1 && ABSENT.test(own) && !/都|均|全/.test(own);
    (crossed || away ? missed : met).push(piece);
  });
}

const kindOf = (told: Told, line: Line, people: readonly PieceOf<'person'>[]): 'minor' | 'key_person' | undefined => {
  if (KEY.test(told.text) || /key_person/.test(line.context.pending ?? '')) return 'key_person';
  if (people.length > 0) return people.every(({ person }) => person.kind === 'key_person') ? 'key_person' : 'minor';
  return MINOR.test(told.text) || /visit_minor/.test(line.context.pending ?? '') ? 'minor' : undefined;
};

const asked = (line: Line) => (line.context.pending ?? '').startsWith('visit');
const signers: readonly (readonly [RegExp, string])[] = [
  [/爷爷|祖父/, '祖父'],
  [/奶奶|祖母/, '祖母'],
  [/外公|外祖父/, '外祖父'],
  [/外婆|外祖母/, '外祖母'],
  [/妈妈|母亲|妈/, '母亲'],
  [/爸爸|父亲|爸/, '父亲'],
];

function extrasOf(told: Told, line: Line, signing: Signing) {
  const { text } = told;
  const visitor = /(?:跟|和|同|与|联合)([\u4e00-\u9fff]{1,2}(?:老师|主任|书记|警官|医生|校长|社工))/.exec(text)?.[1];
  const finding = /家属看护到位|情绪稳定|状态良好|一切正常|按时服药/.exec(text)?.[0];
  return said({
    signed_by: signing.signed === true ? signers.find(([pattern]) => pattern.test(text))?.[1] : undefined,
    ...(/水印/.test(line.text) && { watermark: true }),
    ...(visitor && { visitors: ['本人', visitor] }),
    finding,
    ...(/敲门行动/.test(text) && { counts_as_care_visit: false }),
    ...(/学校|在校|班主任/.test(text) && /(?:到|去|在)学校|在校/.test(text) && { place: 'school' as const }),
  });
}

/** 3人 and 3户, the number met; 3 alone answers the bot's question. */
function figureOf(told: Told, line: Line): { count?: number; unit: 'person' | 'household' } {
  const amounts = piecesOf(told.pieces, 'amount').map(({ amount }) => amount);
  const people = amounts.find(({ unit }) => /^(?:人|名|位|个|人次)$/.test(unit));
  const households = amounts.find(({ unit }) => /户|家/.test(unit));
  if (people) return { count: people.n, unit: 'person' };
  if (households) return { count: households.n, unit: 'household' };
  const [number] = asked(line) ? piecesOf(told.pieces, 'number') : [];
  return number ? { count: number.n, unit: 'person' } : { unit: 'person' };
}

type Trip = { told: Told; day: PieceOf<'day'> | undefined; village: PieceOf<'village'> | undefined };

function slotsOf({ told, day, village }: Trip, line: Line): VisitSlots | undefined {
  const met: PieceOf<'person'>[] = [];
  const missed: PieceOf<'person'>[] = [];
  peopleOf(told, line, met, missed);
  const strangers = unknownNames(told);
  const kind = kindOf(told, line, [...met, ...missed]) ?? 'minor';
  const figure = figureOf(told, line);
  const names = [...met.map(({ person }) => person.name), ...strangers];
  if (missed.length > 0 && names.length === 0) return undefined;
  const seq = piecesOf(told.pieces, 'ordinal')[0]?.n;
  const period = day || seq !== undefined ? undefined : piecesOf(told.pieces, 'period')[0]?.period;
  const dated = day ?? (period ? undefined : piecesOf(line.pieces, 'day').find(({ from }) => from <= line.today));
  const date = period ? undefined : (dated?.from ?? line.today);
  const place = villageNamed(line, village?.name ?? lonelyVillage(met, line), village?.fuzzy ?? false);
  const signing = signingOf(told.text, line, names);
  const trips = piecesOf(told.pieces, 'count').reduce((sum, { count }) => sum + count.n, 0);
  const repeat = names.length === 1 && trips > 1 && /又|两[次趟回]|再/.test(told.text) ? trips : undefined;
  const nickname = names.some((name) => /^[老小阿]/.test(name) && name.length === 2);
  const partial =
    names.length > 0 &&
    figure.count !== undefined &&
    figure.unit === 'person' &&
    figure.count !== names.length + missed.length;
  const count =
    names.length > 0 ? (/等.{0,3}$|等/.test(told.text) && partial ? figure.count : names.length) : figure.count;
  const extras = extrasOf(told, line, signing);
  const missing = [
    ...('missing' in place ? place.missing : []),
    ...(names.length === 0 ? ['subjects'] : []),
    ...(date ? [] : ['date']),
    ...(count === undefined ? ['count'] : []),
  ];
  const doubtful =
    signing.doubt ||
    seq !== undefined ||
    repeat !== undefined ||
    nickname ||
    partial ||
    strangers.length > 0 ||
    extras.place !== undefined ||
    dated?.lunar;
  return said({
    kind,
    ...(names.length > 0 && { subjects: names }),
    count,
    unit: names.length > 0 ? ('person' as const) : figure.unit,
    date,
    period: period?.month,
    ...place,
    seq,
    signed: signing.signed,
    photo: pictureOf(line),
    ...(date && lateness(date, line)),
    ...(period && period.to < line.today && { late: true }),
    ...(dated?.lunar && { lunar: true }),
    ...extras,
    ...(missed.length > 0 && { not_visited: missed.map(({ person }) => person.name) }),
    ...(strangers.length > 0 && { unknown_subjects: strangers }),
    ...(nickname && { nickname: true }),
    same_day_repeat: repeat,
    ...(partial && { conflict: 'count_vs_subjects' }),
    ...(doubtful && { needs_confirm: true }),
    ...(missing.length > 0 && { missing }),
  });
}

/** The village of the people named, when the speaker has none and the register leaves one choice. */
function lonelyVillage(met: readonly PieceOf<'person'>[], line: Line): string | undefined {
  if (line.context.village) return undefined;
  const [first, ...rest] = met;
  const shared = first?.person.villages.filter((village) =>
    rest.every(({ person }) => person.villages.includes(village)),
  );
  return shared?.length === 1 ? shared[0] : undefined;
}

/** One trip a named day or village; each day said after its own name belongs to that name. */
function tripsOf(told: Told, line: Line): Trip[] {
  const past = (piece: Piece): piece is PieceOf<'day'> =>
    piece.kind === 'day' && piece.from <= line.today && !piece.weak;
  const days = told.pieces.filter(past).filter((day, i, all) => all.findIndex(({ from }) => from === day.from) === i);
  const villages = piecesOf(told.pieces, 'village').filter(
    (v, i, all) => all.findIndex(({ name }) => name === v.name) === i,
  );
  const heads = villages.length > 1 ? villages : days.length > 1 ? days : [];
  if (heads.length < 2) return [{ told, day: days[0], village: villages[0] }];
  const people = piecesOf(told.pieces, 'person');
  const trailing = villages.length < 2 && people.length >= heads.length && (people[0]?.at ?? 0) < (heads[0]?.at ?? 0);
  return heads.map((head, i) => {
    const from = trailing ? (heads[i - 1]?.end ?? 0) : head.at;
    const to = trailing ? head.end : (heads[i + 1]?.at ?? Number.POSITIVE_INFINITY);
    const pieces = told.pieces.filter(({ at }) => at >= from && at < to);
    return {
      told: { ...told, pieces },
      day: head.kind === 'day' ? head : days[0],
      village: head.kind === 'village' ? head : villages[0],
    };
  });
}

function refusal(told: Told, line: Line): Reading {
  const { text } = told;
  const named = piecesOf(told.pieces, 'person').length;
  if (OTHER.test(text) && !MINOR.test(text) && !KEY.test(text) && named === 0) return { none: 'other_topic' };
  const physical = WENT.test(text.replace(/(?:电话|视频|微信|线上)(?:走访|家访|随访|上门)/g, ''));
  if (
    REMOTE.test(text) &&
    !physical &&
    !/走访(?!.{0,3}(?:电话|视频))/.test(text.replace(/(?:电话|视频|微信|线上)(?:里)?(?:走访|家访|随访)/g, ''))
  )
    return { none: 'phone_not_visit' };
  if (PATCH.test(text)) return { none: 'other_request' };
  if (/宣传|宣讲|发放/.test(text) && !/走访|敲门/.test(text) && !MINOR.test(text) && !KEY.test(text) && named === 0)
    return { none: 'other_topic' };
  if (ABSENT.test(text) && !MET.test(text) && (named < 2 || /都(?:没人|不在|没在|没得人)|全都?不在/.test(line.text))) {
    const amounts = piecesOf(told.pieces, 'amount');
    if (amounts.length < 2) return { none: 'visit_not_completed' };
  }
  return undefined;
}

/** Evidence that a trip was made: a verb of visiting, and whom or how many. */
function isVisit(told: Told, line: Line): boolean {
  const named = piecesOf(told.pieces, 'person').length > 0 || unknownNames(told).length > 0;
  const figure = figureOf(told, line).count !== undefined;
  if (asked(line)) return named || figure || /了|已|完/.test(told.text);
  const verb = /走访|家访|入户|上户|上门|探访|看望/.test(told.text);
  if (verb)
    return DONE.test(told.text) && (named || figure || /走访(?:了|已|完)|已(?:经)?(?:全部)?走访/.test(told.text));
  const went = /去了|看了|见到|到了?.{0,8}(?:家|屋头|学校)|走了/.test(told.text);
  return went && (named || (figure && (MINOR.test(told.text) || KEY.test(told.text))));
}

/** 走访: visits made in person to someone who was met. */
export const visit: Family = {
  intent: 'log_visit',
  anchor:
    /走访|家访|入户|上户|上门|探访|看望|去了|看了|走了|(?:到|去).{0,8}(?:家|屋头)|见到了|(?:打|通)[了个过]{0,2}电话给?|视频[了聊]|锁着门|门锁|不在家|没人在家|电话(?:联系|沟通|问)/,
  asked,
  read(told, line): Reading {
    const no = refusal(told, line);
    if (no) return no;
    if (!isVisit(told, line)) return undefined;
    const found = tripsOf(told, line).map((trip) => slotsOf(trip, line));
    const items = found.filter((item) => item !== undefined);
    const [only] = items;
    if (!only) return { none: 'visit_not_completed' };
    if (items.length === 1) return { intent: 'log_visit', slots: only };
    const missing = [...new Set(items.flatMap((item) => item.missing ?? []))];
    return {
      intent: 'log_visit',
      slots: {
        items,
        ...(items.some(({ late }) => late) && { late: true }),
        ...(items.some((item) => item.on_behalf) && { on_behalf: true }),
        ...(items.some((item) => item.needs_confirm) && { needs_confirm: true }),
        ...(missing.length > 0 && { missing }),
      },
    };
  },
};
