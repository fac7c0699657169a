import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { moment } from './schema-columns.ts';

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
