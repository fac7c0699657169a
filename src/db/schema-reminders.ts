import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who was reminded of which duty on which day. The key is what keeps it to once. */
export const reminded = sqliteTable(
  'reminded',
  {
    day: text().notNull(),
    personId: text('person_id').notNull(),
    dutyId: text('duty_id').notNull(),
    /** The post it went with. */
    postKey: text('post_key').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.day, t.personId, t.dutyId] })],
);

/** Who wants no further reminder on a day. */
export const reminderSkips = sqliteTable(
  'reminder_skips',
  { day: text().notNull(), personId: text('person_id').notNull() },
  (t) => [primaryKey({ columns: [t.day, t.personId] })],
);

/** How many messages a unit was sent in a month (YYYY-MM), of those whose own rows are gone. `*` is everybody's group. */
export const sentByMonth = sqliteTable(
  'sent_by_month',
  { month: text().notNull(), unitId: text('unit_id').notNull(), messages: integer().notNull() },
  (t) => [primaryKey({ columns: [t.month, t.unitId] })],
);
