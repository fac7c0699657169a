import { linesCard } from '../cards/record.ts';
import { sayBulletin } from '../cards/bulletin.ts';
import { todoCard, type TodoItem } from '../cards/todo.ts';
import { openBulletins } from '../db/bulletins.ts';
import { isOffice, townshipRoles } from '../domain/actor.ts';
import { mayRead } from './bulletin-desk.ts';
import { type Answer, defineCommand, type Desk, press, privately } from './define.ts';
import { mattersOf } from './matter-list.ts';

/** Bulletins not yet out, as far as the actor may read them: what waits for the actor, and what for others. */
async function bulletinsFor(desk: Desk): Promise<{ mine: TodoItem[]; others: TodoItem[] }> {
  const open = (await openBulletins(desk.db)).filter((kept) => mayRead(desk, kept));
  const isMine = (state: string) => (state === 'draft') === isOffice(desk.actor);
  const items = (wanted: boolean, words: string) =>
    open
      .filter(({ state }) => isMine(state) === wanted)
      .map(({ month }) => ({
        line: `${sayBulletin(month)} · ${words}`,
        button: { label: '看', press: press('monthly-bulletin', 'show', { month }) },
      }));
  return {
    mine: items(true, isOffice(desk.actor) ? '草稿，等送审' : '等同意印发'),
    others: items(false, '已送审，等领导同意'),
  };
}

/** What waits for the actor's word, then what the actor sent on; each with its one tap. */
async function open(desk: Desk): Promise<Answer> {
  const { mine, others } = await bulletinsFor(desk);
  const matters = (await mattersOf(desk)).filter((one) => one.isTurn).map(({ item }) => item);
  const waiting = [...mine, ...matters];
  if (waiting.length + others.length === 0) return privately(linesCard('待审批', ['没有等您审批的。']));
  return privately(
    todoCard(waiting.length === 0 ? '待审批' : `等您审批 ${waiting.length} 件`, [
      { title: '情况通报', items: mine },
      { title: '事项', items: matters },
      { title: '等别人的', items: others },
    ]),
  );
}

/** 待审批: drafts and matters that wait for an office person's or a leader's word. */
export const approvalsCommand = defineCommand({
  name: 'approvals',
  title: '待审批',
  example: '待审批',
  says: ['审批', '等我审批'],
  may: townshipRoles,
  open,
  presses: { open },
});
