import { plainRecord } from './plain.ts';
import { anyRoles, choice, choices, line, number } from './words.ts';

/** R12 培训、学习: one session may serve several contents (F-51c). */
export const training = plainRecord({
  kind: 'training',
  title: '培训',
  rows: [
    'F-51',
    'F-51a',
    'F-51c',
    'F-51d',
    'F-53',
    'F-53a',
    'F-55a',
    'F-56a',
    'F-A-ED-2',
    'F-A-DZ-1',
    'F-A-DZ-2',
    'F-A-PC-3',
    'F-A-SC-5',
  ],
  may: anyRoles,
  photo: true,
  fields: [
    choices('kinds', '内容（可多选）', [
      'business:业务培训',
      'case-notice:案件通报',
      'warning:警示教育',
      'theme:专题学习',
      'joint-class:同堂培训',
      'new-hire:新入职培训',
      'ethics-pledge:师德承诺',
      'ethics-cases:师德失范通报',
      'enterprise:企业集中学习',
      'law:学法用法',
      'girls-class:女生课堂',
    ]),
    choice('audience', '对象', [
      'officials:公职人员',
      'teachers:教职工',
      'owners:场所经营者',
      'managers:企业管理人员',
      'staff:职工',
      'pupils:学生',
      'parents:家长',
      'other:其他',
    ]),
    number('attendees', '参加人数'),
    line('material', '材料', 60),
  ],
  tags: ['kinds'],
});
