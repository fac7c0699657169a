import { oneOf, pastDay, personName, phone, words } from './cells.ts';
import type { Column } from './define.ts';
import { normalId, readIdNumber } from './id-number.ts';

/** Why somebody has no ID number. */
export const noNumber = ['未上户', '遗失', '外籍'] as const;

/** Tables write the reason alone or as 无（未上户）. */
const reasonIn = (text: string): string | undefined => noNumber.find((reason) => text.includes(reason));

/** Who the minor is: the columns every register of minors begins with. */
export const identityColumns: readonly Column[] = [
  { name: 'name', head: '姓名', aliases: ['未成年人姓名', '儿童姓名', '学生姓名'], required: true, read: personName },
  {
    name: 'id-number',
    head: '身份证号码',
    aliases: ['身份证号', '身份证', '公民身份号码', '证件号码'],
    required: true,
    read(text, today) {
      const reason = reasonIn(text);
      if (reason !== undefined) return { value: reason };
      const number = normalId(text);
      if (number === '无') return { fault: `没有号码请写明原因：${noNumber.join('、')}` };
      const read = readIdNumber(number, today);
      return typeof read === 'string' ? { fault: read } : { value: read.number };
    },
  },
  { name: 'sex', head: '性别', read: oneOf({ 男: ['男性', 'M'], 女: ['女性', 'F'] }) },
  { name: 'born', head: '出生日期', aliases: ['出生年月日', '出生年月', '生日'], read: pastDay },
];

/** Where the minor lives. The place of living decides the village. */
export const placeColumns: readonly Column[] = [
  {
    name: 'village',
    head: '村',
    aliases: ['村名', '所属村', '所在村', '居住村', '村(社区)', '村(居)', '村居', '社区', '单位'],
    read: words(60),
  },
  { name: 'residence', head: '常住地', aliases: ['现住地', '常住地址', '现住址', '家庭住址', '住址'], read: words(60) },
];

/** Who looks after the minor. */
export const guardianColumns: readonly Column[] = [
  { name: 'guardian', head: '监护人姓名', aliases: ['监护人'], read: personName },
  {
    name: 'guardian-phone',
    head: '监护人电话',
    aliases: ['监护人联系方式', '监护人联系电话', '联系电话', '联系方式'],
    read: phone,
  },
];

/** When listed, remarks, and the file's own number, by which an exported row is known again. */
export const closingColumns: readonly Column[] = [
  { name: 'listed', head: '纳入日期', aliases: ['入册日期', '纳管日期'], read: pastDay },
  { name: 'remark', head: '备注', aliases: ['说明'], read: words(300) },
  { name: 'file', head: '档号', read: words(60) },
];
