import { plainRecord } from './plain.ts';
import { anyRoles, line, lines } from './words.ts';

/** R31 交办事项办结. */
export const assignmentCompletion = plainRecord({
  kind: 'assignment-completion',
  title: '交办办结',
  rows: ['F-05', 'W-12'],
  may: anyRoles,
  fields: [line('assignment', '哪件事', 40, true), lines('proof', '怎么办的')],
  answers: { field: 'assignment', kind: 'assignment' },
});
