import { formCard, linesCard } from '../cards/record.ts';
import { peopleWithRole } from '../db/people.ts';
import { noteAudit, putSetting, setting } from '../db/settings.ts';
import { type Field, textOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import { delegationReceiver } from '../workflows/seats.ts';
import { type Answer, defineCommand, type Desk, nonce, press, type Pressed, privately, say } from './define.ts';
import { seatKey } from './matter-desk.ts';

const name = 'seats';
const key = seatKey(delegationReceiver.name);

async function who(desk: Desk): Promise<Field> {
  const people = await peopleWithRole(desk.db, delegationReceiver.roles);
  const options = people.map((person) => [person.id, person.name] as const);
  return { name: 'person', label: '由谁签收', kind: 'choice', options, required: true };
}

async function form(desk: Desk): Promise<Answer> {
  const holder = await setting(desk.db, key);
  const go = press(name, 'submit', { nonce: nonce() });
  return privately(
    formCard({
      title: delegationReceiver.title,
      lead: '村里报的委托监护由他签收；没有定的时候办公室谁都能签。',
      name,
      fields: [await who(desk)],
      values: typeof holder === 'string' ? { person: holder } : {},
      faults: {},
      submit: [{ label: '就定他', style: 'primary', press: go }],
    }),
  );
}

async function submit(desk: Desk, { args, form: filled }: Pressed): Promise<Answer> {
  const [id, words] = (await who(desk)).options?.find(([one]) => one === textOf(filled, 'person')) ?? [];
  if (id === undefined || words === undefined) throw new Refusal('bad-input', '请从办公室的人里选一个。', 'person');
  return say(linesCard(`${delegationReceiver.title}定好了`, [words]), {
    writes: [
      putSetting(desk.db, key, id),
      await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'seat-given', about: id }),
    ],
    once: `form:${args['nonce'] ?? desk.cause}`,
  });
}

/** 委托监护接收人: the head of the office says who signs for delegations. */
export const seatsCommand = defineCommand({
  name,
  title: delegationReceiver.title,
  says: ['定委托监护接收人'],
  may: ['office-head'],
  open: form,
  presses: { open: form, submit },
});
