import { desc, lt } from 'drizzle-orm';
import { type Db, type Write, write } from './db.ts';
import { misread } from './schema-misread.ts';

/** A line that was misunderstood, already without personal data. */
export type Misread = { readonly at: Date; readonly takenFor: string; readonly line: string };

const place = (id: string) => `misread:${id}:line`;

/** Keeps a line once: the same id again fails the commit. */
export async function keepMisread(db: Db, id: string, { at, takenFor, line }: Misread): Promise<Write> {
  const lineSealed = await db.vault.seal(line, place(id));
  return write(db.q.insert(misread).values({ id, at, takenFor, lineSealed }));
}

/** The newest first. */
export async function lastMisread(db: Db, most: number): Promise<Misread[]> {
  const rows = await db.q.select().from(misread).orderBy(desc(misread.at)).limit(most);
  return Promise.all(
    rows.map(async ({ id, at, takenFor, lineSealed }) => ({
      at,
      takenFor,
      line: await db.vault.open(lineSealed, place(id)),
    })),
  );
}

/** Forgets lines nobody will read any more. */
export const forgetMisread = (db: Db, before: Date): Write => write(db.q.delete(misread).where(lt(misread.at, before)));
