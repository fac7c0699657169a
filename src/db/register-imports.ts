import { and, asc, desc, eq, gte, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import { isOffice, type Person } from '../domain/actor.ts';
import { sightOfRegister } from '../domain/register-column.ts';
import { Refusal } from '../errors.ts';
import { type Db, type Write, write } from './db.ts';
import { type ListedFile, registerFiles } from './register-files.ts';
import { sentTables, stagedImports } from './schema-imports.ts';

export type SentTable = {
  readonly id: string;
  readonly personId: string;
  readonly messageId: string;
  readonly fileKey: string;
  readonly attempts: number;
};

/** Notes that somebody sent a table; the bytes are fetched afterwards. */
export const announceTable = (db: Db, table: Omit<SentTable, 'attempts'> & { readonly receivedAt: Date }): Write =>
  write(
    db.q
      .insert(sentTables)
      .values({ ...table, state: 'announced', attempts: 0, nextAt: table.receivedAt })
      .onConflictDoNothing(),
  );

/** Takes tables still to be fetched from Feishu; nobody else gets them for `leaseMs`. Taking is an attempt. */
export function takeTablesToFetch(db: Db, now: Date, limit: number, leaseMs: number): Promise<SentTable[]> {
  const due = db.q
    .select({ id: sentTables.id })
    .from(sentTables)
    .where(and(eq(sentTables.state, 'announced'), lte(sentTables.nextAt, now)))
    .orderBy(asc(sentTables.nextAt))
    .limit(limit);
  return db.q
    .update(sentTables)
    .set({ nextAt: new Date(now.getTime() + leaseMs), attempts: sql`${sentTables.attempts} + 1` })
    .where(inArray(sentTables.id, due))
    .returning();
}

/** It was read, or given up. */
export const tableDone = (db: Db, id: string, state: 'read' | 'lost'): Write =>
  write(db.q.update(sentTables).set({ state }).where(eq(sentTables.id, id)));

export const tryTableAgain = (db: Db, id: string, nextAt: Date): Write =>
  write(db.q.update(sentTables).set({ nextAt }).where(eq(sentTables.id, id)));

/** Everybody on a register, opened for one who may import it: the office, and only what the office may see. */
export async function registerFilesFor(db: Db, reader: Person, register: string): Promise<ListedFile[]> {
  if (!isOffice(reader) || sightOfRegister(reader, register) !== 'all')
    throw new Refusal('not-allowed', '台账由办公室导入。');
  return registerFiles(db, register);
}

/** Names a register as it is: the keyed hash of everybody on it and of all that is kept of them. */
export function baseOf(db: Db, register: string, files: readonly ListedFile[]): Promise<string> {
  const told = files.map(({ id, unitId, listedOn, fields }) =>
    JSON.stringify([id, unitId, listedOn, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return db.vault.hash(`register:${register}:${told.toSorted((a, b) => (a < b ? -1 : 1)).join('\n')}`);
}

export type StagedImport = {
  readonly id: string;
  readonly personId: string;
  readonly register: string;
  readonly base: string;
  readonly state: 'staged' | 'confirmed' | 'applied' | 'declined';
  /** The rows of the table as they were read; absent when wiped. */
  readonly sheet: unknown;
};

const place = (id: string) => `staged-imports:${id}:sheet`;

/** Keeps a table's rows until whoever sent it decides. */
export async function stageImport(
  db: Db,
  staged: Omit<StagedImport, 'state'> & { readonly stagedAt: Date },
): Promise<Write> {
  const { sheet, ...row } = staged;
  const sheetSealed = await db.vault.seal(JSON.stringify(sheet), place(staged.id));
  return write(db.q.insert(stagedImports).values({ ...row, sheetSealed, state: 'staged' }));
}

type Row = typeof stagedImports.$inferSelect;

async function openStaged(db: Db, { id, personId, register, base, state, sheetSealed }: Row): Promise<StagedImport> {
  const sheet: unknown = sheetSealed === null ? undefined : JSON.parse(await db.vault.open(sheetSealed, place(id)));
  return { id, personId, register, base, state, sheet };
}

/** What a person staged since a moment. Somebody else’s and one that expired are not there. */
export async function stagedImport(
  db: Db,
  personId: string,
  id: string,
  since: Date,
): Promise<StagedImport | undefined> {
  const row = await db.q
    .select()
    .from(stagedImports)
    .where(and(eq(stagedImports.id, id), eq(stagedImports.personId, personId), gte(stagedImports.stagedAt, since)))
    .get();
  return row && openStaged(db, row);
}

/** An import somebody confirmed that is not applied yet. */
export async function confirmedImport(db: Db): Promise<StagedImport | undefined> {
  const row = await db.q.select().from(stagedImports).where(eq(stagedImports.state, 'confirmed')).limit(1).get();
  return row && openStaged(db, row);
}

export const confirmImport = (db: Db, id: string): Write =>
  write(
    db.q
      .update(stagedImports)
      .set({ state: 'confirmed' })
      .where(and(eq(stagedImports.id, id), eq(stagedImports.state, 'staged'))),
  );

const appliedTo = (db: Db, register: string) =>
  db.q
    .select({ id: stagedImports.id })
    .from(stagedImports)
    .where(and(eq(stagedImports.register, register), eq(stagedImports.state, 'applied')))
    .orderBy(desc(stagedImports.appliedAt))
    .limit(1)
    .get();

/** Settles an import for good and wipes its rows. Of two that would follow the same one the second fails the commit. */
export async function settleImport(
  db: Db,
  { id, register }: Pick<StagedImport, 'id' | 'register'>,
  state: 'applied' | 'declined',
  at: Date,
): Promise<Write> {
  const settled =
    state === 'declined'
      ? { state }
      : { state, appliedAt: at, follows: (await appliedTo(db, register))?.id ?? 'the first' };
  return write(
    db.q
      .update(stagedImports)
      .set({ ...settled, sheetSealed: null })
      .where(eq(stagedImports.id, id)),
  );
}

/** Wipes the rows of what nobody decided in time. */
export const forgetStaged = (db: Db, before: Date): Write =>
  write(
    db.q
      .update(stagedImports)
      .set({ sheetSealed: null })
      .where(and(lt(stagedImports.stagedAt, before), isNotNull(stagedImports.sheetSealed))),
  );
