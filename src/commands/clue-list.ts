import { type ClueLine, clueListCard } from '../cards/clue-list.ts';
import { type Clue, cluesFor } from '../db/clues.ts';
import { windowsFor } from '../db/clue-windows.ts';
import type { Person } from '../domain/actor.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { movesFor, stateNames, stateOf } from '../domain/clue-moves.ts';
import { caseOf, handlerOf } from './clue-notices.ts';
import { sayUntil } from './clue-window.ts';
import { type Answer, defineCommand, type Desk, press, privately } from './define.ts';

const name = 'clue';

const isClosed = (clue: Clue): boolean => stateOf(clue) === 'closed';

function lineOf(clue: Clue, reader: Person): ClueLine {
  const { id, number, reportedAt } = clue.head;
  const moves = movesFor(handlerOf(reader), caseOf(clue)).map(({ label }) => label);
  const may = moves.length === 0 ? '' : ` · 可以：${moves.join('、')}`;
  return {
    line: `${number} · ${stateNames[stateOf(clue)]} · ${sayDay(dayOf(reportedAt))} ${timeOf(reportedAt)}${may}`,
    open: press(name, 'show', { id }),
  };
}

async function open(desk: Desk): Promise<Answer> {
  const [clues, windows] = await Promise.all([cluesFor(desk.db, desk.actor), windowsFor(desk.db, desk.actor)]);
  const sorted = [...clues.filter((clue) => !isClosed(clue)), ...clues.filter(isClosed)];
  const hours = windows.map((window): ClueLine => {
    const left =
      window.endedAt === null ? `到 ${sayUntil(window)} 止` : `已记下：${window.done === true ? '是' : '否'}`;
    return { line: `${window.number} · 72小时内 · ${left}`, open: press(name, 'window', { id: window.clueId }) };
  });
  return privately(clueListCard([...sorted.map((clue) => lineOf(clue, desk.actor)), ...hours]));
}

/** 我的线索: in private, the matters somebody is on the list of, where each stands and what they may do. Others see none. */
export const clueListCommand = defineCommand({
  name: 'my-clues',
  title: '我的线索',
  says: ['线索进展'],
  may: 'everyone',
  open,
});
