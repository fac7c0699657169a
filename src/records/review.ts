import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { lines, month } from './words.ts';

/** R37 月讲评 (C-32). */
export const review = plainRecord({
  kind: 'review',
  title: '讲评',
  rows: ['F-64'],
  may: officeRoles,
  fields: [month('month', '哪个月'), lines('highlights', '好的方面', 500), lines('problems', '存在问题', 500)],
  as: { month: 'period' },
});
