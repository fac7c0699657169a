import type { Button } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { townshipRoles, type Unit } from '../domain/actor.ts';
import { assess, type Facts, tally } from '../domain/assess.ts';
import { addDays, type LocalDate } from '../domain/calendar.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import type { Duty } from '../domain/duty.ts';
import { type Period, periodOf } from '../domain/period.ts';
import { isWithin, saySpan, spanBetween } from '../domain/span.ts';
import { declarations } from '../records/index.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { type Answer, type Desk, press, say } from './define.ts';
import { factsFor, villageDuties } from './standing.ts';
import { statusName } from './status-detail.ts';
import { kindOf, nothingAsked, unitsListed } from './status-sight.ts';

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** Of what days a duty's arrears are told: of those asked about where it asks by days or causes, else of their month. */
function spanOf({ cadence }: Duty, { topic, period }: StatusSlots, { today }: Desk): Period {
  const [from, to] = [period?.from ?? today, period?.to ?? today];
  if (cadence === 'cause') return spanBetween(from, to);
  if (cadence !== 'day') return periodOf('month', from);
  // Who has not reported is asked of today, whatever month it is said of.
  return topic === 'overall' || from > today ? periodOf('day', earlier(to, today)) : spanBetween(from, to);
}

type Arrears = { readonly duty: Duty; readonly span: Period; readonly asked: boolean; readonly behind: string[] };

/** What is behind of a duty: where it asks daily a day not full, else what is still open or overdue. */
function arrearsOf(duty: Duty, span: Period, facts: Facts, units: readonly Unit[]): Arrears {
  const isDaily = duty.cadence === 'day';
  const counted: Facts = span.cadence === 'day' ? { ...facts, asOf: { ...facts.asOf, time: '23:59' } } : facts;
  // A link published on the last day is due the day after and named already.
  const seen = duty.cadence === 'cause' ? { ...span, last: addDays(span.last, 1) } : span;
  const found = assess(duty, seen, { ...counted, roster: { ...facts.roster, units } }).filter(({ period }) =>
    isWithin(period, seen),
  );
  const behind = units.flatMap(({ id, name }) => {
    const own = found.filter(({ unitId }) => unitId === id);
    const sum = tally(own);
    const isBehind = isDaily
      ? sum.done < sum.should
      : own.some(({ standing }) => standing === 'open' || standing === 'overdue');
    if (!isBehind) return [];
    return [duty.per === 'unit' && sum.should > 1 ? `${name} ${sum.done}/${sum.should}` : name];
  });
  return { duty, span, asked: tally(found).should > 0 || behind.length > 0, behind };
}

const whose = ({ owedBy }: Duty): string => (owedBy === 'village' ? '村' : '单位');

function pushOf(desk: Desk, { duty, span }: Arrears): Button[] {
  const isNow = span.first <= desk.today && desk.today <= span.last;
  const isVillages = villageDuties(desk).some(({ id }) => id === duty.id);
  return isNow && isVillages && townshipRoles.includes(desk.actor.role)
    ? [{ label: '提醒一下', press: press(statusName, 'nudge-all', { duty: duty.id }) }]
    : [];
}

function sayOne(desk: Desk, one: Arrears): Answer {
  const { duty, span, behind } = one;
  const unit = whose(duty);
  if (behind.length === 0) return say(linesCard(`${duty.title}都做完了`, [`没有落下的${unit}。`]));
  const title = `${saySpan(span)} ${duty.title}${duty.cadence === 'day' ? '还没满' : '还没做完'}的${unit}`;
  return say(linesCard(`${title}：${behind.length}个`, [behind.join('、')], ...pushOf(desk, one)));
}

/** 哪些村今天还没播, 链接哪几个村还没转: who is behind with the topic's own duty, in the paper's order; whoever reads only the own unit hears of that. */
export async function missing(desk: Desk, slots: StatusSlots): Promise<Answer> {
  const kind = kindOf[slots.topic] ?? 'broadcast';
  const units = unitsListed(desk, kind);
  const { title } = declarations[kind];
  const duties = dutiesMetBy(desk.campaign, kind).filter(({ cadence }) => cadence !== 'once');
  if (duties.length === 0) return say(linesCard('没有这项任务', ['这个专项行动没有要求。']));
  const spans = duties.map((duty) => spanOf(duty, slots, desk));
  const first = spans.map((span) => span.first).reduce(earlier);
  const last = spans.map((span) => span.last).reduce(later);
  if (first > desk.today) return say(linesCard(`${saySpan(spanBetween(first, last))}还没有到`, ['到了再问就行。']));
  // What a cause of the day before asks is due inside.
  const facts = await factsFor(desk, addDays(first, -1), last);
  const asked = duties
    .map((duty, index) => arrearsOf(duty, spans[index] ?? spanOf(duty, slots, desk), facts, units))
    .filter((one) => one.asked);
  const [only, another] = asked;
  if (only === undefined)
    return say(linesCard(`${saySpan(spanBetween(first, last))}${nothingAsked(desk, kind)}`, ['没有人落下。']));
  if (another === undefined) return sayOne(desk, only);
  const lines = asked.flatMap(({ duty, behind }) =>
    behind.length === 0 ? [] : [`${duty.title}还差：${behind.join('、')}`],
  );
  return say(
    lines.length === 0
      ? linesCard(`${title}都做完了`, ['没有落下的单位。'])
      : linesCard(`${saySpan(spanBetween(first, last))} ${title}还没做完的`, lines),
  );
}
