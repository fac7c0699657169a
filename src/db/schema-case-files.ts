import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { units } from './schema-township.ts';

/**
 * 一人一档: one file a person, and one a place; the registers are memberships. What names somebody is in
 * `caseFileFields`, sealed. Files of one village with the same household live together.
 */
export const caseFiles = sqliteTable(
  'case_files',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['minor', 'key-person', 'place', 'household', 'school', 'organisation'] }).notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    identityHash: text('identity_hash').notNull().unique(),
    nameHash: text('name_hash').notNull(),
    adultOn: text('adult_on'),
    householdHash: text('household_hash'),
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

/**
 * Who is on which register (台账), from which day to which, why they left as a closed word, and how far the file is
 * complete: helpers named, and 1 for a plan.
 */
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
    helpers: integer().notNull().default(0),
    plans: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.register, t.fileId, t.listedOn] })],
);
