import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EvidenceStore } from '../bot/keep-pictures.ts';

const pathOf = (url: string) => resolve(url.replace(/^file:(\/\/)?/, ''));

/** Evidence as files in a local folder; a file is there whole or not at all. The bytes come encrypted. */
export function evidenceFolder(url: string): EvidenceStore {
  const folder = pathOf(url);
  const fileOf = (name: string) => {
    if (!/^[\w-]+$/.test(name)) throw new Error('a name of evidence is an id');
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      await mkdir(folder, { recursive: true });
      // On the disk before the database says so: Feishu is not asked for it again.
      await writeFile(`${fileOf(name)}.part`, bytes, { flush: true });
      await rename(`${fileOf(name)}.part`, fileOf(name));
    },
    async get(name) {
      try {
        return await readFile(fileOf(name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (name) => rm(fileOf(name), { force: true }),
  };
}
