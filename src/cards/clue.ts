import { ageBands, type ClueStory, situations } from '../domain/clue.ts';
import { type Field, type FieldFaults, type FieldValues, type Option, sayOption } from '../domain/field.ts';
import { type Block, type Button, buttons, type Card, card, md, note, type Press, text } from './kit.ts';

const danger = text(md`**孩子正有危险，先打 110 / 120。**`);

const yesNo: readonly Option[] = [
  ['yes', '是'],
  ['no', '否'],
];

/** The questions of a clue: closed choices; words are optional, so nobody tells the story twice (F-43c). */
export const clueFields = (villages: readonly Option[]): readonly Field[] => [
  { name: 'situation', label: '情形', kind: 'choice', options: situations, required: true },
  { name: 'danger', label: '现在是否危险', kind: 'choice', options: yesNo, required: true },
  { name: 'told110', label: '是否已报110', kind: 'choice', options: yesNo, required: true },
  { name: 'village', label: '哪个村', kind: 'choice', options: villages, required: true },
  { name: 'age', label: '年龄段', kind: 'choice', options: ageBands },
  { name: 'words', label: '说明（可不填）', kind: 'lines', atMost: 500 },
  { name: 'hide', label: '对其他人隐藏我的身份', kind: 'tick' },
  { name: 'conflict', label: '涉及村干部或领导本人', kind: 'tick' },
];

export const clueForm = (fields: readonly Field[], values: FieldValues, faults: FieldFaults, submit: Button): Card =>
  card(
    '线索上报',
    'urgent',
    danger,
    { kind: 'form', name: 'clue', fields, values, faults, submit: [submit] },
    note(md`打字也行：“线索上报”。只有派出所、两位组长、办公室能看到。`),
  );

/** What the reporter gets: the number, who was told, and that nothing need be told again. */
export const clueReceipt = (number: string, told: string): Card =>
  card(
    `已上报 ${number}`,
    'done',
    text(md`已通知${told}。有人签收我会告诉您。`),
    text(md`不用再向别人重复。`),
    note(md`孩子正有危险，先打 110 / 120。`),
  );

export type ClueNotice = {
  readonly number: string;
  readonly situation: string;
  readonly dangerNow: boolean;
  readonly village: string;
  readonly at: string;
  readonly reporter: string | undefined;
  readonly signed: readonly { readonly name: string; readonly at: string }[];
  readonly sign: Press | undefined;
  readonly open: Press;
};

/** The urgent private card of a reader: what kind, whether now, where, when; the words only behind a stated reason. */
export function clueNotice(view: ClueNotice): Card {
  const blocks: Block[] = [
    text(md`**${sayOption(situations, view.situation)}**`),
    text(md`${view.dangerNow ? '⚠️ 现在有危险' : '现在没有说有危险'} · ${view.village} · ${view.at}`),
    ...(view.reporter === undefined ? [text(md`上报人选择了不公开身份`)] : [text(md`上报人：${view.reporter}`)]),
    ...view.signed.map((one) => text(md`✅ ${one.name} ${one.at} 签收`)),
    buttons(...(view.sign === undefined ? [] : [{ label: '签收', style: 'primary' as const, press: view.sign }]), {
      label: '查看内容（需写明事由）',
      press: view.open,
    }),
  ];
  return card(`新线索 ${view.number}`, view.signed.length > 0 ? 'neutral' : 'urgent', ...blocks);
}

export const reasonForm = (number: string, submit: Button, faults: FieldFaults = {}): Card =>
  card('查看内容要写明事由', 'needs-you', text(md`${number} 的内容只给知情名单里的人看，每次查看都有记录。`), {
    kind: 'form',
    name: 'reason',
    fields: [{ name: 'reason', label: '事由', kind: 'line', required: true, atMost: 60 }],
    values: {},
    faults,
    submit: [submit],
  });

export const clueStoryCard = (number: string, story: ClueStory, close: Button): Card =>
  card(
    `线索 ${number}`,
    'urgent',
    text(md`${sayOption(situations, story.situation)} · ${story.village} · ${sayOption(ageBands, story.ageBand)}`),
    text(md`${story.dangerNow ? '现在有危险' : '现在没有说有危险'} · ${story.told110 ? '已报110' : '还没报110'}`),
    text(story.words === '' ? md`没有写说明` : md`${story.words}`),
    buttons(close),
    note(md`请不要转发、不要在群里说。`),
  );

/** The one neutral line a group hears, whatever was said. */
export const askedAside = (recall: boolean): Card =>
  card(
    '收到，已私聊您',
    'closed',
    text(recall ? md`请不要在群里说具体的人和事，能撤回请撤回。` : md`请不要在群里说具体的人和事。`),
  );
