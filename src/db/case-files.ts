import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { officeRoles, type Person, villageRoles } from '../domain/actor.ts';
import type { Listed } from '../domain/assess.ts';
import { isLocalDate, type LocalDate } from '../domain/calendar.ts';
import { Refusal } from '../errors.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles, memberships } from './schema.ts';

/** Where a field is sealed: it opens nowhere else. */
export const place = (fileId: string, column: string) => `case-files:${fileId}:${column}`;
export const localDate = (text: string | null): LocalDate | undefined =>
  text !== null && isLocalDate(text) ? text : undefined;

/**
 * Which children's files a person may see: the own village's cadres, the office. Leaders get numbers, other
 * units their own lists later. Running the system is not a reason to look, and a job cannot be a reader.
 */
function visibleTo(reader: Person): SQL {
  if (officeRoles.includes(reader.role)) return sql`true`;
  if (villageRoles.includes(reader.role) && reader.role !== 'auxiliary-police')
    return eq(caseFiles.unitId, reader.unitId);
  return sql`false`;
}

export type MinorFile = {
  readonly id: string;
  readonly unitId: string;
  readonly fields: Readonly<Record<string, string>>;
};

async function open(
  db: Db,
  rows: readonly { id: string; unitId: string }[],
  columns: readonly string[],
): Promise<MinorFile[]> {
  if (rows.length === 0) return [];
  const fields = await db.q
    .select()
    .from(caseFileFields)
    .where(
      and(
        inArray(
          caseFileFields.fileId,
          rows.map((row) => row.id),
        ),
        inArray(caseFileFields.column, [...columns]),
      ),
    );
  const opened = new Map(rows.map(({ id }) => [id, new Map<string, string>()]));
  await Promise.all(
    fields.map(async ({ fileId, column, sealed }) => {
      opened.get(fileId)?.set(column, await db.vault.open(sealed, place(fileId, column)));
    }),
  );
  return rows.map(({ id, unitId }) => ({ id, unitId, fields: Object.fromEntries(opened.get(id) ?? []) }));
}

/** The minors on a register whom the reader may see, with the columns asked for. */
export async function minorsFor(
  db: Db,
  reader: Person,
  where: { readonly register: string; readonly unitId?: string; readonly on: LocalDate },
  columns: readonly string[],
): Promise<MinorFile[]> {
  const rows = await db.q
    .select({
      id: caseFiles.id,
      unitId: caseFiles.unitId,
      leftOn: memberships.leftOn,
      listedOn: memberships.listedOn,
      adultOn: caseFiles.adultOn,
    })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .where(
      and(
        eq(memberships.register, where.register),
        where.unitId === undefined ? undefined : eq(caseFiles.unitId, where.unitId),
        visibleTo(reader),
      ),
    )
    // As they were put on the register.
    .orderBy(sql`${caseFiles}.rowid`);
  const listed = rows.filter(
    (row) => (row.leftOn === null || row.leftOn >= where.on) && (row.adultOn === null || row.adultOn >= where.on),
  );
  return open(db, listed, columns);
}

/** One minor's file. Not found and not allowed are the same answer, on purpose: existence is private too. */
export async function minorFor(db: Db, reader: Person, id: string, columns: readonly string[]): Promise<MinorFile> {
  const row = await db.q
    .select({ id: caseFiles.id, unitId: caseFiles.unitId })
    .from(caseFiles)
    .where(and(eq(caseFiles.id, id), visibleTo(reader)))
    .get();
  const [file] = row === undefined ? [] : await open(db, [row], columns);
  if (file === undefined) throw new Refusal('not-found', '名册里没有这个人，或您不能查看。');
  return file;
}

/** Who is on which register, for counting: ids and days only, never a name. */
export async function listedOn(db: Db, unitId?: string): Promise<Listed[]> {
  const rows = await db.q
    .select({
      id: caseFiles.id,
      unitId: caseFiles.unitId,
      register: memberships.register,
      listedOn: memberships.listedOn,
      leftOn: memberships.leftOn,
      adultOn: caseFiles.adultOn,
    })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .where(unitId === undefined ? undefined : eq(caseFiles.unitId, unitId));
  return rows.flatMap((row) => {
    const since = localDate(row.listedOn);
    return since === undefined
      ? []
      : [
          {
            id: row.id,
            unitId: row.unitId,
            register: row.register,
            listedOn: since,
            leftOn: localDate(row.leftOn),
            adultOn: localDate(row.adultOn),
          },
        ];
  });
}

export type FileRow = {
  readonly unitId: string;
  /** What makes the person one person: the ID number, or name, village and birth day where there is none. */
  readonly identity: string;
  readonly name: string;
  readonly adultOn: LocalDate | undefined;
  readonly fields: Readonly<Record<string, string>>;
};

/** The file of a person already known by identity, whichever register brought it. */
export async function fileIdOf(db: Db, identity: string): Promise<string | undefined> {
  const identityHash = await db.vault.hash(`identity:${identity}`);
  return (await db.q.select({ id: caseFiles.id }).from(caseFiles).where(eq(caseFiles.identityHash, identityHash)).get())
    ?.id;
}

/** The sealed fields of everybody on a register as text, for the staged difference of an import. Opened by the operator's import only. */
export async function registerFields(db: Db, register: string): Promise<MinorFile[]> {
  const rows = await db.q
    .select({ id: caseFiles.id, unitId: caseFiles.unitId })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .where(and(eq(memberships.register, register), isNull(memberships.leftOn)));
  if (rows.length === 0) return [];
  const columns = await db.q.selectDistinct({ column: caseFileFields.column }).from(caseFileFields);
  return open(
    db,
    rows,
    columns.map((one) => one.column),
  );
}

/** Puts a person on a register, or updates the file and keeps the membership. */
export async function putFile(
  db: Db,
  register: string,
  id: string,
  row: FileRow,
  listedFrom: LocalDate,
  isNew: boolean,
): Promise<Write[]> {
  const values = {
    kind: 'minor' as const,
    unitId: row.unitId,
    identityHash: await db.vault.hash(`identity:${row.identity}`),
    nameHash: await db.vault.hash(`name:${row.name}`),
    adultOn: row.adultOn ?? null,
  };
  const fields = await Promise.all(
    Object.entries(row.fields).map(async ([column, value]) => ({
      fileId: id,
      column,
      sealed: await db.vault.seal(value, place(id, column)),
    })),
  );
  return [
    write(
      db.q
        .insert(caseFiles)
        .values({ id, ...values })
        .onConflictDoUpdate({ target: caseFiles.id, set: values }),
    ),
    ...fields.map((field) =>
      write(
        db.q
          .insert(caseFileFields)
          .values(field)
          .onConflictDoUpdate({
            target: [caseFileFields.fileId, caseFileFields.column],
            set: { sealed: field.sealed },
          }),
      ),
    ),
    ...(isNew ? [write(db.q.insert(memberships).values({ register, fileId: id, listedOn: listedFrom }))] : []),
  ];
}

/** Takes a person off a register as of a day; the file and its history stay. */
export const leaveRegister = (db: Db, register: string, fileId: string, leftOn: LocalDate, reason: string): Write =>
  write(
    db.q
      .update(memberships)
      .set({ leftOn, reason })
      .where(and(eq(memberships.register, register), eq(memberships.fileId, fileId), isNull(memberships.leftOn))),
  );
