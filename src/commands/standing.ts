import { longKinds } from '../domain/campaign.ts';
import type { Counter } from '../cards/record.ts';
import { listedOn } from '../db/case-files.ts';
import { evidenceOf } from '../db/counted-records.ts';
import { type Assessment, assess, type AsOf, type Facts, percentOf, sayTally, tally } from '../domain/assess.ts';
import { dayOfMonth, type LocalDate, sayMonth, timeOf } from '../domain/calendar.ts';
import type { Duty } from '../domain/duty.ts';
import { assessNow, isAskedByHalf } from '../domain/first-half.ts';
import { type Period, periodOf } from '../domain/period.ts';
import { sayPersons, fewPersons } from '../domain/person-name.ts';
import { isOffice } from '../domain/actor.ts';
import { audienceOf, type Desk } from './define.ts';

export const asOf = (desk: Pick<Desk, 'today' | 'now'>): AsOf => ({ day: desk.today, time: timeOf(desk.now) });

/** What counting needs for one unit, or for all, over the months from the first day's to the last's. */
export async function factsFor(desk: Desk, from: LocalDate, to: LocalDate, unitId?: string): Promise<Facts> {
  const first = periodOf('month', from).first;
  const last = periodOf('month', to).last;
  const [records, listed] = await Promise.all([
    evidenceOf(desk.db, {
      from: first,
      to: last,
      unitId,
      since: desk.campaign.window.from,
      longKinds: longKinds(desk.campaign.duties),
    }),
    listedOn(desk.db, unitId),
  ]);
  const units = desk.units.filter((unit) => unitId === undefined || unit.id === unitId);
  return { roster: { units, listed }, records, window: desk.campaign.window, asOf: asOf(desk) };
}

/** Who reads a number: a group, somebody of the township about another village, or the own village and the office. */
export type Audience = 'group' | 'township' | 'private';

/** Who reads the numbers of a unit here. */
export const audienceAbout = (desk: Desk, unitId: string): Audience =>
  audienceOf(desk) === 'group'
    ? 'group'
    : isOffice(desk.actor) || desk.actor.unitId === unitId
      ? 'private'
      : 'township';

/** Whether a number would tell of fewer than five persons to anybody but the own village and the office. */
function tellsOfFew(duty: Duty, assessments: readonly Assessment[], count: number, audience: Audience): boolean {
  if (audience === 'private' || duty.per === 'unit') return false;
  const persons = new Set(assessments.map((one) => one.subjectId)).size;
  return persons < fewPersons || (audience === 'group' && count < fewPersons);
}

/** 42/45, or 少量 where it would tell of few persons. */
export function sayStanding(duty: Duty, assessments: readonly Assessment[], audience: Audience): string {
  const sum = tally(assessments);
  return tellsOfFew(duty, assessments, sum.done, audience) ? sayPersons(0) : sayTally(sum);
}

/** 6人次 of days that no period of the duty measures, or 少量; `assessments` are the month's, of the persons behind it. */
export const sayVisits = (
  duty: Duty,
  assessments: readonly Assessment[],
  visits: number,
  audience: Audience,
): string => (tellsOfFew(duty, assessments, visits, audience) ? sayPersons(0) : `${visits}人次`);

/** Whole percent, for whoever may read the count it stands for. */
export const percentShown = (duty: Duty, found: readonly Assessment[], audience: Audience): number | undefined =>
  sayStanding(duty, found, audience) === sayTally(tally(found)) ? percentOf(tally(found)) : undefined;

/** 今日 3/3 · 本月 42/45 for the duties that a record feeds. */
export function countersFor(
  duties: readonly Duty[],
  facts: Facts,
  day: LocalDate,
  month: Period,
  audience: Audience,
): Counter[] {
  const isToday = facts.asOf.day === day;
  const sayThisMonth = facts.asOf.day.slice(0, 7) === month.key ? '本月' : sayMonth(month.first);
  return duties.flatMap((duty) => {
    const label = duties.length > 1 ? duty.title : sayThisMonth;
    const ofMonth = { label, value: sayStanding(duty, assess(duty, month, facts), audience) };
    if (duty.cadence !== 'day') return [ofMonth];
    const ofDay = tally(
      assess(duty, periodOf('day', day), { ...facts, asOf: isToday ? { day, time: '23:59' } : facts.asOf }),
    );
    return [{ label: isToday ? '今日' : '当日', value: sayTally(ofDay) }, ofMonth];
  });
}

/** 18/24（有照片 15）: the photo is a second number, beside the first. */
function sayFound(duty: Duty, found: readonly Assessment[], audience: Audience): string {
  if (duty.evidence === 'clue-check') return sayTable(found[0]);
  const standing = sayStanding(duty, found, audience);
  const isSaid = audience !== 'group' && standing === sayTally(tally(found));
  return duty.photo === true && isSaid && tally(found).done > 0
    ? `${standing}（有照片 ${tally(found).evidenced}）`
    : standing;
}

/** Where a duty stands over a whole month. */
export const sayDuty = (duty: Duty, facts: Facts, month: Period, audience: Audience): string =>
  sayFound(duty, assess(duty, month, facts), audience);

/** Where it stands now: with visits to the 15th 上半月 6/8, what the half asks, then what the month asks (C-02). */
export function sayDutyNow(duty: Duty, facts: Facts, month: Period, audience: Audience): string {
  const said = sayFound(duty, assessNow(duty, month, facts), audience);
  return isAskedByHalf(duty, month, facts.asOf.day) && /^\d/.test(said) ? `上半月 ${said}` : said;
}

/** 18/24, 5/6: where it stands now in one column of a table, photos and due days left out; — where nothing is asked. */
export function sayShort(duty: Duty, facts: Facts, month: Period, audience: Audience): string {
  const said = sayStanding(duty, assessNow(duty, month, facts), audience);
  return said === '无任务' ? '—' : said;
}

/** The head of such a column. */
export const titleNow = (duty: Duty, facts: Facts, month: Period): string =>
  isAskedByHalf(duty, month, facts.asOf.day) ? `${duty.title}（上半月）` : duty.title;

function sayTable(one: Assessment | undefined): string {
  if (one === undefined || one.standing === 'waived') return '无任务';
  if (one.standing === 'met') return '已交';
  return one.standing === 'late'
    ? '迟交'
    : one.standing === 'overdue'
      ? '逾期未交'
      : `未交（${dayOfMonth(one.due)}日截止）`;
}

/** The duties a village is asked about from day to day: what recurs or follows a cause, not what was due once. */
export const villageDuties = (desk: Desk): readonly Duty[] =>
  desk.campaign.duties.filter((duty) => duty.owedBy === 'village' && duty.cadence !== 'once');
