import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, moment } from './schema-columns.ts';

/**
 * Places outside the house that may report through their own page (F-26d, F-26e). The token of the page is known by its
 * hash alone: whoever needs it again gets a new one.
 */
export const outsideReporters = sqliteTable('outside_reporters', {
  id: text().primaryKey(),
  nameSealed: text('name_sealed').notNull(),
  kind: text().notNull(),
  unitId: text('unit_id').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  active: flag('active').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** What came in through a page: one row a form, so that a form sent twice is one report, and places cannot flood. */
export const outsideReports = sqliteTable(
  'outside_reports',
  {
    reporterId: text('reporter_id').notNull(),
    seq: integer().notNull(),
    formHash: text('form_hash').notNull().unique(),
    /** The clue or the matter it became, and the number the page showed. */
    clueId: text('clue_id').notNull(),
    number: text().notNull().default(''),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.reporterId, t.seq] }), index('outside_reports_at').on(t.reporterId, t.at)],
);
