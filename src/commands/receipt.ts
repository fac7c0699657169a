import type { Button, Card } from '../cards/kit.ts';
import { closedCard, receiptCard } from '../cards/record.ts';
import { fileFor } from '../db/case-files.ts';
import { type Post, postKeyOf } from '../db/outbox.ts';
import type { KeptRecord } from '../db/records.ts';
import { dutiesFed } from '../domain/bearer.ts';
import { periodOf } from '../domain/period.ts';
import { shownName } from '../domain/case-file.ts';
import { sayPersons } from '../domain/person-name.ts';
import { asEvidence, type Draft } from '../domain/record.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { audienceOf, type Desk, press, unitOf } from './define.ts';
import { countersFor, factsFor } from './standing.ts';

/** A record as its receipt tells of it. */
export type Told = {
  readonly declaration: RecordDeclaration;
  readonly id: string;
  readonly draft: Draft;
  readonly late: boolean;
  readonly corrects?: KeptRecord | undefined;
  readonly remarks?: readonly string[] | undefined;
};

export const sayKept = (desk: Desk, declaration: RecordDeclaration, draft: Draft): string =>
  audienceOf(desk) === 'group' ? declaration.sayInGroup(draft) : declaration.say(draft);

/** Names as the actor may see them, masked; none in a group. */
async function whomOf(desk: Desk, draft: Draft): Promise<string[]> {
  if (audienceOf(desk) === 'group') return [];
  const files = await Promise.all(draft.subjectIds.map((id) => fileFor(desk.db, desk.actor, id, ['name'])));
  return files.map(({ kind, fields }) => shownName(kind, fields['name'] ?? ''));
}

const changeButtons = ({ kind, settled }: RecordDeclaration, id: string): Button[] => [
  ...(settled === true ? [] : [{ label: '改一下', press: press(kind, 'edit', { id }) }]),
  {
    label: '撤销',
    press: press(kind, 'void', { id }),
    confirm: { title: '撤销这条登记？', text: '撤销后不再计数，10分钟内可以恢复。' },
  },
];

/** What may be a clue is offered to be reported, where nobody else reads it. */
const clueButton = (desk: Desk, { declaration, draft }: Told): Button[] =>
  audienceOf(desk) === 'private' && declaration.alarms?.(draft) === true
    ? [{ label: '这是线索，私下上报', press: press('clue', 'open', {}) }]
    : [];

/** The receipt, with the counters as they stand once the record is kept. */
export async function receiptOf(desk: Desk, told: Told): Promise<Card> {
  const { declaration, id, draft, late, corrects, remarks } = told;
  const facts = await factsFor(desk, draft.occurredOn, desk.today, draft.unitId);
  const others = facts.records.filter((one) => one.id !== corrects?.id && one.id !== id);
  const kept = asEvidence(id, draft, late, desk.now);
  const counted = { ...facts, records: [...others, kept] };
  const month = periodOf('month', draft.occurredOn);
  const counters = countersFor(
    dutiesFed(desk.campaign.duties, kept, desk.units),
    counted,
    draft.occurredOn,
    month,
    audienceOf(desk),
  );
  // What else is known of a person (an earlier visit's day) is for the reporter alone.
  const isToldAll = audienceOf(desk) === 'private' || declaration.privacy === 'open';
  return receiptCard({
    title: declaration.done?.(draft) ?? `${declaration.title}已登记`,
    unit: unitOf(desk, draft.unitId).name,
    day: draft.occurredOn,
    kept: sayKept(desk, declaration, draft),
    late,
    whom: await whomOf(desk, draft),
    counters: counters.filter(({ value }) => value !== sayPersons(0)),
    remarks: isToldAll ? (remarks ?? []) : [],
    buttons: [...changeButtons(declaration, id), ...clueButton(desk, told)],
    byTyping: draft.kind === 'broadcast' ? '打字也行：“不对，是两次”“撤销”' : '打字也行：“撤销”',
  });
}

/** What a group may not read goes to the reporter alone. */
export async function privateCopy(desk: Desk, told: Told): Promise<Post[]> {
  const { openId } = desk.actor;
  if (told.declaration.privacy === 'open' || desk.place.type === 'p2p' || openId === undefined) return [];
  const card = await receiptOf({ ...desk, place: { ...desk.place, type: 'p2p' } }, told);
  return [{ key: `detail:${told.id}`, to: { person: openId }, content: { card }, priority: 1 }];
}

/** The post a record's receipt hangs on, unless it is the very card being pressed, which is answered in place. */
export async function receiptElsewhere(desk: Desk, record: KeptRecord): Promise<string | undefined> {
  if (record.messageId === undefined) return undefined;
  const key = (await postKeyOf(desk.db, record.messageId)) ?? `reply:${record.messageId}`;
  const here =
    desk.via === 'press' && desk.messageId !== undefined ? await postKeyOf(desk.db, desk.messageId) : undefined;
  return key === here ? undefined : key;
}

/** The receipt that still hangs elsewhere turns into the corrected one; after a typed correction in the same chat it turns grey. */
export async function renewals(desk: Desk, told: Told): Promise<Post[]> {
  const { corrects, declaration } = told;
  const update = corrects === undefined ? undefined : await receiptElsewhere(desk, corrects);
  if (corrects === undefined || update === undefined) return [];
  const sameChat = corrects.chatId === desk.place.chatId;
  const there: Desk = sameChat ? desk : { ...desk, place: { ...desk.place, type: 'group' } };
  const card =
    sameChat && desk.via === 'message'
      ? closedCard(`${declaration.title}已更正`, `原：${sayKept(desk, declaration, corrects)}`)
      : await receiptOf(there, told);
  return [{ key: `renew:${corrects.id}:${corrects.version + 1}`, to: { update }, content: { card }, priority: 1 }];
}
