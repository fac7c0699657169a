import type { Card } from '../cards/kit.ts';
import { placeFields, placesCard, placeSheet, sayPlace } from '../cards/outside.ts';
import { closedCard, formCard, questionCard } from '../cards/record.ts';
import { allPlaces, closePlace, placeById, putPlace } from '../db/outside.ts';
import { noteAudit } from '../db/settings.ts';
import { officeRoles } from '../domain/actor.ts';
import { type FieldFaults, faultsOf, type FieldValues, textOf } from '../domain/field.ts';
import type { OutsidePlace } from '../domain/outside.ts';
import { Refusal } from '../errors.ts';
import {
  type Answer,
  defineCommand,
  type Desk,
  newId,
  nonce,
  press,
  type Pressed,
  privately,
  say,
  unitOf,
  villages,
} from './define.ts';

const name = 'outside-places';

const villageOf = (desk: Desk, { unitId }: OutsidePlace): string => unitOf(desk, unitId).name;

function demandAddress({ publicUrl }: Desk): string {
  if (publicUrl === undefined) throw new Refusal('not-here', '还没有设置对外网址，印不了二维码，请找管理员设置。');
  return publicUrl;
}

async function list(desk: Desk): Promise<Answer> {
  const places = (await allPlaces(desk.db)).map((place) => ({
    line: sayPlace(place, villageOf(desk, place)),
    active: place.active,
    button: { label: '打开', press: press(name, 'one', { id: place.id }) },
  }));
  return privately(placesCard(places, { label: '加一个场所', style: 'primary', press: press(name, 'add') }));
}

function form(desk: Desk, values: FieldValues, faults: FieldFaults, key: string): Card {
  const fields = placeFields(villages(desk).map((unit) => [unit.id, unit.name] as const));
  return formCard({
    title: '加一个场所',
    lead: '加好后把二维码发给您，打印了送到店里。',
    name,
    fields,
    values,
    faults,
    submit: [{ label: '加上，出码', style: 'primary', press: press(name, 'submit', { nonce: key }) }],
  });
}

async function placeMeant(desk: Desk, id: string | undefined): Promise<OutsidePlace> {
  const place = id === undefined ? undefined : await placeById(desk.db, id);
  if (place === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return place;
}

const audit = (desk: Desk, what: string, id: string) =>
  noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what, about: id });

/** A new code for a place: it is on the sheet that goes to the actor, and nowhere else in the clear. */
async function issue(desk: Desk, place: OutsidePlace, key: string, before = ''): Promise<Answer> {
  const address = demandAddress(desk);
  const { openId } = desk.actor;
  if (openId === undefined) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const token = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const paper = placeSheet(place, villageOf(desk, place), `${address}/r/${token}`);
  return say(closedCard('二维码出好了', `${place.name}的二维码已发给您，打印了送到店里。${before}`), {
    writes: [
      await putPlace(desk.db, place, token, { by: desk.actor.id, at: desk.now }),
      await audit(desk, 'outside-code-issued', place.id),
    ],
    posts: [{ key: `outside-code:${place.id}:${key}`, to: { person: openId }, content: { paper }, priority: 1 }],
    once: `outside-code:${key}`,
  });
}

async function submit(desk: Desk, { args, form: values }: Pressed): Promise<Answer> {
  const key = args['nonce'] ?? desk.cause;
  const fields = placeFields(villages(desk).map((unit) => [unit.id, unit.name] as const));
  const faults = faultsOf(fields, values);
  const [called, kind, unitId] = [textOf(values, 'name'), textOf(values, 'kind'), textOf(values, 'village')];
  if (Object.keys(faults).length > 0 || called === undefined || kind === undefined || unitId === undefined)
    return { reply: { kind: 'privately', card: form(desk, values, faults, key), toast: '有一处要改，填的都还在' } };
  return issue(desk, { id: newId(), name: called, kind, unitId, active: true }, key);
}

async function one(desk: Desk, id: string | undefined): Promise<Answer> {
  const place = await placeMeant(desk, id);
  const args = { id: place.id, nonce: nonce() };
  const renew = {
    label: place.active ? '换一个码' : '重新启用，出新码',
    press: press(name, 'renew', args),
    confirm: { title: '出一个新码？', text: '旧的码马上不能用，要换掉店里那张。' },
  };
  const close = {
    label: '停用',
    style: 'danger' as const,
    press: press(name, 'close', args),
    confirm: { title: '停用这个码？', text: '扫码会看到“不能用了”，并提示打110。' },
  };
  const back = { label: '返回', press: press(name, 'open') };
  return privately(
    questionCard(
      place.name,
      sayPlace(place, villageOf(desk, place)),
      place.active ? [renew, close, back] : [renew, back],
    ),
  );
}

async function close(desk: Desk, id: string | undefined): Promise<Answer> {
  const place = await placeMeant(desk, id);
  return say(closedCard('已停用', `${place.name}的码不能用了。`), {
    writes: [
      closePlace(desk.db, place.id, { by: desk.actor.id, at: desk.now }),
      await audit(desk, 'outside-code-closed', place.id),
    ],
  });
}

/** 场所二维码: the office lists who outside the house may report, and prints each a code of its own (F-26d, F-26e). */
export const outsidePlacesCommand = defineCommand({
  name,
  title: '场所二维码',
  says: ['场所上报码', '场所码', '二维码'],
  may: officeRoles,
  open: list,
  presses: {
    open: list,
    add: async (desk) => {
      demandAddress(desk);
      return privately(form(desk, {}, {}, nonce()));
    },
    submit,
    one: (desk, { args }) => one(desk, args['id']),
    renew: async (desk, { args }) => {
      const place = await placeMeant(desk, args['id']);
      return issue(desk, { ...place, active: true }, args['nonce'] ?? desk.cause, '旧的码从现在起不能用。');
    },
    close: (desk, { args }) => close(desk, args['id']),
  },
});
