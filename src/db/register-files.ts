import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import { type FileRow, localDate, type MinorFile, place } from './case-files.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles, memberships } from './schema.ts';

/*
 * Whole registers, for the operator's import and export. No command and no job has business here.
 */

export type ListedFile = MinorFile & { readonly listedOn: string; readonly adultOn: LocalDate | undefined };

/** Everybody on a register now with all fields opened, for the operator's import and export only. */
export async function registerFiles(db: Db, register: string): Promise<ListedFile[]> {
  const onIt = and(eq(memberships.register, register), isNull(memberships.leftOn));
  const rows = await db.q
    .select({ id: caseFiles.id, unitId: caseFiles.unitId, listedOn: memberships.listedOn, adultOn: caseFiles.adultOn })
    .from(caseFiles)
    .innerJoin(memberships, eq(memberships.fileId, caseFiles.id))
    .where(onIt)
    .orderBy(memberships.listedOn, caseFiles.id);
  const sealed = await db.q
    .select({ fileId: caseFileFields.fileId, column: caseFileFields.column, sealed: caseFileFields.sealed })
    .from(caseFileFields)
    .innerJoin(memberships, eq(memberships.fileId, caseFileFields.fileId))
    .where(onIt);
  const opened = await Promise.all(
    sealed.map(async (field) => ({
      ...field,
      value: await db.vault.open(field.sealed, place(field.fileId, field.column)),
    })),
  );
  const fields = new Map<string, Record<string, string>>();
  for (const { fileId, column, value } of opened) {
    const own = fields.get(fileId) ?? {};
    own[column] = value;
    fields.set(fileId, own);
  }
  return rows.map((row) => ({ ...row, adultOn: localDate(row.adultOn), fields: fields.get(row.id) ?? {} }));
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

/** Makes or updates many files at once; fields that are not given stay as they are. */
export async function putFiles(
  db: Db,
  files: readonly { readonly id: string; readonly row: FileRow }[],
): Promise<Write[]> {
  const rows = await Promise.all(
    files.map(async ({ id, row }) => ({
      id,
      kind: 'minor' as const,
      unitId: row.unitId,
      identityHash: await db.vault.hash(`identity:${row.identity}`),
      nameHash: await db.vault.hash(`name:${row.name}`),
      adultOn: row.adultOn ?? null,
    })),
  );
  const fields = await Promise.all(
    files.flatMap(({ id, row }) =>
      Object.entries(row.fields).map(async ([column, value]) => ({
        fileId: id,
        column,
        sealed: await db.vault.seal(value, place(id, column)),
      })),
    ),
  );
  const { unitId, identityHash, nameHash, adultOn } = caseFiles;
  const over = (column: { readonly name: string }) => sql.raw(`excluded.${column.name}`);
  const set = {
    unitId: over(unitId),
    identityHash: over(identityHash),
    nameHash: over(nameHash),
    adultOn: over(adultOn),
  };
  const target = [caseFileFields.fileId, caseFileFields.column];
  return [
    ...chunks(rows).map((some) =>
      write(db.q.insert(caseFiles).values(some).onConflictDoUpdate({ target: caseFiles.id, set })),
    ),
    ...chunks(fields).map((some) =>
      write(
        db.q
          .insert(caseFileFields)
          .values(some)
          .onConflictDoUpdate({ target, set: { sealed: over(caseFileFields.sealed) } }),
      ),
    ),
  ];
}

/** Lists files on a register, each as of a day; who had left it on that same listing is back on it. */
export const enterRegister = (
  db: Db,
  register: string,
  files: readonly { readonly id: string; readonly from: LocalDate }[],
): Write[] =>
  chunks(files).map((some) =>
    write(
      db.q
        .insert(memberships)
        .values(some.map(({ id, from }) => ({ register, fileId: id, listedOn: from })))
        .onConflictDoUpdate({
          target: [memberships.register, memberships.fileId, memberships.listedOn],
          set: { leftOn: null, reason: null },
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
