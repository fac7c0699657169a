import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { moment } from './schema-columns.ts';
import { records } from './schema-records.ts';
import { units } from './schema-township.ts';

/** 事项: how far each has come. What was said of it stands in its steps, sealed. */
export const matters = sqliteTable(
  'matters',
  {
    id: text().primaryKey(),
    workflow: text().notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    addressee: text().references(() => units.id),
    parentId: text('parent_id'),
    year: integer().notNull(),
    number: integer(),
    state: text().notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: moment('opened_at').notNull(),
    dueAt: moment('due_at'),
  },
  (t) => [
    uniqueIndex('matters_number').on(t.workflow, t.year, t.number),
    index('matters_state').on(t.workflow, t.state),
    index('matters_parent').on(t.parentId),
  ],
);

/** What was done with a matter, append-only. Two who take the same step cannot both be right. */
export const matterSteps = sqliteTable(
  'matter_steps',
  {
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id),
    step: integer().notNull(),
    move: text().notNull(),
    state: text().notNull(),
    by: text().notNull(),
    at: moment('at').notNull(),
    saidSealed: text('said_sealed').notNull(),
    cause: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.matterId, t.step] })],
);

/** Which records a matter kept, so that what is counted leads back to it. */
export const matterRecords = sqliteTable(
  'matter_records',
  {
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id),
    recordId: text('record_id')
      .notNull()
      .unique()
      .references(() => records.id),
  },
  (t) => [primaryKey({ columns: [t.matterId, t.recordId] })],
);
