import { pinyin } from 'pinyin-pro';
import type { Lexicon, Named } from './meaning.ts';

/** A register as `--roster` gives it. */
export type Roster = {
  villages: readonly string[];
  units: readonly string[];
  minors: Readonly<Record<string, readonly string[]>>;
  key_persons: Readonly<Record<string, readonly string[]>>;
};

/** The same unit under the names papers and people use for it. */
const unitAliases: readonly (readonly string[])[] = [
  ['市场监管所', '市监所', '市管所', '工商所'],
  ['平安办', '政法办', '综治办', '平安法治办'],
  ['派出所', '警务室'],
  ['综合执法队', '执法队', '综合行政执法大队'],
  ['卫生院', '医院'],
  ['民政办', '民政所'],
  ['妇联', '妇女联合会'],
  ['团委', '共青团'],
];

/** A lexicon from the register: every unit with its campaign's aliases. */
export function lexiconOf(roster: Roster): Lexicon {
  const unit = (name: string): Named => ({
    name,
    aliases: unitAliases.find((names) => names.includes(name))?.filter((alias) => alias !== name) ?? [],
  });
  return {
    villages: roster.villages.map((name) => ({ name, aliases: [] })),
    units: roster.units.map(unit),
    minors: roster.minors,
    keyPersons: roster.key_persons,
  };
}

/** A person of the register. A name two villages share has both. */
export type PersonEntry = { name: string; kind: 'minor' | 'key_person'; villages: readonly string[] };

/** A lexicon made ready to be found in text. */
export type Finder = {
  names: RegExp;
  /** Names of three characters and more with one after the surname unsure, and the names each may be. */
  slips: RegExp | undefined;
  villageOf: ReadonlyMap<string, string>;
  unitOf: ReadonlyMap<string, string>;
  personOf: ReadonlyMap<string, PersonEntry>;
  /** Taught words, and what each is read as. */
  local: RegExp | undefined;
  meaningOf: ReadonlyMap<string, string>;
  stems: readonly { stem: string; village: string; sound: readonly string[] }[];
};

const finders = new WeakMap<Lexicon, Finder>();

/** The finder of a lexicon, built once. */
export function finderOf(lexicon: Lexicon): Finder {
  const known = finders.get(lexicon);
  if (known) return known;
  const made = build(lexicon);
  finders.set(lexicon, made);
  return made;
}

/** 雄风村 → 雄风; a one-character remainder is too little to stand alone. */
const stemOf = (name: string) => {
  const stem = name.replace(/(?:村|社区|居委会)$/, '');
  return stem.length >= 2 ? stem : name;
};

function build(lexicon: Lexicon): Finder {
  const villageOf = new Map<string, string>();
  for (const { name, aliases } of lexicon.villages)
    for (const form of [name, ...aliases]) villageOf.set(form, name).set(stemOf(form), name);
  const unitOf = new Map<string, string>();
  for (const { name, aliases } of lexicon.units) for (const form of [name, ...aliases]) unitOf.set(form, name);
  const personOf = new Map<string, PersonEntry>();
  collect(personOf, lexicon.keyPersons, 'key_person');
  collect(personOf, lexicon.minors, 'minor');
  const forms = [...villageOf.keys(), ...unitOf.keys(), ...personOf.keys()].filter((form) => form.length > 1);
  const alternatives = forms.sort((a, b) => b.length - a.length).map(escape);
  const meaningOf = new Map((lexicon.localWords ?? []).map(({ word, means }) => [word, means]));
  const taught = [...meaningOf.keys()].sort((a, b) => b.length - a.length).map(escape);
  return {
    local: taught.length > 0 ? new RegExp(taught.join('|'), 'g') : undefined,
    meaningOf,
    slips: slipsOf([...personOf.keys()]),
    names: alternatives.length > 0 ? new RegExp(alternatives.join('|'), 'g') : /(?!)/g,
    villageOf,
    unitOf,
    personOf,
    stems: [...villageOf]
      .filter(([form, village]) => form === stemOf(village))
      .map(([stem, village]) => ({ stem, village, sound: Array.from(stem, soundOf) })),
  };
}

/** 何小禾 as 何小. and 何.禾. */
function slipsOf(names: readonly string[]): RegExp | undefined {
  const forms = names
    .filter((name) => name.length > 2)
    .flatMap((name) => Array.from(name, (_, i) => (i === 0 ? [] : `${name.slice(0, i)}.${name.slice(i + 1)}`)).flat());
  return forms.length > 0 ? new RegExp([...new Set(forms)].sort().join('|'), 'g') : undefined;
}

function collect(into: Map<string, PersonEntry>, by: Lexicon['minors'], kind: PersonEntry['kind']) {
  for (const [village, names] of Object.entries(by))
    for (const name of names) {
      const same = into.get(name);
      into.set(name, { name, kind, villages: [...(same?.kind === kind ? same.villages : []), village] });
    }
}

/** The text with every taught word in its common form. */
export const commonly = ({ local, meaningOf }: Finder, text: string): string =>
  local ? text.replace(local, (word) => meaningOf.get(word) ?? word) : text;

const escape = (form: string) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const sounds = new Map<string, string>();

/** How a character sounds to an ear that does not tell zh from z, n from l, or ang from an. */
function soundOf(character: string): string {
  const known = sounds.get(character);
  if (known !== undefined) return known;
  const sound = pinyin(character, { toneType: 'none' })
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/^hu(?=[aeio])/, 'f')
    .replace(/([aei])ng$/, '$1n');
  sounds.set(character, sound);
  return sound;
}

/** The one person of the register whose name differs from `written` in one character and not in sound. */
export function personHeard({ personOf }: Finder, written: string): PersonEntry | undefined {
  const heard = [...personOf.values()].filter(
    ({ name }) =>
      name.length === written.length &&
      Array.from(name).every((c, i) => c === written.charAt(i) || soundOf(c) === soundOf(written.charAt(i))),
  );
  return heard.length === 1 ? heard[0] : undefined;
}

/** The village whose stem differs from `written` in exactly one character and not in sound. */
export function soundsLike(finder: Finder, written: string): string | undefined {
  const hits = finder.stems.filter(({ stem, sound }) => {
    if (stem.length !== written.length) return false;
    const different = [...sound.keys()].filter((i) => stem.charAt(i) !== written.charAt(i));
    return different.length === 1 && different.every((i) => soundOf(written.charAt(i)) === sound[i]);
  });
  return hits.length === 1 ? hits[0]?.village : undefined;
}
