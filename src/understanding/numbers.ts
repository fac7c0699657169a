/** The characters a spoken Chinese number is made of. */
export const HAN_DIGITS = '零一二两三四五六七八九十百';

/** Source of a pattern for one spoken or written number up to 9999. */
export const NUMBER = `(?:\\d{1,4}|[${HAN_DIGITS}]{1,5})`;

const digit: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value of 12, 十二, 二十, 两百, 一百零五; undefined for what is not one number (一三, 十十). */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '零') return 0;
  const parts =
    /^(?:([一二两三四五六七八九])百)?(?:零([一二三四五六七八九])|(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九])?)$/.exec(
      text,
    );
  if (!parts || text === '') return undefined;
  const [, hundreds, lone, tens, ten, ones] = parts;
  if (hundreds && !ten && ones) return undefined;
  if (lone && !hundreds) return undefined;
  const of = (c: string | undefined) => (c ? (digit[c] ?? 0) : 0);
  return of(hundreds) * 100 + (ten ? (tens ? of(tens) : 1) * 10 : 0) + of(lone) + of(ones);
}

const han = '零一二三四五六七八九';

/** The spoken form of 0–99; two is 两 where it counts things. */
export function sayNumber(n: number, counting = false): string {
  if (n === 2 && counting) return '两';
  if (n < 10) return han.charAt(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? han.charAt(tens) : ''}十${n % 10 ? han.charAt(n % 10) : ''}`;
}
