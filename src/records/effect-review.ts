import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { lines } from './words.ts';

/** R38 季问效 (C-33). */
export const effectReview = plainRecord({
  kind: 'effect-review',
  title: '问效',
  rows: ['F-64'],
  may: officeRoles,
  fields: [
    { name: 'quarter', label: '哪个季度', kind: 'quarter', required: true, hint: '2024-Q1' },
    lines('causes', '原因', 500),
    lines('actions', '措施', 500),
    lines('results', '上季度的措施见效了吗', 500),
  ],
  as: { quarter: 'period' },
});
