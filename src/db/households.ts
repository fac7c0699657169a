import { and, eq, inArray, isNull } from 'drizzle-orm';
import { place } from './case-file-fields.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles } from './schema-case-files.ts';

/**
 * Names the households of minors of whom it is not known who they live with, but who looks after them: files from before
 * households were kept, and those that moved. `shared` says from the file's own fields what is the same in a household.
 */
export async function fillHouseholds(
  db: Db,
  columns: readonly string[],
  shared: (fields: Readonly<Record<string, string>>) => string | undefined,
): Promise<Write[]> {
  const rows = await db.q
    .select({
      id: caseFiles.id,
      unitId: caseFiles.unitId,
      column: caseFileFields.column,
      sealed: caseFileFields.sealed,
    })
    .from(caseFiles)
    .innerJoin(caseFileFields, eq(caseFileFields.fileId, caseFiles.id))
    .where(
      and(eq(caseFiles.kind, 'minor'), isNull(caseFiles.householdHash), inArray(caseFileFields.column, [...columns])),
    );
  const files = new Map<string, { readonly unitId: string; readonly fields: Record<string, string> }>();
  for (const { id, unitId, column, sealed } of rows) {
    const file = files.get(id) ?? { unitId, fields: {} };
    file.fields[column] = await db.vault.open(sealed, place(id, column));
    files.set(id, file);
  }
  const found = [...files].flatMap(([id, { unitId, fields }]) => {
    const household = shared(fields);
    return household === undefined ? [] : [{ id, unitId, household }];
  });
  return Promise.all(
    found.map(async ({ id, unitId, household }) => {
      const householdHash = await db.vault.hash(`household:${unitId}:${household}`);
      return write(db.q.update(caseFiles).set({ householdHash }).where(eq(caseFiles.id, id)));
    }),
  );
}
