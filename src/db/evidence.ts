import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { PictureFacts } from '../domain/picture.ts';
import { type Db, type Write, write } from './db.ts';
import { evidence, records } from './schema-records.ts';

export type Picture = {
  readonly id: string;
  readonly recordId: string | null;
  readonly personId: string;
  readonly messageId: string;
  readonly fileKey: string;
  readonly kind: 'image' | 'file';
  readonly attempts: number;
  readonly state: 'announced' | 'kept' | 'lost' | 'withdrawn';
};

/** A picture that was announced and not lost or withdrawn since. */
const isHere = inArray(evidence.state, ['announced', 'kept']);

/** Notes that somebody sent a picture; the bytes are fetched afterwards. */
export const announcePicture = (
  db: Db,
  picture: Omit<Picture, 'attempts' | 'id' | 'state'> & { readonly id: string; readonly receivedAt: Date },
): Write =>
  write(
    db.q
      .insert(evidence)
      .values({ ...picture, state: 'announced', attempts: 0, nextAt: picture.receivedAt })
      .onConflictDoNothing(),
  );

/** Pictures a person sent lately that belong to no record yet, newest first. */
export const loosePictures = (db: Db, personId: string, since: Date): Promise<Picture[]> =>
  db.q
    .select()
    .from(evidence)
    .where(and(eq(evidence.personId, personId), isNull(evidence.recordId), gte(evidence.receivedAt, since), isHere))
    .orderBy(desc(evidence.receivedAt));

export const attachPicture = (db: Db, pictureId: string, recordId: string | null): Write =>
  write(db.q.update(evidence).set({ recordId }).where(eq(evidence.id, pictureId)));

/** The pictures a record has: those that are here or on their way. */
export const picturesOf = (db: Db, recordId: string): Promise<Picture[]> =>
  db.q
    .select()
    .from(evidence)
    .where(and(eq(evidence.recordId, recordId), isHere))
    .orderBy(asc(evidence.receivedAt));

/** The pictures that came with a message and are not withdrawn yet. */
export const picturesOfMessage = (db: Db, messageId: string): Promise<Picture[]> =>
  db.q
    .select()
    .from(evidence)
    .where(and(eq(evidence.messageId, messageId), isHere));

/** Takes pictures whose bytes are still to be fetched from Feishu; nobody else gets them for `leaseMs`. Taking is an attempt. */
export function takePicturesToFetch(db: Db, now: Date, limit: number, leaseMs: number): Promise<Picture[]> {
  const due = db.q
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.state, 'announced'), lte(evidence.nextAt, now)))
    .orderBy(asc(evidence.nextAt))
    .limit(limit);
  return db.q
    .update(evidence)
    .set({ nextAt: new Date(now.getTime() + leaseMs), attempts: sql`${evidence.attempts} + 1` })
    .where(inArray(evidence.id, due))
    .returning();
}

/** The records kept from these messages: what was said beside one picture may be several. */
export async function recordsSaidWith(db: Db, messageIds: readonly string[]): Promise<string[]> {
  const rows = await db.q
    .select({ id: records.id })
    .from(records)
    .where(inArray(records.messageId, [...messageIds]));
  return rows.map(({ id }) => id);
}

const isAwaited = (id: string) => and(eq(evidence.id, id), eq(evidence.state, 'announced'));

/** The bytes are stored. One withdrawn meanwhile stays withdrawn. */
export const pictureKept = (db: Db, id: string, { sha256, dhash, takenOn }: PictureFacts, storedAs: string): Write =>
  write(
    db.q
      .update(evidence)
      .set({ state: 'kept', sha256, dhash: dhash ?? null, takenOn: takenOn ?? null, storedAs })
      .where(isAwaited(id)),
  );

/** Taken back. Its bytes may lie in the store already, whether or not that was noted. */
export const pictureWithdrawn = (db: Db, id: string): Write =>
  write(db.q.update(evidence).set({ state: 'withdrawn', storedAs: id }).where(eq(evidence.id, id)));

/** Where the bytes of a picture lie that is here; undefined when it is not kept yet, or withdrawn. */
export async function keptPicture(db: Db, id: string): Promise<string | undefined> {
  const row = await db.q
    .select({ storedAs: evidence.storedAs })
    .from(evidence)
    .where(and(eq(evidence.id, id), eq(evidence.state, 'kept')))
    .get();
  return row?.storedAs ?? undefined;
}

/** Pictures taken back whose bytes are still stored. */
export async function picturesToForget(db: Db, limit: number): Promise<{ id: string; storedAs: string }[]> {
  const rows = await db.q
    .select({ id: evidence.id, storedAs: evidence.storedAs })
    .from(evidence)
    .where(and(eq(evidence.state, 'withdrawn'), isNotNull(evidence.storedAs)))
    .limit(limit);
  return rows.flatMap(({ id, storedAs }) => (storedAs === null ? [] : [{ id, storedAs }]));
}

/** The bytes are gone, and what was measured of them. */
export const pictureForgotten = (db: Db, id: string): Write =>
  write(db.q.update(evidence).set({ storedAs: null, dhash: null, sha256: null }).where(eq(evidence.id, id)));

/** Tries again at `nextAt`, or gives up when there is none. */
export const pictureFailed = (db: Db, picture: Picture, nextAt: Date | undefined): Write =>
  write(
    db.q
      .update(evidence)
      .set(nextAt === undefined ? { state: 'lost' } : { nextAt })
      .where(isAwaited(picture.id)),
  );
