import type { Card } from '../cards/kit.ts';
import { linesCard, questionCard } from '../cards/record.ts';
import { todoCard } from '../cards/todo.ts';
import { type CaseFile, fileFor } from '../db/case-files.ts';
import { findRecords } from '../db/records.ts';
import { type LocalDate, sayDay } from '../domain/calendar.ts';
import type { Field, FieldValues } from '../domain/field.ts';
import type { Draft } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { type Answer, type Command, type Desk, press, privately, say, unitOf } from './define.ts';
import { type RecordConversation, recordCommand, entryForm } from './record-command.ts';
import { keepRecord } from './record-flow.ts';
import type { FormOpening } from './record-form.ts';
import {
  filesOf,
  keyPersonRound,
  minorRound,
  nameOf,
  owedVisits,
  owes,
  phoneRound,
  placeRound,
  type Round,
  unitsOf,
  visitButton,
} from './visit-round.ts';

const subjectsIn = (args: FormOpening['args']): string[] =>
  (args['subjects'] ?? '').split(',').filter((id) => id !== '');

/** Whom a form may be about: those it was opened for, or everybody on the unit's register. */
const choicesOf = (desk: Desk, round: Round, args: FormOpening['args']): Promise<CaseFile[]> =>
  args['whom'] === 'anyone'
    ? filesOf(desk, round, args['unit'])
    : Promise.all(subjectsIn(args).map((id) => fileFor(desk.db, desk.actor, id, ['name'])));

/** Names whom the form is about; where they are several, those who were not met are unticked. */
async function dress(desk: Desk, round: Round, opening: FormOpening): Promise<FormOpening> {
  const files = await choicesOf(desk, round, opening.args);
  if (files.length === 0) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  const whom: Field = {
    name: 'subjects',
    label: round.title,
    kind: 'choices',
    required: true,
    options: files.map((file) => [file.id, nameOf(file)] as const),
  };
  const asks = files.length > 1 || opening.args['whom'] !== undefined;
  const chosen = opening.faults === undefined ? subjectsIn(opening.args) : [];
  const unit = unitOf(desk, opening.args['unit'] ?? '').name;
  return {
    ...opening,
    ...(asks
      ? { whom, values: { subjects: chosen, ...opening.values }, args: { whom: 'these', ...opening.args } }
      : {}),
    lead: [`${unit} ${asks ? '' : files.map(nameOf).join('、')}`.trim(), opening.lead ?? ''].join('\n').trim(),
  };
}

/** The form for people of a register, in private, with what is known of the visit. */
export async function visitForm(
  desk: Desk,
  round: Round,
  args: FormOpening['args'],
  { values = {}, lead = '' }: { readonly values?: FieldValues; readonly lead?: string } = {},
): Promise<Answer> {
  const { declaration } = round;
  const blank = declaration.blank({ today: desk.today, now: desk.now });
  return privately(
    await entryForm(desk, declaration, conversationOf(round), { values: { ...blank, ...values }, args, lead }),
  );
}

/** Which of these had a visit of that day already. */
export async function visitedOn(
  desk: Desk,
  { command }: Round,
  draft: Pick<Draft, 'unitId' | 'subjectIds'>,
  day: LocalDate,
): Promise<string[]> {
  const found = await findRecords(desk.db, { kind: command, unitId: draft.unitId, from: day, to: day });
  return found.flatMap((record) => record.subjectIds).filter((id) => draft.subjectIds.includes(id));
}

export const onceADay = ({ visited }: Round, day: LocalDate): string => `${sayDay(day)}${visited}，同一天只算一次。`;

/** Two visits to one on one day count once; who is new is kept, and the rest is said. */
async function consider(desk: Desk, round: Round, draft: Draft, form: FormOpening): Promise<Answer | undefined> {
  for (const id of draft.subjectIds) await fileFor(desk.db, desk.actor, id, ['name']);
  const known = await visitedOn(desk, round, draft, draft.occurredOn);
  if (known.length === 0) return undefined;
  const subjectIds = draft.subjectIds.filter((id) => !known.includes(id));
  if (subjectIds.length === 0) {
    const fine = { label: '知道了，不重复记', press: press(round.command, 'known', {}) };
    return privately(questionCard('这一天已经登记过', onceADay(round, draft.occurredOn), [fine]));
  }
  const kept = await keepRecord(
    desk,
    round.declaration,
    { ...draft, subjectIds, count: subjectIds.length },
    { source: 'card', remarks: ['这天登记过的没有重复记。'] },
  );
  return { ...kept, ...(form.args['nonce'] === undefined ? {} : { once: `form:${form.args['nonce']}` }) };
}

/** Whom a unit still owes a visit, each one tap from its entry. */
async function owedCard(desk: Desk, round: Round, unitId: string): Promise<Card> {
  const owed = await owedVisits(desk, round, unitId);
  const count = owed.reduce((sum, { files }) => sum + files.length, 0);
  const anyone = {
    label: '登记别的人',
    press: press(round.command, 'anyone', { unit: unitId }),
  };
  const items = owed.map((one) => ({ line: one.line, button: visitButton(round, one) }));
  return count === 0
    ? linesCard(round.allDone, [unitOf(desk, unitId).name], anyone)
    : todoCard(round.sayOwed(count), [{ title: unitOf(desk, unitId).name, items }], [anyone]);
}

/** The list of whom is owed a visit. Who may enter for several units says first for which. */
export async function openRound(desk: Desk, round: Round, unitId?: string): Promise<Answer> {
  const files = await filesOf(desk, round, unitId);
  const [first, ...others] = unitId === undefined ? unitsOf(desk, round, files) : [unitId];
  if (files.length === 0 || first === undefined)
    return privately(linesCard(`${round.declaration.title}：名册还是空的`, [round.nobody]));
  if (others.length === 0)
    return owes(desk, round, first)
      ? privately(await owedCard(desk, round, first))
      : visitForm(desk, round, { unit: first, whom: 'anyone' });
  const choices = [first, ...others].map((unit) => ({
    label: unitOf(desk, unit).name,
    press: press(round.command, 'owed', { unit }),
  }));
  return privately(questionCard(round.declaration.title, '替哪个单位登记？', choices));
}

function conversationOf(round: Round): RecordConversation {
  const open = (desk: Desk, unit?: string) => openRound(desk, round, unit);
  return {
    says: [],
    open: (desk) => open(desk),
    consider: (desk, draft, form) => consider(desk, round, draft, form),
    dress: (desk, opening) => dress(desk, round, opening),
    presses: {
      form: (desk, { args }) => visitForm(desk, round, args),
      anyone: (desk, { args }) => visitForm(desk, round, { ...args, whom: 'anyone' }),
      owed: (desk, { args }) => open(desk, args['unit']),
      known: async () => say(linesCard('好的，没有重复记', ['原来的登记不变。'])),
    },
  };
}

/** A command that enters visits to those on a register: who is owed one, a form in one tap, the same day once. */
const visitCommand = (round: Round, words: Pick<RecordConversation, 'example' | 'says'>): Command =>
  recordCommand(round.declaration, { ...conversationOf(round), ...words });

/** 走访登记: the children of a village's register, private (F-A-CJ-1b, R02). */
export const minorVisitCommand = visitCommand(minorRound, {
  example: '走访登记',
  says: ['走访', '未成年人走访', '入户走访'],
});

/** 电话联系: the children who live outside the township, private (F-A-CJ-1b/phone, A-20). */
export const phoneContactCommand = visitCommand(phoneRound, { says: ['在外电话联系'] });

/** 重点人员走访: by name and due visit only, never why (F-A-CJ-4b, R03). */
export const keyPersonVisitCommand = visitCommand(keyPersonRound, { says: ['重点人员走访', '重点人员'] });

/** 场所检查: the places on the police's list (F-26b, F-26c, F-A-PC-14, R21). */
export const placeCheckCommand = visitCommand(placeRound, { says: ['场所检查', '五必须'] });
