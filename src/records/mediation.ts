import { officeRoles, villageRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice } from './words.ts';

/** R26 矛盾纠纷调处: no names of parties. */
export const mediation = plainRecord({
  kind: 'mediation',
  title: '纠纷调处',
  rows: ['F-A-SF-2', 'F-A-CJ-8'],
  may: [...villageRoles, 'unit-clerk', ...officeRoles],
  fields: [choice('result', '结果', ['settled:化解', 'handed-over:移交', 'followed:跟踪'])],
  tags: ['result'],
});
