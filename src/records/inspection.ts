import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { number } from './words.ts';

/** R39 督查: findings become items of the problem list. */
export const inspection = plainRecord({
  kind: 'inspection',
  title: '督查',
  rows: ['F-A-PA-4', 'F-A-JW-1', 'W-11'],
  may: ['discipline', ...officeRoles],
  fields: [number('places', '抽查几处'), number('problems', '发现问题数')],
});
