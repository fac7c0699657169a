import { personName, someOf, words, yesOrNo } from './cells.ts';
import { defineRegister } from './define.ts';
import {
  closingColumns,
  guardianColumns,
  hometownColumn,
  identityColumns,
  placeColumns,
  schoolColumn,
} from './person-block.ts';

/** F-11a. */
const categories = {
  留守儿童: ['留守'],
  流动儿童: ['流动'],
  困境儿童: ['困境'],
  残疾儿童: ['残疾'],
  单亲家庭: ['单亲'],
  重组家庭: ['重组'],
  关系异常家庭: ['关系异常'],
  '12-14周岁厌学叛逆女生': ['12-14岁厌学叛逆女生', '厌学叛逆女生', '厌学女生', '叛逆女生'],
} as const;

/** 六包一: the paper does not say who the six are; these are the usual ones. */
const six = ['学校领导', '班主任', '乡镇干部', '村干部', '驻村工作队干部', '监护人'];

/** L-F01 未成年人动态台账, 一人一档一策. */
export const minorLedger = defineRegister({
  code: 'L-F01',
  title: '未成年人动态台账',
  subjects: 'minor',
  columns: [
    ...identityColumns,
    hometownColumn,
    ...placeColumns,
    schoolColumn,
    { name: 'away', head: '是否在外', aliases: ['在外', '是否外出'], read: yesOrNo },
    { name: 'category', head: '类别', aliases: ['分类', '人员类别'], required: true, read: someOf(categories) },
    ...guardianColumns,
    { name: 'guardianship', head: '监护状况', aliases: ['监护情况'], read: words(200) },
    { name: 'plan', head: '一策', aliases: ['帮扶措施', '关爱措施'], read: words(300) },
    ...six.map((who, index) => ({
      name: `keeper-${index + 1}`,
      head: `六包一${who}`,
      aliases: [`包保${who}`],
      read: personName,
    })),
    ...closingColumns,
  ],
  helpers: six.map((_, index) => `keeper-${index + 1}`),
  plan: 'plan',
  ignored: ['序号', '编号', '年龄', '上次走访', '本月走访次数', '状态'],
});
