import { filesFor } from '../db/case-files.ts';
import { localWords } from '../db/local-words.ts';
import type { Lexicon } from '../understanding/meaning.ts';
import { type Desk, villages } from './define.ts';

/** The names on a register whom the speaker may see anyway, by village. */
async function namesOn(desk: Desk, register: string): Promise<Record<string, string[]>> {
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
    minors: await namesOn(desk, 'L-F01'),
    keyPersons: await namesOn(desk, 'L-F08'),
    localWords: await localWords(desk.db),
  };
}
