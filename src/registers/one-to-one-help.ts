import { oneOf, personName, phone, someOf, words } from './cells.ts';
import { defineRegister } from './define.ts';
import { closingColumns, guardianColumns, identityColumns, placeColumns, schoolColumn } from './person-block.ts';

/** F-12. */
const categories = {
  涉案未成年人: ['涉案'],
  残疾未成年人: ['残疾', '残疾儿童'],
  孤儿: [],
  事实无人抚养儿童: ['事实无人抚养'],
  留守儿童: ['留守'],
  外来务工人员未成年人子女: ['外来务工人员子女', '外来务工子女'],
  离异家庭: ['离异'],
  服刑在教人员未成年子女: ['服刑人员子女', '服刑在教人员子女'],
  有不良行为青少年: ['不良行为', '有不良行为'],
} as const;

/** 四帮一: who the four are (F-12a). */
const four = ['家长', '教师', '民警', '五老'];
const slots = four.map((who, index) => ({ who, name: `of-four-${index + 1}` }));

/** L-F05 “三个一”帮扶: each child with a helper of its own, and four around it. */
export const oneToOneHelp = defineRegister({
  code: 'L-F05',
  title: '“三个一”帮扶台账',
  subjects: 'minor',
  columns: [
    ...identityColumns,
    ...placeColumns,
    schoolColumn,
    { name: 'category', head: '类别', aliases: ['分类', '人员类别'], required: true, read: someOf(categories) },
    ...guardianColumns,
    { name: 'helper', head: '一对一帮扶人', required: true, read: personName },
    { name: 'helper-phone', head: '一对一帮扶人电话', read: phone },
    { name: 'second-helper', head: '一帮一帮扶人', read: personName },
    ...slots.flatMap(({ who, name }) => [
      { name, head: `四帮一${who}`, aliases: [`帮扶${who}`], read: personName },
      { name: `${name}-phone`, head: `四帮一${who}电话`, aliases: [`帮扶${who}电话`], read: phone },
    ]),
    {
      name: 'welfare',
      head: '保障类别',
      read: oneOf({ 低保: [], 特困: ['特困供养'], 孤儿保障: ['孤儿'], 事实无人抚养保障: ['事实无人抚养'], 无: [] }),
    },
    { name: 'plan', head: '帮扶措施', aliases: ['一策'], read: words(300) },
    { name: 'log', head: '帮扶记录', read: words(300) },
    ...closingColumns,
  ],
  helpers: ['helper', 'second-helper', ...slots.map(({ name }) => name)],
  plan: 'plan',
  ignored: ['序号', '年龄', '上次走访'],
});
