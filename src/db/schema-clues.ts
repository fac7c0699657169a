import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, moment } from './schema-columns.ts';

/**
 * 线索. Only ids, closed choices and moments are readable; who reported, what, and whom it concerns are sealed under a
 * key of the clue’s own. Nothing is ever deleted.
 */
export const clues = sqliteTable('clues', {
  id: text().primaryKey(),
  number: text().notNull().unique(),
  reporterSealed: text('reporter_sealed').notNull(),
  storySealed: text('story_sealed').notNull(),
  concernsSealed: text('concerns_sealed'),
  hideReporter: flag('hide_reporter').notNull(),
  conflict: flag('conflict').notNull(),
  reportedAt: moment('reported_at').notNull(),
  feedbackAt: moment('feedback_to_reporter_at'),
});

/** The need-to-know list of one clue: in which role somebody is on it, and when they acknowledged (签收). */
export const clueReaders = sqliteTable(
  'clue_readers',
  {
    clueId: text('clue_id')
      .notNull()
      .references(() => clues.id),
    personId: text('person_id').notNull(),
    role: text().notNull(),
    notifiedAt: moment('notified_at').notNull(),
    acknowledgedAt: moment('acknowledged_at'),
  },
  (t) => [primaryKey({ columns: [t.clueId, t.personId] })],
);

/** What was done about a clue, append-only. Two people cannot both have made the same step. */
export const clueSteps = sqliteTable(
  'clue_steps',
  {
    clueId: text('clue_id')
      .notNull()
      .references(() => clues.id),
    step: integer().notNull(),
    what: text({ enum: ['acknowledge', 'accept', 'decline', 'verify', 'send-back', 'close'] }).notNull(),
    by: text().notNull(),
    role: text().notNull(),
    at: moment('at').notNull(),
    disposition: text(),
  },
  (t) => [primaryKey({ columns: [t.clueId, t.step] })],
);

/** The 72 hours of a clue that needs medical evidence (T-04). */
export const clueWindows = sqliteTable('clue_windows', {
  clueId: text('clue_id')
    .primaryKey()
    .references(() => clues.id),
  /** 大约什么时候, once the reporter said. */
  happened: text(),
  countsFrom: moment('counts_from').notNull(),
  endedAt: moment('ended_at'),
  endedBy: text('ended_by'),
  done: flag('done'),
});

/** Who at the clinic knows of such a window. They are on no clue’s own list. */
export const clueWindowReaders = sqliteTable(
  'clue_window_readers',
  {
    clueId: text('clue_id')
      .notNull()
      .references(() => clues.id),
    personId: text('person_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clueId, t.personId] })],
);
