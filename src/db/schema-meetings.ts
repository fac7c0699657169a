import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, moment } from './schema-columns.ts';

/** 会议通知: a meeting called, as it stands. What happened there is a record of its own. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: text().primaryKey(),
    kinds: text({ mode: 'json' }).$type<string[]>().notNull(),
    day: text().notNull(),
    time: text().notNull(),
    place: text().notNull(),
    unitIds: text('unit_ids', { mode: 'json' }).$type<string[]>().notNull(),
    agendaSealed: text('agenda_sealed').notNull(),
    calledBy: text('called_by').notNull(),
    unitId: text('unit_id').notNull(),
    cancelled: flag('cancelled').notNull(),
    version: integer().notNull(),
  },
  (t) => [index('meetings_day').on(t.day)],
);

/** Whom a meeting called, and what each answered. One answer a person. */
export const meetingPeople = sqliteTable(
  'meeting_people',
  {
    meetingId: text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    personId: text('person_id').notNull(),
    answer: text({ enum: ['coming', 'excused'] }),
    answeredAt: moment('answered_at'),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.personId] })],
);

/** Every change of a meeting or its answers. Two who decide on the same picture of it cannot both be right. */
export const meetingChanges = sqliteTable(
  'meeting_changes',
  {
    meetingId: text('meeting_id').notNull(),
    version: integer().notNull(),
    what: text({ enum: ['called', 'changed', 'cancelled', 'answered'] }).notNull(),
    by: text().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.version] })],
);
