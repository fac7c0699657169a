import { card, md, text } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { admissionOf, askAdmission, decideAdmission, peopleWithRole, putPerson } from '../db/people.ts';
import { noteAudit } from '../db/settings.ts';
import type { Db } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import { isRole, officeRoles, roleNames, roles } from '../domain/actor.ts';
import type { Field } from '../domain/field.ts';
import { faultsOf, textOf } from '../domain/field.ts';
import type { Unit } from '../domain/actor.ts';
import { Refusal } from '../errors.ts';
import { type Answer, defineCommand, type Desk, type Pressed, press, privately, say } from './define.ts';

const name = 'admission';

const fieldsFor = (units: readonly Unit[]): readonly Field[] => [
  { name: 'name', label: '姓名', kind: 'line', required: true, atMost: 20 },
  {
    name: 'unit',
    label: '单位',
    kind: 'choice',
    required: true,
    options: units.slice(0, 60).map((unit) => [unit.id, unit.name] as const),
  },
  {
    name: 'role',
    label: '角色',
    kind: 'choice',
    required: true,
    options: roles.map((role) => [role, roleNames[role]] as const),
  },
];

const askCard = (units: readonly Unit[], openId: string, faults = {}, values = {}) =>
  card(
    '有人找护蕾助手，名册里没有',
    'needs-you',
    text(md`请确认是谁：<person id='${{ markdown: openId }}'></person>`),
    {
      kind: 'form',
      name: 'admission',
      fields: fieldsFor(units),
      values,
      faults,
      submit: [
        { label: '同意', style: 'primary', press: press(name, 'admit', { who: openId }) },
        { label: '不认识', press: press(name, 'refuse', { who: openId }), skips: true },
      ],
    },
  );

/** What a person outside the roster hears in private, whatever card was pressed, and the card the office gets, once per person. */
export async function greetStranger(
  db: Db,
  township: string,
  units: readonly Unit[],
  openId: string,
  now: Date,
): Promise<Answer> {
  const known = await admissionOf(db, openId);
  const greeting = linesCard(`您好，我是${township}护蕾助手`, [
    known?.state === 'refused' ? '名册里没有您，请找办公室。' : '名册里还没有您，已请办公室确认。',
    '孩子正有危险，先打 110 / 120。',
  ]);
  if (known !== undefined) return privately(greeting);
  const office = await peopleWithRole(db, officeRoles);
  const posts = office.flatMap((person): Post[] =>
    person.openId === undefined
      ? []
      : [
          {
            key: `admission:${openId}:${person.id}`,
            to: { person: person.openId },
            content: { card: askCard(units, openId) },
            priority: 1,
          },
        ],
  );
  return privately(greeting, { writes: [askAdmission(db, openId, now)], posts });
}

async function decided(desk: Desk, openId: string): Promise<void> {
  const known = await admissionOf(desk.db, openId);
  if (known === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  if (known.state !== 'waiting') throw new Refusal('already', '这个人已经确认过了。');
}

async function admit(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const openId = args['who'] ?? '';
  await decided(desk, openId);
  const faults = faultsOf(fieldsFor(desk.units), form);
  const role = textOf(form, 'role') ?? '';
  if (Object.keys(faults).length > 0 || !isRole(role))
    return {
      reply: { kind: 'card', card: askCard(desk.units, openId, faults, form), toast: '有一处要改，填的都还在' },
    };
  const unitId = textOf(form, 'unit') ?? '';
  const person = textOf(form, 'name') ?? '';
  return say(
    linesCard('已加入名册', [
      `${person}，${desk.units.find((unit) => unit.id === unitId)?.name ?? ''} ${roleNames[role]}`,
    ]),
    {
      writes: [
        await putPerson(desk.db, { name: person, unitId, role, openId }),
        decideAdmission(desk.db, openId, 'admitted', desk.actor.id),
        await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'admitted', about: openId }),
      ],
      posts: [
        {
          key: `welcome:${openId}`,
          to: { person: openId },
          content: { card: linesCard('您已在名册里', ['可以直接打字，也可以说“帮助”。']) },
          priority: 1,
        },
      ],
      once: `admission:${openId}`,
    },
  );
}

/** 陌生人: the office admits somebody with unit and role, or does not know them. */
export const admissionCommand = defineCommand({
  name,
  title: '名册确认',
  says: [],
  may: officeRoles,
  presses: {
    admit,
    refuse: async (desk, { args }) => {
      await decided(desk, args['who'] ?? '');
      return say(linesCard('好的，没有加入名册', []), {
        writes: [decideAdmission(desk.db, args['who'] ?? '', 'refused', desk.actor.id)],
        once: `admission:${args['who'] ?? ''}`,
      });
    },
  },
});
