import type { Paragraph } from './bulletin.ts';
import { bookOf, type Told } from './bulletin-book.ts';
import { percentOf } from './assess.ts';
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

type Claim = { readonly said: string; readonly duty: string | undefined; readonly unit: string | undefined };

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every number of a text with what it is about: the duty named last, and the unit named last in the same sentence. */
function claimsIn(text: string, { duties, units }: Told, about: string | undefined): Claim[] {
  const words = [...units.map(({ name }) => name), ...duties.map(({ title }) => title)]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped);
  const numbers = ['\\d+[年月日]', '\\d+/\\d+', '\\d+%', '\\d+', '全镇', '[。；;\\n]'];
  const pattern = new RegExp([...words, ...numbers].join('|'), 'g');
  let [duty, unit]: [string | undefined, string | undefined] = [about, undefined];
  return [...text.normalize('NFKC').matchAll(pattern)].flatMap(([word]): Claim[] => {
    const named = units.find(({ name }) => name === word);
    const titled = duties.find(({ title }) => title === word);
    if (named !== undefined) unit = named.id;
    else if (titled !== undefined) duty = titled.id;
    else if (!/^\d/.test(word)) unit = undefined;
    else if (!/[年月日]$/.test(word)) return [{ said: word, duty, unit }];
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
    given.set(place(claim), (given.get(place(claim)) ?? new Set()).add(claim.said));
  const isGiven = (claim: Claim, figure: Figure | undefined) => {
    if (given.get(place(claim))?.has(claim.said) === true) return true;
    if (figure === undefined) return false;
    const said = book.say(figure);
    return claim.said === said || (said.includes('/') && claim.said === `${percentOf(figure) ?? 0}%`);
  };
  return claimsIn(edited, told, paragraph.duty).flatMap((claim) => {
    const figure = claim.duty === undefined ? undefined : book.of(claim.duty, claim.unit);
    if (isGiven(claim, figure)) return [];
    const unit = told.units.find(({ id }) => id === claim.unit)?.name ?? '全镇';
    const title = told.duties.find(({ id }) => id === claim.duty)?.title ?? '';
    const is = figure === undefined ? undefined : book.say(figure);
    const tooFew = figure?.persons !== undefined && is?.includes('/') === false && !claim.said.endsWith('%');
    return [{ said: claim.said, about: `${unit}${title}`, is, tooFew }];
  });
}

/** ⚠️ 雄风村村村响写的是40/60，台账是42/60 */
export const sayDisagreement = ({ said, about, is }: Disagreement): string =>
  is === undefined ? `⚠️ ${about}写的是${said}，台账里没有这个数` : `⚠️ ${about}写的是${said}，台账是${is}`;
