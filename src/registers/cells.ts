import { dateOf, daysBetween, type LocalDate } from '../domain/calendar.ts';
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
  const form = (words: string) => plain(words).replace(/[~—–－至]/g, '-');
  const said = form(text);
  return Object.entries(choices).find(([choice, others]) => form(choice) === said || others.includes(said))?.[0];
};

/** A closed list that people also fill in by number: 3, 3.流浪乞讨人员. */
export const numbered = (choices: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    choices.map((choice, index) => {
      const [n, bare] = [index + 1, plain(choice)];
      return [choice, [`${n}`, `${n}${bare}`, `${n}.${bare}`, `${n})${bare}`, `(${n})${bare}`]];
    }),
  );

/** 是 or 否, as ticks are written. */
export const yesOrNo = oneOf({ 是: ['有', '√', '✓', '✔', 'Y'], 否: ['无', '×', 'X', 'N'] });

/** Days a review may lie ahead: a year and a day, so that the same day next year is one. */
const reviewWithin = 366;

function dayIn(text: string): LocalDate | undefined {
  const said = plain(text)
    .replace(/日$/, '')
    .replace(/T?00:00:00.*$/, '');
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})$/.exec(said) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  return parts === null ? undefined : dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** A calendar day in any of the ways tables write it, kept as YYYY-MM-DD. */
export function anyDay(text: string): CellReading {
  const day = dayIn(text);
  return day === undefined ? fault('要写成 2024-03-15 这样的日期') : value(day);
}

/** A day that is not after today. */
export function pastDay(text: string, today: LocalDate): CellReading {
  const day = dayIn(text);
  return day !== undefined && day > today ? fault('这一天还没有到') : anyDay(text);
}

/** The day of the next review, at most a year ahead. */
export function reviewDay(text: string, today: LocalDate): CellReading {
  const day = dayIn(text);
  return day !== undefined && daysBetween(today, day) > reviewWithin ? fault('一年之内要复核一次') : anyDay(text);
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

const unitEnds = /(?:所|办|村|校|园|中心|站|局|院|镇|乡|组|会|队|厅|社区|公司|机关)$/;

/** 罗青 雄风村 13800000000, from a name, a unit and whatever stands between them. */
function contact(label: string, number: string): string | undefined {
  const parts = label.split(/[\s,:()、;/|]+/).filter((part) => part !== '' && !/^(?:电话|手机|联系方式)$/.test(part));
  const name = parts.find((part) => !unitEnds.test(part)) ?? parts[0];
  const reading = phone(number);
  if (name === undefined || 'fault' in reading) return undefined;
  return [name, ...parts.filter((part) => part !== name), reading.value].join(' ');
}

/** People with their telephone numbers in one cell, kept as 姓名 单位 电话 and parted by ；. */
export function contacts(text: string): CellReading {
  const said = text.normalize('NFKC').trim();
  const found = [...said.matchAll(/(\D+?)(\+?\d[\d-]*\d)/g)];
  const rest = said.replace(/\D+?\+?\d[\d-]*\d/g, '').replace(/[\s、,;。()]/g, '');
  const kept = found.map(([, label = '', number = '']) => contact(label, number));
  if (rest !== '' || kept.length === 0 || kept.includes(undefined))
    return fault('每个人都要写姓名和电话，如“罗青 雄风村 13800000000”');
  const list = kept.join('；');
  return [...list].length <= 300 ? value(list) : fault('最多300个字');
}
