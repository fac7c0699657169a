import { and, eq, inArray, isNull, like, notLike, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import type { FileKind } from '../domain/case-file.ts';
import { ownColumn } from '../domain/register-column.ts';
import { place } from './case-file-fields.ts';
import { type CaseFile, type FileRow, fileValues, localDate } from './case-files.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles, memberships } from './schema-case-files.ts';

/*
 * Whole registers, for import and export: the operator's, and the office's by way of a reader. No job has business here.
 */

export type ListedFile = Pick<CaseFile, 'id' | 'unitId' | 'fields'> & {
  readonly listedOn: string;
  readonly adultOn: LocalDate | undefined;
};

/** Everybody on a register now with what is theirs and what this register asks, for the operator's import and export only. */
export async function registerFiles(db: Db, register: string): Promise<ListedFile[]> {
  const onIt = and(eq(memberships.register, register), isNull(memberships.leftOn));
  const rows = await db.q
    .select({
      id: caseFiles.id,
      kind: caseFiles.kind,
      unitId: caseFiles.unitId,
      listedOn: memberships.listedOn,
      adultOn: caseFiles.adultOn,
    })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .where(onIt)
    // As they were put on the register.
    .orderBy(memberships.listedOn, sql`${memberships}.rowid`);
  const own = ownColumn(register, '');
  const sealed = await db.q
    .select({ fileId: caseFileFields.fileId, column: caseFileFields.column, sealed: caseFileFields.sealed })
    .from(caseFileFields)
    .innerJoin(memberships, eq(memberships.fileId, caseFileFields.fileId))
    .where(and(onIt, or(notLike(caseFileFields.column, '%/%'), like(caseFileFields.column, `${own}%`))));
  const opened = await Promise.all(
    sealed.map(async (field) => ({
      ...field,
      value: await db.vault.open(field.sealed, place(field.fileId, field.column)),
    })),
  );
  const fields = new Map<string, Record<string, string>>();
  for (const { fileId, column, value } of opened) {
    const one = fields.get(fileId) ?? {};
    one[column.startsWith(own) ? column.slice(own.length) : column] = value;
    fields.set(fileId, one);
  }
  return rows.map(({ kind, adultOn, ...row }) => ({
    ...row,
    // Who is followed as a key person is nobody's minor, whenever they came of age.
    adultOn: kind === 'minor' ? localDate(adultOn) : undefined,
    fields: fields.get(row.id) ?? {},
  }));
}

/** Rows of one statement: few enough for SQLite's limit of variables, many enough to be fast. */
const atOnce = 500;
const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, i) => rows.slice(i * atOnce, (i + 1) * atOnce));

/** The files of many people already known by identity, by identity. */
export async function fileIdsOf(db: Db, identities: readonly string[]): Promise<Map<string, string>> {
  const hashed = await Promise.all(
    identities.map(async (identity) => [await db.vault.hash(`identity:${identity}`), identity] as const),
  );
  const identityOf = new Map(hashed);
  const ids = new Map<string, string>();
  for (const some of chunks([...identityOf.keys()])) {
    const rows = await db.q
      .select({ id: caseFiles.id, hash: caseFiles.identityHash })
      .from(caseFiles)
      .where(inArray(caseFiles.identityHash, some));
    for (const { id, hash } of rows) ids.set(identityOf.get(hash) ?? '', id);
  }
  return ids;
}

/** Whether files are of minors or of key persons, by the file's id. */
export async function kindsOf(db: Db, ids: readonly string[]): Promise<Map<string, FileKind>> {
  const kinds = new Map<string, FileKind>();
  for (const some of chunks([...new Set(ids)]))
    for (const { id, kind } of await db.q
      .select({ id: caseFiles.id, kind: caseFiles.kind })
      .from(caseFiles)
      .where(inArray(caseFiles.id, some)))
      kinds.set(id, kind);
  return kinds;
}

/** Makes or updates many files at once; fields that are not given stay as they are. */
export async function putFiles(
  db: Db,
  files: readonly { readonly id: string; readonly row: FileRow }[],
): Promise<Write[]> {
  const rows = await Promise.all(files.map(async ({ id, row }) => ({ id, ...(await fileValues(db, row)) })));
  const fields = await Promise.all(
    files.flatMap(({ id, row }) =>
      Object.entries(row.fields).map(
        async ([column, value]) => [id, column, await db.vault.seal(value, place(id, column))] as const,
      ),
    ),
  );
  const { unitId, identityHash, nameHash, adultOn, householdHash } = caseFiles;
  const over = (column: { readonly name: string }) => sql.raw(`excluded.${column.name}`);
  const set = {
    unitId: over(unitId),
    identityHash: over(identityHash),
    nameHash: over(nameHash),
    // Of somebody grown up the birthday to which they were followed as a minor stays.
    adultOn: sql`coalesce(${over(adultOn)}, ${adultOn})`,
    // A table without guardians says nothing about households.
    householdHash: sql`coalesce(${over(householdHash)}, ${householdHash})`,
  };
  return [
    ...chunks(rows).map((some) =>
      write(db.q.insert(caseFiles).values(some).onConflictDoUpdate({ target: caseFiles.id, set })),
    ),
    ...(fields.length === 0 ? [] : [putFields(db, fields)]),
  ];
}

/** All fields in one value: thousands of bound variables would cost more than sealing what they hold. */
const putFields = (db: Db, fields: readonly (readonly [fileId: string, column: string, sealed: string])[]): Write =>
  write(
    db.q.run(sql`insert into ${caseFileFields} (file_id, "column", sealed)
      select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(fields)}) where true
      on conflict (file_id, "column") do update set sealed = excluded.sealed`),
  );

/** A file's place on a register: since when, and how far it is complete there. */
export type Listing = {
  readonly id: string;
  readonly from: LocalDate;
  readonly helpers: number;
  readonly plans: number;
};

/** Lists files on a register, each as of a day; who had left it on that same listing is back on it. */
export const enterRegister = (db: Db, register: string, files: readonly Listing[]): Write[] =>
  chunks(files).map((some) =>
    write(
      db.q
        .insert(memberships)
        .values(some.map(({ id, from, helpers, plans }) => ({ register, fileId: id, listedOn: from, helpers, plans })))
        .onConflictDoUpdate({
          target: [memberships.register, memberships.fileId, memberships.listedOn],
          set: { leftOn: null, reason: null, helpers: sql`excluded.helpers`, plans: sql`excluded.plans` },
        }),
    ),
  );

/** Corrects the day from which a file is on a register. */
export const correctListing = (db: Db, register: string, fileId: string, from: LocalDate): Write =>
  write(
    db.q
      .update(memberships)
      .set({ listedOn: from })
      .where(and(eq(memberships.register, register), eq(memberships.fileId, fileId), isNull(memberships.leftOn))),
  );

/** Notes how far a file is complete on a register. */
export const noteCompleteness = (
  db: Db,
  register: string,
  { id, helpers, plans }: Pick<Listing, 'id' | 'helpers' | 'plans'>,
): Write =>
  write(
    db.q
      .update(memberships)
      .set({ helpers, plans })
      .where(and(eq(memberships.register, register), eq(memberships.fileId, id), isNull(memberships.leftOn))),
  );

/**
 * Forgets a register: every membership, what only it asked, and the files that stood on no other register and in no
 * record. For what the papers let nobody keep.
 */
export function purgeRegister(db: Db, register: string): Write[] {
  const orphan = sql`id in (select file_id from memberships where register = ${register})
    and id not in (select file_id from memberships where register <> ${register})
    and id not in (select subject_id from record_subjects)`;
  return [
    write(
      db.q.run(sql`delete from case_file_fields where "column" like ${`${ownColumn(register, '')}%`}
        or file_id in (select id from case_files where ${orphan})`),
    ),
    // What points at a file goes before the file, and which files go is known by what points at them.
    write(db.q.run(sql`update case_files set identity_hash = 'purged:' || id where ${orphan}`)),
    write(db.q.delete(memberships).where(eq(memberships.register, register))),
    write(
      db.q.run(
        sql`delete from whereabouts where file_id in (select id from case_files where identity_hash = 'purged:' || id)`,
      ),
    ),
    write(db.q.run(sql`delete from case_files where identity_hash = 'purged:' || id`)),
  ];
}
