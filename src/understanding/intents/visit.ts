import type { Told } from '../clauses.ts';
import type { Line } from '../line.ts';
import { byGivenName, unknownNames } from '../people.ts';
import { MARK, piecesOf } from '../pieces.ts';
import type { NoneReason } from '../slots.ts';
import type { Family, Reading } from './family.ts';
import { ABSENT, figureOf, type Trip, tripsOf } from './trips.ts';
import { asked, KEY, MINOR, visitSlots } from './visit-slots.ts';
import { needing } from '../presence.ts';

const OTHER =
  /贫困户|脱贫|党员|老人|老年|血压|慰问|防返贫|低保|五保|危房|医保|养老|高龄|军人|军属|党群|企业|商户|选民|灾|[酒婚喜丧]|宴|征迁|征收|门诊|普查|抽样|调查|保健|接种|义诊|看病|防火|森林|种植|养殖|养[鱼猪鸡牛羊]|拆迁|征地|矛盾|纠纷|残疾(?!儿)|残联/;
const MET = /(?<![没未])见[到着]|碰到了|签了|看到[他她]了|又去了?.{0,6}在家/;
/** Papers added to an earlier visit are not another visit. */
const PATCH =
  /走访的[^,。]{0,12}(?:照片|签字|表)|补签|补拍|(?:照片|签字|走访表)(?!回头|稍后|晚点|等下|明天|后面|下午|晚上|过|迟)[^,。]{0,4}补/;
const REMOTE = /电话|视频|语音通话|微信|线上|腾讯会议|打了个?电话|通话/;
const WENT =
  /走访了|上门(?!女)|入户|上户|去了|到了|家访了|到.{1,8}(?:家|屋头)|见到了|看了|只?走到(?=[\ue000-\ue0ff\d一二两三四五六七八九十])|走了(?=[\ue000-\ue0ff\d一二两三四五六七八九十几]|$)/;
const DONE =
  /[访看走到户门]了|上门看|走访(?:记录|表)|已|完|都|去了|签|见到|拍照|记录|走访|家访|入户|上户|上门|探访|看望|敲了/;

const REMOTELY =
  /(?:微信)?视频里?[^,。]{0,3}见到?了?|(?:电话|视频|微信|线上)里?(?:走访|家访|随访|上门)|算是?(?:走访|家访)[^,。]*/g;

/** Why words of visiting are no visit. */
function refusal(told: Told, line: Line): NoneReason | undefined {
  const { text } = told;
  const named = piecesOf(told.pieces, 'person').length > 0;
  const ours = named || MINOR.test(text) || KEY.test(text);
  if ((/酒席|喜酒|吃酒/.test(text) && !ours) || (/门诊|保健|接种|体检/.test(text) && !named)) return 'other_topic';
  if (OTHER.test(text) && !ours) return 'other_topic';
  if (/宣传|宣讲|发放/.test(text) && !/走访|敲门/.test(text) && !ours) return 'other_topic';
  const going = text.replace(REMOTELY, '');
  if (REMOTE.test(text) && !WENT.test(going) && !/走访(?!.{0,3}(?:电话|视频))/.test(going)) return 'phone_not_visit';
  if (/一[户家个]都?没/.test(text)) return 'visit_not_completed';
  if (PATCH.test(text) || /模板|样表/.test(text)) return 'other_request';
  return isMissed(line) && piecesOf(line.pieces, 'amount').length < 2 ? 'visit_not_completed' : undefined;
}

/** Nobody was met at all: one person or household, or all of several. */
function isMissed({ text, pieces }: Line): boolean {
  const alone = piecesOf(pieces, 'person').length < 2;
  return ABSENT.test(text) && !MET.test(text) && (alone || /都(?:没人|不在|没在|没得人)|全都?不在/.test(text));
}

const HOME = '(?:家|那里|那边|那儿|住处)';
// 看了陈小满的作业 is no visit; 看了陈小满 is.
const WENT_TO = new RegExp(
  `去[了过看]|见的面|[看见]的(?=${MARK.person}|[他她]|本人)|上了[^,。]{0,8}门|[跑走坐]到?了|看[了过](?!${MARK.person}+的|病|医生|电影|电视|书)|见[到着过了]|碰[到见]|[到去来][^,。]{0,8}${HOME}|从[^,。]{0,8}${HOME}[^,。]{0,2}[出回]来`,
);

/** 何小禾到外婆家去了: the child went, nobody went to the child. */
const MOVED = new RegExp(
  `${MARK.person}(?:[${MARK.day}${MARK.part}]|全家|一家|已经?|现在|刚|还|又|也|都)*(?:到|去|回|搬|来|跟)(?!了?[${MARK.count}]|过了|看)`,
);

const SETTLED = /[了过已完]|[看见]的|签|见到|刚从|都/;

/** Evidence that a trip was made: a verb of visiting, and whom or how many. */
function isVisit(told: Told, line: Line): boolean {
  const named =
    piecesOf(told.pieces, 'person').length > 0 || unknownNames(told).length > 0 || byGivenName(told, line).length > 0;
  const figure = figureOf(told, asked(line), line).count !== undefined;
  if (asked(line)) return named || figure || /了|已|完/.test(told.text);
  const verb = /走访|家访|入户|上户|上门|探访|看望|敲门行动|敲了/.test(told.text);
  if (verb)
    return (
      DONE.test(told.text) &&
      (named ||
        figure ||
        MINOR.test(told.text) ||
        KEY.test(told.text) ||
        /走访(?:了|已|完)|已(?:经)?(?:全部)?走访/.test(told.text))
    );
  const went = WENT_TO.test(told.shape) && !MOVED.test(told.shape) && SETTLED.test(told.text);
  return went && (named || (figure && (MINOR.test(told.text) || KEY.test(told.text))));
}

/** A minor and a key person met on one way are two records. */
function byKind(trip: Trip): readonly Trip[] {
  const kinds = new Set(piecesOf(trip.told.pieces, 'person').map(({ person }) => person.kind));
  if (kinds.size < 2) return [trip];
  return [...kinds].map((kind) => {
    const pieces = trip.told.pieces.filter((piece) => piece.kind !== 'person' || piece.person.kind === kind);
    return { ...trip, told: { ...trip.told, pieces } };
  });
}

/** 走访: visits made in person to someone who was met. */
export const visit: Family = {
  intent: 'log_visit',
  needs: needing('访户门望去看走跑坐到来从见碰打通视锁家电敲'),
  anchor:
    /走访|家访|入户|上户|上门|探访|看望|敲门行动|敲了|去[了过看]|见的面|上了.{1,8}门|看[了过]|[走跑坐]到?了|[到去来从].{0,8}(?:家|那里|那边|那儿|住处)|见[到着过了]|碰[到见]|(?:打|通)[了个过]{0,2}电话给?|视频[了聊]|锁着门|门锁|不在家|没人在家|电话(?:联系|沟通|问)/,
  asked,
  read(told, line, isKnown): Reading {
    const none = refusal(told, line);
    if (none) return { none };
    if (!isKnown && !isVisit(told, line)) return undefined;
    const found = tripsOf(told, line)
      .flatMap(byKind)
      .map((trip) => visitSlots(trip, line));
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
