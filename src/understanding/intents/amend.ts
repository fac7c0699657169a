import type { LocalDate, LocalTime } from '../../domain/calendar.ts';
import { isLocalTime, minutesOf } from '../../domain/calendar.ts';
import type { Line } from '../line.ts';
import { type PieceOf, piecesOf } from '../pieces.ts';
import type { LastRecord } from '../meaning.ts';
import { type Changes, type CorrectSlots, said, type Target, type UndoSlots } from '../slots.ts';
import { readNumber, NUMBER } from '../../domain/chinese-number.ts';
import { clockTimes, partAt } from '../times.ts';

const UNDO =
  /撤(?:销|回|掉|一下|$)|(?<!先)撤了|作废|删[了掉除去一脱]|消掉|销掉|(?:[这那]个?条?|刚才.{0,3})不要了?$|(?:去|抹|取)掉|删$|(?:登记|记录|[这那][个条])[^,。]{0,4}取消|取消(?:掉|刚才|上一?条|那条|这条|登记|记录)|[登报记]的[^,。]{0,8}取消|^取消[。!]?$|(?<=,)取消$|(?:莫|不要|别)[记算]|^不算|(?<!算)不算数?(?=$|[,。哈了])|收回|清[除空掉]|不作数|当我没(?:说|报)/;
const REFERS =
  /上(?:一)?[条次个]|刚才|刚刚|刚[报发登记录]|那条|这条|这个|那个|记录|登记|报的|发的|发错|搞错|重复|全部|所有|都|$/;

/** 撤销: the last record, a dated one (asked about first), or everything, which is refused. */
export function readUndo(line: Line): UndoSlots | undefined {
  const { text } = line;
  if (!UNDO.test(text) || !REFERS.test(text) || text.length > 40 || text.startsWith('测试')) return undefined;
  if (/[?]|怎么|咋|如何|能不能|可以.{0,4}吗|吗$|村民|请.{0,4}各|大家/.test(text)) return undefined;
  if (piecesOf(line.pieces, 'person').length > 0 && (line.context.last_record?.subjects?.length ?? 0) > 1)
    return undefined;
  if (/那[次遍道盘]/.test(text) && piecesOf(line.pieces, 'part').length > 0) return undefined;
  if (/^(?:.{0,6}(?:案|通知|会|活动|培训|政策))/.test(text) && !/记录|登记|[那这]条/.test(text)) return undefined;
  const said = clockTimes(piecesOf(line.pieces, 'time').flatMap(({ times }) => times));
  const kept = line.context.last_record?.times ?? [];
  if (said.length > 0 && said.length < kept.length && said.every((time) => kept.includes(time))) return undefined;
  if (/全部|所有|一起删|都删|清空/.test(text)) return { target: 'all', refuse: true };
  const day = piecesOf(line.pieces, 'day')[0];
  if (day && day.from !== line.today) return { target: targetOn(line, day.from), needs_confirm: true };
  const named = intentNamed(text);
  return named === undefined ? { target: 'last' } : { target: 'last', named };
}

const CUES =
  /更正|纠正|(?:说|报|写|打|填|搞|记|登记|发|输)[错成]|[选点按念看]错|签[字名]?[^,。]{0,2}补|补签(?!表)|签了[字名]的|签[字名][^,。]{0,3}拿到|不对(?!劲)|改成|改为|改到|要改|改一?下|改$|应该是|应为|(?:少|多|漏)(?:[报写记填算]了?|了一?[次遍回道盘趟])|再加|加[上进入个]|补上|补个|不是.{1,12}是|是.{1,12}不是|有误|弄错|^不是[^,。]{1,8},[^,。]{1,6}$|[次点\d]改[一二两三四五六\d]|第[一二三四五\d]次(?:应该)?是|报[多少]了|漏[了掉下]?\ue004|应该[写报填]|[去取删划减]掉|^错了|那[次道遍回](?:.{0,2}是|\d)|(?:时间|次数|日期)(?:应该)?[是为]|[报写记填]得?[少多]了|漏[勾选填点]|补一?张|补[发传交在]|\ue001的?[,\s]*不是|不是\ue001|^(?:[^,。]{0,6}[,\s])?是[^,。]{1,8}的$|(?:日期|时间|次数|村|名字|人数|人)错/;

const called = [
  ['log_visit', /走访|家访/],
  ['log_link_forward', /链接|转发/],
  ['nil_clue_report', /排查表|无线索/],
  ['log_broadcast', /播|喇叭|村村响|广播/],
] as const;

/** The intent whose record a line calls by its words. */
const intentNamed = (text: string): string | undefined => called.find(([, pattern]) => pattern.test(text))?.[0];

/** What a record is called, by its words; the last record's intent otherwise. */
const targetOn = (line: Line, date: LocalDate): Target => ({
  intent: intentNamed(line.text) ?? line.context.last_record?.intent ?? 'log_broadcast',
  date,
});

/** 不对，是两次: what changes in the last record, or in the record of a day that is said with it. */
export function readCorrection(line: Line): CorrectSlots | undefined {
  const { text, context } = line;
  if (!CUES.test(text) || /[?]|怎么|咋|如何|吗$|会议改|时间改到.{0,8}开会/.test(text) || text.length > 60)
    return undefined;
  const last = context.last_record;
  if (
    !last &&
    (!/更正|纠正|[报登记说讲]错|^不对|次数改|^改[成为]/.test(text) || /(?:行不?行|好不好|可不可以)$/.test(text))
  )
    return undefined;
  if (/补上|再加|加[上进入个]|补[个发传交]|漏|少报/.test(text) && !last) return undefined;
  if (/忘(?:记|了)*报|漏报了?$|^(?:补报|漏报|补登)|漏报(?:的|了).{0,4}$/.test(text) && !/更正|改/.test(text))
    return undefined;
  if (text.startsWith('不是') && !last) return undefined;
  const nth = piecesOf(line.pieces, 'ordinal')[0]?.n;
  if (nth !== undefined && nth > (last?.times?.length ?? 0) && !/错|改|更正|不是/.test(text)) return undefined;
  const slots = correctionOf(line);
  return Object.keys(slots.changes).length === 0 && !last && !/更正|错|改/.test(text) ? undefined : slots;
}

/** A day has no more hours. */
const MOST_PLAYS = 24;

/** What a correction changes, once it is known to be one. */
export function correctionOf(line: Line): CorrectSlots {
  const last = line.context.last_record;
  const changes = changesOf(withoutDenied(line), last);
  const day = piecesOf(line.pieces, 'day')[0];
  const dated = day && day.from !== line.today && changes.date === undefined;
  const { count, times } = changes;
  const clash =
    !dated &&
    count !== undefined &&
    times === undefined &&
    last?.intent === 'log_broadcast' &&
    (last.times?.length ?? 0) > 0 &&
    count !== last.times?.length;
  const vague = Object.keys(changes).length === 0;
  const implausible = (count ?? 0) > MOST_PLAYS && last?.intent === 'log_broadcast';
  return said({
    target: dated ? targetOn(line, day.from) : ('last' as const),
    changes,
    ...((clash || vague || implausible) && { needs_confirm: true }),
    ...(clash && { conflict: 'count_vs_times' }),
    ...(implausible && { conflict: 'implausible_count' }),
  });
}

const DENIED = /(?:不是|[说报写打填记]成)[^,。;是]{1,14}/g;

type Wording = { text: string; line: Line; inside: (at: number) => boolean };

/** 是2次不是3次: the part after 不是 is what was wrong. */
function withoutDenied(line: Line): Wording {
  const spans = [...line.text.matchAll(DENIED)].map((m) => [m.index, m.index + m[0].length] as const);
  return {
    text: line.text.replace(DENIED, ''),
    line,
    inside: (at) => !spans.some(([from, to]) => at >= from && at < to),
  };
}

function changesOf(wording: Wording, last: LastRecord | undefined): Changes {
  const { text, line, inside } = wording;
  const pieces = line.pieces.filter(({ at }) => inside(at));
  const village = piecesOf(pieces, 'village')[0]?.name;
  const times = timesOf(wording, last);
  return said({
    count: countOf(wording, last) ?? undefined,
    times,
    date: dateOf(wording, times !== undefined || /\d|[一二两三四五六]次/.test(text) ? 'beside' : 'alone', last),
    ...(village && village !== last?.village && /村|不是|错/.test(line.text) && { village }),
    ...peopleOf(wording, last),
    ...(/照片|截图|图片|图了|补一?张/.test(text) &&
      (line.context.attachments?.length ?? 0) > 0 &&
      (last?.intent === 'log_link_forward' ? { screenshot: 'attached' as const } : { photo: 'attached' as const })),
    ...withoutTimes(wording, last),
    ...(/(?:没|未)(?:有)?签|签字?没/.test(text) && { signed: false }),
    ...(/签(?:了)?字?[也已都]?补|(?:补|已补)(?:了|上)?签|签[字名][^,。]{0,3}(?:(?<!没)拿到|[也都]有)|已经?签[字名了]|(?<![没未有])签了?字?了?的?(?=$|[,。])/.test(
      text,
    ) && {
      signed: true,
    }),
  });
}

/** 18点那次没放成，划掉: what is left of the record's times. */
function withoutTimes({ text, line }: Wording, last: LastRecord | undefined): Changes {
  if (!/[去取删划减]掉|[没未][播放]/.test(text)) return {};
  const gone = clockTimes(piecesOf(line.pieces, 'time').flatMap(({ times }) => times));
  const before = (last?.times ?? []).filter(isLocalTime);
  const left = before.filter((time) => !gone.some((one) => one === time || liftedTo(one, time) === time));
  return gone.length > 0 && left.length === before.length - gone.length ? { times: left, count: left.length } : {};
}

const MORE = new RegExp(`(少|漏|多)(?:[报写记填算]了?|了)(${NUMBER})[次回遍道盘趟条]`);
const BARE = new RegExp(`(?:次数|改成|改为|应该是|应为|是)[:为是]?(${NUMBER})(?:次|$|[,。人个户])`);

function countOf({ text, line, inside }: Wording, last: LastRecord | undefined): number | undefined {
  const more = MORE.exec(text);
  if (more && last?.count !== undefined && !/应该是|应为|改[成为]|更正为/.test(text))
    return last.count + (more[1] === '多' ? -1 : 1) * (readNumber(more[2] ?? '') ?? 0);
  // 三次时间都不对，是7点…: which ones, not how many.
  const counts = piecesOf(line.pieces, 'count').filter(
    ({ at, end }) => inside(at) && !/^的?(?:播放)?时间/.test(line.text.slice(end)),
  );
  const chosen = counts.filter(({ count }) => !count.named).at(-1)?.count.n;
  if (chosen !== undefined) return chosen;
  const bare = BARE.exec(text)?.[1];
  const amount = piecesOf(line.pieces, 'amount')
    .filter(({ at }) => inside(at))
    .at(-1)?.amount;
  if (amount && last?.intent === 'log_visit' && !/再加|加上|补/.test(text)) return amount.n;
  if (amount?.unit === '条' && !/[上这那前后][一1]?条/.test(text) && last?.intent === 'log_link_forward')
    return amount.n;
  return bare === undefined ? undefined : readNumber(bare);
}

/** A day is the change when the line is about the day; beside a count or time it says which record. */
function dateOf(
  { text, line, inside }: Wording,
  company: 'beside' | 'alone',
  last: LastRecord | undefined,
): LocalDate | undefined {
  const day = piecesOf(line.pieces, 'day').filter(({ at }) => inside(at))[0];
  if (!day || day.from > line.today || day.from === last?.date) return undefined;
  if (/日期|应该是|是.{0,3}$/.test(line.text.slice(0, day.at)) || /日期/.test(text)) return day.from;
  return company === 'alone' && !/^的(?!$|[,。])/.test(line.text.slice(day.end)) ? day.from : undefined;
}

function timesOf({ text, line, inside }: Wording, last: LastRecord | undefined): readonly LocalTime[] | undefined {
  const pieces = piecesOf(line.pieces, 'time').filter(({ at, skip }) => inside(at) && !skip);
  const spoken = pieces.flatMap(({ times }) => times);
  const before = (last?.times ?? []).filter(isLocalTime);
  const target = pieces.at(-1);
  const [newest] = clockTimes(spoken.slice(-1));
  if (!target || !newest) return undefined;
  const counted = piecesOf(line.pieces, 'count').some(({ at, count }) => inside(at) && count.n === spoken.length);
  if (before.length === 0 || ((counted || spoken.length >= before.length) && spoken.length > 1))
    return clockTimes(spoken);
  const at = replaced(
    line,
    target,
    before,
    spoken.length > 1 ? clockTimes(spoken.slice(0, 1))[0] : deniedTime(line, inside),
  );
  if (at === undefined || /[还又也][播放]|少报|漏报/.test(text))
    return /再加|加上|补|漏|少/.test(text) ? [...new Set([...before, newest])].sort() : clockTimes(spoken);
  const meant = liftedTo(newest, before[at]);
  return before.map((time, i) => (i === at ? meant : time)).sort();
}

const deniedTime = (line: Line, inside: (at: number) => boolean) => {
  const denied = piecesOf(line.pieces, 'time')
    .filter(({ at }) => !inside(at))
    .flatMap(({ times }) => times);
  return clockTimes(denied)[0];
};

/** Which of the record's times is meant: the Nth, the one in that part of the day, or the one said before. */
function replaced(
  line: Line,
  target: PieceOf<'time'>,
  before: readonly LocalTime[],
  old: LocalTime | undefined,
): number | undefined {
  const ordinal = piecesOf(line.pieces, 'ordinal')[0]?.n;
  if (ordinal !== undefined && ordinal <= before.length) return ordinal - 1;
  if (/最后[一那]?[次道遍回]/.test(line.text)) return before.length - 1;
  const part = piecesOf(line.pieces, 'part')[0]?.parts[0] ?? target.times[0]?.part;
  const at = before.findIndex((time) =>
    old ? time === old || liftedTo(old, time) === time : part !== undefined && partAt(time) === part,
  );
  return at >= 0 ? at : undefined;
}

/** The same clock face in the other half of the day, when that is nearer to what it replaces. */
function liftedTo(time: LocalTime, like: LocalTime | undefined): LocalTime {
  const minutes = minutesOf(time);
  if (!like || minutes >= 12 * 60) return time;
  const later = clockTimes([{ hour: Math.floor(minutes / 60) + 12, minute: minutes % 60, sure: true }])[0] ?? time;
  return Math.abs(minutesOf(later) - minutesOf(like)) < Math.abs(minutes - minutesOf(like)) ? later : time;
}

function peopleOf({ text, line, inside }: Wording, last: LastRecord | undefined): Changes {
  const names = piecesOf(line.pieces, 'person')
    .filter(({ at }) => inside(at))
    .map(({ person }) => person.name);
  if (names.length === 0) return {};
  const denied = piecesOf(line.pieces, 'person')
    .filter(({ at }) => !inside(at))
    .map(({ person }) => person.name);
  const before = (last?.subjects ?? []).filter((name) => !denied.includes(name));
  const only = text.search(/只(?:有|[走访看去见]了?)/);
  if (only >= 0) {
    const left = names.filter((name) => line.said.indexOf(name, only) >= 0);
    if (left.length > 0) return { subjects: left, count: left.length };
  }
  if (/[去取删划]掉|没[去见看]/.test(text)) {
    const left = before.filter((name) => !names.includes(name));
    return left.length > 0 ? { subjects: left, count: left.length } : {};
  }
  const adds = /再加|加[上进入个]|还有|补|漏|少/.test(text) || denied.length > 0;
  if (!adds && before.length === names.length && names.every((name) => before.includes(name))) return {};
  const subjects = [...new Set([...(adds ? before : []), ...names])];
  const asMany = subjects.length === before.length + denied.filter((name) => last?.subjects?.includes(name)).length;
  return asMany ? { subjects } : { subjects, count: subjects.length };
}
