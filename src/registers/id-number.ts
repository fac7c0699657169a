import { dateOf, type LocalDate } from '../domain/calendar.ts';

/** What an 18-digit ID number (GB 11643) says of its bearer. The first six digits are where it was issued, no more. */
export type IdNumber = { readonly number: string; readonly born: LocalDate; readonly sex: '男' | '女' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

const checkOf = (number: string) =>
  checks[weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11];

/** As typed to as kept: full width, spaces and a lower-case x are forgiven. */
export const normalId = (text: string): string => text.normalize('NFKC').replace(/['\s]/g, '').toUpperCase();

/** Reads a number in its normal form, or says in half a sentence what is wrong with it. */
export function readIdNumber(number: string, today: LocalDate): IdNumber | string {
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(number)) return '被表格软件改成了科学计数，请把这一列设为文本再填';
  if (!/^\d{17}[\dX]$/.test(number)) return `要18位，现在是${number.length}位或有别的字符`;
  const born = dateOf(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  if (born === undefined) return '里面的出生日期不存在';
  if (born > today) return '里面的出生日期还没有到';
  if (checkOf(number) !== number[17])
    return number.endsWith('000') ? '校验位不对，可能是表格软件把后几位变成了0' : '校验位不对，请逐位核对';
  return { number, born, sex: Number(number[16]) % 2 === 1 ? '男' : '女' };
}

/** 18th birthday; who was born on 29 February comes of age on 1 March. */
export const adultOn = (born: LocalDate): LocalDate => {
  const year = Number(born.slice(0, 4)) + 18;
  return dateOf(year, Number(born.slice(5, 7)), Number(born.slice(8))) ?? `${year}-03-01`;
};

/** 5002**********002X; a reason for having none is shown as it is. */
export const maskId = (text: string): string =>
  /^\d{17}[\dX]$/.test(text) ? text.replace(/(?<=^.{4}).{10}/, '*'.repeat(10)) : text;
