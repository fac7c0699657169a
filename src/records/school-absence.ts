import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, choices, day, line } from './words.ts';

/** R22 逃学、休学、辍学: the guardian, the office and the school centre are told the same day (T-05, WF5). */
export const schoolAbsence = plainRecord({
  kind: 'school-absence',
  title: '学生缺课',
  rows: ['F-62a', 'F-A-ED-1', 'F-A-ED-11'],
  may: ['school', ...officeRoles],
  privacy: 'private',
  fields: [
    choice('event', '情况', ['truant:逃学', 'leave:休学', 'dropout:辍学']),
    line('pupil', '学生（姓名）', 20, true),
    choices('told', '已通知', ['guardian:监护人', 'office:办公室', 'centre:学区中心'], false),
    day('returned', '返校日期'),
  ],
  tags: ['event', 'told'],
  sealed: ['pupil'],
});
