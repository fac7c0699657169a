import { formCard } from '../cards/record.ts';
import { registerFileCard } from '../cards/registers.ts';
import { detailCard } from '../cards/status.ts';
import { type CaseFile, filesFor } from '../db/case-files.ts';
import type { Write } from '../db/db.ts';
import { allPeople } from '../db/people.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { noteAudit } from '../db/settings.ts';
import { sayDay } from '../domain/calendar.ts';
import { shownName } from '../domain/case-file.ts';
import { textOf } from '../domain/field.ts';
import { sightOfColumn } from '../domain/register-column.ts';
import { cellFor } from '../domain/visibility.ts';
import { Refusal } from '../errors.ts';
import { minorVisit } from '../records/minor-visit.ts';
import { type Column, keptAs, keptColumns, type Register } from '../registers/define.ts';
import { maskId } from '../registers/id-number.ts';
import { type Answer, type Desk, press, type Pressed, privately, unitOf } from './define.ts';

/*
 * One file of a register, as far as the reader may see it. Every opening is noted.
 */

/** Somebody on a register, as the reader may see them. */
export type On = { readonly register: Register; readonly file: CaseFile };

const name = 'registers';
/** The newest visits of a file that are listed. */
const mostVisits = 10;

export const sayName = ({ kind, fields }: CaseFile): string => shownName(kind, fields['name'] ?? '');

const argsOf = ({ register, file }: On) => ({ register: register.code, id: file.id });

const noted = (desk: Desk, what: string, { file }: On, reason: string): Promise<Write> =>
  noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what, about: file.id, reason });

/** A value as a private card shows it: whoever looks over a shoulder learns no number. */
function masked(column: string, value: string, file: CaseFile): string {
  if (column === 'name') return shownName(file.kind, value);
  if (column === 'id-number') return maskId(value);
  return value.replace(/(?<!\d)(\d{3})\d{4,5}(\d{4})(?!\d)/g, '$1****$2');
}

const linesOf = ({ register, file }: On, columns: readonly Column[]) =>
  columns.flatMap(({ name: column, head }) => {
    const value = file.fields[keptAs(register, column)] ?? '';
    return value === '' ? [] : [[head, masked(column, value, file)] as const];
  });

/** The columns of a file that open for a stated reason. */
const withReason = (desk: Desk, { register, file }: On): Column[] =>
  keptColumns(register).filter(
    (column) => sightOfColumn(desk.actor, file.kind, keptAs(register, column.name)) === 'with-reason',
  );

/** Whether somebody may read the visits to whom a file is about. */
const readsVisits = (desk: Desk, { file }: On): boolean =>
  file.kind === 'minor' && cellFor(desk.actor, 'minor-visit') !== '–';

/** What else of a file its reader may open. */
export const furtherWays = (desk: Desk, on: On) => [
  ...(readsVisits(desk, on) ? [{ label: '走访记录', press: press(name, 'visits', argsOf(on)) }] : []),
  ...(withReason(desk, on).length === 0
    ? []
    : [{ label: '看列管原因（需写明事由）', press: press(name, 'why', argsOf(on)) }]),
];

export async function showFile(desk: Desk, on: On, ways: Parameters<typeof registerFileCard>[2]): Promise<Answer> {
  const { register, file } = on;
  const lines = [
    ['村', unitOf(desk, file.unitId).name] as const,
    ...linesOf(on, keptColumns(register)),
    ...(file.isOthers ? [['帮扶人', '本村另有帮扶人，详情请问村支书。'] as const] : []),
  ];
  return privately(registerFileCard(register.title, lines, ways), {
    writes: [await noted(desk, 'file-opened', on, register.code)],
  });
}

/** Asks why somebody wants to know for what reason a person is followed. */
export function askWhy(desk: Desk, on: On): Answer {
  if (withReason(desk, on).length === 0) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  return privately(
    formCard({
      title: '查看列管原因要写明事由',
      lead: sayName(on.file),
      name: 'why',
      fields: [{ name: 'reason', label: '事由', kind: 'line', required: true, atMost: 60 }],
      values: {},
      faults: {},
      submit: [{ label: '查看', press: press(name, 'show-why', argsOf(on)) }],
    }),
  );
}

/** Why a key person is followed, for who says why they ask; the reason is kept, sealed. */
export async function showWhy(desk: Desk, on: On, form: Pressed['form']): Promise<Answer> {
  const { register } = on;
  const columns = withReason(desk, on);
  if (columns.length === 0) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  const reason = textOf(form, 'reason');
  if (reason === undefined) throw new Refusal('bad-input', '请写明查看的事由。', 'reason');
  const where = { register: register.code, id: on.file.id, on: desk.today, strictly: true, reason };
  const kept = ['name', ...columns.map((column) => column.name)].map((column) => keptAs(register, column));
  const [file] = await filesFor(desk.db, desk.actor, where, kept);
  if (file === undefined) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  const lines = linesOf({ register, file }, columns);
  const back = { label: '看完收起', press: press(name, 'file', argsOf(on)) };
  return privately(registerFileCard(sayName(file), lines.length === 0 ? [['列管原因', '不显示']] : lines, [back]), {
    writes: [await noted(desk, 'file-reason-opened', on, reason)],
  });
}

/** The visits to a minor, newest first: for masked readers the days alone; a leader's opening is the noted step (A-7, R02). */
export async function showVisits(desk: Desk, on: On): Promise<Answer> {
  if (!readsVisits(desk, on)) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  const { file } = on;
  const found = (await findRecords(desk.db, { kind: 'minor-visit', unitId: file.unitId }))
    .filter(({ subjectIds }) => subjectIds.includes(file.id))
    .slice(-mostVisits)
    .toReversed();
  const isMasked = (visit: KeptRecord) =>
    (cellFor(desk.actor, 'minor-visit') === 'M' && desk.actor.role !== 'leader') ||
    (file.isOthers && visit.reportedBy !== desk.actor.id);
  const staff = new Map((await allPeople(desk.db)).map((person) => [person.id, person.name]));
  const rows = found.map((visit) => ({
    when: sayDay(visit.occurredOn),
    what: isMasked(visit) ? '走访过' : minorVisit.say(visit),
    who: isMasked(visit) ? unitOf(desk, visit.unitId).name : (staff.get(visit.reportedBy) ?? ''),
  }));
  const back = { label: '返回', press: press(name, 'file', argsOf(on)) };
  return privately(detailCard(`${sayName(file)} 走访记录`, rows, [back]), {
    writes: [await noted(desk, 'visits-opened', on, 'minor-visit')],
  });
}
