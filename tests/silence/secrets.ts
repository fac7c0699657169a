import type { Vault } from '../../src/db/vault.ts';

/** What a story must keep to those who may know: who somebody is, the staff’s own data, and the words of a clue. */
export type Secrets = {
  /** By the file they stand in: names, numbers and telephones of whoever a register lists, and of their guardians. */
  readonly listed: Map<string, Set<string>>;
  /** Said in groups when somebody registers something; never in a log, a key or on the disk. */
  readonly staff: Set<string>;
  readonly words: Set<string>;
};

export const noSecrets = (): Secrets => ({ listed: new Map(), staff: new Set(), words: new Set() });

/** Columns that say who somebody is. */
const naming = /^(?:name|guardian|companion|id-number|(?:guardian-|companion-)?phone)$/;
/** A name has two letters or more; 未上户 stands where there is no number. */
const tells = (column: string, value: string) =>
  column.endsWith('phone') || column === 'id-number' ? /\d{7}/.test(value) : value.length > 1;

const leaves = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(leaves)
      : [];

/** A clue’s words are told by half a sentence: pieces of five letters, so that no part of them goes through. */
export function noteWords({ words }: Secrets, text: string): void {
  for (const clause of text.split(/[\s\p{P}]+/u)) {
    if (/^(?:XS|线索|上报)|^[\w-]*$/.test(clause)) continue;
    const letters = [...clause];
    for (let at = 0; at + 5 <= letters.length; at += 1) words.add(letters.slice(at, at + 5).join(''));
    if (letters.length === 4) words.add(clause);
  }
}

function noteFile({ listed }: Secrets, file: string, column: string, value: string): void {
  if (!naming.test(column) || !tells(column, value)) return;
  const of = listed.get(file) ?? new Set();
  listed.set(file, of.add(value));
}

/** A staged table. One of persons has a column for their number; a place’s name is no secret. */
type Staged = { readonly lines?: readonly { readonly cells: Readonly<Record<string, string>> }[] };

const noteSheet = (secrets: Secrets, file: string, { lines = [] }: Staged): void =>
  lines
    .filter(({ cells }) => 'id-number' in cells)
    .flatMap(({ cells }) => Object.entries(cells))
    .forEach(([column, value]) => noteFile(secrets, file, column, value.trim()));

function note(secrets: Secrets, text: string, place: string): void {
  const [kind, id = '', part = ''] = place.split(':');
  if (kind === 'case-files') noteFile(secrets, id, part, text);
  if (kind === 'people') secrets.staff.add(text);
  if (kind === 'clues' && part === 'story') for (const leaf of leaves(JSON.parse(text))) noteWords(secrets, leaf);
  if (kind === 'audit') noteWords(secrets, text);
  if (kind === 'staged-imports') noteSheet(secrets, id, JSON.parse(text));
}

/** The vault itself, noting what it is given to seal: nothing that ought to be a secret is missed. */
export const noting = (vault: Vault, secrets: Secrets): Vault => ({
  ...vault,
  seal: (text, place) => {
    note(secrets, text, place);
    return vault.seal(text, place);
  },
  apart: async (purpose) => noting(await vault.apart(purpose), secrets),
});
