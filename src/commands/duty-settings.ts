import { dutiesKey, dutiesOnOffer, hasOwnQuota } from '../campaigns/in-force.ts';
import { campaignOf } from '../campaigns/index.ts';
import { linesCard } from '../cards/record.ts';
import { noteAudit, putSetting } from '../db/settings.ts';
import { officeRoles } from '../domain/actor.ts';
import type { Duty } from '../domain/duty.ts';
import { type Answer, defineCommand, type Desk, press, type Pressed, privately, say } from './define.ts';
import { circleForm, circleNamed, circlesCard, circlesOf, onAfter, type Settings } from './duty-circles.ts';
import { askQuota, quotasPressed, sayOften, sayQuota } from './duty-quotas.ts';

const name = 'duty-settings';

const onOffer = (desk: Desk): readonly Duty[] => dutiesOnOffer(campaignOf(desk.campaign.id) ?? desk.campaign);

/** 村村响 · 每天3次; where the office asks another number, with the paper's beside it. */
const sayDuty = (desk: Desk, duty: Duty): string =>
  `${duty.title} · ${sayOften(duty)}${duty.cadence === 'cause' || duty.cadence === 'once' ? '' : `${sayQuota(desk, duty)}次`}`;

function settingsOf(desk: Desk): Settings {
  const on = new Set(desk.campaign.duties.map(({ id }) => id));
  return {
    title: '任务设置',
    lead: '勾上的才要求、才计数、才提醒；去掉的不再出现，已登记的都还在。',
    command: name,
    overview: 'open',
    circles: circlesOf(desk, onOffer(desk)),
    isOn: ({ id }) => on.has(id),
  };
}

const overview = (desk: Desk): Answer =>
  privately(
    circlesCard(settingsOf(desk), [
      ...(desk.campaign.duties.some(hasOwnQuota) ? [{ label: '改次数', press: press(name, 'quotas') }] : []),
      { label: '改提醒', press: press('reminders', 'settings') },
    ]),
  );

function page(desk: Desk, { args }: Pressed): Answer {
  const settings = settingsOf(desk);
  return privately(circleForm(settings, circleNamed(settings, args['circle']), (duty) => sayDuty(desk, duty)));
}

async function ticked(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const settings = settingsOf(desk);
  const on = onAfter(settings, circleNamed(settings, args['circle']), form);
  return say(linesCard('任务设置好了', [`现在要求 ${on.length} 项。`], { label: '再改', press: press(name, 'open') }), {
    writes: [
      putSetting(
        desk.db,
        dutiesKey(desk.campaign),
        on.map(({ id }) => id),
      ),
      await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'duties-set', about: desk.campaign.id }),
    ],
    once: `form:${args['nonce'] ?? desk.cause}`,
  });
}

/** 任务设置: the office switches duties on and off and says how often; a paper without cadences starts with none (A-29). */
export const dutySettingsCommand = defineCommand({
  name,
  title: '任务设置',
  says: ['设置', '设置任务'],
  may: officeRoles,
  open: async (desk) => overview(desk),
  presses: {
    open: async (desk) => overview(desk),
    page: async (desk, pressed) => page(desk, pressed),
    ticked,
    quotas: askQuota,
    ...quotasPressed,
  },
});
