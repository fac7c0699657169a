import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { number } from './words.ts';

/** R12 新入职: starts the thirty days in which they are trained (T-07). */
export const newHire = plainRecord({
  kind: 'new-hire',
  title: '新入职',
  rows: ['F-51', 'F-A-DZ-1'],
  may: ['unit-clerk', 'school', 'clinic', 'police', 'civil-affairs', ...officeRoles],
  fields: [number('people', '新进人数', true)],
  count: 'people',
});
