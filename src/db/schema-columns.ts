import { integer } from 'drizzle-orm/sqlite-core';

/*
 * Columns named *Sealed hold text encrypted by the vault under DATA_KEY with "table:row:column" as associated data;
 * columns named *Hash hold its keyed hash for equality look-up. Moments are ms since the epoch, days YYYY-MM-DD.
 * The unique keys are what makes things happen once.
 */

/** A moment, in ms since the epoch. */
export const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Yes or no. */
export const flag = (name: string) => integer(name, { mode: 'boolean' });
