import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * Columns named *Sealed hold text encrypted by the vault under DATA_KEY with "table:row:column" as associated data;
 * columns named *Hash hold its keyed hash for equality look-up. Moments are ms since the epoch, days YYYY-MM-DD.
 * The unique keys are what makes things happen once.
 */

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });
const flag = (name: string) => integer(name, { mode: 'boolean' });

/** 单位: villages and departments. `position` is the paper's order. */
export const units = sqliteTable('units', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  kind: text({ enum: ['village', 'department', 'school', 'enterprise'] }).notNull(),
  aliases: text({ mode: 'json' }).$type<string[]>().notNull(),
  position: integer().notNull(),
});

/** The township's staff (名册). Nobody is ever deleted: who left is inactive. */
export const people = sqliteTable(
  'people',
  {
    id: text().primaryKey(),
    openId: text('open_id').unique(),
    nameSealed: text('name_sealed').notNull(),
    mobileSealed: text('mobile_sealed'),
    mobileHash: text('mobile_hash').unique(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    role: text().notNull(),
    active: flag('active').notNull(),
  },
  (t) => [index('people_unit').on(t.unitId, t.role)],
);

/** Which chat is whose: a unit's own group, the township's, the office's. */
export const chats = sqliteTable('chats', {
  chatId: text('chat_id').primaryKey(),
  audience: text({ enum: ['unit', 'township', 'office'] }).notNull(),
  unitId: text('unit_id').references(() => units.id),
  active: flag('active').notNull(),
});

/** Private chats with the bot, learnt when somebody speaks or enters. A chat that is not here is taken for a group. */
export const privateChats = sqliteTable('private_chats', {
  chatId: text('chat_id').primaryKey(),
  openId: text('open_id').notNull(),
});

/** Strangers who spoke to the bot and what the office decided about them. */
export const admissions = sqliteTable('admissions', {
  openId: text('open_id').primaryKey(),
  askedAt: moment('asked_at').notNull(),
  state: text({ enum: ['waiting', 'admitted', 'refused'] }).notNull(),
  decidedBy: text('decided_by'),
});

/** What the office set: campaign window, switches. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
});

/**
 * Records are never rewritten: a correction is a new row that `corrects` the old one, whose status becomes `corrected`.
 * (kind, unit, day, daySeq) is unique, so two people who decide on the same picture of a day cannot both be right.
 */
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

/** 一人一档: one file a person; the registers are memberships. What names somebody is in `caseFileFields`, sealed. */
export const caseFiles = sqliteTable(
  'case_files',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['minor', 'key-person'] }).notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    identityHash: text('identity_hash').notNull().unique(),
    nameHash: text('name_hash').notNull(),
    adultOn: text('adult_on'),
  },
  (t) => [index('case_files_unit').on(t.unitId, t.kind)],
);

export const caseFileFields = sqliteTable(
  'case_file_fields',
  {
    fileId: text('file_id')
      .notNull()
      .references(() => caseFiles.id),
    column: text().notNull(),
    sealed: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.column] })],
);

/** Who is on which register (台账), from which day to which. */
export const memberships = sqliteTable(
  'memberships',
  {
    register: text().notNull(),
    fileId: text('file_id')
      .notNull()
      .references(() => caseFiles.id),
    listedOn: text('listed_on').notNull(),
    leftOn: text('left_on'),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.register, t.fileId, t.listedOn] })],
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
    state: text({ enum: ['announced', 'kept', 'lost'] }).notNull(),
    attempts: integer().notNull(),
    nextAt: moment('next_at').notNull(),
    sha256: text(),
    storedAs: text('stored_as'),
  },
  (t) => [
    uniqueIndex('evidence_file').on(t.messageId, t.fileKey),
    index('evidence_waiting').on(t.nextAt).where(sql`state = 'announced'`),
    index('evidence_record').on(t.recordId),
  ],
);

/** 线索. Only ids, closed choices and moments are readable; the words are sealed. Nothing is ever deleted. */
export const clues = sqliteTable('clues', {
  id: text().primaryKey(),
  number: text().notNull().unique(),
  reporterId: text('reporter_id').notNull(),
  storySealed: text('story_sealed').notNull(),
  hideReporter: flag('hide_reporter').notNull(),
  conflict: flag('conflict').notNull(),
  state: text({ enum: ['reported', 'acknowledged'] }).notNull(),
  reportedAt: moment('reported_at').notNull(),
});

/** The need-to-know list of one clue, and who of them acknowledged (签收) when. */
export const clueReaders = sqliteTable(
  'clue_readers',
  {
    clueId: text('clue_id')
      .notNull()
      .references(() => clues.id),
    personId: text('person_id').notNull(),
    notifiedAt: moment('notified_at').notNull(),
    acknowledgedAt: moment('acknowledged_at'),
  },
  (t) => [primaryKey({ columns: [t.clueId, t.personId] })],
);

/** The bot's own open question to a person in a chat; the answer may be typed. One at a time. */
export const questions = sqliteTable(
  'questions',
  {
    personId: text('person_id').notNull(),
    chatId: text('chat_id').notNull(),
    about: text().notNull(),
    draftSealed: text('draft_sealed').notNull(),
    askedAt: moment('asked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.chatId] })],
);

/** What Feishu delivered and we have answered. The key is claimed in the same commit as the answer's writes. */
export const inbox = sqliteTable(
  'inbox',
  {
    key: text().primaryKey(),
    type: text().notNull(),
    outcome: text().notNull(),
    receivedAt: moment('received_at').notNull(),
    answerSealed: text('answer_sealed'),
  },
  (t) => [index('inbox_age').on(t.receivedAt)],
);

/** Posts waiting for Feishu. `key` is the post's identity: the same key is never sent twice. The content is sealed and wiped once sent. */
export const outbox = sqliteTable(
  'outbox',
  {
    key: text().primaryKey(),
    how: text({ enum: ['chat', 'person', 'reply', 'update', 'urgent'] }).notNull(),
    /** chat_id, open_id, message_id to reply to, or (update, urgent) the key of the post meant */
    target: text().notNull(),
    contentSealed: text('content_sealed'),
    /** pace group: posts of one lane go out in order, at most five a second */
    lane: text().notNull(),
    priority: integer().notNull(),
    state: text({ enum: ['waiting', 'sent', 'dropped'] }).notNull(),
    attempts: integer().notNull(),
    createdAt: moment('created_at').notNull(),
    nextAt: moment('next_at').notNull(),
    leaseUntil: moment('lease_until'),
    messageId: text('message_id'),
    sentAt: moment('sent_at'),
    failure: text(),
  },
  (t) => [
    index('outbox_due').on(t.priority, t.nextAt).where(sql`state = 'waiting'`),
    index('outbox_message').on(t.messageId),
  ],
);

/** One falling-due of a job. Its row is kept in the same commit as the posts it made. */
export const jobRuns = sqliteTable(
  'job_runs',
  {
    job: text().notNull(),
    slot: text().notNull(),
    ranAt: moment('ran_at').notNull(),
    outcome: text({ enum: ['done', 'failed'] }).notNull(),
    attempts: integer().notNull(),
    posts: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.job, t.slot] })],
);

/** Who did or opened what. Ids only. */
export const audit = sqliteTable('audit', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: moment('at').notNull(),
  personId: text('person_id').notNull(),
  what: text().notNull(),
  about: text().notNull(),
  reasonSealed: text('reason_sealed'),
});

/** Feishu API calls made, by calendar month (YYYY-MM), against the quota. */
export const apiCalls = sqliteTable('api_calls', {
  month: text().primaryKey(),
  calls: integer().notNull(),
});
