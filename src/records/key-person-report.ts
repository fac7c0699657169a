import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { number } from './words.ts';

/** R03 村辅警走访: the police type the number out of their own list (C-04); no names. */
export const keyPersonReport = plainRecord({
  kind: 'key-person-report',
  title: '村辅警走访数',
  rows: ['F-A-PC-11'],
  may: ['police', ...officeRoles],
  privacy: 'private',
  fields: [number('should', '列管人数', true), number('visited', '已走访人数', true)],
  count: 'visited',
  as: { should: 'outOf' },
});
