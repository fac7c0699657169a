import { linesCard, formCard } from '../cards/record.ts';
import { digestCard } from '../cards/reminders.ts';
import type { Card } from '../cards/kit.ts';
import { peopleWithRole } from '../db/people.ts';
import { noteReminded, remindedOn, remindersOff, setRemindersOff, skippedOn, skipReminders } from '../db/reminders.ts';
import { noteAudit } from '../db/settings.ts';
import { isOffice, villageRoles } from '../domain/actor.ts';
import { assess } from '../domain/assess.ts';
import { isLocalDate } from '../domain/calendar.ts';
import { digestsFor } from '../domain/digest.ts';
import { listOf } from '../domain/field.ts';
import { periodOf } from '../domain/period.ts';
import type { Reminder } from '../domain/remind.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, nonce, press, type Pressed, privately, say, toast } from './define.ts';
import { factsFor } from './standing.ts';

const name = 'reminders';

function demandOffice(desk: Desk): void {
  if (!isOffice(desk.actor)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
}

/** Nothing more today; tomorrow as ever. What is owed stays on the to-do list. */
const skip = (desk: Desk): Answer =>
  toast('今天不再提醒您，待办里还能看到', 'success', { writes: [skipReminders(desk.db, desk.today, desk.actor.id)] });

const reminding = (desk: Desk) => desk.campaign.duties.filter(({ remind }) => remind !== undefined);

async function settingsForm(desk: Desk): Promise<Card> {
  const off = await remindersOff(desk.db, desk.campaign.id);
  const offered = reminding(desk);
  return formCard({
    title: '提醒设置',
    lead: '勾上的才提醒；去掉的照样要做、照样计数。',
    name,
    fields: [
      { name: 'on', label: '要提醒的', kind: 'choices', options: offered.map(({ id, title }) => [id, title] as const) },
    ],
    values: { on: offered.map(({ id }) => id).filter((id) => !off.has(id)) },
    faults: {},
    submit: [{ label: '就这样', style: 'primary', press: press(name, 'set', { nonce: nonce() }) }],
  });
}

async function settings(desk: Desk): Promise<Answer> {
  demandOffice(desk);
  return privately(await settingsForm(desk));
}

async function set(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  demandOffice(desk);
  const { db, actor, campaign, now } = desk;
  const on = listOf(form, 'on');
  const off = reminding(desk).filter(({ id }) => !on.includes(id));
  const said = off.length === 0 ? '每一项都提醒。' : `不提醒：${off.map(({ title }) => title).join('、')}。`;
  return say(linesCard('提醒设置好了', [said]), {
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

/** The office's nudge to the villages whose table is out: in private, as a reminder like any other, none twice a day. */
async function missing(desk: Desk, { args }: Pressed): Promise<Answer> {
  demandOffice(desk);
  const { db, today } = desk;
  const [found, people, told, skipped] = await Promise.all([
    overdueTables(desk, args['month']),
    peopleWithRole(db, villageRoles),
    remindedOn(db, today),
    skippedOn(db, today),
  ]);
  if (found.length === 0) return toast('都交齐了，不用提醒', 'success');
  const digests = digestsFor(found, { people, mayEnter: (kind) => declarations[kind].may, told, skipped });
  if (digests.length === 0) return toast('今天已经提醒过，不会再发第二次');
  const keyOf = (id: string) => `missing-table:${today}:${id}`;
  return toast('已私下提醒，今天不会再发第二次', 'success', {
    writes: digests.flatMap(({ id, due }) => due.map(({ duty }) => noteReminded(db, today, id, duty.id, keyOf(id)))),
    posts: digests.map(({ id, openId, due }) => ({
      key: keyOf(id),
      to: { person: openId },
      content: { card: digestCard(today, due) },
    })),
  });
}

/** 今天别再提醒, for anybody; which duties are reminded of at all, and the tables still out, for the office. */
export const remindersCommand = defineCommand({
  name,
  title: '今天别再提醒',
  says: ['别再提醒', '今天别提醒', '今天不要再提醒'],
  may: 'everyone',
  open: async (desk) => skip(desk),
  typed: async (desk, line) => (line === '提醒设置' ? settings(desk) : undefined),
  presses: { skip: async (desk) => skip(desk), settings, set, missing },
});
