import type { Told } from '../clauses.ts';
import { addDays, daysFrom, type LocalDate, type LocalTime } from '../../domain/calendar.ts';
import type { DaySaid } from '../dates.ts';
import { type Line, usesRareTerm } from '../line.ts';
import type { MeaningOf } from '../meaning.ts';
import { MARK, type Piece, type PieceOf } from '../pieces.ts';
import { type BroadcastSlots, said } from '../slots.ts';
import { clockTimes, type TimeSaid } from '../times.ts';
import { type Family, isJustPastMidnight, lateness, photoOf, placeNamed, type Reading } from './family.ts';
import { emptyGroup, type Group, groupsOf, partsOf, put, total } from './plays.ts';

const JUST = /刚(?:刚|才)?(?:又|已)?(?:[\ue000-\ue0ff]|这|那)*(?:播|放|响)|(?:播|放)(?:完|了).{0,3}刚/;

/** 刚才六点: six this evening, when it is evening. */
const nearest = (time: TimeSaid, { clock }: Line): TimeSaid =>
  !time.part && !time.sure && time.hour < 12 && Number(clock.slice(0, 2)) >= time.hour + 12
    ? { ...time, hour: time.hour + 12, sure: true }
    : time;

/** The clock times said, those still to come apart. */
function timesOf(
  group: Group,
  date: LocalDate,
  shared: Shared,
  line: Line,
): { times: readonly LocalTime[]; future: readonly LocalTime[] } {
  const said = shared.just && date === line.today ? group.times.map((time) => nearest(time, line)) : group.times;
  const times = clockTimes(said);
  const isToCome = (time: LocalTime) => date === line.today && time > line.clock;
  return { times: times.filter((time) => !isToCome(time)), future: times.filter(isToCome) };
}

/** 9号10号: days in a row with nothing between them. */
const adjoin = (pieces: readonly Piece[]) =>
  pieces.some((piece, i) => piece.kind === 'day' && pieces[i - 1]?.kind === 'day' && pieces[i - 1]?.end === piece.at);

/** What holds for everything told in a line. */
const sharedOf = (told: Told, line: Line) => ({
  just: JUST.test(told.shape),
  again: /又(?:播|放|响)|再(?:播|放)了/.test(told.text),
  elsewhere: told.shape.includes(MARK.foreign),
  several: (/[、和与跟]/.test(told.shape) || adjoin(told.pieces)) && /都|各|均|两天|几天|每天/.test(told.text),
  more: {
    duration_min: minutesEach(told),
    ...(/护蕾/.test(told.text) && { content: '利剑护蕾宣传语音' }),
    ...photoOf(line),
  },
  rare: usesRareTerm(line),
});
type Shared = ReturnType<typeof sharedOf>;

/** How many plays there were and when; undefined when every time is still to come. */
function figuresOf(group: Group, date: LocalDate, shared: Shared, line: Line) {
  const { times, future } = timesOf(group, date, shared, line);
  if (future.length > 0 && times.length === 0) return undefined;
  const parts = partsOf(group);
  const [first, ...more] = group.ordinals;
  const alone = first !== undefined && more.length === 0;
  const seq = alone && (first > 1 || total(group, times.length + parts.length) === 1) ? first : undefined;
  const just = shared.just && group.times.length === 0 && date === line.today && (total(group, 0) ?? 1) === 1;
  const stated = seq === undefined ? total(group, times.length + future.length + parts.length) : 1;
  const count = future.length > 0 ? times.length : (stated ?? (just ? 1 : undefined));
  const clashes = future.length === 0 && times.length > 0 && count !== times.length + parts.length;
  const conflict = clashes ? 'count_vs_times' : count !== undefined && count > 24 ? 'implausible_count' : undefined;
  return {
    just,
    doubtful: conflict !== undefined || future.length > 0,
    slots: {
      count,
      times: just ? [line.clock] : times,
      ...(parts.length > 0 && { day_parts: parts }),
      ...(future.length > 0 && { future_times: future }),
      seq,
      ...(shared.again && seq === undefined && { adds: true }),
      ...(just && { time_source: 'message_time' as const }),
      conflict,
    },
  };
}

/** One day's record in one village; undefined when every time is still to come. */
function slotsOf(
  group: Group,
  date: LocalDate,
  village: PieceOf<'village'> | undefined,
  shared: Shared,
  line: Line,
): BroadcastSlots | undefined {
  const figures = figuresOf(group, date, shared, line);
  if (!figures) return undefined;
  const [day] = group.days;
  const place = placeNamed(line, village?.name, village?.fuzzy ?? false);
  const doubtful = figures.doubtful || day?.lunar || (saysLastNight(line, day) && !figures.just) || shared.elsewhere;
  const missing = [
    ...('missing' in place ? place.missing : []),
    ...(figures.slots.count === undefined ? ['count'] : []),
  ];
  return said({
    ...place,
    date,
    ...figures.slots,
    ...lateness(date, line),
    ...(day?.lunar && { lunar: true }),
    ...shared.more,
    ...(group.sites.length > 0 && { sites: group.sites }),
    ...(shared.rare && { fuzzy_term: true }),
    ...(doubtful && { needs_confirm: true }),
    ...(missing.length > 0 && { missing }),
  });
}

const saysLastNight = (line: Line, day: DaySaid | undefined) =>
  isJustPastMidnight(line) && (!day || day.said === 'today');
function minutesEach(told: Told): number | undefined {
  const piece = told.pieces.find((p): p is PieceOf<'amount'> => p.kind === 'amount' && p.amount.unit === '分钟');
  return piece?.amount.n;
}

function datesOf(group: Group, line: Line, shared: Shared): LocalDate[] {
  const [first, ...more] = group.days;
  if (!first) return [isJustPastMidnight(line) && !shared.just ? addDays(line.today, -1) : line.today];
  if (first.from !== first.to) return daysFrom(first.from, first.to <= line.today ? first.to : line.today);
  if (more.length > 0 && shared.several) return group.days.map(({ from }) => from);
  return [saysLastNight(line, first) ? addDays(first.from, -1) : first.from];
}

const FIGURE = new RegExp(`[${MARK.count}${MARK.time}]`);
const TOPIC = /村村响|喇叭|广播|音频|宣传(?:语音|录音)|护蕾(?:语音|播|[一二两三四五六\d])|护蕾[^,。]{0,6}(?:播|放|响)/;
const PLAYED =
  /[播放响报][了过]|[播放](?:放)?(?:完|毕|好)|播(?:放)?已|已经?.{0,4}(?:播|放|响|落实|完成)|完毕|完成|落实|搞定|done|ok|√|刚(?:刚|才)?(?:播|放)|播出|(?:正常|按时|准时|照常|如期)[播放响]|[播放响]正常/;
/** What was played or how often: 今天天气好 beside it says nothing of that. */
const HEARD = new RegExp(`播|放|响|喇叭|广播|音频|内容|宣传|[${MARK.count}${MARK.time}]`);
const OTHER =
  /电影|体操|台播|播放量|[一二两三四五\d]集|防火|森林|禁烧|秸秆|防溺水|溺水|防汛|防洪|天气|预警|气象|医保|社保|养老|缴费|征兵|反诈|诈骗|疫苗|疫情|核酸|播种|种子|转播|直播|抖音|快手|电视|比赛|种了|亩|交通|选举|歌|曲|戏|舞|音乐|党课|新闻|寻人|寻物|启事|停水|消防|安全生产|国歌|垃圾|环境卫生|创文|人居|献血|普查|收费|假|水(?!印)|牛|羊|鸭|鞭炮|烟花|课间操/;
const KNOWN =
  /村村响|大?喇叭|广播|护蕾|利剑|音频|宣传|任务|工作|语音|录音|播放|播出|播|放|响|情况|记录|登记|次数|次|时间|内容|分别|今天|我们|我村|本村|村里|全村|村|那个|这个|一共|总共|共计|共|已经|已|都|也|就|只|才|又|再|每天|实际|那天|当天|最后|齐|全|刚才|刚刚|刚|按时|准时|正常|全部|均|完毕|完成|完|过|好|毕|落实|到位|了|的|呢|哈|哦|哟|呀|吧|是|在|然后|和|与|及|还|各自|各|每次|每|给|大家|群众|村民|老百姓|组|听|里|补报|补|登|记|帮|那边|这边|那|这|我|一下|忘记|忘|报|上报|昨|报告|汇报|领导|主任|书记|有|照片|附|图|见|替|代|要得|一|左右|大概|大约|整|钟|点|到|至|从|上|下|头|早|中|午|晚|成功|顺利|开始|结束|号|星期|本|目前|[^\u4e00-\u9fff]/g;

/** Why something is told late: 当时手机坏了没报成. */
const EXCUSE = /没(?:有|能|来得及)*(?:报|登记|填)|忘(?:了|记)*(?:报|登)|漏(?:报|登)/;

/** What the told clauses say besides broadcasting. */
const residue = (told: Told) =>
  told.clauses
    .filter(({ text }) => !EXCUSE.test(text))
    .map(({ shape }) => shape.replace(KNOWN, ''))
    .join('');

/** What the campaign's own recordings are about. */
const OURS = /防|反|性侵|欺凌|霸凌|家暴|未成年人|保护法?|侵害|知识|安全|教育|儿童|孩子|强制报告|普法|法治|法律/g;

/** What was played, where it stands right after the verb and its count: 播了三次红歌. */
const objectOf = (told: Told) =>
  (/播[放出]*[了完过]*[\s\ue000-\ue0ff]*([\u4e00-\u9fff]*)/.exec(told.shape)?.[1] ?? '')
    .replace(OURS, '')
    .replace(KNOWN, '');

const asked = (line: Line) => line.context.pending?.startsWith('broadcast') ?? false;

/** 护蕾三次、防溺水两次: only what stands before the other subject is ours. */
function beforeOthers({ text, shape, pieces, clauses }: Told): readonly Piece[] {
  const at = text.search(OTHER);
  if (at < 0 || !TOPIC.test(text.slice(0, at)) || !FIGURE.test(shape.slice(0, at)) || !FIGURE.test(shape.slice(at)))
    return pieces;
  const clause = clauses.find((_, i) => at < clauses.slice(0, i + 1).reduce((sum, c) => sum + c.text.length + 1, 0));
  const end = clause ? clause.at + Math.max(clause.text.search(OTHER), 0) : Number.POSITIVE_INFINITY;
  return pieces.filter((piece) => piece.at < end);
}

/** Counts that are no number: 3-4次, 3次以上, 不到3次, 少播一次. */
const VAGUE = new RegExp(
  `${MARK.number}\\s*[-~到至]\\s*${MARK.count}|${MARK.count}(?:以上|以下|左右|多|不到)|(?:不到|不足|至少|最多|超过|[少多](?:播|放)了?)${MARK.count}`,
);

/** Whether the told words amount to plays having happened, and if not why. */
function recordable(told: Told, line: Line, groups: readonly Group[]): 'yes' | 'doubt' | 'no' | 'other' {
  const { text } = told;
  const topic = TOPIC.test(text) || TOPIC.test(line.text);
  const heard = told.clauses
    .map((clause) => ({ ...clause, shape: clause.shape.replace(/放[假学心]/g, '') }))
    .filter((clause) => HEARD.test(clause.shape))
    .map((clause) => clause.text);
  if (heard.some((said) => OTHER.test(said)) && !/护蕾/.test(text) && beforeOthers(told) === told.pieces)
    return 'other';
  if (/听(?:了|到了?|见)?[\ue000-\ue0ff\s]*(?:村村响|喇叭|广播|音频)|收听|吵|起床|睡|醒|播放设备/.test(told.shape))
    return 'no';
  const content = groups.length > 0;
  const done = PLAYED.test(text);
  if (asked(line)) return content || done || /^(?:是的?|有|好了|搞了|弄了|已(?:经)?[播放完])/.test(text) ? 'yes' : 'no';
  if (VAGUE.test(told.shape) && !/[共总]/.test(text)) return 'doubt';
  if (topic) return !content && !(done && /[播放响]/.test(text)) ? 'no' : objectOf(told).length < 3 ? 'yes' : 'doubt';
  if (/播/.test(text)) return !content && !done ? 'no' : objectOf(told).length < 2 ? 'yes' : 'doubt';
  if (/播/.test(line.text) && content && told.pieces.some(({ kind }) => kind === 'village' || kind === 'day'))
    return 'yes';
  const counted =
    groups.some((g) => g.counts.length + g.ordinals.length + g.parts.length > 0) ||
    /那[次回遍道盘场]|没[播放]成/.test(line.text);
  const full = groups.some((g) => (g.counts.length > 0 || g.ordinals.length > 0) && g.times.length > 0);
  const rest = residue(told);
  if (/放|响/.test(text))
    return counted && rest === ''
      ? 'yes'
      : full && counted && rest.length < 7 && /[放响]了/.test(text)
        ? 'doubt'
        : 'no';
  if (rest !== '') return 'no';
  const dated = content && groups.every((g) => g.days.length > 0 && g.counts.length > 0);
  const several = groups.length > 1 || (groups[0]?.days.length ?? 0) > 1;
  if (full) return 'yes';
  return (dated && (several || done || /补/.test(text))) || (content && counted && done) ? 'doubt' : 'no';
}

/** Rows of several villages were copied from somewhere: whoever sent them is asked. */
const isPasted = (items: readonly BroadcastSlots[], line: Line) =>
  /\n|接龙/.test(line.text) && new Set(items.map(({ village }) => village)).size > 1;

/** A township's whole week: what comes after is not kept, and the rest is asked about. */
const MOST = 60;

/** 村村响播放. */
export const broadcast: Family = {
  intent: 'log_broadcast',
  needs: /[村喇广播护放响]/,
  anchor:
    /村村响|大?喇叭|广播(?!电视|局|站长)|播(?=放|了|[完过出好]|[一两三四五六七八九十\d]|$)|护蕾(?:宣传)?(?:语音|音频)|放了|响了|放[完过]/,
  owns: /村村响|喇叭|音频|护蕾语音|广播(?!电视|局|站长)|播(?:放)?[了完过][一两二三四五六七八九\d]/,
  asked,
  read(told, line): Reading {
    const all = groupsOf({ ...told, pieces: beforeOthers(told) }, line);
    const groups = all.slice(0, MOST);
    const verdict = recordable(told, line, groups);
    if (verdict === 'other') return { none: 'other_topic' };
    if (verdict === 'no') return undefined;
    if (groups.some((g) => g.counts.some(({ count }) => count.n === 0))) return { none: 'negation' };
    const shared = sharedOf(told, line);
    const items = (groups.length > 0 ? groups : [bareGroup(told)]).flatMap((group) => itemsOf(group, shared, line));
    const [only] = items;
    if (!only) return { none: 'future' };
    if (items.length === 1)
      return { intent: 'log_broadcast', slots: { ...only, ...(verdict === 'doubt' && { needs_confirm: true }) } };
    return several(items, verdict === 'doubt' || all.length > MOST || isPasted(items, line));
  },
};

/** Several villages' plays said at once; doubtful as a whole, or as soon as one of them is. */
export const several = (items: readonly BroadcastSlots[], isDoubtful: boolean): MeaningOf<'log_broadcast'> => ({
  intent: 'log_broadcast',
  slots: {
    items,
    ...(items.some(({ late }) => late) && { late: true }),
    ...(items.some((item) => item.on_behalf) && { on_behalf: true }),
    ...((isDoubtful || items.some((item) => item.needs_confirm)) && { needs_confirm: true }),
  },
});

/** A row of a list: a village and what stands beside it. */
export type ListRow = { village: PieceOf<'village'>; pieces: readonly Piece[] };

/** What the rows of a list say of their villages' days; rows whose times are all still to come are left out. */
export function listSlots(rows: readonly ListRow[], line: Line): BroadcastSlots[] {
  const told: Told = { clauses: [], text: line.text, shape: line.shape, pieces: line.pieces, fallen: undefined };
  const shared = { ...sharedOf(told, line), just: false, again: false };
  return rows.slice(0, MOST).flatMap(({ village, pieces }) => {
    const group = emptyGroup();
    for (const piece of pieces) put(piece, group, line.shape.slice(piece.end, piece.end + 6));
    const [date = line.today] = datesOf(group, line, shared);
    return slotsOf(group, date, village, shared, line) ?? [];
  });
}

/** 播了: a day and a village perhaps, but no figure. */
function bareGroup(told: Told): Group {
  const group = emptyGroup();
  for (const piece of told.pieces) if (piece.kind === 'village' || piece.kind === 'day') put(piece, group, '');
  return group;
}

function itemsOf(group: Group, shared: Shared, line: Line): BroadcastSlots[] {
  const villages = group.villages.length > 0 ? group.villages : [undefined];
  return villages.flatMap((village) =>
    datesOf(group, line, shared).flatMap((date) => slotsOf(group, date, village, shared, line) ?? []),
  );
}
