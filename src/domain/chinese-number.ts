/** The characters a spoken Chinese number is made of. */
export const HAN_DIGITS = '零一二两三四五六七八九十百';

/** Source of a pattern for one spoken or written number up to 9999. */
export const NUMBER = `(?:\\d{1,4}|[${HAN_DIGITS}]{1,5})`;

const digits = '零一二三四五六七八九';
const places = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
] as const;

/** 0 … 9999 as it is counted aloud, ten as 一十. */
function spelled(n: number): string {
  let said = '';
  let left = n;
  for (const [place, worth] of places) {
    const times = Math.floor(left / worth);
    if (times > 0) said += `${digits.charAt(times)}${place}`;
    else if (said !== '' && left % worth > 0 && !said.endsWith('零')) said += '零';
    left %= worth;
  }
  return left > 0 || n === 0 ? said + digits.charAt(left) : said;
}

const spoken =
  /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?$/;

/** The value of 12, 十二, 两百, 一百零五, 两千零三, up to 9999; undefined for what is not one number (一三, 十十). */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '零') return 0;
  const plain = text.replaceAll('两', '二');
  const [, thousands, hundreds, tens, ten, ones] = spoken.exec(plain) ?? [];
  const of = (digit: string | undefined) => (digit === undefined ? 0 : digits.indexOf(digit));
  const n = of(thousands) * 1000 + of(hundreds) * 100 + (ten === undefined ? 0 : of(tens ?? '一') * 10) + of(ones);
  // Only what is said as that number is said: neither 一百五 nor 百.
  return n > 0 && spelled(n) === plain.replace(/(?<![一二三四五六七八九])十/, '一十') ? n : undefined;
}

/** The spoken form of 0 … 9999; two is 两 where it counts things. */
export function sayNumber(n: number, counting = false): string {
  if (n === 2 && counting) return '两';
  return spelled(n).replace(/^一十/, '十');
}

const han = `[${HAN_DIGITS}千]`;
const measures = '[次回遍户人名村条起项件份场天家所处张篇期轮趟册幅]';
const counts = `(?:${measures}|个(?!月|星期|小时|季度|工作日))`;

/**
 * Source of a pattern for a number in characters that counts something: 三 before 次, 十二 before 户, 百分之九十五, and
 * two characters and more anywhere but in a day. Neither 第三次 nor 每一户, 一户一策, 一次性, 几十户 or 三个月.
 */
export const COUNTED = [
  `百分之(?:百|${han}+)`,
  `${han}+分之${han}+`,
  `(?<![第几数上成]|${han})(?!一)${han}(?=${counts})`,
  `(?<![第几数上成每逐同统唯任这那哪某另再下进万始]|${han})一(?=${counts})(?!.一|次[性次])`,
  `(?<![第几数上成]|${han})${han}{2,}(?!${han}|[年月日号时点周])`,
].join('|');

/** What a number in characters is in digits: 3, 95%, 2/3; undefined where it is not one number. */
export function inDigits(text: string): string | undefined {
  const [whole = '', part] = text.split('分之');
  if (part === undefined) return readNumber(whole)?.toString();
  const [of, some] = [whole === '百' ? 100 : readNumber(whole), part === '百' ? 100 : readNumber(part)];
  if (of === undefined || some === undefined) return undefined;
  return of === 100 ? `${some}%` : `${some}/${of}`;
}

/** A text with every number in characters that counts something in digits. */
export const withDigits = (text: string): string =>
  text.replace(new RegExp(COUNTED, 'g'), (word) => inDigits(word) ?? word);
