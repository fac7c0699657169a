import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, moment } from './schema-columns.ts';

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
