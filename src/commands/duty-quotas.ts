import { hasOwnQuota, quotasKey, withQuota } from '../campaigns/in-force.ts';
import { formCard, linesCard } from '../cards/record.ts';
import { noteAudit, putSetting, setting } from '../db/settings.ts';
import { sayDay } from '../domain/calendar.ts';
import { type Duty, quotaOn } from '../domain/duty.ts';
import { type Field, type FieldFaults, faultsOf, type FieldValues, numberIn, textOf } from '../domain/field.ts';
import { spanAt } from '../domain/period.ts';
import { Refusal } from '../errors.ts';
import { type Answer, type Desk, nonce, press, type Pressed, privately } from './define.ts';

const name = 'duty-settings';
const most = 99;

const often: Readonly<Record<Duty['cadence'], string>> = {
  day: '每天',
  week: '每周',
  'half-month': '每半月',
  month: '每月',
  quarter: '每季',
  term: '每学期',
  year: '每年',
  once: '一次',
  cause: '有事时',
};

export const sayOften = ({ cadence }: Duty): string => often[cadence];

/** How often a duty asks now: 3, or 2（文件 3）. */
export function sayQuota(desk: Desk, duty: Duty): string {
  const asked = desk.campaign.duties.find(({ id }) => id === duty.id) ?? duty;
  const quota = quotaOn(asked, spanAt(duty.cadence, desk.today).first);
  return quota === duty.quota ? String(quota) : `${quota}（文件 ${duty.quota}）`;
}

const configurable = (desk: Desk): readonly Duty[] => desk.campaign.duties.filter(hasOwnQuota);

const fieldsFor = (desk: Desk): readonly Field[] => [
  {
    name: 'duty',
    label: '哪一项',
    kind: 'choice',
    required: true,
    options: configurable(desk).map((duty) => [
      duty.id,
      `${duty.title} · ${sayOften(duty)} ${quotaOn(duty, spanAt(duty.cadence, desk.today).first)}（文件 ${duty.quota}）`,
    ]),
  },
  { name: 'quota', label: '改成几次', kind: 'number', required: true, hint: '按人算的，是每人几次' },
];

const quotaForm = (desk: Desk, values: FieldValues = {}, faults: FieldFaults = {}) =>
  formCard({
    title: '改次数',
    lead: '从当前这一期起算，以前的不变。不再要求的，请在任务设置里去掉。',
    name: 'quota',
    fields: fieldsFor(desk),
    values,
    faults,
    submit: [
      { label: '改成这样', style: 'primary', press: press(name, 'set-quota', { nonce: nonce() }) },
      { label: '返回', press: press(name, 'open'), skips: true },
    ],
  });

export const askQuota = async (desk: Desk): Promise<Answer> => privately(quotaForm(desk));

async function setQuota(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const quota = numberIn(textOf(form, 'quota') ?? '') ?? 0;
  const faults = {
    ...(quota < 1 || quota > most ? { quota: `请写 1 到 ${most} 的数` } : {}),
    ...faultsOf(fieldsFor(desk), form),
  };
  if (Object.keys(faults).length > 0)
    return { reply: { kind: 'privately', card: quotaForm(desk, form, faults), toast: '有一处要改，填的都还在' } };
  const duty = configurable(desk).find(({ id }) => id === textOf(form, 'duty'));
  if (duty === undefined) throw new Refusal('changed-meanwhile', '这一项刚被去掉了，请重新打开任务设置。');
  const { db, campaign, today, now, actor } = desk;
  const key = quotasKey(campaign);
  const from = spanAt(duty.cadence, today).first;
  return privately(
    {
      ...linesCard(
        '次数改好了',
        [
          `${duty.title}：${sayOften(duty)} ${quota} 次（文件 ${duty.quota}），从 ${sayDay(from)} 起算。`,
          '以前的按原来的次数算，不变。',
        ],
        { label: '再改一项', press: press(name, 'quotas', {}) },
      ),
      tone: 'done',
    },
    {
      writes: [
        putSetting(db, key, withQuota(await setting(db, key), duty, quota, today)),
        await noteAudit(db, { at: now, personId: actor.id, what: 'quota-set', about: `${duty.id}:${quota}` }),
      ],
      once: `form:${args['nonce'] ?? desk.cause}`,
    },
  );
}

/** What the buttons of 改次数 do. */
export const quotasPressed = { 'set-quota': setQuota } as const;
