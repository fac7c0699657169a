import type { Told } from '../clauses.ts';
import type { DaySaid } from '../dates.ts';
import type { Line } from '../line.ts';
import type { Count, Piece, PieceOf } from '../pieces.ts';
import type { DayPart } from '../slots.ts';
import { REPORTED } from './family.ts';
import { clockTimes, partAt, type TimeSaid } from '../times.ts';

/** What was said of one day in one village, or of several sharing it. */
export type Group = {
  villages: PieceOf<'village'>[];
  days: DaySaid[];
  counts: { count: Count; timesBefore: number }[];
  times: TimeSaid[];
  parts: DayPart[];
  ordinals: number[];
  sites: string[];
  numbers: number[];
  /** A part of the day still waiting for its hour or count: 晚上那次，6点半. */
  waiting: DayPart | undefined;
};

/** A group nothing was said of yet. */
export const emptyGroup = (): Group => ({
  villages: [],
  days: [],
  counts: [],
  times: [],
  parts: [],
  ordinals: [],
  sites: [],
  numbers: [],
  waiting: undefined,
});
const hasContent = (g: Group) =>
  g.counts.length + g.times.length + g.parts.length + g.ordinals.length + g.numbers.length > 0;

/** 一遍没落下 counts nothing more. */
const SPARED = /^(?:都|也)?[没不](?:落|漏|少|缺)/;
/** Not played then: 待播, ×, or put off (18点那次推到19点). */
const notPlayed = /^播?的?\s*[(]?(?:待|未|没|还没|×|不)|^那?[次道遍盘回]?的?(?:推迟?|改|拖|延迟?|挪)[到在]/;

/** Deals the pieces out to groups: a second village or day after some content opens a new one. */
export function groupsOf(told: Told, line: Line): Group[] {
  const groups = [emptyGroup()];
  const others = told.pieces.some(
    (piece) => piece.kind === 'day' && !piece.weak && !REPORTED.test(line.shape.slice(piece.end, piece.end + 6)),
  );
  for (const [i, piece] of told.pieces.entries()) {
    const after = line.shape.slice(piece.end, piece.end + 6);
    let group = groups.at(-1) ?? emptyGroup();
    if (piece.kind === 'village' || piece.kind === 'day') {
      const before = told.pieces[i - 1];
      // 11号12号忘报了: what was not reported was played on both.
      const reported = REPORTED.test(after) && !(before?.kind === 'day' && before.end === piece.at);
      if (piece.kind === 'day' && ((piece.weak && others) || reported)) {
        if (group.days.length > 0 || piece.from === line.today || piece.weak) continue;
      }
      // 前天和昨天的一起补：前天播3次…: what was only announced gives way to what is told of it.
      if (piece.kind === 'day' && !hasContent(group) && group.days.length > 1)
        group.days = group.days.some(({ from }) => from === piece.from) ? [] : group.days;
      // 补11号到13号的：11号三次，12号…: so does a span to each of its days.
      if (piece.kind === 'day' && !hasContent(group) && piece.from === piece.to)
        group.days = group.days.filter(({ from, to }) => from === to || piece.from < from || piece.from > to);
      const again = piece.kind === 'day' && group.days.some(({ from }) => from === piece.from);
      if (!again && hasContent(group) && (piece.kind === 'village' ? group.villages : group.days).length > 0) {
        const last = group;
        group = emptyGroup();
        if (piece.kind === 'village') group.days.push(...last.days);
        else group.villages.push(...last.villages);
        groups.push(group);
      }
    }
    put(piece, group, after);
  }
  shareLast(groups, told, line);
  return groups.filter(hasContent);
}

/** 五岭两次、山泉三次，均为昨日: a day said last of all. */
function shareLast(groups: readonly Group[], told: Told, line: Line) {
  const last = told.pieces.at(-1);
  if (last?.kind !== 'day' || !/(?:均为|都是|全是)$/.test(line.text.slice(0, last.at))) return;
  for (const group of groups) if (group.days.length === 0) group.days.push(last);
}

/** Puts a piece in its place in the group; `after` is what follows it (待播, ×). */
export function put(piece: Piece, group: Group, after: string) {
  switch (piece.kind) {
    case 'village':
      if (!group.villages.some(({ name }) => name === piece.name)) group.villages.push(piece);
      break;
    case 'day':
      if (!group.days.some(({ from }) => from === piece.from)) group.days.push(piece);
      group.waiting = piece.part;
      break;
    case 'count':
      if (SPARED.test(after)) break;
      group.counts.push({ count: piece.count, timesBefore: group.times.length });
      spreadOverParts(group, piece.count);
      break;
    case 'time':
      if (piece.skip) break;
      if (!notPlayed.test(after)) putTimes(group, piece.times);
      // 第3次 18:00 ✘: neither the time nor the number it was to have.
      else if (group.ordinals.length > group.times.length) group.ordinals.pop();
      break;
    case 'part':
      if (!notPlayed.test(after)) putParts(group, piece.parts);
      break;
    case 'ordinal':
      if (!notPlayed.test(after)) group.ordinals.push(piece.n);
      break;
    case 'site':
      group.sites.push(piece.name);
      break;
    case 'number':
      group.numbers.push(piece.n);
      break;
    default:
  }
}

function putParts(group: Group, parts: readonly DayPart[]) {
  group.parts.push(...parts);
  group.waiting = parts.length === 1 ? parts[0] : undefined;
}

/** A bare hour takes the part of the day said before it. */
function putTimes(group: Group, times: readonly TimeSaid[]) {
  const [first, ...more] = times;
  const part = group.waiting;
  group.waiting = undefined;
  if (!first || !part || first.part || first.sure) {
    group.times.push(...times);
    return;
  }
  if (group.parts.at(-1) === part) group.parts.pop();
  group.times.push({ ...first, part }, ...more);
}

/** 上午两次: the count belongs to the part just said, unless it is shared by all of them. */
function spreadOverParts(group: Group, { n, each, total }: Count) {
  const last = group.parts.at(-1);
  const shared = group.counts.length === 1 && n === group.parts.length && !each;
  group.waiting = undefined;
  // 早上一盘，晌午一盘，黑了一盘，三盘都放了: the last is the sum of the others.
  const sum = group.counts.slice(0, -1).reduce((all, { count }) => all + count.n, 0);
  if (!last || total || shared || n > 6 || (group.counts.length > 2 && n === sum)) return;
  if (each) {
    group.parts = group.parts.flatMap((part) => Array.from({ length: n }, () => part));
    group.counts = group.counts.map((one) =>
      one.count.each ? { ...one, count: { n: group.parts.length, each: false, total: true } } : one,
    );
  } else group.parts.push(...Array.from({ length: n - 1 }, () => last));
}

/** 今早播了一次: the part that came with the day counts when nothing more exact was said. */
export function partsOf(group: Group): readonly DayPart[] {
  const part = group.days[0]?.part;
  if (group.parts.length === 0) return group.times.length === 0 && part ? [part] : [];
  // 中午的播了，12点: the part is that of the time beside it.
  const covered = clockTimes(group.times).map(partAt);
  const stated = total(group, 0);
  // 上午两次（9点、11点）下午一次: a part whose hour was said is not another play.
  if (stated !== undefined && group.parts.length + covered.length > stated && stated >= covered.length)
    return covered.reduce((left, part) => left.toSpliced(left.indexOf(part), left.includes(part) ? 1 : 0), group.parts);
  return group.counts.every(({ count }) => count.named)
    ? group.parts.filter((part) => !covered.includes(part))
    : group.parts;
}

/** How many plays the counts amount to; `enumerated` when they only number the times (一次8点 二次12点). */
export function total(group: Group, played: number): number | undefined {
  const all = group.counts.map(({ count }) => count);
  const counts = all.some(({ named }) => !named) ? all.filter(({ named }) => !named) : all;
  // 头一遍8点，第二遍12点，最后一遍18点
  if (group.ordinals.length > 0 && all.length > 0 && all.every(({ named }) => named))
    return Math.max(group.ordinals.length + all.length, played);
  // 七点半放的，十二点放了一遍，六点半又放了一遍
  if (counts.length > 1 && counts.every(({ n, each }) => n === 1 && !each) && group.times.length > counts.length)
    return group.times.length;
  const [first] = counts;
  if (!first) {
    if (group.ordinals.length > 0) return Math.max(group.ordinals.length, group.ordinals[0] === 1 ? played : 0);
    const [number] = group.numbers;
    if (group.numbers.length === 1 && number !== undefined && (played === 0 || played === number)) return number;
    return played > 0 ? played : undefined;
  }
  if (
    counts.every(({ n, each }, i) => n === i + 1 && !each) &&
    counts.length > 1 &&
    group.times.length === counts.length
  )
    return counts.length;
  // 早上、下午、晚上都响了一遍
  if (counts.length === 1 && first.n === 1 && group.times.length === 0 && group.parts.length > 1)
    return group.parts.length;
  const sum = counts.reduce((sum, { n }) => sum + n, 0);
  const whole = counts.find(({ n, each }) => !each && counts.length > 1 && n * 2 === sum && counts.length !== 2);
  if (whole) return whole.n;
  const declared =
    counts.find((count) => count.total) ?? (counts.length > 1 && counts.at(-1)?.each ? first : undefined);
  if (declared && !declared.each) return declared.n;
  // 两处喇叭各放两次，9点、17点: what each place or village played, not each hour.
  const everywhere = (group.sites.length > 0 || group.villages.length > 1) && first.n === played;
  if (first.each) return played > 0 && !everywhere ? first.n * played : first.n;
  if (group.sites.length > 1) return Math.max(...counts.map(({ n }) => n));
  return counts.length > 1 && counts.every(({ n }) => n === first.n) && first.n > 1 && group.times.length === first.n
    ? first.n
    : sum;
}
