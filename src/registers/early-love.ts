import { oneOf, pastDay, personName, words } from './cells.ts';
import { defineRegister } from './define.ts';
import { idColumn, nameColumn, placeColumns, schoolColumn } from './person-block.ts';

/** L-F03: who looks after the student and since when; no partner, no narrative. The school centre's alone. */
export const earlyLove = defineRegister({
  code: 'L-F03',
  title: '早恋倾向学生专项台账',
  subjects: 'minor',
  columns: [
    nameColumn,
    idColumn,
    ...placeColumns,
    schoolColumn,
    { name: 'found', head: '发现日期', required: true, read: pastDay },
    { name: 'carer', head: '关爱责任人', aliases: ['责任教师'], required: true, read: personName },
    {
      name: 'state',
      head: '状态',
      required: true,
      read: oneOf({ 关爱中: ['在册', '跟进中'], 已解除: ['解除', '已结束'] }),
    },
    { name: 'file', head: '档号', read: words(60) },
  ],
  schoolYearOnly: true,
  ignored: ['序号', '年龄', '性别'],
});
