import { dutiesKey, dutiesOnOffer, hasOwnQuota } from '../campaigns/in-force.ts';
import { campaignOf } from '../campaigns/index.ts';
import type { Card } from '../cards/kit.ts';
import { formCard, linesCard } from '../cards/record.ts';
import { noteAudit, putSetting } from '../db/settings.ts';
import { officeRoles } from '../domain/actor.ts';
import type { Duty } from '../domain/duty.ts';
import { type Field, listOf } from '../domain/field.ts';
import { type Answer, defineCommand, type Desk, nonce, press, type Pressed, privately, say } from './define.ts';
import { askQuota, quotasPressed, sayOften, sayQuota } from './duty-quotas.ts';

const name = 'duty-settings';

const onOffer = (desk: Desk): readonly Duty[] => dutiesOnOffer(campaignOf(desk.campaign.id) ?? desk.campaign);

/** 村村响 · 每天3次; where the office asks another number, with the paper's beside it. */
const sayDuty = (desk: Desk, duty: Duty): string =>
  `${duty.title} · ${sayOften(duty)}${duty.cadence === 'cause' || duty.cadence === 'once' ? '' : `${sayQuota(desk, duty)}次`}`;

/** One question per circle of owers, so that no list is longer than a screen. */
const circles: readonly { readonly name: string; readonly label: string; readonly holds: (duty: Duty) => boolean }[] = [
  { name: 'villages', label: '村里要做、要数的', holds: (duty) => duty.owedBy === 'village' },
  { name: 'others', label: '单位要做、要数的', holds: (duty) => typeof duty.owedBy === 'object' },
  {
    name: 'rest',
    label: '学校、企业和有事时',
    holds: (duty) => duty.owedBy !== 'village' && typeof duty.owedBy === 'string',
  },
];

function settingsForm(desk: Desk): Card {
  const on = new Set(desk.campaign.duties.map((duty) => duty.id));
  const asked = circles.flatMap(({ name: field, label, holds }) => {
    const offered = onOffer(desk).filter(holds);
    if (offered.length === 0) return [];
    const one: Field = {
      name: field,
      label,
      kind: 'choices',
      options: offered.map((duty) => [duty.id, sayDuty(desk, duty)] as const),
    };
    return [{ field: one, ids: offered.map((duty) => duty.id).filter((id) => on.has(id)) }];
  });
  return formCard({
    title: '任务设置',
    lead: '勾上的才要求、才计数、才提醒；去掉的不再出现，已登记的都还在。',
    name,
    fields: asked.map(({ field }) => field),
    values: Object.fromEntries(asked.map(({ field, ids }) => [field.name, ids])),
    faults: {},
    submit: [
      { label: '就这样', style: 'primary', press: press(name, 'submit', { nonce: nonce() }) },
      ...(desk.campaign.duties.some(hasOwnQuota) ? [{ label: '改次数', press: press(name, 'quotas', {}) }] : []),
      { label: '改提醒', press: press('reminders', 'settings', {}) },
    ],
  });
}

async function submit(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const offered = onOffer(desk).map((duty) => duty.id);
  const on = circles.flatMap((circle) => listOf(form, circle.name)).filter((id) => offered.includes(id));
  return say(linesCard('任务设置好了', [`现在要求 ${on.length} 项。`]), {
    writes: [
      putSetting(desk.db, dutiesKey(desk.campaign), on),
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
  open: async (desk) => privately(settingsForm(desk)),
  presses: { open: async (desk) => privately(settingsForm(desk)), submit, quotas: askQuota, ...quotasPressed },
});
