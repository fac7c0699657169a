import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { line } from './words.ts';

/** R29 经费: a budget line a year (C-34). */
export const funding = plainRecord({
  kind: 'funding',
  title: '经费',
  rows: ['F-A-CZ-1', 'F-A-CZ-2'],
  may: ['unit-clerk', ...officeRoles],
  fields: [line('item', '预算科目', 60, true), line('document', '文号', 40)],
});
