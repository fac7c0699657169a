/** What XML cannot hold, halves of characters, and marks that turn the reading direction of what follows. */
const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}]/gu;
const lineEnd = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;

/** The lines of a text as they may stand on paper: characters that print. Never none. */
export const printableLines = (text: string): string[] =>
  text.split(lineEnd).map((line) => line.replaceAll('\t', ' ').replace(unprintable, ''));

/** A text as it may stand on paper, in one line. */
export const printable = (text: string): string => printableLines(text).join(' ');

const wideMarks = '“”‘’·—…';

/** About how wide a text is in Chinese characters: Latin letters and digits take half of one, Chinese marks a whole. */
export const widthInCharacters = (text: string): number =>
  [...text].reduce((sum, one) => sum + (one > '\u2e7f' || wideMarks.includes(one) ? 1 : 0.5), 0);

/** The beginning of a text, no character cut in half; `most` counts as files and sheets count. */
export function cut(text: string, most: number): string {
  const kept = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept;
}
