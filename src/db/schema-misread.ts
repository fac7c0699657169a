import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { moment } from './schema-columns.ts';

/** Lines somebody marked as misunderstood, without personal data, and what the bot took them for. */
export const misread = sqliteTable('misread', {
  id: text().primaryKey(),
  at: moment('at').notNull(),
  takenFor: text('taken_for').notNull(),
  lineSealed: text('line_sealed').notNull(),
});
