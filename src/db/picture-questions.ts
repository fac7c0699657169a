import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { isLocalDate, type LocalDate } from '../domain/calendar.ts';
import type { DoubtReason, SeenPicture } from '../domain/picture.ts';
import { isRecordKind, type RecordKind } from '../domain/record.ts';
import { type Db, type Write, write } from './db.ts';
import { personById } from './people.ts';
import { evidence, pictureQuestions, records } from './schema-records.ts';

/** What the office is asked about a picture, once for a picture and a reason. Counting never reads it. */
export type PictureQuestion = {
  readonly id: string;
  readonly pictureId: string;
  readonly reason: DoubtReason;
  /** The earlier picture it is like. */
  readonly likeId: string | null;
  /** Days between the shot and the visit, or visits within the hour; 0 where there is nothing to number. */
  readonly amount: number;
  /** The day on whose card it stands. */
  readonly askedOn: string | null;
  readonly answer: 'fine' | 'asking' | null;
};

/** A kept picture with what its valid record says. */
export type KeptPicture = SeenPicture & {
  readonly receivedAt: Date;
  readonly kind: RecordKind;
  readonly reportedBy: string;
  readonly recordedAt: Date;
  readonly count: number;
};

const day = (text: string | null): LocalDate | undefined => (text !== null && isLocalDate(text) ? text : undefined);

/** Every kept picture of a valid record, in the order they came. */
export async function keptPictures(db: Db): Promise<KeptPicture[]> {
  const rows = await db.q
    .select({
      id: evidence.id,
      recordId: records.id,
      occurredOn: records.occurredOn,
      sha256: evidence.sha256,
      dhash: evidence.dhash,
      takenOn: evidence.takenOn,
      receivedAt: evidence.receivedAt,
      kind: records.kind,
      reportedBy: records.reportedBy,
      recordedAt: records.recordedAt,
      count: records.count,
    })
    .from(evidence)
    .innerJoin(records, eq(evidence.recordId, records.id))
    .where(and(eq(evidence.state, 'kept'), eq(records.status, 'valid')))
    .orderBy(asc(evidence.receivedAt), asc(evidence.id));
  return rows.flatMap(({ occurredOn, sha256, dhash, takenOn, kind, ...row }) => {
    const statedOn = day(occurredOn);
    if (sha256 === null || statedOn === undefined || !isRecordKind(kind)) return [];
    return { ...row, statedOn, sha256, dhash: dhash ?? undefined, takenOn: day(takenOn), kind };
  });
}

/** As they were found. */
const inOrder = sql`rowid`;

export const allPictureQuestions = (db: Db): Promise<PictureQuestion[]> =>
  db.q.select().from(pictureQuestions).orderBy(inOrder);

/** Keeps a question, or the day of the card it is put on. The picture and the reason make it one. */
export const putPictureQuestion = (db: Db, question: PictureQuestion): Write =>
  write(
    db.q
      .insert(pictureQuestions)
      .values(question)
      .onConflictDoUpdate({
        target: [pictureQuestions.pictureId, pictureQuestions.reason],
        set: { askedOn: question.askedOn },
        setWhere: isNull(pictureQuestions.askedOn),
      }),
  );

export const pictureQuestion = (db: Db, id: string): Promise<PictureQuestion | undefined> =>
  db.q.select().from(pictureQuestions).where(eq(pictureQuestions.id, id)).get();

/** The questions on a day's card, in its order. */
export const pictureQuestionsOf = (db: Db, askedOn: string): Promise<PictureQuestion[]> =>
  db.q.select().from(pictureQuestions).where(eq(pictureQuestions.askedOn, askedOn)).orderBy(inOrder);

/** Settles a question; the first answer stands. */
export const answerPictureQuestion = (
  db: Db,
  id: string,
  answer: 'fine' | 'asking',
  by: { readonly id: string; readonly at: Date },
): Write =>
  write(
    db.q
      .update(pictureQuestions)
      .set({ answer, answeredBy: by.id, answeredAt: by.at })
      .where(and(eq(pictureQuestions.id, id), isNull(pictureQuestions.answer))),
  );

/** The work a picture was sent for: where, when, what, and who reported it. Whom it was about is not read. */
export type PicturedWork = {
  readonly unitId: string;
  readonly occurredOn: LocalDate;
  readonly kind: RecordKind;
  readonly reporter: string;
  readonly takenOn: LocalDate | undefined;
};

/** The work behind pictures, by picture. */
export async function picturedWork(db: Db, pictureIds: readonly string[]): Promise<ReadonlyMap<string, PicturedWork>> {
  const rows = await db.q
    .select({ picture: evidence, record: records })
    .from(evidence)
    .innerJoin(records, eq(evidence.recordId, records.id))
    .where(inArray(evidence.id, [...pictureIds]));
  const people = new Set(rows.map(({ record }) => record.reportedBy));
  const names = new Map<string, string>();
  for (const id of people) names.set(id, (await personById(db, id))?.name ?? '');
  return new Map(
    rows.flatMap(({ picture, record }) => {
      const occurredOn = day(record.occurredOn);
      if (occurredOn === undefined || !isRecordKind(record.kind)) return [];
      const { unitId, kind, reportedBy } = record;
      const reporter = names.get(reportedBy) ?? '';
      return [[picture.id, { unitId, kind, occurredOn, reporter, takenOn: day(picture.takenOn) }] as const];
    }),
  );
}
