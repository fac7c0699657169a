import { linesCard } from '../cards/record.ts';
import { todoCard, type TodoItem } from '../cards/todo.ts';
import { countMatters, openMattersFor } from '../db/matters.ts';
import { isOver, type Matter, turnOf } from '../domain/matter.ts';
import { sayPersons } from '../domain/person-name.ts';
import { stateNamed, type Workflow, withdrawn } from '../domain/workflow.ts';
import { workflows } from '../workflows/index.ts';
import { type Answer, type Desk, press, privately } from './define.ts';
import { sayDue, titleOf } from './matter-card.ts';
import { declared, townOf } from './matter-desk.ts';

/** A matter in one line, without what was said in it. */
function itemOf(desk: Desk, workflow: Workflow, matter: Matter): TodoItem {
  const unit = desk.units.find((one) => one.id === matter.unitId)?.name ?? '';
  const words = [
    titleOf(workflow, matter),
    unit,
    stateNamed(workflow, matter.state)?.title,
    sayDue(matter.due, desk.now),
  ];
  return {
    line: words.flatMap((word) => (word === undefined || word === '' ? [] : [word])).join(' · '),
    button: { label: '看', press: press('matter', 'show', { id: matter.id }) },
  };
}

type Mine = { readonly item: TodoItem; readonly id: string; readonly workflow: string; readonly isTurn: boolean };

/** Open matters the actor may read, the most pressing first, and whether it is the actor's turn. */
export async function mattersOf(desk: Desk): Promise<Mine[]> {
  const town = await townOf(desk);
  const found = await openMattersFor(desk.db, desk.actor, town);
  return found.map((matter) => {
    const workflow = declared(matter.workflow);
    const isTurn = turnOf(workflow, matter, town.people).some((one) => one.id === desk.actor.id);
    return { id: matter.id, workflow: workflow.name, isTurn, item: itemOf(desk, workflow, matter) };
  });
}

/** How many there are of what the actor hears no more of. */
async function countsFor(desk: Desk): Promise<TodoItem[]> {
  const told = workflows.filter((workflow) => workflow.countedBy?.includes(desk.actor.role) === true);
  const lines = await Promise.all(
    told.map(async (workflow) => {
      const counts = [...(await countMatters(desk.db, workflow.name))].filter(([state]) => state !== withdrawn);
      const sum = (over: boolean) =>
        counts.reduce((all, [state, count]) => all + (isOver(workflow, { state }) === over ? count : 0), 0);
      const tell = workflow.ofPersons === true ? sayPersons : String;
      return { all: counts.length, line: `${workflow.title}：在办 ${tell(sum(false))}，已完 ${tell(sum(true))}` };
    }),
  );
  return lines.flatMap(({ all, line }) => (all === 0 ? [] : [{ line, button: undefined }]));
}

/** The actor's open matters; of one workflow alone where it is named. */
export async function listMatters(desk: Desk, only?: Workflow): Promise<Answer> {
  const mine = (await mattersOf(desk)).filter((one) => only === undefined || one.workflow === only.name);
  const items = (isTurn: boolean) => mine.filter((one) => one.isTurn === isTurn).map(({ item }) => item);
  const counts = only === undefined ? await countsFor(desk) : [];
  if (mine.length + counts.length === 0)
    return privately(linesCard(only?.title ?? '事项', ['没有在办的。要新开一件，说“更多登记”。']));
  return privately(
    todoCard(only?.title ?? '事项', [
      { title: '等您办', items: items(true) },
      { title: '在办，等别人', items: items(false) },
      { title: '只看数', items: counts },
    ]),
  );
}
