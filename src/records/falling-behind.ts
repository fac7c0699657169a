import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { line, month } from './words.ts';

/** R19 落后: proposed by a printed rule, confirmed by a person; 约谈 follows. */
export const fallingBehind = plainRecord({
  kind: 'falling-behind',
  title: '工作落后',
  rows: ['F-64c'],
  may: officeRoles,
  privacy: 'private',
  fields: [month('month', '哪个月'), line('rule', '依据哪条规则', 60, true)],
  sealed: ['rule'],
});
