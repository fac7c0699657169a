import { type Button } from '../cards/kit.ts';
import { todoCard, type TodoItem, type TodoSection } from '../cards/todo.ts';
import { type Assessment, assess, type Facts } from '../domain/assess.ts';
import { type LocalDate, sayDay } from '../domain/calendar.ts';
import type { Duty } from '../domain/duty.ts';
import { nextPeriod, type Period, periodOf, previousPeriod, spanAt } from '../domain/period.ts';
import { recordsInMatters } from '../db/matters.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, press, privately } from './define.ts';
import { mattersOf } from './matter-list.ts';
import { factsFor } from './standing.ts';
import { owedVisits, owes, rounds, visitButton } from './visit-round.ts';

/** The instances of a duty that may be owed now: what is due months later, or follows a cause, began before. */
function spanOf({ cadence, dueMonthsAfter }: Duty, today: LocalDate): Period {
  const now = spanAt(cadence, today);
  if (cadence === 'cause') return { ...now, first: previousPeriod(now).first, last: nextPeriod(now).last };
  return dueMonthsAfter === undefined ? now : { ...now, first: previousPeriod(now).first };
}

/**
 * The one tap that does what is owed: a link is forwarded by it, a bulletin opens as far as it has come once its month is
 * over, anything else opens filled in as far as it goes.
 */
function entry(desk: Desk, duty: Duty, { subjectId, standing, period }: Assessment): Button | undefined {
  const { evidence, tags, after } = duty;
  if (evidence === 'bulletin')
    return period.last >= desk.today
      ? undefined
      : { label: '打开', press: press('monthly-bulletin', 'of', { month: period.key }) };
  if (evidence === 'link-forward' && subjectId !== undefined)
    return { label: '已转发', press: press('link-forward', 'forwarded', { link: subjectId }) };
  const args = {
    unit: desk.actor.unitId,
    ...(tags === undefined ? {} : { tags: tags.join(',') }),
    ...(after === undefined || subjectId === undefined ? {} : { answers: subjectId }),
  };
  return { label: standing === 'overdue' ? '补登' : '登记', press: press(evidence, 'open', args) };
}

function lineOf(duty: Duty, { standing, done, quota, due, period }: Assessment): string {
  const title = duty.after === undefined ? duty.title : `${duty.title}（${sayDay(period.first)}的）`;
  const counted = quota > 1 ? `${title} ${done}/${quota}` : title;
  if (standing === 'overdue') return `${counted}，${sayDay(due)}已过`;
  return `${counted}，${sayDay(due)}截止`;
}

type Owing = {
  readonly cause: string | undefined;
  readonly due: LocalDate;
  readonly overdue: boolean;
  readonly isToday: boolean;
  readonly item: TodoItem;
};

/** What the actor's unit still owes of one duty, by its own declaration. */
function owingOf(desk: Desk, duty: Duty, facts: Facts): Owing[] {
  const isDaily = duty.cadence === 'day';
  const whole = isDaily ? { ...facts, asOf: { day: desk.today, time: '23:59' as const } } : facts;
  return assess(duty, spanOf(duty, desk.today), whole)
    .filter(({ standing, unitId }) => unitId === desk.actor.unitId && (standing === 'open' || standing === 'overdue'))
    .filter(({ standing }) => !isDaily || standing === 'open')
    .map((one) => ({
      cause: duty.after === undefined ? undefined : one.subjectId,
      due: one.due,
      overdue: one.standing === 'overdue',
      isToday: one.due === desk.today,
      item: {
        line: isDaily ? `${duty.title} ${one.done}/${one.quota}` : lineOf(duty, one),
        button: entry(desk, duty, one),
      },
    }));
}

/** Visits owed, one section for each round the actor may enter. */
async function visitSections(desk: Desk): Promise<TodoSection[]> {
  const mine = rounds.filter(
    (round) => round.declaration.may.includes(desk.actor.role) && owes(desk, round, desk.actor.unitId),
  );
  return Promise.all(
    mine.map(async (round) => ({
      title: round.sayBy(desk.today),
      items: (await owedVisits(desk, round, desk.actor.unitId)).map((one) => ({
        line: one.line,
        button: visitButton(round, one),
      })),
    })),
  );
}

async function sectionsFor(desk: Desk): Promise<TodoSection[]> {
  const unitId = desk.actor.unitId;
  const facts = await factsFor(desk, previousPeriod(periodOf('month', desk.today)).first, desk.today, unitId);
  const all = desk.campaign.duties
    .filter((duty) => duty.per === 'unit' && declarations[duty.evidence].may.includes(desk.actor.role))
    .flatMap((duty) => owingOf(desk, duty, facts))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const matters = (await mattersOf(desk)).filter((one) => one.isTurn);
  // What a matter asks of somebody is said once, by the matter.
  const asked = await recordsInMatters(
    desk.db,
    all.flatMap(({ cause }) => cause ?? []),
  );
  const owed = all.filter(({ cause }) => cause === undefined || !asked.has(cause));
  const itemsOf = (wanted: (one: Owing) => boolean) => owed.filter(wanted).map(({ item }) => item);
  return [
    { title: '今天', items: itemsOf(({ overdue, isToday }) => !overdue && isToday) },
    { title: '等您办的事项', items: matters.map(({ item }) => item) },
    ...(await visitSections(desk)),
    { title: '有截止日的', items: itemsOf(({ overdue, isToday }) => !overdue && !isToday) },
    { title: '逾期', items: itemsOf(({ overdue }) => overdue) },
  ];
}

const open = async (desk: Desk): Promise<Answer> => privately(todoCard('我的待办', await sectionsFor(desk)));

/** 我的待办: exactly what the actor's unit still owes and the actor may enter, each with its one tap. Names only in private. */
export const todoCommand = defineCommand({
  name: 'todo',
  title: '我的待办',
  example: '待办',
  says: ['待办', '还差什么'],
  may: 'everyone',
  open,
  hears: { query_todo: (desk) => open(desk) },
  presses: { open },
});
