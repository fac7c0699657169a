import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { caseFiles } from './schema-case-files.ts';
import { units } from './schema-township.ts';

/**
 * 在外: where somebody belongs who lives elsewhere. `homeUnitId` is the village of the household register, where
 * another owns the file; `awayFrom` to `backOn` is the last stay outside the township, without end while it lasts.
 */
export const whereabouts = sqliteTable('whereabouts', {
  fileId: text('file_id')
    .primaryKey()
    .references(() => caseFiles.id),
  homeUnitId: text('home_unit_id').references(() => units.id),
  awayFrom: text('away_from'),
  backOn: text('back_on'),
});
