import { personName, reviewDay, someOf, words, yesOrNo } from './cells.ts';
import { defineRegister } from './define.ts';
import {
  closingColumns,
  hometownColumn,
  idColumn,
  nameColumn,
  phoneColumn,
  placeColumns,
  sexColumn,
} from './person-block.ts';

/** The village's list of eleven (A-CJ-4), with what the paper's body calls the same people. */
const categories = {
  性侵犯前科人员: ['性侵犯罪前科', '性侵犯前科'],
  社会闲散人员: ['社会闲散'],
  问题青少年: [],
  大龄未婚男性: ['大龄未结婚男性'],
  严重精神障碍患者: ['精神障碍患者', '严重精神障碍'],
  吸毒人员: ['吸毒'],
  刑满释放人员: ['刑释人员', '刑满释放'],
  社区矫正人员: ['社区矫正', '社区矫正对象'],
  长期独居成年男性: ['长期独居男性'],
  易酗酒肇事人员: ['易酗酒肇事'],
  社会闲散青少年: ['辍学青少年'],
} as const;

/** 帮扶、监护、看管: what is set up around the person. */
const mechanisms = [
  ['support', '帮扶机制'],
  ['guard', '监护机制'],
  ['watch', '看管机制'],
] as const;

/** L-F08. A village reads the name alone. Nobody is kept on it without a legal basis and a review within the year. */
export const keyPersons = defineRegister({
  code: 'L-F08',
  title: '重点人员工作台账',
  subjects: 'key-person',
  columns: [
    nameColumn,
    idColumn,
    sexColumn,
    hometownColumn,
    ...placeColumns,
    phoneColumn,
    {
      name: 'category',
      head: '类别',
      aliases: ['分类', '人员类别'],
      required: true,
      secret: true,
      read: someOf(categories),
    },
    { name: 'basis', head: '纳管依据', aliases: ['法律依据'], required: true, secret: true, read: words(200) },
    { name: 'review', head: '复核日期', aliases: ['下次复核日期'], required: true, read: reviewDay },
    { name: 'officer', head: '监管责任人', aliases: ['责任人'], required: true, read: personName },
    ...mechanisms.map(([name, head]) => ({ name, head, aliases: [head.slice(0, 2)], read: yesOrNo })),
    ...closingColumns.map((column) =>
      column.name === 'listed' ? { ...column, head: '纳管日期', aliases: ['纳入日期'] } : column,
    ),
  ],
  ignored: ['序号', '年龄', '上次走访', '本月走访次数', '移出日期', '移出原因'],
});
