import { anyDay, personName, phone, words } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns, guardianColumns, identityColumns, placeColumns } from './person-block.ts';

/** L-F02: students who learn outside the township (F-11c). */
export const studentsElsewhere = defineRegister({
  code: 'L-F02',
  title: '异地就读学生专项台账',
  subjects: 'minor',
  columns: [
    ...identityColumns,
    ...placeColumns,
    { name: 'county', head: '就读省市县', aliases: ['就读地', '就读地区'], required: true, read: words(60) },
    { name: 'school', head: '就读学校', aliases: ['学校', '学校/班级'], required: true, shared: true, read: words(60) },
    { name: 'companion', head: '陪读人', read: personName },
    { name: 'companion-phone', head: '陪读人电话', read: phone },
    { name: 'winter-return', head: '寒假返乡日期', read: anyDay },
    { name: 'summer-return', head: '暑假返乡日期', read: anyDay },
    ...guardianColumns,
    ...closingColumns,
  ],
  ignored: ['序号', '年龄'],
});
