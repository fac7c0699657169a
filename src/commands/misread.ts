import type { Button } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { keepMisread, lastMisread } from '../db/misread.ts';
import { isOffice } from '../domain/actor.ts';
import { dayOf, sayDay } from '../domain/calendar.ts';
import { Refusal } from '../errors.ts';
import { type Answer, defineCommand, type Desk, nonce, press, say, toast } from './define.ts';

/** How many lines the office sees at once. */
const most = 20;

/** The small button under a card that may have missed the point; none when the card answers no typed line. */
export const misreadButton = ({ heard }: Desk): readonly Button[] =>
  heard === undefined
    ? []
    : [{ label: '没听懂？', press: press('misread', 'keep', { id: nonce(), line: heard.line, as: heard.takenFor }) }];

async function review(desk: Desk): Promise<Answer> {
  if (!isOffice(desk.actor)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const lines = await lastMisread(desk.db, most);
  return say(
    linesCard(
      '没听懂的',
      lines.length === 0
        ? ['还没有人点过“没听懂？”。']
        : lines.map(({ at, line, takenFor }) => `${sayDay(dayOf(at))} “${line}”（当成 ${takenFor}）`),
    ),
  );
}

/** 没听懂的: the office reads what the bot got wrong. Lines are kept without names, villages and numbers of people. */
export const misreadCommand = defineCommand({
  name: 'misread',
  title: '没听懂的',
  says: ['没听懂的'],
  may: 'everyone',
  open: review,
  presses: {
    keep: async (desk, { args: { id = '', line = '', as = '' } }) =>
      toast('记下了，办公室会看（不带姓名）', 'success', {
        writes: [await keepMisread(desk.db, id, { at: desk.now, takenFor: as, line })],
        once: `misread:${id}`,
      }),
  },
});
