import { oneOf, pastDay, personName, phone, words } from './cells.ts';
import type { Column } from './define.ts';
import { normalId, readIdNumber } from './id-number.ts';

/*
 * What every register asks of a person. It is true of the person, so it stands in the file once.
 */

/** Why somebody has no ID number. */
const noNumber = ['未上户', '遗失', '外籍'] as const;

/** Tables write the reason alone or as 无（未上户）. */
const reasonIn = (text: string): string | undefined => noNumber.find((reason) => text.includes(reason));

export const nameColumn: Column = {
  name: 'name',
  head: '姓名',
  aliases: ['未成年人姓名', '儿童姓名', '学生姓名'],
  required: true,
  shared: true,
  read: personName,
};

export const idColumn: Column = {
  name: 'id-number',
  head: '身份证号码',
  aliases: ['身份证号', '身份证', '公民身份号码', '证件号码'],
  required: true,
  shared: true,
  read(text, today) {
    const reason = reasonIn(text);
    if (reason !== undefined) return { value: reason };
    const number = normalId(text);
    if (number === '无') return { fault: `没有号码请写明原因：${noNumber.join('、')}` };
    const read = readIdNumber(number, today);
    return typeof read === 'string' ? { fault: read } : { value: read.number };
  },
};

export const sexColumn: Column = {
  name: 'sex',
  head: '性别',
  shared: true,
  read: oneOf({ 男: ['男性', 'M'], 女: ['女性', 'F'] }),
};

/** Who the person is: the columns most registers begin with. */
export const identityColumns: readonly Column[] = [
  nameColumn,
  idColumn,
  sexColumn,
  {
    name: 'born',
    head: '出生日期',
    aliases: ['出生年月日', '出生年月', '生日'],
    shared: true,
    read: pastDay,
  },
];

export const villageColumn: Column = {
  name: 'village',
  head: '村',
  aliases: ['村名', '所属村', '所在村', '居住村', '村(社区)', '村(居)', '村居', '社区', '单位'],
  read: words(60),
};

export const hometownColumn: Column = {
  name: 'hometown',
  head: '户籍地',
  aliases: ['户籍所在地', '户籍地址', '户口所在地'],
  shared: true,
  read: words(60),
};

/** Where the person lives decides the village. */
export const residenceColumn: Column = {
  name: 'residence',
  head: '常住地',
  aliases: ['现住地', '常住地址', '现住址', '家庭住址', '住址'],
  shared: true,
  read: words(60),
};

export const placeColumns: readonly Column[] = [villageColumn, residenceColumn];

export const phoneColumn: Column = {
  name: 'phone',
  head: '联系方式',
  aliases: ['联系电话', '电话', '本人电话'],
  shared: true,
  read: phone,
};

export const schoolColumn: Column = {
  name: 'school',
  head: '学校/班级',
  aliases: ['学校班级', '学校', '就读学校', '学校及班级'],
  shared: true,
  read: words(60),
};

/** The paper asks 是 or 否; the duties also ask who is 未入学, 送教上门 or 空挂学籍 (W-13, W-21). */
export const enrolmentColumn: Column = {
  name: 'enrolment',
  head: '是否在读',
  aliases: ['是否在校'],
  required: true,
  shared: true,
  read: oneOf({
    是: ['在读', '在校', 'Y', '√'],
    否: ['不在读', '辍学', '失学', 'N', '×'],
    未入学: ['未上学', '学龄前'],
    送教上门: ['送教'],
    空挂学籍: ['空挂'],
  }),
  print: (value) => (value === '送教上门' ? '是' : value === '未入学' || value === '空挂学籍' ? '否' : value),
};

export const guardianColumn: Column = {
  name: 'guardian',
  head: '监护人姓名',
  aliases: ['监护人'],
  shared: true,
  read: personName,
};

export const guardianPhoneColumn: Column = {
  name: 'guardian-phone',
  head: '监护人联系方式',
  aliases: ['监护人电话', '监护人联系电话'],
  shared: true,
  read: phone,
};

/** Who looks after the minor, on registers that ask no telephone of the minor. */
export const guardianColumns: readonly Column[] = [
  guardianColumn,
  {
    ...guardianPhoneColumn,
    head: '监护人电话',
    aliases: ['监护人联系方式', '监护人联系电话', '联系电话', '联系方式'],
  },
];

/** When listed, remarks, and the file's own number, by which an exported row is known again. */
export const closingColumns: readonly Column[] = [
  { name: 'listed', head: '纳入日期', aliases: ['入册日期', '纳管日期'], read: pastDay },
  { name: 'remark', head: '备注', aliases: ['说明'], read: words(300) },
  { name: 'file', head: '档号', read: words(60) },
];

export const required = (column: Column): Column => ({ ...column, required: true });
