import type { Told } from '../clauses.ts';
import { addDays, daysFrom, type LocalDate, type LocalTime } from '../../domain/calendar.ts';
import type { DaySaid } from '../dates.ts';
import { type Line, usesRareTerm } from '../line.ts';
import type { MeaningOf } from '../meaning.ts';
import { MARK, type Piece, type PieceOf } from '../pieces.ts';
import { type BroadcastSlots, said } from '../slots.ts';
import { clockTimes, type TimeSaid } from '../times.ts';
import { asked, playPieces, recordable } from './broadcast-evidence.ts';
import { type Family, isJustPastMidnight, lateness, photoOf, placeNamed, type Reading } from './family.ts';
import { emptyGroup, type Group, groupsOf, partsOf, put, total } from './plays.ts';
import { needing } from '../presence.ts';

const JUST = /刚(?:刚|才)?[^,。\d]{0,9}(?:播|放|响)|才(?:播|放|响)完|(?:播|放)(?:完|了).{0,3}刚/;

/** 刚才六点, 第三次六点: six this evening, when it is evening. */
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
  const recent = shared.just || (group.ordinals.length === 1 && Number(group.ordinals[0]) > 1);
  const said = recent && date === line.today ? group.times.map((time) => nearest(time, line)) : group.times;
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
  const said = times.length + parts.length;
  const clashes =
    future.length === 0 && count !== undefined && (times.length > 0 ? count !== said : parts.length > count);
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

/** Rows of several villages were copied from somewhere: whoever sent them is asked. */
const isPasted = (items: readonly BroadcastSlots[], line: Line) =>
  /\n|接龙/.test(line.text) && new Set(items.map(({ village }) => village)).size > 1;

/** 29号的漏了，放了两遍，补上: the day stands where its report was missed. */
const backFilled = (told: Told, line: Line): readonly Piece[] =>
  /补/.test(line.text) && !told.pieces.some(({ kind }) => kind === 'day')
    ? line.pieces.filter((piece) => piece.kind === 'day' && !piece.weak && piece.from < line.today).slice(0, 1)
    : [];

/** A township's whole week: what comes after is not kept, and the rest is asked about. */
const MOST = 60;

/** 村村响播放. */
export const broadcast: Family = {
  intent: 'log_broadcast',
  needs: needing('村喇广播护放响'),
  anchor:
    /村村响|大?喇叭|广播(?!电视|局|站长)|播(?=放|了|[完过出好]|[一两三四五六七八九十\d]|$)|护蕾(?:宣传)?(?:语音|音频)|[放响](?=了|[一二两三四五六七八九十\d][次遍回道盘趟])|放[完过]/,
  owns: /村村响|喇叭|音频|护蕾语音|广播(?!电视|局|站长)|播(?:放)?[了完过][一两二三四五六七八九\d]/,
  asked,
  read(told, line, isKnown): Reading {
    const all = groupsOf({ ...told, pieces: [...backFilled(told, line), ...playPieces(told)] }, line);
    const groups = all.slice(0, MOST);
    const verdict = recordable(told, line, groups);
    if (verdict === 'other') return { none: 'other_topic' };
    if (verdict === 'no' && !isKnown) return undefined;
    if (groups.some((g) => g.counts.some(({ count }) => count.n === 0))) return { none: 'negation' };
    const shared = sharedOf(told, line);
    const items = (groups.length > 0 ? groups : [bareGroup(told)]).flatMap((group) => itemsOf(group, shared, line));
    const [only] = items;
    if (!only) return { none: 'future' };
    if (items.length === 1) return { intent: 'log_broadcast', slots: verdict === 'doubt' ? unnamed(only) : only };
    const list = several(items, all.length > MOST || isPasted(items, line));
    return verdict === 'doubt' ? { ...list, slots: unnamed(list.slots) } : list;
  },
};

/** Plays of which nothing says what was played. */
export const unnamed = <S extends { needs_confirm?: boolean; unnamed?: boolean }>(slots: S): S =>
  slots.needs_confirm ? slots : { ...slots, needs_confirm: true, unnamed: true };

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
