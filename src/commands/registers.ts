import { formCard, questionCard } from '../cards/record.ts';
import { registerCard, registerFileCard } from '../cards/registers.ts';
import { type CaseFile, filesFor } from '../db/case-files.ts';
import { completenessOf } from '../db/memberships.ts';
import { noteAudit } from '../db/settings.ts';
import { isOffice, isVillager, mayRecordFor } from '../domain/actor.ts';
import { sayTally } from '../domain/assess.ts';
import { shownName } from '../domain/case-file.ts';
import { slotsFilled } from '../domain/completeness.ts';
import { maySeeOwnColumn, sightOfRegister } from '../domain/register-column.ts';
import { Refusal } from '../errors.ts';
import { columnOf, keptAs, keptColumns, type Register } from '../registers/define.ts';
import { maskId } from '../registers/id-number.ts';
import { registerNamed, registers } from '../registers/index.ts';
import { riskLevels } from '../registers/risk.ts';
import { type Answer, defineCommand, type Desk, press, type Pressed, privately, unitOf, villages } from './define.ts';
import { askRemoval, confirmRemoval, declineRemoval, moveVillage, setRisk } from './register-changes.ts';

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
    { register: register.code, on: desk.today, ...whom },
    columns.map((column) => keptAs(register, column)),
  );

/** Somebody on a register whom the actor may see, with the register's columns. */
async function fileOn(desk: Desk, args: Args): Promise<{ register: Register; file: CaseFile }> {
  const register = registerOf(desk, args);
  const columns = keptColumns(register).map((column) => column.name);
  const [file] = await onRegister(desk, register, columns, { id: args['id'] ?? '' });
  if (file === undefined) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  return { register, file };
}

/** The same, for somebody who may change it: the own village, the office. */
async function fileToChange(desk: Desk, args: Args) {
  const found = await fileOn(desk, args);
  if (!mayChange(desk, found.file)) throw new Refusal('not-allowed', '只有本村和办公室能改。');
  return found;
}

const mayChange = (desk: Desk, { unitId }: CaseFile): boolean =>
  (isOffice(desk.actor) || isVillager(desk.actor)) &&
  desk.actor.role !== 'auxiliary-police' &&
  mayRecordFor(desk.actor, unitId);

/** 未成年人动态台账 9 · 六包一 45/54 · 有策 8/9: how many the actor may see, and how far their files are complete. */
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
          `有策 ${sayTally(
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

const sayName = ({ kind, fields }: CaseFile): string => shownName(kind, fields['name'] ?? '');

async function list(desk: Desk, { args }: Pressed): Promise<Answer> {
  const register = registerOf(desk, args);
  const from = Number(args['from'] ?? 0);
  const files = await onRegister(desk, register, ['name', 'risk']);
  const lines = files.slice(from, from + page).map((file) => ({
    line: [
      sayName(file),
      file.fields[keptAs(register, 'risk')] ?? '',
      isVillager(desk.actor) ? '' : unitOf(desk, file.unitId).name,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    button: { label: '看档', press: press(name, 'file', { register: register.code, id: file.id }) },
  }));
  const next = { label: '下一页', press: press(name, 'list', { register: register.code, from: String(from + page) }) };
  const back = { label: '全部台账', press: press(name, 'open', {}) };
  return privately(registerCard(register.title, lines, [...(from + page < files.length ? [next] : []), back]));
}

/** A value as a private card shows it: whoever looks over a shoulder learns no number. */
function masked(column: string, value: string, file: CaseFile): string {
  if (column === 'name') return shownName(file.kind, value);
  if (column === 'id-number') return maskId(value);
  return value.replace(/(?<!\d)(\d{3})\d{4,5}(\d{4})(?!\d)/g, '$1****$2');
}

function waysFor(desk: Desk, register: Register, file: CaseFile) {
  if (!mayChange(desk, file)) return [];
  const args = { register: register.code, id: file.id };
  const graded = columnOf(register, 'risk') !== undefined && maySeeOwnColumn(desk.actor, keptAs(register, 'risk'));
  return [
    ...(graded ? [{ label: '改风险等级', press: press(name, 'risk', args) }] : []),
    { label: '转到别的村', press: press(name, 'move', args) },
    { label: '移出（写原因）', press: press(name, 'remove', args) },
  ];
}

async function show(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { register, file } = await fileOn(desk, args);
  const lines = keptColumns(register).flatMap(({ name: column, head }) => {
    const value = file.fields[keptAs(register, column)] ?? '';
    return value === '' ? [] : [[head, masked(column, value, file)] as const];
  });
  return privately(
    registerFileCard(register.title, [['村', unitOf(desk, file.unitId).name], ...lines], waysFor(desk, register, file)),
    {
      writes: [
        await noteAudit(desk.db, {
          at: desk.now,
          personId: desk.actor.id,
          what: 'file-opened',
          about: file.id,
          reason: register.code,
        }),
      ],
    },
  );
}

async function risk(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { file } = await fileToChange(desk, args);
  const choices = riskLevels.map((level) => ({ label: level, press: press(name, 'set-risk', { ...args, level }) }));
  return privately(questionCard('改成哪个风险等级', sayName(file), choices));
}

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
      submit: [submit],
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
      submit: [submit],
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
    risk,
    move,
    remove,
    'set-risk': async (desk, { args }) => setRisk(desk, await fileToChange(desk, args), args['level'] ?? ''),
    'set-village': async (desk, { args, form }) => moveVillage(desk, await fileToChange(desk, args), form),
    'ask-removal': async (desk, { args, form }) => askRemoval(desk, await fileToChange(desk, args), form),
    confirm: async (desk, { args }) => confirmRemoval(desk, await fileToChange(desk, args)),
    decline: async (desk, { args }) => declineRemoval(desk, await fileToChange(desk, args)),
  },
});
