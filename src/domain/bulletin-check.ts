import type { Paragraph } from './bulletin.ts';
import { bookOf, type Told } from './bulletin-book.ts';
import { percentOf } from './assess.ts';
import { COUNTED, HAN_DIGITS, inDigits } from './chinese-number.ts';
import type { Figure } from './figure.ts';

/** A number of an edited paragraph that the month's facts do not give. */
export type Disagreement = {
  readonly said: string;
  /** What it is about: 雄风村村村响. */
  readonly about: string;
  /** What the facts give there; absent where nothing is counted under that name. */
  readonly is: string | undefined;
  /** Whether it tells of so few persons that it may not be written at all. */
  readonly tooFew: boolean;
};

/** `said` as it was typed, `value` in digits. */
type Claim = {
  readonly said: string;
  readonly value: string;
  readonly duty: string | undefined;
  readonly unit: string | undefined;
};

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const dates = `(?:\\d+|[${HAN_DIGITS}〇]+)[年月日]`;
const numbers = `\\d+/\\d+|\\d+%|\\d+|${COUNTED}`;

/** Every number of a text with what it is about: the duty named last, and the unit named last in the same sentence. */
function claimsIn(text: string, { duties, units }: Told, about: string | undefined): Claim[] {
  const words = [...units.map(({ name }) => name), ...duties.map(({ title }) => title)]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped);
  const pattern = new RegExp([...words, dates, `(?<number>${numbers})`, '(?<end>全镇|[。；;\\n])'].join('|'), 'g');
  let [duty, unit]: [string | undefined, string | undefined] = [about, undefined];
  return [...text.normalize('NFKC').matchAll(pattern)].flatMap(({ 0: word, groups }): Claim[] => {
    if (groups?.['number'] !== undefined) {
      const value = /^\d/.test(word) ? word : inDigits(word);
      return value === undefined ? [] : [{ said: word, value, duty, unit }];
    }
    if (groups?.['end'] !== undefined) unit = undefined;
    unit = units.find(({ name }) => name === word)?.id ?? unit;
    duty = duties.find(({ title }) => title === word)?.id ?? duty;
    return [];
  });
}

const place = ({ duty, unit }: Claim) => `${duty ?? ''} ${unit ?? ''}`;

/**
 * The numbers of an edited paragraph that neither stand in the generated one at that place nor are the figure itself.
 * The generated paragraph never disagrees with itself.
 */
export function disagreements(paragraph: Paragraph, edited: string, told: Told): Disagreement[] {
  const book = bookOf(told);
  const given = new Map<string, Set<string>>();
  for (const claim of claimsIn(paragraph.text, told, paragraph.duty))
    given.set(place(claim), (given.get(place(claim)) ?? new Set()).add(claim.value));
  const isGiven = (claim: Claim, figure: Figure | undefined) => {
    if (given.get(place(claim))?.has(claim.value) === true) return true;
    if (figure === undefined) return false;
    const said = book.say(figure);
    return claim.value === said || (said.includes('/') && claim.value === `${percentOf(figure) ?? 0}%`);
  };
  return claimsIn(edited, told, paragraph.duty).flatMap((claim) => {
    const figure = claim.duty === undefined ? undefined : book.of(claim.duty, claim.unit);
    if (isGiven(claim, figure)) return [];
    const unit = told.units.find(({ id }) => id === claim.unit)?.name ?? '全镇';
    const title = told.duties.find(({ id }) => id === claim.duty)?.title ?? '';
    const is = figure === undefined ? undefined : book.say(figure);
    const tooFew = figure?.persons !== undefined && is?.includes('/') === false && !claim.value.endsWith('%');
    return [{ said: claim.said, about: `${unit}${title}`, is, tooFew }];
  });
}

/** ⚠️ 雄风村村村响写的是40/60，台账是42/60 */
export const sayDisagreement = ({ said, about, is }: Disagreement): string =>
  is === undefined ? `⚠️ ${about}写的是${said}，台账里没有这个数` : `⚠️ ${about}写的是${said}，台账是${is}`;
