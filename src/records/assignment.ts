import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { day, line } from './words.ts';

/** R31 上级交办、督办事项: due on the day it states (C-29). */
export const assignment = plainRecord({
  kind: 'assignment',
  title: '上级交办',
  rows: ['F-05', 'W-12'],
  may: officeRoles,
  fields: [line('title', '事项', 60, true), line('document', '来文', 60), day('dueOn', '完成期限', true)],
});
