import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freshId } from './ledger.ts';

export const keptMedium = z.object({ key: z.string(), name: z.string(), mime: z.string(), owner: z.string() });
export type Medium = z.infer<typeof keptMedium>;

/** Pictures and files by key. `owner` is 'bot' or the open_id that sent it. */
export type Media = {
  readonly put: (kind: 'image' | 'file', bytes: Uint8Array, about: Omit<Medium, 'key'>) => string;
  readonly get: (key: string) => (Medium & { readonly bytes: Uint8Array }) | undefined;
  readonly all: () => readonly Medium[];
};

/** With a folder the bytes are written there at once; the list of them belongs to the store. */
export function openMedia(saved: readonly Medium[], folder: string | undefined, changed: () => void): Media {
  const kept = new Map<string, Medium & { readonly bytes: Uint8Array }>();
  if (folder) {
    mkdirSync(folder, { recursive: true });
    for (const medium of saved) kept.set(medium.key, { ...medium, bytes: readFileSync(join(folder, medium.key)) });
  }
  return {
    put: (kind, bytes, about) => {
      const key = freshId(kind === 'image' ? 'img_v3_' : 'file_v3_');
      kept.set(key, { key, bytes, ...about });
      if (folder) writeFileSync(join(folder, key), bytes);
      changed();
      return key;
    },
    get: (key) => kept.get(key),
    all: () => [...kept.values()].map(({ key, name, mime, owner }) => ({ key, name, mime, owner })),
  };
}

const signatures: readonly (readonly [mime: string, at: number, magic: string])[] = [
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/png', 0, '89504e47'],
  ['image/gif', 0, '47494638'],
  ['image/webp', 8, '57454250'],
  ['image/bmp', 0, '424d'],
  ['image/x-icon', 0, '00000100'],
  ['image/tiff', 0, '49492a00'],
  ['image/tiff', 0, '4d4d002a'],
  ['image/heic', 4, '6674797068656963'],
];

/** The picture formats Feishu takes, told by their first bytes; undefined for anything else. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return signatures.find(([, at, magic]) => start.startsWith(magic, at * 2))?.[0];
}
