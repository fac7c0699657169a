import { finderOf } from './lexicon.ts';
import type { Lexicon } from './meaning.ts';
import { unknownNames } from './people.ts';

/** Longest line kept for review, in characters. */
const LONGEST = 200;

/** A line without personal data: people are 某某, villages 某村, longer rows of digits stars. */
export function anonymous(text: string, lexicon: Lexicon): string {
  const finder = finderOf(lexicon);
  const nameless = text
    .normalize('NFKC')
    .slice(0, LONGEST)
    .replace(finder.names, (name) => {
      if (finder.personOf.has(name)) return '某某';
      return finder.villageOf.has(name) ? '某村' : name;
    })
    .replace(/\d{5,}[\dXx]?/g, (digits) => '*'.repeat(digits.length));
  return unknownNames({ shape: nameless }).reduce((line, name) => line.replaceAll(name, '某某'), nameless);
}
