import type { Card } from '../cards/kit.ts';
import { changedAt, type KeptRecord, privateDetailOf } from '../db/records.ts';
import type { Draft } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { type Answer, type Command, type Desk, defineCommand, type Pressed, privately, ownUnit } from './define.ts';
import { demandOwner, keepRecord, recordFor, restoreRecord, voidRecord } from './record-flow.ts';
import { type FormOpening, recordForm, unitOfForm } from './record-form.ts';

/** What a record kind adds to the conversation that all kinds share. */
export type RecordConversation = Pick<Command, 'example' | 'says' | 'hears' | 'answers' | 'presses'> & {
  /** A last look before a new draft is kept: a question or a form in its place, or undefined to keep it. */
  readonly consider?: (desk: Desk, draft: Draft, form: FormOpening) => Promise<Answer | undefined>;
  /** What the form shows besides the declared fields. */
  readonly dress?: (desk: Desk, opening: FormOpening) => FormOpening;
  /** Opens the entry when the title is tapped; a fresh form when absent. */
  readonly open?: (desk: Desk) => Promise<Answer>;
};

const subjectsOf = (args: Readonly<Record<string, string>>): string[] =>
  (args['subjects'] ?? '').split(',').filter((id) => id !== '');

/** A fresh or prefilled form in the person's private chat. The actor's own village is known and not asked. */
export async function entryForm(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  opening: FormOpening,
): Promise<Card> {
  const own = ownUnit(desk);
  const args = { ...(own === undefined ? {} : { unit: own }), ...opening.args };
  const dressed = conversation.dress?.(desk, { ...opening, args }) ?? { ...opening, args };
  return recordForm(desk, declaration, dressed);
}

const fresh = (desk: Desk, declaration: RecordDeclaration, conversation: RecordConversation): Promise<Card> =>
  entryForm(desk, declaration, conversation, {
    values: declaration.blank({ today: desk.today, now: desk.now }),
    args: {},
  });

async function submit(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  { args, form }: Pressed,
): Promise<Answer> {
  const at = { today: desk.today, now: desk.now };
  const unitId = unitOfForm(desk, args, form);
  const reading = declaration.read(form, at);
  const faults = {
    ...('faults' in reading ? reading.faults : {}),
    ...(unitId === undefined ? { unit: '请选哪个村' } : {}),
  };
  const opening: FormOpening = { values: form, args, faults };
  if ('faults' in reading || unitId === undefined) {
    return {
      reply: {
        kind: 'privately',
        card: await entryForm(desk, declaration, conversation, opening),
        toast: '有一处要改，填的都还在',
      },
    };
  }
  const draft: Draft = {
    ...reading.draft,
    unitId,
    subjectIds: subjectsOf(args),
    count: Math.max(reading.draft.count, subjectsOf(args).length),
  };
  const corrects = args['corrects'] === undefined ? undefined : await recordFor(desk, args['corrects']);
  if (corrects === undefined) {
    const instead = await conversation.consider?.(desk, draft, { values: form, args });
    if (instead !== undefined) return instead;
  }
  const kept = await keepRecord(desk, declaration, draft, { source: 'card', corrects });
  return { ...kept, ...(args['nonce'] === undefined ? {} : { once: `form:${args['nonce']}` }) };
}

async function edit(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  record: KeptRecord,
): Promise<Answer> {
  demandOwner(desk, record);
  if (record.status !== 'valid') throw new Refusal('changed-meanwhile', '这条刚被改过，请看最新的卡片。');
  const privateDetail = await privateDetailOf(desk.db, record.id);
  const draft: Draft = privateDetail === undefined ? record : { ...record, privateDetail };
  const args = {
    corrects: record.id,
    unit: record.unitId,
    ...(record.subjectIds.length === 0 ? {} : { subjects: record.subjectIds.join(',') }),
  };
  return privately(await entryForm(desk, declaration, conversation, { values: declaration.fill(draft), args }));
}

/** Everything a record kind's conversation needs, from its declaration: open, submit, change, take back, restore. */
export function recordCommand(declaration: RecordDeclaration, conversation: RecordConversation): Command {
  const { example, says, hears, answers } = conversation;
  return defineCommand({
    name: declaration.kind,
    title: `${declaration.title}登记`,
    says: [`${declaration.title}登记`, ...says],
    may: declaration.may,
    ...(example === undefined ? {} : { example }),
    ...(hears === undefined ? {} : { hears }),
    ...(answers === undefined ? {} : { answers }),
    open: async (desk) => conversation.open?.(desk) ?? privately(await fresh(desk, declaration, conversation)),
    presses: {
      open: async (desk) => conversation.open?.(desk) ?? privately(await fresh(desk, declaration, conversation)),
      submit: (desk, pressed) => submit(desk, declaration, conversation, pressed),
      edit: async (desk, { args }) => edit(desk, declaration, conversation, await recordFor(desk, args['id'])),
      void: async (desk, { args }) => voidRecord(desk, declaration, await recordFor(desk, args['id'])),
      restore: async (desk, { args }) => {
        const record = await recordFor(desk, args['id']);
        return restoreRecord(desk, declaration, record, await changedAt(desk.db, record.id, 'voided'));
      },
      ...conversation.presses,
    },
  });
}
