import { filesFor } from '../db/case-files.ts';
import { localWords } from '../db/local-words.ts';
import type { Lexicon } from '../understanding/meaning.ts';
import { type Desk, villages } from './define.ts';
import { keyPersonRound, minorRound, type Round } from './visit-round.ts';

/** The names on a register for whoever enters visits to those on it, by village. */
async function namesOn(desk: Desk, { declaration, register }: Round): Promise<Record<string, string[]>> {
  if (!declaration.may.includes(desk.actor.role)) return {};
  const files = await filesFor(desk.db, desk.actor, { register, on: desk.today }, ['name']);
  return Object.fromEntries(
    villages(desk).map(({ id, name }) => [
      name,
      files.filter((file) => file.unitId === id).flatMap((file) => file.fields['name'] ?? []),
    ]),
  );
}

/** The township's own words, and the names the speaker may see. */
export async function lexiconFor(desk: Desk): Promise<Lexicon> {
  return {
    villages: villages(desk).map(({ name, aliases }) => ({ name, aliases })),
    units: desk.units.filter((unit) => unit.kind === 'department').map(({ name, aliases }) => ({ name, aliases })),
    minors: await namesOn(desk, minorRound),
    keyPersons: await namesOn(desk, keyPersonRound),
    localWords: await localWords(desk.db),
  };
}
