import { someOf, words } from './cells.ts';
import { defineRegister } from './define.ts';
import {
  enrolmentColumn,
  guardianColumn,
  guardianPhoneColumn,
  hometownColumn,
  idColumn,
  nameColumn,
  phoneColumn,
  required,
  residenceColumn,
  sexColumn,
} from './person-block.ts';
import { riskColumn, riskLevels, supportColumn, teamColumn } from './risk.ts';

/** A child can be in several at once. */
const categories = {
  严重不良行为: [],
  不良行为: [],
  心理困境: ['心理'],
  家庭监护困境: ['监护困境', '家庭监护'],
  生活困境: ['生活困难'],
} as const;

/** L-W1, printed as annex 1 with fifteen columns, 序号 the first. */
export const keyMinors = defineRegister({
  code: 'L-W1',
  title: '重点未成年人摸排台账',
  annex: '附件1',
  subjects: 'minor',
  columns: [
    { ...nameColumn, head: '未成年人姓名', aliases: ['姓名', '儿童姓名', '学生姓名'] },
    idColumn,
    required(sexColumn),
    required(hometownColumn),
    required(residenceColumn),
    enrolmentColumn,
    phoneColumn,
    {
      name: 'category',
      head: '分类',
      printed: `分类：${Object.keys(categories).join('、')}`,
      aliases: ['类别'],
      required: true,
      read: someOf(categories),
    },
    { name: 'conduct', head: '具体表现', required: true, read: words(200) },
    required(guardianColumn),
    required(guardianPhoneColumn),
    teamColumn,
    supportColumn,
    { ...riskColumn, printed: `${riskColumn.head}（${riskLevels.join('、')}）` },
  ],
  helpers: ['team'],
  plan: 'plan',
  ignored: ['序号'],
});
