import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, moment } from './schema-columns.ts';
import { caseFiles } from './schema-case-files.ts';
import { units } from './schema-township.ts';

export const records = sqliteTable(
  'records',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    occurredOn: text('occurred_on').notNull(),
    daySeq: integer('day_seq').notNull(),
    times: text({ mode: 'json' }).$type<string[]>().notNull(),
    count: integer().notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    detailSealed: text('detail_sealed'),
    evidenceState: text('evidence_state', { enum: ['attached', 'claimed', 'none', 'exempt'] }).notNull(),
    status: text({ enum: ['valid', 'corrected', 'void'] }).notNull(),
    late: flag('late').notNull(),
    reportedBy: text('reported_by').notNull(),
    onBehalf: flag('on_behalf').notNull(),
    source: text({ enum: ['text', 'card', 'import', 'cli'] }).notNull(),
    chatId: text('chat_id'),
    messageId: text('message_id'),
    corrects: text().unique(),
    version: integer().notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (t) => [
    uniqueIndex('records_day_seq').on(t.kind, t.unitId, t.occurredOn, t.daySeq),
    index('records_day').on(t.kind, t.occurredOn, t.unitId).where(sql`status = 'valid'`),
    index('records_by').on(t.reportedBy, t.recordedAt),
    index('records_unit').on(t.unitId, t.occurredOn).where(sql`status = 'valid'`),
    index('records_message').on(t.messageId),
  ],
);

/** Which followed persons a record is about. */
export const recordSubjects = sqliteTable(
  'record_subjects',
  {
    recordId: text('record_id')
      .notNull()
      .references(() => records.id),
    subjectId: text('subject_id')
      .notNull()
      .references(() => caseFiles.id),
  },
  (t) => [primaryKey({ columns: [t.recordId, t.subjectId] }), index('record_subjects_subject').on(t.subjectId)],
);

/** The history of every record, append-only. Two changes of the same version cannot both be kept. */
export const recordChanges = sqliteTable(
  'record_changes',
  {
    recordId: text('record_id')
      .notNull()
      .references(() => records.id),
    version: integer().notNull(),
    what: text({ enum: ['recorded', 'corrected', 'voided', 'restored', 'evidence'] }).notNull(),
    by: text().notNull(),
    at: moment('at').notNull(),
    cause: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.recordId, t.version] })],
);

/** Photos and files people sent. The bytes are kept encrypted in the evidence store under `storedAs`. */
export const evidence = sqliteTable(
  'evidence',
  {
    id: text().primaryKey(),
    recordId: text('record_id').references(() => records.id),
    personId: text('person_id').notNull(),
    messageId: text('message_id').notNull(),
    fileKey: text('file_key').notNull(),
    kind: text({ enum: ['image', 'file'] }).notNull(),
    receivedAt: moment('received_at').notNull(),
    /** lost: it could not be fetched, or is no picture · withdrawn: the message was recalled */
    state: text({ enum: ['announced', 'kept', 'lost', 'withdrawn'] }).notNull(),
    attempts: integer().notNull(),
    nextAt: moment('next_at').notNull(),
    sha256: text(),
    dhash: text(),
    takenOn: text('taken_on'),
    storedAs: text('stored_as'),
  },
  (t) => [
    uniqueIndex('evidence_file').on(t.messageId, t.fileKey),
    index('evidence_waiting').on(t.nextAt).where(sql`state = 'announced'`),
    index('evidence_record').on(t.recordId),
    index('evidence_sender').on(t.personId, t.receivedAt),
    index('evidence_withdrawn').on(t.storedAs).where(sql`state = 'withdrawn' and stored_as is not null`),
  ],
);

/** What the office is asked about pictures, once for a picture and a reason. Nothing is counted by it. */
export const pictureQuestions = sqliteTable(
  'picture_questions',
  {
    id: text().primaryKey(),
    pictureId: text('picture_id')
      .notNull()
      .references(() => evidence.id),
    reason: text({ enum: ['same', 'alike', 'far', 'burst'] }).notNull(),
    /** The earlier picture it is like. */
    likeId: text('like_id').references(() => evidence.id),
    /** Days between the shot and the visit, or visits within the hour. */
    amount: integer().notNull(),
    /** The day on whose card it stands; absent while it waits for its turn. */
    askedOn: text('asked_on'),
    answer: text({ enum: ['fine', 'asking'] }),
    answeredBy: text('answered_by'),
    answeredAt: moment('answered_at'),
  },
  (t) => [
    uniqueIndex('picture_questions_once').on(t.pictureId, t.reason),
    index('picture_questions_day').on(t.askedOn),
  ],
);
