import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { number } from './words.ts';

/** R12 防性侵知识知晓率: class totals only (C-36). */
export const knowledgeRate = plainRecord({
  kind: 'knowledge-rate',
  title: '知晓率',
  rows: ['W-G2'],
  may: ['school', ...officeRoles],
  fields: [number('should', '在校学生数', true), number('know', '知晓人数', true)],
  count: 'know',
  as: { should: 'outOf' },
});
