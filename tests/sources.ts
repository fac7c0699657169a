import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const slashed = (path: string) => path.split(sep).join('/');

/** Every file below a folder of the repository, by its path from there, with forward slashes. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(relative(join(root, folder), join(entry.parentPath, entry.name))))
    .toSorted();

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export type Source = { readonly path: string; readonly text: string; readonly code: string };

const withoutComments = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1');

/** Every source file under src/; `code` is its text without comments, line for line. */
export const sources: readonly Source[] = filesBelow('src')
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = read(`src/${path}`);
    return { path, text, code: withoutComments(text) };
  });

/** What a file imports, static or dynamic: paths under src/, and packages as they are written. */
export const importsOf = ({ path, code }: Source): string[] =>
  [...code.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : name,
  );
