import type { Card } from '../cards/kit.ts';
import { changedAt } from '../db/record-changes.ts';
import type { KeptRecord } from '../db/records.ts';
import type { Write } from '../db/db.ts';
import { type FieldValue, listOf } from '../domain/field.ts';
import type { Draft } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { type Answer, type Command, type Desk, defineCommand, type Pressed, privately, ownUnit } from './define.ts';
import { demandChangeable, keepRecord, recordFor, restoreRecord, voidRecord, withWords } from './record-flow.ts';
import { type FormOpening, recordForm, unitOfForm } from './record-form.ts';

/** What a record kind adds to the conversation that all kinds share. */
export type RecordConversation = Pick<Command, 'example' | 'says' | 'hears' | 'answers' | 'presses'> & {
  /** A last look before a new draft is kept: a question or a form in its place, or undefined to keep it. */
  readonly consider?: (desk: Desk, draft: Draft, form: FormOpening) => Promise<Answer | undefined>;
  /** What the form shows besides the declared fields. */
  readonly dress?: (desk: Desk, opening: FormOpening) => FormOpening | Promise<FormOpening>;
  /** What is kept in the same commit as a new record, e.g. the commitments of a talk. */
  readonly along?: (desk: Desk, draft: Draft) => Promise<readonly Write[]>;
  /** Opens the entry when the title is tapped; a fresh form when absent. */
  readonly open?: (desk: Desk) => Promise<Answer>;
};

/** Whom the form is about: those chosen where it asks (`whom`), or those it was opened for. */
const subjectsOf = ({ args, form }: Pressed): readonly string[] =>
  args['whom'] !== undefined ? listOf(form, 'subjects') : (args['subjects'] ?? '').split(',').filter((id) => id !== '');

/** A fresh or prefilled form in the person's private chat. The actor's own village is known and not asked. */
export async function entryForm(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  opening: FormOpening,
): Promise<Card> {
  const own = ownUnit(desk);
  const args = { ...(own === undefined ? {} : { unit: own }), ...opening.args };
  const dressed = await conversation.dress?.(desk, { ...opening, args });
  return recordForm(desk, declaration, dressed ?? { ...opening, args });
}

/** What an entry is opened for: the unit, what it answers, and the words the duty asks for. */
function fresh(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  { unit, answers, tags }: Pressed['args'],
): Promise<Card> {
  const wanted = tags?.split(',') ?? [];
  const ticked = declaration.fields.flatMap(({ name, kind, options = [] }): [string, FieldValue][] => {
    const values = options.map(([value]) => value).filter((value) => wanted.includes(value));
    const [first] = values;
    return first === undefined ? [] : [[name, kind === 'choices' ? values : first]];
  });
  const cause = declaration.answers?.field;
  return entryForm(desk, declaration, conversation, {
    values: {
      ...declaration.blank({ today: desk.today, now: desk.now }),
      ...Object.fromEntries(ticked),
      ...(answers === undefined || cause === undefined ? {} : { [cause]: answers }),
    },
    args: unit === undefined ? {} : { unit },
  });
}

async function submit(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  pressed: Pressed,
): Promise<Answer> {
  const { args, form } = pressed;
  const subjectIds = subjectsOf(pressed);
  const at = { today: desk.today, now: desk.now };
  const unitId = unitOfForm(desk, args, form);
  const reading = declaration.read(form, at);
  const faults = {
    ...('faults' in reading ? reading.faults : {}),
    ...(unitId === undefined ? { unit: '请选哪个村' } : {}),
    ...(declaration.about !== 'unit' && subjectIds.length === 0 ? { subjects: '请至少选一个' } : {}),
  };
  const opening: FormOpening = { values: form, args, faults };
  if ('faults' in reading || unitId === undefined || 'subjects' in faults) {
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
    subjectIds,
    count: Math.max(reading.draft.count, subjectIds.length),
  };
  const corrects = args['corrects'] === undefined ? undefined : await recordFor(desk, args['corrects']);
  if (corrects === undefined) {
    const instead = await conversation.consider?.(desk, draft, { values: form, args });
    if (instead !== undefined) return instead;
  }
  const kept = await keepRecord(desk, declaration, draft, { source: 'card', corrects });
  const along = corrects === undefined ? ((await conversation.along?.(desk, draft)) ?? []) : [];
  return {
    ...kept,
    writes: [...(kept.writes ?? []), ...along],
    ...(args['nonce'] === undefined ? {} : { once: `form:${args['nonce']}` }),
  };
}

async function edit(
  desk: Desk,
  declaration: RecordDeclaration,
  conversation: RecordConversation,
  record: KeptRecord,
): Promise<Answer> {
  const draft = await withWords(desk, record);
  demandChangeable(declaration);
  if (record.status !== 'valid') throw new Refusal('changed-meanwhile', '这条刚被改过，请看最新的卡片。');
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
  const opened = async (desk: Desk, args: Pressed['args']) =>
    conversation.open?.(desk) ?? privately(await fresh(desk, declaration, conversation, args));
  return defineCommand({
    name: declaration.kind,
    title: `${declaration.title}登记`,
    says: [`${declaration.title}登记`, ...says],
    may: declaration.may,
    ...(example === undefined ? {} : { example }),
    ...(hears === undefined ? {} : { hears }),
    ...(answers === undefined ? {} : { answers }),
    open: (desk) => opened(desk, {}),
    presses: {
      open: (desk, { args }) => opened(desk, args),
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
