import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { moment } from './schema-columns.ts';

/** Tables the office sent in private, to be fetched from Feishu after the answer was given. The bytes are not kept. */
export const sentTables = sqliteTable(
  'sent_tables',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    messageId: text('message_id').notNull(),
    fileKey: text('file_key').notNull(),
    receivedAt: moment('received_at').notNull(),
    state: text({ enum: ['announced', 'read', 'lost'] }).notNull(),
    attempts: integer().notNull(),
    nextAt: moment('next_at').notNull(),
  },
  (t) => [uniqueIndex('sent_tables_file').on(t.messageId, t.fileKey)],
);

/**
 * What a sent table would change of a register (比对), until whoever sent it decides. `sheetSealed` is wiped by the
 * decision or after a day; one confirmed is applied once the answer was given. `base` is the keyed hash of the register it was compared with; `follows` names the import
 * applied before it, so that of two that would follow the same one only the first is applied.
 */
export const stagedImports = sqliteTable(
  'staged_imports',
  {
    id: text().primaryKey(),
    personId: text('person_id').notNull(),
    register: text().notNull(),
    sheetSealed: text('sheet_sealed'),
    base: text().notNull(),
    stagedAt: moment('staged_at').notNull(),
    state: text({ enum: ['staged', 'confirmed', 'applied', 'declined'] }).notNull(),
    appliedAt: moment('applied_at'),
    follows: text(),
  },
  (t) => [uniqueIndex('staged_imports_order').on(t.register, t.follows), index('staged_imports_age').on(t.stagedAt)],
);
