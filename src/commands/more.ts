import { type Button, buttons, type Card, card, md, text } from '../cards/kit.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import { defineCommand, type Desk, ownVillage, press, privately } from './define.ts';
import { otherKinds } from './other-records.ts';

function moreCard(desk: Desk): Card {
  const visited = [declarations['key-person-visit'], declarations['place-check']];
  const offered = [...visited, ...otherKinds].filter((declaration) => declaration.may.includes(desk.actor.role));
  if (offered.length === 0) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const choices = offered.map(
    (declaration): Button => ({ label: declaration.title, press: press(declaration.kind, 'open', {}) }),
  );
  return card(
    '更多登记',
    'neutral',
    text(md`${ownVillage(desk) === undefined ? '要登记什么？' : '村里要登记什么？'}`),
    buttons(...choices),
  );
}

/** 更多登记: every other form the actor may fill, one tap each. */
export const moreCommand = defineCommand({
  name: 'more',
  title: '更多登记',
  says: ['更多', '其他登记'],
  may: 'everyone',
  open: async (desk) => privately(moreCard(desk)),
  presses: { open: async (desk) => privately(moreCard(desk)) },
});
