import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Figure } from '../domain/figure.ts';
import type { Correction } from '../domain/snapshot.ts';
import { moment } from './schema-columns.ts';

/** 情况通报: one a month (YYYY-MM). Figures hold ids and numbers; they are set when it is sent for approval. */
export const bulletins = sqliteTable(
  'bulletins',
  {
    month: text().primaryKey(),
    state: text({ enum: ['draft', 'submitted', 'issued'] }).notNull(),
    version: integer().notNull(),
    /** What the office wrote in the place of paragraphs, by their keys. */
    editsSealed: text('edits_sealed').notNull(),
    corrections: text({ mode: 'json' }).$type<Correction[]>().notNull(),
    figures: text({ mode: 'json' }).$type<Figure[]>(),
    hash: text(),
    year: integer(),
    issue: integer(),
    issuedOn: text('issued_on'),
    /** 发文机关代字 it went out under. */
    agency: text(),
  },
  (t) => [uniqueIndex('bulletins_issue').on(t.year, t.issue)],
);

/** What became of a bulletin, append-only. Two who decide on the same version cannot both be kept. */
export const bulletinChanges = sqliteTable(
  'bulletin_changes',
  {
    month: text()
      .notNull()
      .references(() => bulletins.month),
    version: integer().notNull(),
    what: text({ enum: ['drafted', 'edited', 'submitted', 'returned', 'issued'] }).notNull(),
    by: text().notNull(),
    at: moment('at').notNull(),
    /** Why it was returned. */
    reasonSealed: text('reason_sealed'),
  },
  (t) => [primaryKey({ columns: [t.month, t.version] })],
);
