import type { Button } from '../cards/kit.ts';
import { type Counter, linesCard, sayCounters } from '../cards/record.ts';
import { townshipCard } from '../cards/status.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { townshipRoles, type Unit } from '../domain/actor.ts';
import { type Assessment, assess, type Facts, tally } from '../domain/assess.ts';
import { dayOfMonth, sayMonth } from '../domain/calendar.ts';
import type { Duty } from '../domain/duty.ts';
import { assessFirstHalf } from '../domain/first-half.ts';
import { mayCountFor } from '../domain/ledger.ts';
import { type Period, periodOf } from '../domain/period.ts';
import type { RecordKind } from '../domain/record.ts';
import { isWithin, saySpan } from '../domain/span.ts';
import { cellForKind } from '../domain/visibility.ts';
import { sayTimes } from '../records/broadcast.ts';
import { declarations } from '../records/index.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { total } from './broadcast-day.ts';
import { type Answer, audienceOf, type Desk, press, say, villages } from './define.ts';
import { type Audience, audienceAbout, countersFor, factsFor, sayStanding, sayVisits } from './standing.ts';
import { demandCount, dutiesShown, statusName } from './status-detail.ts';
import { sayOften, villageAsked } from './status-sight.ts';

/** 08:00 12:00 18:00 of what was told of one day; nothing where no time was said. */
export const timesOn = (plays: readonly KeptRecord[]): string =>
  plays
    .map(sayTimes)
    .filter((said) => said !== '')
    .toSorted()
    .join(' ');

/** Whether single entries may be read here, not only how many there are. */
export const readsEntries = (desk: Desk, kind: RecordKind): boolean =>
  audienceOf(desk) === 'private' && /[OF]/.test(cellForKind(desk.actor, kind));

/** The same facts as they bear on one unit, or on all. */
const factsOf = (unit: Unit | undefined, facts: Facts): Facts =>
  unit === undefined ? facts : { ...facts, roster: { units: [unit], listed: facts.roster.listed } };

/** Where a duty stands on exactly these days; nothing where its own periods are longer than they are. */
function standingsIn(duty: Duty, span: Period, facts: Facts): Assessment[] {
  if (duty.byHalves === true && span.cadence === 'half-month' && dayOfMonth(span.first) === 1)
    return assessFirstHalf(duty, periodOf('month', span.first), facts);
  const asOf = span.cadence === 'day' ? { ...facts.asOf, time: '23:59' as const } : facts.asOf;
  return assess(duty, span, { ...facts, asOf }).filter(({ period }) => isWithin(period, span));
}

/** 14/15 where the duty asks by such days, else 2次 or 6人次; undefined where nothing was done. */
function sayDone(duty: Duty, span: Period, facts: Facts, audience: Audience): string | undefined {
  const found = standingsIn(duty, span, facts);
  if (found.length > 0) return sayStanding(duty, found, audience);
  const units = facts.roster.units.map(({ id }) => id);
  const told = facts.records.filter(
    (record) =>
      mayCountFor(duty, record) &&
      units.includes(record.unitId) &&
      span.first <= record.occurredOn &&
      record.occurredOn <= span.last,
  );
  if (duty.per === 'unit') return told.length === 0 ? undefined : sayOften(duty.evidence, total(told));
  // Two visits to one on one day are one (A-23).
  const visits = new Set(told.flatMap(({ occurredOn, subjectIds }) => subjectIds.map((id) => `${occurredOn} ${id}`)));
  const said = sayVisits(duty, assess(duty, periodOf('month', span.first), facts), visits.size, audience);
  return said === '0人次' ? undefined : said;
}

type Asked = {
  readonly kind: RecordKind | undefined;
  readonly duties: readonly Duty[];
  readonly span: Period;
  readonly facts: Facts;
};

/** 村村响 14/15 and the like, of one unit or of all; that nothing was asked only where that one thing is asked about. */
const countersIn = ({ kind, duties, span, facts }: Asked, unit: Unit | undefined, audience: Audience): Counter[] =>
  duties.flatMap((duty) => {
    const value = sayDone(duty, span, factsOf(unit, facts), audience);
    return value === undefined || (kind === undefined && value === '无任务') ? [] : [{ label: duty.title, value }];
  });

function buttonsFor(desk: Desk, { kind, span }: Asked, unit: Unit | undefined): Button[] {
  const day = span.last < desk.today ? span.last : desk.today;
  const month = day.slice(0, 7);
  const label = `${sayMonth(day)}情况`;
  if (unit === undefined) return [{ label: `全镇${label}`, press: press('township', 'open', { month }) }];
  const isNow = span.first <= desk.today && desk.today <= span.last;
  const args = { unit: unit.id, month };
  return [
    { label: '看明细', press: press(statusName, 'rows', { ...args, kind: kind ?? 'broadcast' }) },
    { label, press: press(statusName, 'unit', args) },
    ...(isNow && townshipRoles.includes(desk.actor.role)
      ? [{ label: '提醒一下', press: press(statusName, 'nudge', args) }]
      : []),
  ];
}

/** What is left to be done, while it can be, and the month that a day counts in. */
function remarks(desk: Desk, { duties, span, facts }: Asked, unit: Unit): string[] {
  const daily = duties.filter(({ cadence }) => cadence === 'day');
  const { should, done } = tally(daily.flatMap((duty) => standingsIn(duty, span, facts)));
  const isDay = span.cadence === 'day';
  const month = periodOf('month', span.first);
  const isLeft = done < should && span.last >= desk.today && isWithin(span, month);
  const left = isLeft ? [`${isDay ? '今天' : ''}还差 ${should - done} 次`] : [];
  if (!isDay) return left;
  const counters = countersFor(daily, facts, span.first, month, audienceAbout(desk, unit.id));
  return [...left, ...(counters.length === 0 ? [] : [sayCounters(counters)])];
}

/** What was told of the plays of a day, where entries may be read. */
async function playsOf(desk: Desk, { kind, span }: Asked, unit?: Unit): Promise<readonly KeptRecord[]> {
  if (kind !== 'broadcast' || span.cadence !== 'day' || !readsEntries(desk, kind)) return [];
  const days = { kind, from: span.first, to: span.last };
  return findRecords(desk.db, unit === undefined ? days : { ...days, unitId: unit.id });
}

/** 2次：08:00 12:00 where entries of a day are read, else 2/3; undefined where nothing was told. */
function sayOne({ span }: Asked, [counter]: readonly Counter[], plays: readonly KeptRecord[]): string | undefined {
  const times = timesOn(plays);
  if (plays.length > 0) return `${total(plays)}次${times === '' ? '' : `：${times}`}`;
  return span.cadence === 'day' && counter?.value.startsWith('0/') === true ? undefined : counter?.value;
}

async function ofUnit(desk: Desk, asked: Asked, unit: Unit): Promise<Answer> {
  const { kind, span, duties } = asked;
  const head = `${unit.name} ${saySpan(span)}`;
  const counters = countersIn(asked, unit, audienceAbout(desk, unit.id));
  const buttons = buttonsFor(desk, asked, unit);
  if (kind === undefined) {
    const said = sayCounters(counters);
    return say(linesCard(`${head}情况`, [said === '' ? '还没有登记。' : said], ...buttons));
  }
  const title = duties[0]?.title ?? declarations[kind].title;
  const said = sayOne(asked, counters, await playsOf(desk, asked, unit));
  const answer = said === undefined ? `${head} 还没有登记${title}` : `${head} ${title} ${said}`;
  return say(linesCard(answer, remarks(desk, asked, unit), ...buttons));
}

/** One line a village, in the paper's order. */
async function ofAll(desk: Desk, asked: Asked, kind: RecordKind): Promise<Answer> {
  const { span, duties } = asked;
  const plays = await playsOf(desk, asked);
  const lines = villages(desk).map((unit) => {
    const [counter] = countersIn(asked, unit, audienceAbout(desk, unit.id));
    const times = timesOn(plays.filter(({ unitId }) => unitId === unit.id));
    return `${unit.name} ${counter?.value ?? '没有登记'}${times === '' ? '' : `：${times}`}`;
  });
  const [whole] = countersIn(asked, undefined, 'group');
  const answer = `${duties[0]?.title ?? declarations[kind].title} ${whole?.value ?? '还没有登记'}`;
  return say(linesCard(`全镇 ${saySpan(span)} ${answer}`, lines, ...buttonsFor(desk, asked, undefined)));
}

/** Villages × duties, as the month's card has them. */
function tableOf(desk: Desk, asked: Asked): Answer {
  const { span, facts } = asked;
  const month = periodOf('month', span.first);
  const duties = asked.duties.filter((duty) => tally(assess(duty, month, facts)).should > 0);
  const rows = villages(desk).map((unit) => ({
    unit: unit.name,
    values: duties.map((duty) => sayDone(duty, span, factsOf(unit, facts), audienceAbout(desk, unit.id)) ?? '—'),
  }));
  return say(
    townshipCard({
      title: `全镇 ${saySpan(span)}情况`,
      counters: countersIn({ ...asked, duties }, undefined, 'group'),
      duties: duties.map(({ title }) => title),
      rows,
      charts: [],
      byTyping: '打字也行：“全镇情况”“昨天各村播了几次”',
      buttons: buttonsFor(desk, asked, undefined),
    }),
  );
}

/** 山泉前天播了几次, 上半月各村走访情况: what was done on the days asked about, one line a village where all are meant. */
export async function overSpan(
  desk: Desk,
  slots: StatusSlots,
  kind: RecordKind | undefined,
  span: Period,
): Promise<Answer | undefined> {
  if (kind !== undefined) demandCount(desk, kind);
  const unit = villageAsked(desk, slots);
  const duties = dutiesShown(desk).filter(({ evidence }) => kind === undefined || evidence === kind);
  if (duties.length === 0) return undefined;
  if (span.first > desk.today) return say(linesCard(`${saySpan(span)}还没有到`, ['到了再问就行。']));
  const asked = { kind, duties, span, facts: await factsFor(desk, span.first, span.last, unit?.id) };
  if (unit !== undefined) return ofUnit(desk, asked, unit);
  return kind === undefined ? tableOf(desk, asked) : ofAll(desk, asked, kind);
}
