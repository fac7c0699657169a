import { z } from 'zod';
import { formCard, linesCard } from '../cards/record.ts';
import { ask, openQuestion, settleQuestion } from '../db/questions.ts';
import { isOffice, mayRecordFor } from '../domain/actor.ts';
import { sayDay } from '../domain/calendar.ts';
import { type Field, tickOf } from '../domain/field.ts';
import type { Draft } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { broadcast } from '../records/broadcast.ts';
import { meetDay } from './broadcast-questions.ts';
import { draftShape, questionSince } from './choice.ts';
import { type Answer, type Desk, newId, press, type Pressed, privately, say, unitOf } from './define.ts';
import { keepRecord } from './record-flow.ts';
import { pickSaid } from './said-pick.ts';

/** The open question about a list, as the questions table names it. */
export const LIST_ASKED = 'broadcast_several';

const listShape = z.object({ id: z.string(), rows: z.array(draftShape) });
type List = z.infer<typeof listShape>;

/** More rows than a card holds. */
const MOST = 40;

const tickName = (row: number): string => `row${row + 1}`;
const sayRow = (desk: Desk, draft: Draft): string =>
  `${unitOf(desk, draft.unitId).name} ${sayDay(draft.occurredOn)} ${broadcast.say(draft)}`;

/** Why a row of a list cannot be offered; undefined when it can. */
function faultOf(desk: Desk, draft: Draft): string | undefined {
  if (!mayRecordFor(desk.actor, draft.unitId)) return '只能登记本村的';
  if (draft.count === 0) return '没写次数';
  if (draft.count > 24) return '次数太多';
  if (draft.times.length > 0 && draft.times.length !== draft.count) return '次数和时间对不上';
  return draft.occurredOn > desk.today ? '还没有到' : undefined;
}

/**
 * A pasted list as one private card: a tick for each village's day, all ticked. A cadre is offered the own village only;
 * rows that cannot be kept are named with the reason. Nothing is kept before the press.
 */
export async function askWhich(desk: Desk, drafts: readonly Draft[]): Promise<Answer> {
  const judged = drafts.map((draft) => ({ draft, fault: faultOf(desk, draft) }));
  const rows = judged.filter(({ fault }) => fault === undefined).map(({ draft }) => draft);
  const left = judged.flatMap(({ draft, fault }) =>
    fault === undefined ? [] : [`没有列入（${fault}）：${sayRow(desk, draft)}`],
  );
  if (rows.length === 0) return privately(linesCard('没有登记', left));
  if (rows.length > MOST) throw new Refusal('bad-input', `一次最多登记 ${MOST} 行，请分几次发。`);
  const id = newId().slice(0, 8);
  const card = formCard({
    title: '这些都登记吗？',
    lead: left.join('\n'),
    name: 'several',
    fields: rows.map((draft, row): Field => ({ name: tickName(row), label: sayRow(desk, draft), kind: 'tick' })),
    values: Object.fromEntries(rows.map((_, row) => [tickName(row), true])),
    faults: {},
    submit: [
      {
        label: '登记勾选的',
        style: 'primary',
        press: press(broadcast.kind, 'keep-ticked', { asker: desk.actor.id, chat: desk.place.chatId, q: id }),
      },
    ],
  });
  const question = { about: LIST_ASKED, draft: { id, rows }, askedAt: desk.now };
  return privately(card, { writes: [await ask(desk.db, desk.actor.id, desk.place.chatId, question)] });
}

/** Keeps the rows in one commit. A day that has its entry already is named, not counted twice. */
async function keepRows(desk: Desk, rows: readonly Draft[]): Promise<Omit<Answer, 'reply'> & { lines: string[] }> {
  const lines: string[] = [];
  const kept: Answer[] = [];
  for (const draft of rows) {
    if ((await meetDay(desk, draft)) !== undefined) {
      lines.push(`这天已有登记，没有重复记：${sayRow(desk, draft)}`);
      continue;
    }
    kept.push(await keepRecord(desk, broadcast, draft, { source: desk.via === 'press' ? 'card' : 'text' }));
    lines.push(sayRow(desk, draft));
  }
  return {
    lines,
    writes: kept.flatMap(({ writes = [] }) => writes),
    posts: kept.flatMap(({ posts = [] }) => posts),
  };
}

async function keepOf(
  desk: Desk,
  list: List,
  rows: readonly Draft[],
  asked: { asker: string; chat: string },
): Promise<Answer> {
  const settled = settleQuestion(desk.db, asked.asker, asked.chat);
  if (rows.length === 0) return say(linesCard('好的，没有登记', ['一行也没有勾。']), { writes: [settled] });
  const { lines, writes = [], posts = [] } = await keepRows(desk, rows);
  const card = { ...linesCard('村村响已登记', lines), tone: 'done' as const };
  return say(card, { writes: [...writes, settled], posts, once: `several:${list.id}` });
}

/** A press on 登记勾选的. Only who sent the list, or the office, may keep it. */
export async function keepTicked(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const { asker = '', chat = '', q } = args;
  if (asker !== desk.actor.id && !isOffice(desk.actor)) throw new Refusal('not-allowed', '只有登记人或办公室能改。');
  const question = await openQuestion(desk.db, asker, chat, questionSince(desk.now));
  const list = listShape.safeParse(question?.draft).data;
  if (list === undefined || list.id !== q) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  const ticked = list.rows.filter((_, row) => tickOf(form, tickName(row)));
  return keepOf(desk, list, ticked, { asker, chat });
}

/** A typed answer to the card: all of it (是, 都登记), one row by its place (第二个), or none (算了). */
export async function answerList(desk: Desk, line: string, stored: unknown): Promise<Answer | undefined> {
  const list = listShape.safeParse(stored).data;
  if (list === undefined) return undefined;
  const asked = { asker: desk.actor.id, chat: desk.place.chatId };
  if (/^(?:是的?|对的?|好的?|可以|都对|都登记|全部登记|登记)$/.test(line.trim()))
    return keepOf(desk, list, list.rows, asked);
  const picked = pickSaid(
    list.rows.map((_, row) => ({ pick: String(row), label: '' })),
    line,
  );
  if (picked === undefined) return undefined;
  const rows = picked === 'none' ? [] : list.rows.filter((_, row) => String(row) === picked.pick);
  return keepOf(desk, list, rows, asked);
}
