import { officeRoles, villageRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choices, number } from './words.ts';

/** R27 探访“三到家”、敲门行动: not a care visit. */
export const homeCare = plainRecord({
  kind: 'home-care',
  title: '三到家',
  rows: ['F-45c', 'F-52', 'F-A-PA-6b', 'F-A-TW-1'],
  may: [...villageRoles, 'unit-clerk', ...officeRoles],
  fields: [
    choices('kinds', '做了', ['visit:探访', 'care:关爱', 'protect:保护', 'knock:敲门行动']),
    number('households', '户数'),
  ],
  tags: ['kinds'],
});
