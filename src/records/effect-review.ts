import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { line, lines } from './words.ts';

/** R38 季问效 (C-33). */
export const effectReview = plainRecord({
  kind: 'effect-review',
  title: '问效',
  rows: ['F-64'],
  may: officeRoles,
  fields: [line('quarter', '哪个季度（2024-Q1）', 7), lines('causes', '原因'), lines('actions', '措施')],
  as: { quarter: 'period' },
});
