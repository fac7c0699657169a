import { type Block, type Button, buttons, type Card, card, md, text } from '../cards/kit.ts';
import { Refusal } from '../errors.ts';
import { allPeople } from '../db/people.ts';
import { isOffice, isVillager } from '../domain/actor.ts';
import { mayOpen } from '../domain/matter.ts';
import { declarations } from '../records/index.ts';
import { workflows } from '../workflows/index.ts';
import { defineCommand, type Desk, ownVillage, press, privately } from './define.ts';
import { otherKinds } from './other-records.ts';

/** What people need most, in that order, beside what the menu has; of these a card shows the first, and folds the rest. */
const usual = {
  village: ['missing-child', 'key-person-visit', 'phone-contact', 'patrol', 'delegation', 'home-care', 'mediation'],
  office: ['assignment', 'problem', 'link-publication', 'meeting', 'inspection', 'missing-child', 'joint-enforcement'],
  unit: [
    'missing-child',
    'school-absence',
    'place-check',
    'patrol',
    'place-report',
    'background-check',
    'enforcement',
    'meeting',
    'publicity',
  ],
} as const;
const most = 6;

const usualFor = ({ actor }: Desk): readonly string[] =>
  isOffice(actor) ? usual.office : isVillager(actor) ? usual.village : usual.unit;

type Choice = { readonly name: string; readonly button: Button };

const folded = (title: string, choices: readonly Choice[]): Block[] =>
  choices.length === 0
    ? []
    : [
        {
          kind: 'fold',
          title: `${title}（${choices.length}）`,
          blocks: [{ kind: 'buttons', buttons: choices.map(({ button }) => button) }],
        },
      ];

async function moreCard(desk: Desk): Promise<Card> {
  const visited = [declarations['key-person-visit'], declarations['phone-contact'], declarations['place-check']];
  const offered = [...visited, ...otherKinds].filter((declaration) => declaration.may.includes(desk.actor.role));
  const people = await allPeople(desk.db);
  const opened = workflows.filter((workflow) => mayOpen(workflow, desk.actor, people));
  if (offered.length + opened.length === 0) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const matters = opened.map(
    ({ title, name }): Choice => ({
      name,
      button: { label: title, press: press('matter', 'open', { workflow: name }) },
    }),
  );
  const records = offered.map(
    ({ title, kind }): Choice => ({ name: kind, button: { label: title, press: press(kind, 'open', {}) } }),
  );
  const first = usualFor(desk)
    .flatMap((name) => [...matters, ...records].filter((choice) => choice.name === name))
    .slice(0, most);
  const rest = (choices: readonly Choice[]) => choices.filter((choice) => !first.includes(choice));
  return card(
    '更多登记',
    'neutral',
    text(md`${ownVillage(desk) === undefined ? '要登记什么？' : '村里要登记什么？'}`),
    ...(first.length === 0 ? [] : [buttons(...first.map(({ button }) => button))]),
    ...folded('要办到底的事', rest(matters)),
    ...folded('其他登记', rest(records)),
  );
}

/** 更多登记: every other form the actor may fill; the usual ones are one tap away, the rest two. */
export const moreCommand = defineCommand({
  name: 'more',
  title: '更多登记',
  says: ['更多', '其他登记'],
  may: 'everyone',
  open: async (desk) => privately(await moreCard(desk)),
  presses: { open: async (desk) => privately(await moreCard(desk)) },
});
