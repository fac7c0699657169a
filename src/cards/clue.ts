import { ageBands, type ClueStory, situations } from '../domain/clue.ts';
import { happened } from '../domain/clue-clock.ts';
import { type Field, type FieldFaults, type FieldValues, type Option, sayOption } from '../domain/field.ts';
import { type Block, type Button, buttons, type Card, card, type Form, md, note, type Press, text } from './kit.ts';

const danger = text(md`**孩子正有危险，先打 110 / 120。**`);

const yesNo: readonly Option[] = [
  ['yes', '是'],
  ['no', '否'],
];

export const mostWords = 500;

/** The questions of a clue: closed choices; words are optional, so nobody tells the story twice (F-43c). */
export const clueFields = (villages: readonly Option[]): readonly Field[] => [
  { name: 'situation', label: '情形', kind: 'choice', options: situations, required: true },
  { name: 'danger', label: '现在是否危险', kind: 'choice', options: yesNo, required: true },
  { name: 'told110', label: '是否已报110', kind: 'choice', options: yesNo, required: true },
  { name: 'village', label: '哪个村', kind: 'choice', options: villages, required: true },
  { name: 'age', label: '年龄段', kind: 'choice', options: ageBands },
  { name: 'words', label: '说明（可不填）', kind: 'lines', atMost: mostWords },
  { name: 'hide', label: '对其他人隐藏我的身份', kind: 'tick' },
  { name: 'conflict', label: '涉及村干部或领导本人', kind: 'tick' },
];

export const clueForm = (fields: readonly Field[], values: FieldValues, faults: FieldFaults, submit: Button): Card =>
  card(
    '线索上报',
    'urgent',
    danger,
    { kind: 'form', name: 'clue', fields, values, faults, submit: [submit] },
    note(md`打字也行：“线索上报”。只有派出所、两位组长、办公室和必须知道的人能看到。`),
  );

/** What is still asked of the reporter after the report has gone out. Nothing waits for an answer. */
export type ReceiptQuestions = {
  readonly whom: Form | undefined;
  readonly when: ((choice: string) => Press) | undefined;
};

/** The one choice of whom a clue concerns; nobody of the list is told of it. */
export const concernsForm = (people: readonly Option[], submit: Button): Form => ({
  kind: 'form',
  name: 'concerns',
  fields: [{ name: 'whom', label: '涉及哪一位', kind: 'choice', options: people, required: true }],
  values: {},
  faults: {},
  submit: [submit],
});

/** What the reporter gets: the number, who was told, and that nothing need be told again. */
export function clueReceipt(number: string, told: string, { whom, when }: ReceiptQuestions): Card {
  const blocks: Block[] = [text(md`已通知${told}。有人签收我会告诉您。`), text(md`不用再向别人重复。`)];
  if (when !== undefined)
    blocks.push(
      text(md`衣物先不洗，不要反复问孩子。大约什么时候的事？`),
      buttons(...happened.map(([choice, label]) => ({ label, press: when(choice) }))),
    );
  if (whom !== undefined) blocks.push(text(md`选了才会告诉另外的组长；不选就不再告诉别人。`), whom);
  return card(`已上报 ${number}`, 'done', ...blocks, note(md`孩子正有危险，先打 110 / 120。`));
}

export type ClueNotice = {
  readonly number: string;
  /** What stands in the header after the number; absent while nobody has acknowledged. */
  readonly state: string | undefined;
  readonly situation: string;
  readonly dangerNow: boolean;
  readonly village: string;
  readonly at: string;
  readonly reporter: string | undefined;
  readonly signed: readonly { readonly name: string; readonly at: string }[];
  /** What was done since, a line each. */
  readonly steps: readonly string[];
  readonly moves: readonly Button[];
  readonly open: Press;
};

/** The urgent private card of a reader: what kind, whether now, where, when; the words only behind a stated reason. */
export function clueNotice(view: ClueNotice): Card {
  const blocks: Block[] = [
    text(md`**${sayOption(situations, view.situation)}**`),
    text(md`${view.dangerNow ? '⚠️ 现在有危险' : '现在没有说有危险'} · ${view.village} · ${view.at}`),
    view.reporter === undefined ? text(md`上报人选择了不公开身份`) : text(md`上报人：${view.reporter}`),
    ...view.signed.map((one) => text(md`✅ ${one.name} ${one.at} 签收`)),
    ...view.steps.map((line) => text(md`${line}`)),
    buttons(...view.moves, { label: '查看内容（需写明事由）', press: view.open }),
    note(md`打字也行：“我的线索”。`),
  ];
  return view.state === undefined
    ? card(`新线索 ${view.number}`, 'urgent', ...blocks)
    : card(`线索 ${view.number} · ${view.state}`, 'neutral', ...blocks);
}

/** One choice of what became of a clue, or of whom to tell besides. */
export const clueChoice = (title: string, label: string, options: readonly Option[], value: string, submit: Button) =>
  card(title, 'needs-you', {
    kind: 'form',
    name: 'choice',
    fields: [{ name: 'choice', label, kind: 'choice', options, required: true }],
    values: { choice: value },
    faults: {},
    submit: [submit],
  });

export const reasonForm = (number: string, submit: readonly Button[], faults: FieldFaults = {}): Card =>
  card('查看内容要写明事由', 'needs-you', text(md`${number} 的内容只给知情名单里的人看，每次查看都有记录。`), {
    kind: 'form',
    name: 'reason',
    fields: [{ name: 'reason', label: '事由', kind: 'line', required: true, atMost: 60 }],
    values: {},
    faults,
    submit,
  });

export const clueStoryCard = (number: string, story: ClueStory, concerns: string | undefined, close: Button): Card =>
  card(
    `线索 ${number}`,
    'urgent',
    text(
      md`${sayOption(situations, story.situation)} · ${story.village} · ${story.ageBand === 'unknown' ? '年龄不清楚' : sayOption(ageBands, story.ageBand)}`,
    ),
    text(md`${story.dangerNow ? '现在有危险' : '现在没有说有危险'} · ${story.told110 ? '已报110' : '还没报110'}`),
    ...(concerns === undefined ? [] : [text(md`涉及：${concerns}`)]),
    text(story.words === '' ? md`没有写说明` : md`${story.words}`),
    buttons(close),
    note(md`请不要转发、不要在群里说。`),
  );

/** The duty phone list, when half an hour has passed and nobody has acknowledged. */
export const phoneList = (number: string, lines: readonly string[]): Card =>
  card(
    `${number} 30分钟还没有人签收`,
    'urgent',
    text(md`请直接打电话，打到有人接：`),
    ...lines.map((line) => text(md`${line}`)),
    text(md`孩子正有危险，打 110 / 120。`),
  );

/** What the other side of the pair gets when a clue waits for them. */
export const yourTurn = (number: string, what: string, open: Press): Card =>
  card(`${number} 等您${what}`, 'needs-you', buttons({ label: '打开', style: 'primary', press: open }));

/** The one neutral line a group hears, whatever was said. */
export const askedAside = (recall: boolean): Card =>
  card(
    '收到，已私聊您',
    'closed',
    text(recall ? md`请不要在群里说具体的人和事，能撤回请撤回。` : md`请不要在群里说具体的人和事。`),
  );
