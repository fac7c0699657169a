import { numbered, someOf, words } from './cells.ts';
import { defineRegister } from './define.ts';
import {
  hometownColumn,
  idColumn,
  nameColumn,
  phoneColumn,
  required,
  residenceColumn,
  sexColumn,
} from './person-block.ts';
import { riskColumn } from './risk.ts';

/** In printed order: people also fill in the number. */
const categories = [
  '性侵犯罪前科刑满释放人员',
  '社区矫正对象',
  '流浪乞讨人员',
  '涉黄涉毒人员',
  '性病患者',
  '与继女（孙女）共同生活男性',
  '因组织介绍强制卖淫被公安机关处理过人员',
];

/** L-W2, printed as annex 2 with ten columns. Why somebody is on it is health and offence data, or names none (A-34). */
export const riskPersons = defineRegister({
  code: 'L-W2',
  title: '性侵未成年人风险重点人群摸排台账',
  annex: '附件2',
  subjects: 'key-person',
  columns: [
    nameColumn,
    idColumn,
    required(sexColumn),
    required(hometownColumn),
    required(residenceColumn),
    phoneColumn,
    {
      name: 'category',
      head: '分类',
      printed: `分类：${categories.map((one, index) => `${index + 1}、${one}`).join('；')}。`,
      aliases: ['类别', '人员类别'],
      required: true,
      secret: true,
      read: someOf(numbered(categories)),
    },
    riskColumn,
    { name: 'plan', head: '管控措施', required: true, read: words(300) },
  ],
  plan: 'plan',
  ignored: ['序号'],
});
