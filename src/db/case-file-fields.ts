import { and, eq, inArray } from 'drizzle-orm';
import { isOthers, villageSlots } from '../domain/assigned.ts';
import type { Person } from '../domain/actor.ts';
import { readsAssigned } from '../domain/visibility.ts';
import type { Db } from './db.ts';
import { staffOf } from './people.ts';
import { caseFileFields, caseFiles } from './schema-case-files.ts';

/*
 * The sealed columns of files, and what follows from them alone.
 */

/** Where a field is sealed: it opens nowhere else. */
export const place = (fileId: string, column: string) => `case-files:${fileId}:${column}`;

type Sealed = { readonly fileId: string; readonly column: string; readonly sealed: string };

/** Columns of files, opened by file. */
export async function opened(db: Db, fields: readonly Sealed[]): Promise<Map<string, Record<string, string>>> {
  const known = new Map<string, Record<string, string>>();
  await Promise.all(
    fields.map(async ({ fileId, column, sealed }) => {
      const value = await db.vault.open(sealed, place(fileId, column));
      known.set(fileId, { ...known.get(fileId), [column]: value });
    }),
  );
  return known;
}

export const sealedOf = (db: Db, ids: readonly string[], columns: readonly string[]): Promise<Sealed[]> =>
  db.q
    .select()
    .from(caseFileFields)
    .where(and(inArray(caseFileFields.fileId, [...ids]), inArray(caseFileFields.column, [...columns])));

/**
 * Of these files the minors whom others of the reader's village look after (A-7, “assigned”); none for who reads them all.
 * Asked anew at every read from what file and roster say by then: who left the roster, moved to another village or is
 * called otherwise than the file says looks after nobody, and who comes with the name is at once who is meant.
 */
export async function othersAmong(db: Db, reader: Person, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (!readsAssigned(reader) || fileIds.length === 0) return new Set();
  const [fields, staff] = await Promise.all([
    db.q
      .select({ fileId: caseFileFields.fileId, column: caseFileFields.column, sealed: caseFileFields.sealed })
      .from(caseFileFields)
      .innerJoin(caseFiles, eq(caseFiles.id, caseFileFields.fileId))
      .where(
        and(
          eq(caseFiles.kind, 'minor'),
          eq(caseFiles.unitId, reader.unitId),
          inArray(caseFiles.id, [...new Set(fileIds)]),
          inArray(caseFileFields.column, [...villageSlots]),
        ),
      ),
    staffOf(db, reader.unitId),
  ]);
  const known = [...(await opened(db, fields))];
  return new Set(known.flatMap(([id, slots]) => (isOthers(reader, Object.values(slots), staff) ? [id] : [])));
}
