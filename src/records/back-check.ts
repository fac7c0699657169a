import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choices, number } from './words.ts';

/** R16 倒查报告: held on the 5th about the month before; 上月无案件 is a result (WF4). */
export const backCheck = plainRecord({
  kind: 'back-check',
  title: '倒查',
  rows: ['F-42', 'F-42a', 'F-A-PA-5', 'F-A-JW-3'],
  may: ['police', 'discipline', 'unit-clerk', ...officeRoles],
  privacy: 'private',
  fields: [
    number('cases', '上月案件数', true),
    choices(
      'four',
      '四个一案一',
      ['trace:一案一倒查', 'analyse:一案一剖析', 'rectify:一案一整治', 'account:一案一问责'],
      false,
    ),
    choices(
      'found',
      '哪些有问题',
      ['quality:案件质量', 'places:场所和校车公司', 'units:部门学校责任', 'village:村属地责任'],
      false,
    ),
  ],
});
