import { dateOf, type LocalDate } from '../domain/calendar.ts';
import type { CellReading } from './define.ts';

/*
 * The kinds of cell. Each reads what people type into tables: full width, padded, with the separators of the day.
 */

const value = (text: string): CellReading => ({ value: text });
const fault = (words: string): CellReading => ({ fault: words });

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Free words of at most so many characters. */
export const words =
  (atMost: number) =>
  (text: string): CellReading =>
    [...tidy(text)].length <= atMost ? value(tidy(text)) : fault(`最多${atMost}个字`);

/** A person's name. Tables pad names of two characters to three; the padding goes. */
export function personName(text: string): CellReading {
  const name = tidy(text).replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');
  if ([...name].length > 20) return fault('最多20个字');
  return /^[\p{Letter}·.• ]+$/u.test(name) ? value(name) : fault('只能是姓名，不要带数字和符号');
}

/** One of a closed list, given as kept form and what else people write for it. */
export const oneOf =
  (choices: Readonly<Record<string, readonly string[]>>) =>
  (text: string): CellReading => {
    const found = choiceOf(choices, text);
    return found === undefined ? fault(`只能是${Object.keys(choices).join('、')}`) : value(found);
  };

/** Some of a closed list, kept in the list's order and joined by 、. */
export const someOf =
  (choices: Readonly<Record<string, readonly string[]>>) =>
  (text: string): CellReading => {
    const said = text
      .normalize('NFKC')
      .split(/[、,;/|\n]/)
      .filter((one) => one.trim() !== '');
    const strange = said.find((one) => choiceOf(choices, one) === undefined);
    if (strange !== undefined) return fault(`没有“${strange.trim()}”这一类，可填${Object.keys(choices).join('、')}`);
    const found = new Set(said.map((one) => choiceOf(choices, one)));
    return value(
      Object.keys(choices)
        .filter((choice) => found.has(choice))
        .join('、'),
    );
  };

const choiceOf = (choices: Readonly<Record<string, readonly string[]>>, text: string): string | undefined => {
  const said = plain(text).replace(/[~—–－至]/g, '-');
  return Object.entries(choices).find(([choice, others]) => choice === said || others.includes(said))?.[0];
};

/** A calendar day in any of the ways tables write it, kept as YYYY-MM-DD and not after today. */
export function pastDay(text: string, today: LocalDate): CellReading {
  const said = plain(text)
    .replace(/日$/, '')
    .replace(/T?00:00:00.*$/, '');
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})$/.exec(said) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  const day = parts === null ? undefined : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === undefined) return fault('要写成 2024-03-15 这样的日期');
  return day > today ? fault('这一天还没有到') : value(day);
}

/** A mobile, a landline with its area code, or a short number; kept as digits. */
export function phone(text: string): CellReading {
  const digits = plain(text)
    .replace(/[-()]/g, '')
    .replace(/^(?:\+?86)(?=1\d{10}$)/, '');
  return isMobile(digits) || /^0\d{9,11}$/.test(digits) || /^\d{3,8}$/.test(digits)
    ? value(digits)
    : fault('不像电话号码：手机11位，座机带区号');
}

export const isMobile = (digits: string): boolean => /^1[3-9]\d{9}$/.test(digits);
