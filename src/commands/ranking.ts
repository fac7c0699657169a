import { card, md, note, table, text } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { isVillager } from '../domain/actor.ts';
import { sayMonth } from '../domain/calendar.ts';
import type { Period } from '../domain/period.ts';
import { rankingFormula, rankingOf } from '../domain/ranking.ts';
import { type Answer, type Desk, privately } from './define.ts';
import { factsFor, villageDuties } from './standing.ts';

/** 排名: for a leader who asks, in private, with its formula; for everybody else there is none (B-7). */
export async function ranking(desk: Desk, month: Period): Promise<Answer> {
  if (desk.actor.role !== 'leader')
    return privately(
      linesCard('不排名', [
        `各村按文件顺序列数，不排名。可以问“${isVillager(desk.actor) ? '本村情况' : '全镇情况'}”。`,
      ]),
    );
  const found = rankingOf(villageDuties(desk), month, await factsFor(desk, month.first, month.last));
  if (found.length === 0) return privately(linesCard(`${sayMonth(month.first)}排名`, ['这个月还没有任务。']));
  const rows = found.map(({ place, unit, score, rates }) => ({
    place: String(place),
    unit: unit.name,
    score: String(score),
    rates: rates.map(({ title, said }) => `${title}${said}`).join(' '),
  }));
  const columns = [
    { name: 'place', label: '名次' },
    { name: 'unit', label: '村' },
    { name: 'score', label: '得分' },
    { name: 'rates', label: '各项完成率' },
  ];
  return privately(
    card(
      `${sayMonth(month.first)}排名（只给您看）`,
      'neutral',
      table(columns, rows),
      text(md`${rankingFormula}`),
      note(md`只供您了解情况，不发群、不进通报。`),
    ),
  );
}
