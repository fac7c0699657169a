import { md, text } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { remindersOff, setRemindersOff, skipReminders } from '../db/reminders.ts';
import { noteAudit } from '../db/settings.ts';
import { isOffice } from '../domain/actor.ts';
import { assess } from '../domain/assess.ts';
import { isLocalDate } from '../domain/calendar.ts';
import { periodOf } from '../domain/period.ts';
import type { Reminder } from '../domain/remind.ts';
import { Refusal } from '../errors.ts';
import { type Answer, defineCommand, type Desk, press, type Pressed, privately, say, toast } from './define.ts';
import { circleForm, circleNamed, circlesCard, circlesOf, onAfter, type Settings } from './duty-circles.ts';
import { remindNow } from './remind-now.ts';
import { factsFor } from './standing.ts';

const name = 'reminders';

function demandOffice(desk: Desk): void {
  if (!isOffice(desk.actor)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
}

/** Nothing more today; tomorrow as ever. What is owed stays on the to-do list. */
const skip = (desk: Desk): Answer =>
  toast('今天不再提醒您，待办里还能看到', 'success', { writes: [skipReminders(desk.db, desk.today, desk.actor.id)] });

const reminding = (desk: Desk) => desk.campaign.duties.filter(({ remind }) => remind !== undefined);

async function settingsOf(desk: Desk): Promise<Settings> {
  demandOffice(desk);
  const off = await remindersOff(desk.db, desk.campaign.id);
  return {
    title: '提醒设置',
    lead: '勾上的才提醒；去掉的照样要做、照样计数。',
    command: name,
    overview: 'settings',
    circles: circlesOf(desk, reminding(desk)),
    isOn: ({ id }) => !off.has(id),
  };
}

async function settings(desk: Desk): Promise<Answer> {
  const found = await settingsOf(desk);
  const off = reminding(desk).filter((duty) => !found.isOn(duty));
  const more = off.length === 0 ? [] : [text(md`现在不提醒：${off.map(({ title }) => title).join('、')}`)];
  const made = circlesCard(found, []);
  return privately({ ...made, blocks: [...made.blocks, ...more] });
}

async function page(desk: Desk, { args }: Pressed): Promise<Answer> {
  const found = await settingsOf(desk);
  return privately(circleForm(found, circleNamed(found, args['circle']), ({ title }) => title));
}

async function ticked(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const found = await settingsOf(desk);
  const { db, actor, campaign, now } = desk;
  const on = onAfter(found, circleNamed(found, args['circle']), form);
  const off = reminding(desk).filter((duty) => !on.includes(duty));
  const said = off.length === 0 ? '每一项都提醒。' : `不提醒：${off.map(({ title }) => title).join('、')}。`;
  return say(linesCard('提醒设置好了', [said], { label: '再改', press: press(name, 'settings') }), {
    writes: [
      setRemindersOff(
        db,
        campaign.id,
        off.map(({ id }) => id),
      ),
      await noteAudit(db, { at: now, personId: actor.id, what: 'reminders-set', about: campaign.id }),
    ],
    once: `form:${args['nonce'] ?? desk.cause}`,
  });
}

/** The villages whose clue table of a month is out. */
async function overdueTables(desk: Desk, month: string | undefined): Promise<Reminder[]> {
  const first = month !== undefined && isLocalDate(month) ? month : desk.today;
  const facts = await factsFor(desk, first, desk.today);
  return desk.campaign.duties
    .filter(({ evidence }) => evidence === 'clue-check')
    .flatMap((duty) =>
      assess(duty, periodOf('month', first), facts)
        .filter(({ standing }) => standing === 'overdue')
        .map((one) => ({ duty, unitId: one.unitId, behind: [one] })),
    );
}

/** The office's nudge to the villages whose table is out: a reminder like any other. */
async function missing(desk: Desk, { args }: Pressed): Promise<Answer> {
  demandOffice(desk);
  const found = await overdueTables(desk, args['month']);
  return found.length === 0 ? toast('都交齐了，不用提醒', 'success') : remindNow(desk, found, 'missing-table');
}

/** 今天别再提醒, for anybody; which duties are reminded of at all, and the tables still out, for the office. */
export const remindersCommand = defineCommand({
  name,
  title: '今天别再提醒',
  says: ['别再提醒', '今天别提醒', '今天不要再提醒'],
  may: 'everyone',
  open: async (desk) => skip(desk),
  typed: async (desk, line) => (line === '提醒设置' ? settings(desk) : undefined),
  presses: { skip: async (desk) => skip(desk), settings, page, ticked, missing },
});
