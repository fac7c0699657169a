import { calendarOf, type Chart } from '../cards/charts.ts';
import { linesCard } from '../cards/record.ts';
import { townshipCard, unitStatusCard } from '../cards/status.ts';
import { townshipRoles, type Unit } from '../domain/actor.ts';
import { assess, type Facts, tally } from '../domain/assess.ts';
import { dayOfMonth, type LocalDate, sayMonth, timeOf } from '../domain/calendar.ts';
import { dayMapOf } from '../domain/day-map.ts';
import { assessNow } from '../domain/first-half.ts';
import { type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { type RecordKind } from '../domain/record.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { playsAsked } from './broadcast-day.ts';
import { ranking } from './ranking.ts';
import { statusAsked } from './status-asked.ts';
import {
  compare,
  demandCount,
  demandSight,
  dutiesShown,
  monthArg,
  nudge,
  nudgeAll,
  rows,
  statusName,
} from './status-detail.ts';
import {
  type Answer,
  defineCommand,
  type Desk,
  press,
  privately,
  say,
  silence,
  ownVillage,
  unitOf,
  villages,
} from './define.ts';
import { demandReader, kindOf, readers, villageAsked } from './status-sight.ts';
import { todoCommand } from './todo.ts';
import { audienceAbout, factsFor, percentShown, sayDutyNow, sayShort, titleNow, villageDuties } from './standing.ts';

const openFaults = (facts: Facts, unitId: string) =>
  facts.records.filter(
    (record) => record.kind === 'broadcast-fault' && record.unitId === unitId && record.until === undefined,
  ).length;

/** The month's calendar of what is asked every day. */
function calendars(desk: Desk, facts: Facts, month: Period): Chart[] {
  const duty = villageDuties(desk).find(({ cadence, evidence }) => cadence === 'day' && evidence === 'broadcast');
  if (duty === undefined || month.first > desk.today) return [];
  const { days, rows } = dayMapOf(duty, facts, month);
  return rows.map(({ outcomes }) => calendarOf(`每天播放（应有 ${playsAsked(desk, month.first)} 次）`, days, outcomes));
}

const monthOf = (slots: { readonly period?: { readonly from: LocalDate } }, desk: Desk): Period =>
  periodOf('month', slots.period?.from ?? desk.today);

async function unitCard(desk: Desk, unit: Unit, month: Period, topic: RecordKind | undefined) {
  demandSight(desk, unit.id);
  const facts = await factsFor(desk, month.first, month.last, unit.id);
  const duties = dutiesShown(desk).filter((duty) => topic === undefined || duty.evidence === topic);
  const counted = duties.map((duty) => ({
    label: duty.title,
    value: sayDutyNow(duty, facts, month, audienceAbout(desk, unit.id)),
  }));
  const counters = topic === undefined ? counted.filter(({ value }) => value !== '无任务') : counted;
  const faults = openFaults(facts, unit.id);
  const until = month.key === desk.today.slice(0, 7) ? `（截至 ${dayOfMonth(desk.today)}日 ${timeOf(desk.now)}）` : '';
  const args = { unit: unit.id, month: month.key };
  const mayPush = townshipRoles.includes(desk.actor.role);
  return unitStatusCard({
    title: `${unit.name} ${sayMonth(month.first)}情况${until}`,
    counters:
      topic === undefined || topic === 'broadcast'
        ? [...counters, { label: '喇叭故障', value: String(faults) }]
        : counters,
    remarks: month.first > desk.today ? ['这个月还没有到。'] : [],
    charts: topic === undefined || topic === 'broadcast' ? calendars(desk, facts, month) : [],
    buttons: [
      { label: '看明细', press: press(statusName, 'rows', { ...args, kind: topic ?? 'broadcast' }) },
      { label: '与上月比', press: press(statusName, 'before', args) },
      ...(mayPush ? [{ label: '提醒一下', press: press(statusName, 'nudge', args) }] : []),
    ],
  });
}

async function townshipStatus(desk: Desk, month: Period): Promise<Answer> {
  demandReader(desk);
  const facts = await factsFor(desk, month.first, month.last);
  const duties = dutiesShown(desk).filter((duty) => tally(assess(duty, month, facts)).should > 0);
  const rows = villages(desk).map((unit) => {
    const own: Facts = { ...facts, roster: { units: [unit], listed: facts.roster.listed } };
    return { unit: unit.name, values: duties.map((duty) => sayShort(duty, own, month, audienceAbout(desk, unit.id))) };
  });
  const titles = duties.map((duty) => titleNow(duty, facts, month));
  const points = duties.flatMap((duty) => {
    const percent = percentShown(duty, assessNow(duty, month, facts), 'group');
    return percent === undefined ? [] : [{ label: duty.title, percent }];
  });
  const isNow = month.key === desk.today.slice(0, 7);
  const until = isNow ? `（截至 ${dayOfMonth(desk.today)}日 ${timeOf(desk.now)}）` : '';
  return say(
    townshipCard({
      title: `全镇 ${sayMonth(month.first)}情况${until}`,
      counters: duties.map((duty, index) => ({
        label: titles[index] ?? duty.title,
        value: sayShort(duty, facts, month, 'group'),
      })),
      duties: titles,
      charts: points.length === 0 ? [] : [{ kind: 'progress', title: '各项完成', points }],
      rows,
      byTyping: `打字也行：${townshipRoles.includes(desk.actor.role) ? '“雄风村情况”“哪些村还没报排查表”' : '“全镇情况”'}`,
      buttons: [
        { label: '上个月', press: press('township', 'open', { month: previousPeriod(month).key }) },
        ...(isNow ? [] : [{ label: '本月', press: press('township', 'open', {}) }]),
      ],
    }),
  );
}

async function hear(desk: Desk, slots: StatusSlots): Promise<Answer> {
  if (slots.restricted === true || slots.topic === 'clue_open_count' || slots.topic === 'case_count') {
    return privately(linesCard('这里不报这个数', ['线索和案件只由知情名单里的人在自己的卡片里看。']));
  }
  if (slots.filter === 'ranking') return ranking(desk, monthOf(slots, desk));
  const asked = await statusAsked(desk, slots);
  if (asked !== undefined) return asked;
  const kind = kindOf[slots.topic];
  if (kind !== undefined) demandCount(desk, kind);
  const month = monthOf(slots, desk);
  const unit = villageAsked(desk, slots);
  return unit === undefined ? townshipStatus(desk, month) : say(await unitCard(desk, unit, month, kind));
}

/** 情况: what leaders, the office and a village's own cadres may ask, with the rows behind every number. A unit without such numbers has its own to-do. */
export const statusCommand = defineCommand({
  name: statusName,
  title: '本村情况',
  example: '雄风村情况',
  says: ['情况'],
  may: 'everyone',
  open: async (desk) => {
    const own = ownVillage(desk);
    if (own === undefined && !readers.includes(desk.actor.role)) return (await todoCommand.open?.(desk)) ?? silence();
    return own === undefined
      ? townshipStatus(desk, periodOf('month', desk.today))
      : say(await unitCard(desk, unitOf(desk, own), periodOf('month', desk.today), undefined));
  },
  hears: { query_status: hear },
  presses: {
    unit: async (desk, { args }) =>
      say(await unitCard(desk, unitOf(desk, args['unit'] ?? ''), monthArg(desk, args), undefined)),
    before: compare,
    rows,
    nudge,
    'nudge-all': nudgeAll,
  },
});

export const townshipCommand = defineCommand({
  name: 'township',
  title: '全镇情况',
  example: '全镇情况',
  says: ['全镇', '全乡情况'],
  may: 'everyone',
  open: (desk) => townshipStatus(desk, periodOf('month', desk.today)),
  presses: {
    open: async (desk, { args }) => {
      const { reply } = await townshipStatus({ ...desk, place: { ...desk.place, type: 'p2p' } }, monthArg(desk, args));
      return reply.kind === 'card' ? privately(reply.card) : { reply };
    },
  },
});
