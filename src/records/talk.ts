import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { day, line, lines, month } from './words.ts';

/** R19 约谈记录: only after a person confirmed that a unit fell behind. */
export const talk = plainRecord({
  kind: 'talk',
  title: '约谈',
  rows: ['F-64c'],
  may: officeRoles,
  privacy: 'private',
  fields: [
    month('month', '哪个月'),
    line('reason', '依据哪条规则', 60, true),
    lines('commitments', '承诺事项（一行一条）', 500),
    day('dueOn', '什么时候做到'),
  ],
  sealed: ['reason', 'commitments'],
});
