import { todoCard, type TodoItem, type TodoSection } from '../cards/todo.ts';
import { isVillager } from '../domain/actor.ts';
import { assess } from '../domain/assess.ts';
import { dayOfMonth, sayDay } from '../domain/calendar.ts';
import { spanAt } from '../domain/period.ts';
import { Refusal } from '../errors.ts';
import { minorVisit } from '../records/minor-visit.ts';
import { type Answer, defineCommand, type Desk, press, privately, ownVillage } from './define.ts';
import { owedVisits, sayOwed, visitButton } from './minor-visit.ts';
import { factsFor } from './standing.ts';

const entry = (kind: string, step: string, label = '登记') => ({ label, press: press(kind, step, {}) });

async function sectionsFor(desk: Desk, unitId: string): Promise<TodoSection[]> {
  const facts = await factsFor(desk, desk.today, desk.today, unitId);
  const today: TodoItem[] = [];
  const byDeadline: TodoItem[] = [];
  const overdue: TodoItem[] = [];
  for (const duty of desk.campaign.duties.filter((one) => one.owedBy === 'village' && one.per === 'unit')) {
    const whole = duty.cadence === 'day' ? { ...facts, asOf: { day: desk.today, time: '23:59' as const } } : facts;
    for (const one of assess(duty, spanAt(duty.cadence, desk.today), whole)) {
      if (one.standing === 'open' && duty.cadence === 'day')
        today.push({ line: `${duty.title} ${one.done}/${one.quota}`, button: entry(duty.evidence, 'open') });
      if (one.standing === 'open' && duty.cadence !== 'day')
        byDeadline.push({ line: `${duty.title}，${sayDay(one.due)}截止`, button: entry(duty.evidence, 'open') });
      if (one.standing === 'overdue' && duty.cadence !== 'day')
        overdue.push({ line: `${duty.title}，${sayDay(one.due)}已过`, button: entry(duty.evidence, 'open', '补交') });
    }
  }
  const visits = minorVisit.may.includes(desk.actor.role) ? await owedVisits(desk, unitId) : [];
  return [
    { title: '逾期', items: overdue },
    { title: '今天', items: today },
    {
      title: dayOfMonth(desk.today) <= 15 ? '15日前走访' : '月底前走访',
      items: visits.map((one) => ({ line: sayOwed(one), button: visitButton(one.id, one.unitId) })),
    },
    { title: '有截止日的', items: byDeadline },
  ];
}

async function open(desk: Desk): Promise<Answer> {
  const unitId = ownVillage(desk);
  if (unitId === undefined || !isVillager(desk.actor))
    throw new Refusal('not-here', '待办是给村里干部的。您可以问“全镇情况”。');
  return privately(todoCard('我的待办', await sectionsFor(desk, unitId)));
}

/** 我的待办: exactly what is still owed, each with its one-tap entry. Names only in private. */
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
