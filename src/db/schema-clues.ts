import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, moment } from './schema-columns.ts';

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
