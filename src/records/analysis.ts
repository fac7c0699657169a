import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choices, month } from './words.ts';

/** R24 分析研判: once a month (C-28). */
export const analysis = plainRecord({
  kind: 'analysis',
  title: '分析研判',
  rows: ['F-44', 'F-44a', 'F-P4b', 'F-07', 'W-02'],
  may: ['police', 'unit-clerk', ...officeRoles],
  privacy: 'private',
  fields: [
    month('month', '哪个月'),
    choices('parts', '写了', ['state:现状', 'traits:特点', 'causes:原因', 'problems:问题', 'measures:对策']),
  ],
  tags: ['parts'],
  as: { month: 'period' },
});
