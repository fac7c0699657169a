import { linesCard } from '../cards/record.ts';
import { sayBulletin } from '../cards/bulletin.ts';
import { beginBulletin, bulletinOf } from '../db/bulletins.ts';
import { isOffice } from '../domain/actor.ts';
import { bulletinDuties } from '../domain/figure.ts';
import { isLocalDate } from '../domain/calendar.ts';
import { clip, type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { Refusal } from '../errors.ts';
import { bulletinMeant, cardOf, correctionsFor, mayRead, openedBulletin, paperOf } from './bulletin-desk.ts';
import { edit, save } from './bulletin-edit.ts';
import { figure, figures } from './bulletin-figures.ts';
import { approve, returned, returning, submit, withdraw } from './bulletin-issue.ts';
import { type Answer, defineCommand, type Desk, press, type Pressed, privately, toast } from './define.ts';

const name = 'monthly-bulletin';

const show = async (desk: Desk, pressed: Pressed): Promise<Answer> =>
  privately(cardOf(desk, await bulletinMeant(desk, pressed)));

const lastMonth = (desk: Desk): Period => previousPeriod(periodOf('month', desk.today));

/** A month's, as far as the actor may read it. The office begins a draft that the 1st did not make. */
async function openOf(desk: Desk, month: Period): Promise<Answer> {
  const opened = await openedBulletin(desk, month.key);
  if (opened !== undefined && mayRead(desk, opened.kept)) return privately(cardOf(desk, opened));
  const asksNothing =
    clip(month, desk.campaign.window) === undefined || bulletinDuties(desk.campaign.duties).length === 0;
  if (opened !== undefined || asksNothing || !isOffice(desk.actor))
    return privately(linesCard(sayBulletin(month.key), ['还没有印发。']));
  return privately(
    linesCard(sayBulletin(month.key), ['还没有草稿。'], {
      label: '按现在的数起草',
      press: press(name, 'begin', { month: month.key }),
    }),
  );
}

async function begin(desk: Desk, { args }: Pressed): Promise<Answer> {
  const month = args['month'] ?? '';
  if (!isOffice(desk.actor)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  if ((await bulletinOf(desk.db, month)) !== undefined) return show(desk, { args: { month }, form: {} });
  const doing = { by: desk.actor.id, at: desk.now };
  return privately(
    linesCard(sayBulletin(month), ['草稿好了。'], {
      label: '打开草稿',
      press: press(name, 'show', { month }),
    }),
    { writes: await beginBulletin(desk.db, month, await correctionsFor(desk), doing) },
  );
}

/** The paper to the one who asks, in private; with the draft's mark until it is issued. */
async function word(desk: Desk, pressed: Pressed): Promise<Answer> {
  const opened = await bulletinMeant(desk, pressed);
  const { openId } = desk.actor;
  if (openId === undefined) throw new Refusal('not-here', '请在私聊里点。');
  const paper = paperOf(desk, opened);
  const key = `bulletin-word:${opened.kept.month}:${desk.cause}`;
  return toast('文件这就私发给您', 'success', {
    posts: [{ key, to: { person: openId }, content: { paper }, priority: 1 }],
  });
}

/** 情况通报 (F-64b, C-25): drafted from the facts on the 1st, edited by the office, issued by a leader's tap. */
export const bulletinCommand = defineCommand({
  name,
  title: '月度通报',
  says: ['通报', '情况通报', '看通报', '上月通报'],
  may: 'everyone',
  open: (desk) => openOf(desk, lastMonth(desk)),
  presses: {
    of: (desk, { args }) => {
      const first = `${args['month'] ?? ''}-01`;
      return openOf(
        desk,
        isLocalDate(first) && first < lastMonth(desk).last ? periodOf('month', first) : lastMonth(desk),
      );
    },
    show,
    begin,
    edit,
    save,
    word,
    submit,
    withdraw,
    approve,
    return: returning,
    returned,
    figures,
    figure,
  },
});
