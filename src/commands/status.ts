import { calendarOf, type Chart } from '../cards/charts.ts';
import { linesCard } from '../cards/record.ts';
import { townshipCard, unitStatusCard } from '../cards/status.ts';
import { isVillager, type Role, roles, townshipRoles, type Unit } from '../domain/actor.ts';
import { assess, type Facts, tally } from '../domain/assess.ts';
import { dayOfMonth, type LocalDate, sayDay, sayMonth, timeOf } from '../domain/calendar.ts';
import { dayMapOf } from '../domain/day-map.ts';
import { assessNow } from '../domain/first-half.ts';
import { type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { type RecordKind } from '../domain/record.ts';
import { cellFor } from '../domain/visibility.ts';
import { Refusal } from '../errors.ts';
import type { StatusSlots, StatusTopic } from '../understanding/slots.ts';
import { playsAsked } from './broadcast-day.ts';
import { ranking } from './ranking.ts';
import { villageOf } from './village.ts';
import { compare, demandCount, demandSight, dutiesShown, monthArg, nudge, rows, statusName } from './status-detail.ts';
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
import { todoCommand } from './todo.ts';
import { audienceAbout, factsFor, percentShown, sayDutyNow, sayShort, titleNow, villageDuties } from './standing.ts';

const kindOf: Partial<Record<StatusTopic, RecordKind>> = {
  broadcast: 'broadcast',
  visit_minor: 'minor-visit',
  visit_key_person: 'key-person-visit',
  clue_check: 'clue-check',
};

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

/** Who may see the villages' numbers side by side (A-7, R01); each of them those of the duties that are theirs to know. */
const readers: readonly Role[] = roles.filter((role) => /[AF]/.test(cellFor({ role }, 'work')));

async function townshipStatus(desk: Desk, month: Period): Promise<Answer> {
  if (!readers.includes(desk.actor.role))
    throw new Refusal(
      'not-allowed',
      isVillager(desk.actor) ? '只能看本村，其他村请问办公室。' : '您没有这项权限，需要请找办公室。',
    );
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

/** 哪些村今天还没播, 哪些村还没报排查表: the villages behind, in the paper's order; a cadre hears of the own one only. */
async function missing(desk: Desk, slots: StatusSlots): Promise<Answer> {
  const kind = kindOf[slots.topic] ?? 'broadcast';
  demandCount(desk, kind);
  const duty = desk.campaign.duties.find((one) => one.evidence === kind);
  if (duty === undefined) return say(linesCard('没有这项任务', ['这个专项行动没有要求。']));
  const day = duty.cadence === 'day' ? (slots.period?.to ?? desk.today) : desk.today;
  const period = duty.cadence === 'day' ? periodOf('day', day < desk.today ? day : desk.today) : monthOf(slots, desk);
  const facts = await factsFor(desk, period.first, period.last);
  const mine = townshipRoles.includes(desk.actor.role)
    ? villages(desk)
    : villages(desk).filter((unit) => unit.id === ownVillage(desk));
  if (mine.length === 0) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const wanted = duty.cadence === 'day' ? { ...facts, asOf: { ...facts.asOf, time: '23:59' as const } } : facts;
  const lines = mine.flatMap((unit) => {
    const found = assess(duty, period, { ...wanted, roster: { units: [unit], listed: facts.roster.listed } });
    const sum = tally(found);
    const behind =
      duty.cadence === 'day'
        ? sum.done < sum.should
        : found.some((one) => one.standing === 'open' || one.standing === 'overdue');
    if (!behind) return [];
    return [duty.per === 'unit' && sum.should > 1 ? `${unit.name} ${sum.done}/${sum.should}` : unit.name];
  });
  const title =
    duty.cadence === 'day'
      ? `${sayDay(period.first)} ${duty.title}还没满的村`
      : `${sayMonth(period.first)} ${duty.title}还没做完的村`;
  return say(
    linesCard(
      lines.length === 0 ? `${duty.title}都做完了` : `${title}：${lines.length}个`,
      lines.length === 0 ? ['没有落下的村。'] : [lines.join('、')],
    ),
  );
}

async function hear(desk: Desk, slots: StatusSlots): Promise<Answer> {
  if (slots.restricted === true || slots.topic === 'clue_open_count' || slots.topic === 'case_count') {
    return privately(linesCard('这里不报这个数', ['线索和案件只由知情名单里的人在自己的卡片里看。']));
  }
  if (slots.filter === 'missing') return missing(desk, slots);
  if (slots.filter === 'ranking') return ranking(desk, monthOf(slots, desk));
  const kind = kindOf[slots.topic];
  if (slots.topic !== 'overall' && kind === undefined)
    return say(linesCard('这一项还没有数', ['还没有开始在这里登记。']));
  if (kind !== undefined) demandCount(desk, kind);
  const month = monthOf(slots, desk);
  if (slots.village === 'ALL') return townshipStatus(desk, month);
  const unitId = villageOf(desk, slots.village);
  if (unitId === undefined) return townshipStatus(desk, month);
  return say(await unitCard(desk, unitOf(desk, unitId), month, kind));
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
