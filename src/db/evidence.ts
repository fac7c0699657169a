import { and, asc, desc, eq, gte, isNull, lte } from 'drizzle-orm';
import { type Db, type Write, write } from './db.ts';
import { evidence } from './schema.ts';

export type Picture = {
  readonly id: string;
  readonly recordId: string | null;
  readonly personId: string;
  readonly messageId: string;
  readonly fileKey: string;
  readonly kind: 'image' | 'file';
  readonly attempts: number;
};

/** Notes that somebody sent a picture; the bytes are fetched afterwards. */
export const announcePicture = (
  db: Db,
  picture: Omit<Picture, 'attempts' | 'id'> & { readonly id: string; readonly receivedAt: Date },
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
    .where(and(eq(evidence.personId, personId), isNull(evidence.recordId), gte(evidence.receivedAt, since)))
    .orderBy(desc(evidence.receivedAt));

export const attachPicture = (db: Db, pictureId: string, recordId: string | null): Write =>
  write(db.q.update(evidence).set({ recordId }).where(eq(evidence.id, pictureId)));

export const picturesOf = (db: Db, recordId: string): Promise<Picture[]> =>
  db.q.select().from(evidence).where(eq(evidence.recordId, recordId)).orderBy(asc(evidence.receivedAt));

/** Pictures whose bytes are still to be fetched from Feishu. */
export const picturesToFetch = (db: Db, now: Date, limit: number): Promise<Picture[]> =>
  db.q
    .select()
    .from(evidence)
    .where(and(eq(evidence.state, 'announced'), lte(evidence.nextAt, now)))
    .orderBy(asc(evidence.nextAt))
    .limit(limit);

export const pictureKept = (db: Db, id: string, sha256: string, storedAs: string): Write =>
  write(db.q.update(evidence).set({ state: 'kept', sha256, storedAs }).where(eq(evidence.id, id)));

/** Tries again at `nextAt`, or gives up when there is none. */
export const pictureFailed = (db: Db, picture: Picture, nextAt: Date | undefined): Write =>
  write(
    db.q
      .update(evidence)
      .set(nextAt === undefined ? { state: 'lost' } : { attempts: picture.attempts + 1, nextAt })
      .where(eq(evidence.id, picture.id)),
  );
