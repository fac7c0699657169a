import { officeRoles, villageRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { number } from './words.ts';

/** R13 有未成年人家庭的入户覆盖: households reached out of households (C-19). */
export const coverage = plainRecord({
  kind: 'coverage',
  title: '入户覆盖',
  rows: ['F-54b', 'F-52'],
  may: [...villageRoles, ...officeRoles],
  fields: [number('should', '有未成年人的户数', true), number('reached', '已到户数', true)],
  count: 'reached',
  as: { should: 'outOf' },
});
