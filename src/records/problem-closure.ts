import { plainRecord } from './plain.ts';
import { anyRoles, line, lines } from './words.ts';

/** R17 整改销号: closes one item of the problem list; the office verifies it. */
export const problemClosure = plainRecord({
  kind: 'problem-closure',
  title: '问题销号',
  rows: ['F-42b', 'F-P4a'],
  may: anyRoles,
  photo: true,
  fields: [
    line('problem', '哪个问题', 40, true),
    lines('rectified', '怎么改的'),
    line('institution', '完善了什么制度', 60),
  ],
  answers: { field: 'problem', kind: 'problem' },
});
