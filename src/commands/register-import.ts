import { z } from 'zod';
import type { Card } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { faultsCard } from '../cards/register-import.ts';
import type { Db, Write } from '../db/db.ts';
import { claim } from '../db/inbox.ts';
import type { Post } from '../db/outbox.ts';
import { fileIdsOf } from '../db/register-files.ts';
import { putIntake } from '../db/register-intake.ts';
import {
  announceTable,
  baseOf,
  confirmImport,
  registerFilesFor,
  settleImport,
  stagedImport,
  type StagedImport,
  stageImport,
} from '../db/register-imports.ts';
import { noteAudit } from '../db/settings.ts';
import { isOffice, officeRoles, type Person, type Unit } from '../domain/actor.ts';
import { dayOf } from '../domain/calendar.ts';
import { sightOfRegister } from '../domain/register-column.ts';
import { Refusal } from '../errors.ts';
import type { Register } from '../registers/define.ts';
import { differenceOf, isSame } from '../registers/difference.ts';
import { registers, registerNamed } from '../registers/index.ts';
import { intakeOf, listed, readEntries, registerIn } from '../registers/intake.ts';
import { missingHeads, sayFault } from '../registers/read-entry.ts';
import type { Sheet, Table } from '../registers/sheet.ts';
import { type Answer, defineCommand, type Desk, newId, press, type Pressed, privately, say } from './define.ts';
import { differenceCard } from './register-difference.ts';

const name = 'register-import';

/** How long a comparison may wait for its decision. */
const stagedMs = 24 * 60 * 60_000;

const sheetShape = z.object({
  heads: z.record(z.string(), z.string()),
  lines: z.array(z.object({ number: z.int(), cells: z.record(z.string(), z.string()) })),
});

/** A table sent without a word, in private: the office's is fetched and compared, nobody else's is taken. */
export function takeTables(desk: Desk): Answer {
  const { messageId } = desk;
  if (!isOffice(desk.actor) || messageId === undefined)
    return say(linesCard('没有导入', ['台账由办公室导入，请把表发给办公室。']));
  const announced = desk.tables.map((fileKey) =>
    announceTable(desk.db, { id: newId(), personId: desk.actor.id, messageId, fileKey, receivedAt: desk.now }),
  );
  return say(linesCard('表收到了', ['正在和台账比对，结果马上发给您；您确认后才导入。']), { writes: announced });
}

/** Who sent a table, and when it is compared. */
export type Sender = { readonly db: Db; readonly units: readonly Unit[]; readonly person: Person; readonly now: Date };

type Compared = { readonly card: Card; readonly staged?: Omit<StagedImport, 'state'> };

/** Reads a sheet against a register as it is now. */
async function compare({ db, units, person, now }: Sender, register: Register, sheet: Pick<Sheet, 'heads' | 'lines'>) {
  const today = dayOf(now);
  const kept = await registerFilesFor(db, person, register.code);
  const { entries, faults } = readEntries(register, sheet, { today, units, kept });
  const difference = differenceOf(register, entries, listed(kept, today));
  return { today, kept, faults, difference, base: await baseOf(db, register.code, kept) };
}

async function comparedSheet(sender: Sender, register: Register, sheet: Sheet, id: string): Promise<Compared> {
  const missing = missingHeads(register, sheet.heads);
  if (missing.length > 0)
    return { card: linesCard(`${register.title}：没有导入`, [`表里缺这些列：${missing.join('、')}。`]) };
  if (sheet.lines.length === 0) return { card: linesCard(`${register.title}：没有导入`, ['表头下面一行也没有。']) };
  const { heads, lines, unknown } = sheet;
  const { faults, difference, base } = await compare(sender, register, sheet);
  if (faults.length > 0) return { card: faultsCard(`${register.title}：没有导入`, faults.map(sayFault)) };
  const ways = [
    { label: '确认导入', style: 'primary' as const, press: press(name, 'confirm', { id }) },
    { label: '不导入', press: press(name, 'decline', { id }) },
  ];
  const same = isSame(difference);
  const card = differenceCard(difference, { register, units: sender.units, unknown, ways: same ? [] : ways });
  return same
    ? { card }
    : { card, staged: { id, personId: sender.person.id, register: register.code, base, sheet: { heads, lines } } };
}

/** Each sheet that is a table of a register, compared with it. Undefined tables could not be read. */
async function comparedSheets(
  sender: Sender,
  sentId: string,
  tables: readonly Table[] | undefined,
): Promise<Compared[]> {
  if (tables === undefined)
    return [{ card: linesCard('没有导入', ['这个文件读不出表，请另存为 .xlsx 或 .csv 再发给我。']) }];
  const mine = registers.filter(
    ({ view, code }) => view === undefined && sightOfRegister(sender.person, code) === 'all',
  );
  const found = tables.flatMap((table) => registerIn(mine, table) ?? []);
  if (found.length === 0) return [{ card: linesCard('没有导入', ['认不出是哪一本台账：表头要和台账的列名一样。']) }];
  return Promise.all(
    found.map(({ register, sheet }, index) => comparedSheet(sender, register, sheet, `${sentId}:${index}`)),
  );
}

/** What a fetched table comes to: one private card a sheet; what would change something waits for its decision. */
export async function stageTables(
  sender: Sender,
  sentId: string,
  tables: readonly Table[] | undefined,
): Promise<{ readonly writes: readonly Write[]; readonly posts: readonly Post[] }> {
  const { db, person, now } = sender;
  if (!isOffice(person) || person.openId === undefined) return { writes: [], posts: [] };
  const to = { person: person.openId };
  const compared = await comparedSheets(sender, sentId, tables);
  const writes = compared.flatMap(({ staged }) =>
    staged === undefined ? [] : [stageImport(db, { ...staged, stagedAt: now })],
  );
  return {
    writes: await Promise.all(writes),
    posts: compared.map(({ card }, index) => ({
      key: `import:${sentId}:${index}`,
      to,
      content: { card },
      priority: 1,
    })),
  };
}

/** To whoever sent a table that Feishu would not give. */
export const tableLost = ({ openId }: Person, sentId: string): Post[] =>
  openId === undefined
    ? []
    : [
        {
          key: `import:${sentId}:lost`,
          to: { person: openId },
          content: { card: linesCard('没有导入', ['没有取到这张表，请再发一次。']) },
          priority: 1,
        },
      ];

async function stagedBy(desk: Desk, args: Pressed['args']): Promise<StagedImport> {
  const since = new Date(desk.now.getTime() - stagedMs);
  const staged = await stagedImport(desk.db, desk.actor.id, args['id'] ?? '', since);
  if (staged?.state === 'applied' || staged?.state === 'confirmed') throw new Refusal('already', '这张表已经导入了。');
  if (staged?.state !== 'staged') throw new Refusal('expired-card', '这次比对过期了，请把表再发给我。');
  return staged;
}

/** Takes the decision; thousands of rows are kept once the answer was given. */
async function confirm(desk: Desk, { args }: Pressed): Promise<Answer> {
  const staged = await stagedBy(desk, args);
  return privately(linesCard('正在导入', ['好了马上告诉您。']), {
    writes: [confirmImport(desk.db, staged.id)],
    once: `import:${staged.id}`,
  });
}

/** The register as the table says, for one commit; or that it cannot be, because it is not what it was compared with. */
async function applied(sender: Sender, staged: StagedImport): Promise<{ card: Card; writes: Write[] } | undefined> {
  const { db, person, now } = sender;
  const register = registerNamed(staged.register);
  const sheet = sheetShape.safeParse(staged.sheet).data;
  if (register === undefined || sheet === undefined) return undefined;
  const { today, faults, difference, base } = await compare(sender, register, sheet);
  if (base !== staged.base || faults.length > 0) return undefined;
  const { added, changed, moved, gone } = difference;
  const ids = await fileIdsOf(
    db,
    added.map(({ identity }) => identity),
  );
  const intake = intakeOf(register, difference, { units: sender.units, ids, newId, today, removeGone: false });
  const lines = [
    `${sayCounts([
      ['新增', added.length],
      ['变更', changed.length],
      ['换村', moved.length],
    ])}。`,
    ...(gone.length === 0 ? [] : ['表里没有的人还在册，要移出请在台账里写明原因。']),
  ];
  return {
    card: { ...linesCard(`${register.title}已导入`, lines), tone: 'done' },
    writes: [
      ...(await putIntake(db, register.code, intake, today)),
      await settleImport(db, staged, 'applied', now),
      await noteAudit(db, { at: now, personId: person.id, what: 'register-import', about: register.code }),
    ],
  };
}

const sayCounts = (counts: readonly (readonly [says: string, count: number])[]): string =>
  counts.flatMap(([says, count]) => (count === 0 ? [] : [`${says} ${count} 人`])).join('，');

const changedSince = linesCard('没有导入', ['比对之后台账改过，请把表再发给我，重新比对。']);

/** A confirmed import, applied in one commit, once, to the very register it was compared with. */
export async function applyImport(
  sender: Sender,
  staged: StagedImport,
): Promise<{ readonly writes: readonly Write[]; readonly posts: readonly Post[] }> {
  const { db, now, person } = sender;
  const done = isOffice(person) ? await applied(sender, staged) : undefined;
  const once = await claim(db, `imported:${staged.id}`, 'once', done === undefined ? 'refused' : 'answered', now);
  const content = { card: done?.card ?? changedSince };
  return {
    writes: [once, ...(done?.writes ?? [await settleImport(db, staged, 'declined', now)])],
    // A message of its own: a change of the pressed card could overtake the answer to the press.
    posts:
      person.openId === undefined
        ? []
        : [{ key: `imported:${staged.id}`, to: { person: person.openId }, content, priority: 1 }],
  };
}

async function decline(desk: Desk, { args }: Pressed): Promise<Answer> {
  const staged = await stagedBy(desk, args);
  return privately(
    { ...linesCard('没有导入', ['台账没有变，表里的内容已经清掉。']), tone: 'closed' },
    { writes: [await settleImport(desk.db, staged, 'declined', desk.now)], once: `import:${staged.id}` },
  );
}

/** 导入台账: the office sends the table it has; it is compared, and kept only when the office says so. */
export const registerImportCommand = defineCommand({
  name,
  title: '导入台账',
  says: ['台账导入'],
  may: officeRoles,
  open: async () =>
    privately(linesCard('导入台账', ['把台账的 .xlsx 私发给我，我先比对，您确认后才导入。一个文件里可以有几本。'])),
  presses: { confirm, decline },
});
