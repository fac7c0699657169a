import { formCard, questionCard } from '../cards/record.ts';
import { registerCard } from '../cards/registers.ts';
import { type CaseFile, filesFor } from '../db/case-files.ts';
import { completenessOf } from '../db/memberships.ts';
import { elsewhereFor } from '../db/whereabouts.ts';
import { isOffice, isVillager, mayRecordFor } from '../domain/actor.ts';
import { sayTally } from '../domain/assess.ts';
import { minorsRegister } from '../domain/followed.ts';
import { maskName } from '../domain/person-name.ts';
import { slotsFilled } from '../domain/completeness.ts';
import { sightOfColumn, sightOfRegister } from '../domain/register-column.ts';
import { Refusal } from '../errors.ts';
import { columnOf, keptAs, keptColumns, type Register } from '../registers/define.ts';
import { registerNamed, registers } from '../registers/index.ts';
import { riskLevels } from '../registers/risk.ts';
import { type Answer, defineCommand, type Desk, press, type Pressed, privately, unitOf, villages } from './define.ts';
import {
  askRemoval,
  confirmRemoval,
  declineRemoval,
  goAway,
  isAway,
  moveVillage,
  setRisk,
} from './register-changes.ts';
import { askWhy, furtherWays, type On, sayName, showFile, showVisits, showWhy } from './register-file.ts';
import { ownFirst, saysWhose } from './visit-round.ts';

const name = 'registers';
/** People on one page. */
const page = 10;

type Args = Pressed['args'];

function registerOf(desk: Desk, args: Args): Register {
  const register = registerNamed(args['register'] ?? '');
  if (register === undefined || sightOfRegister(desk.actor, register.code) === 'nothing')
    throw new Refusal('not-found', '名册里没有，或您不能查看。');
  return register;
}

const onRegister = (
  desk: Desk,
  register: Register,
  columns: readonly string[],
  whom: { readonly id?: string } = {},
): Promise<CaseFile[]> =>
  filesFor(
    desk.db,
    desk.actor,
    { register: register.code, on: desk.today, strictly: true, ...whom },
    columns.map((column) => keptAs(register, column)),
  );

/** Somebody on a register whom the actor may see, with the register's columns. */
async function fileOn(desk: Desk, args: Args): Promise<On> {
  const register = registerOf(desk, args);
  const columns = keptColumns(register).map((column) => column.name);
  const [file] = await onRegister(desk, register, columns, { id: args['id'] ?? '' });
  if (file === undefined) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  return { register, file };
}

/** The same, for somebody who may change it: who reads it in full of the own village, the office. */
async function fileToChange(desk: Desk, args: Args) {
  const found = await fileOn(desk, args);
  if (!mayChange(desk, found.file))
    throw new Refusal(
      'not-allowed',
      found.file.isOthers ? '这个孩子有别的帮扶人，要改请找村支书或办公室。' : '只有本村和办公室能改。',
    );
  return found;
}

const mayChange = (desk: Desk, { unitId, isOthers }: CaseFile): boolean =>
  !isOthers &&
  (isOffice(desk.actor) || isVillager(desk.actor)) &&
  desk.actor.role !== 'auxiliary-police' &&
  mayRecordFor(desk.actor, unitId);

/** 未成年人动态台账 9 · 帮扶人 45/54 · 一人一策 8/9: how many the actor may see, and how far their files are complete. */
async function sayRegister(desk: Desk, register: Register): Promise<string | undefined> {
  const files = await onRegister(desk, register, []);
  if (files.length === 0) return undefined;
  const seen = new Set(files.map(({ id }) => id));
  const complete = (await completenessOf(desk.db, register.code)).filter(({ id }) => seen.has(id));
  const { helpers = [], plan } = register;
  return [
    `${register.title} ${files.length}`,
    ...(helpers.length === 0
      ? []
      : [
          `帮扶人 ${sayTally(
            slotsFilled(
              helpers.length,
              complete.map((one) => one.helpers),
            ),
          )}`,
        ]),
    ...(plan === undefined
      ? []
      : [
          `一人一策 ${sayTally(
            slotsFilled(
              1,
              complete.map((one) => one.plans),
            ),
          )}`,
        ]),
  ].join(' · ');
}

async function open(desk: Desk): Promise<Answer> {
  const seen = registers.filter(
    (register) => register.view === undefined && sightOfRegister(desk.actor, register.code) !== 'nothing',
  );
  const said = await Promise.all(
    seen.map(async (register) => ({ code: register.code, line: await sayRegister(desk, register) })),
  );
  const lines = said.flatMap(({ code, line }) =>
    line === undefined ? [] : [{ line, button: { label: '看名单', press: press(name, 'list', { register: code }) } }],
  );
  return privately(registerCard('台账', lines, []));
}

async function list(desk: Desk, { args }: Pressed): Promise<Answer> {
  const register = registerOf(desk, args);
  const from = Number(args['from'] ?? 0);
  const files = ownFirst(await onRegister(desk, register, ['name', 'risk']));
  const lines = files.slice(from, from + page).map((file) => ({
    line: [
      sayName(file),
      ...saysWhose([file]),
      file.fields[keptAs(register, 'risk')] ?? '',
      isVillager(desk.actor) ? '' : unitOf(desk, file.unitId).name,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    button: { label: '看档', press: press(name, 'file', { register: register.code, id: file.id }) },
  }));
  const next = { label: '下一页', press: press(name, 'list', { register: register.code, from: String(from + page) }) };
  const back = { label: '全部台账', press: press(name, 'open', {}) };
  const others = register.code === minorsRegister && from === 0 ? await elsewhereFor(desk.db, desk.actor) : [];
  const remarks = others.map((one) => `在外：${maskName(one.name)}，户籍在本村，${unitOf(desk, one.unitId).name}走访`);
  const more = [...(from + page < files.length ? [next] : []), back];
  return privately(registerCard(register.title, lines, more, remarks));
}

function waysFor(desk: Desk, register: Register, file: CaseFile) {
  if (!mayChange(desk, file)) return [];
  const args = { register: register.code, id: file.id };
  const graded =
    columnOf(register, 'risk') !== undefined &&
    sightOfColumn(desk.actor, file.kind, keptAs(register, 'risk')) === 'open';
  return [
    ...(graded ? [{ label: '改风险等级', press: press(name, 'risk', args) }] : []),
    ...(columnOf(register, 'away') === undefined
      ? []
      : [
          isAway(register, file)
            ? { label: '回来了', press: press(name, 'back', args) }
            : { label: '在外（改电话联系）', press: press(name, 'away', args) },
        ]),
    { label: '转到别的村', press: press(name, 'move', args) },
    { label: '移出（写原因）', press: press(name, 'remove', args) },
  ];
}

async function show(desk: Desk, { args }: Pressed): Promise<Answer> {
  const on = await fileOn(desk, args);
  const back = { label: '返回名单', press: press(name, 'list', { register: on.register.code }) };
  return showFile(desk, on, [...furtherWays(desk, on), ...waysFor(desk, on.register, on.file), back]);
}

async function risk(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { file } = await fileToChange(desk, args);
  const choices = riskLevels.map((level) => ({ label: level, press: press(name, 'set-risk', { ...args, level }) }));
  return privately(questionCard('改成哪个风险等级', sayName(file), choices));
}

/** The way out of a form, back to the file. */
const backToFile = (args: Pressed['args']) =>
  ({ label: '返回', press: press(name, 'file', args), skips: true }) as const;

async function move(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { file } = await fileToChange(desk, args);
  const options = villages(desk).flatMap((unit) => (unit.id === file.unitId ? [] : [[unit.id, unit.name] as const]));
  const fields = [{ name: 'village', label: '转到哪个村', kind: 'choice', options, required: true }] as const;
  const submit = { label: '转过去', press: press(name, 'set-village', args) };
  return privately(
    formCard({
      title: '转到别的村',
      lead: sayName(file),
      name: 'move',
      fields,
      values: {},
      faults: {},
      submit: [submit, backToFile(args)],
    }),
  );
}

async function remove(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { file } = await fileToChange(desk, args);
  const fields = [{ name: 'reason', label: '移出的原因', kind: 'line', required: true, atMost: 100 }] as const;
  const submit = { label: isOffice(desk.actor) ? '移出' : '报办公室确认', press: press(name, 'ask-removal', args) };
  return privately(
    formCard({
      title: '移出台账',
      lead: sayName(file),
      name: 'remove',
      fields,
      values: {},
      faults: {},
      submit: [submit, backToFile(args)],
    }),
  );
}

/** 台账: who is on which register, as far as the actor may see it, and what changes there (WF12). Private only. */
export const registersCommand = defineCommand({
  name,
  title: '台账',
  example: '台账',
  says: ['看台账', '名册'],
  may: 'everyone',
  open,
  presses: {
    open,
    list,
    file: show,
    visits: async (desk, { args }) => showVisits(desk, await fileOn(desk, args)),
    why: async (desk, { args }) => askWhy(desk, await fileOn(desk, args)),
    'show-why': async (desk, { args, form }) => showWhy(desk, await fileOn(desk, args), form),
    risk,
    move,
    remove,
    away: async (desk, { args }) => goAway(desk, await fileToChange(desk, args), true),
    back: async (desk, { args }) => goAway(desk, await fileToChange(desk, args), false),
    'set-risk': async (desk, { args }) => setRisk(desk, await fileToChange(desk, args), args['level'] ?? ''),
    'set-village': async (desk, { args, form }) => moveVillage(desk, await fileToChange(desk, args), form),
    'ask-removal': async (desk, { args, form }) => askRemoval(desk, await fileToChange(desk, args), form),
    confirm: async (desk, { args }) => confirmRemoval(desk, await fileToChange(desk, args), args),
    decline: async (desk, { args }) => declineRemoval(desk, await fileToChange(desk, args), args),
  },
});
