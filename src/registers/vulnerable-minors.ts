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
import { supportColumn, teamColumn } from './risk.ts';

/** L-W3, printed as annex 3 with twelve columns; of its two heads 联系电话 the second is the guardian's. */
export const vulnerableMinors = defineRegister({
  code: 'L-W3',
  title: '易受性侵风险的未成年人摸排台账',
  annex: '附件3',
  subjects: 'minor',
  columns: [
    nameColumn,
    idColumn,
    required(sexColumn),
    required(hometownColumn),
    required(residenceColumn),
    { ...phoneColumn, head: '联系电话', aliases: ['联系方式', '本人电话'] },
    enrolmentColumn,
    required(guardianColumn),
    { ...required(guardianPhoneColumn), head: '联系电话', aliases: ['监护人联系电话', '监护人联系方式', '监护人电话'] },
    teamColumn,
    supportColumn,
  ],
  helpers: ['team'],
  plan: 'plan',
  ignored: ['序号'],
});
