import type { Db, Write } from './db.ts';
import { putSetting, setting } from './settings.ts';

const key = 'local-words';

export type KeptWord = { readonly word: string; readonly means: string };

const isKeptWord = (value: unknown): value is KeptWord =>
  typeof value === 'object' &&
  value !== null &&
  'word' in value &&
  typeof value.word === 'string' &&
  'means' in value &&
  typeof value.means === 'string';

/** The words the office taught, in the order they were taught. */
export async function localWords(db: Db): Promise<readonly KeptWord[]> {
  const kept = await setting(db, key);
  return Array.isArray(kept) ? kept.filter(isKeptWord) : [];
}

export const putLocalWords = (db: Db, words: readonly KeptWord[]): Write => putSetting(db, key, words);
