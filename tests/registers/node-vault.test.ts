import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openVault } from '../../src/db/vault.ts';
import { openNodeVault } from '../../src/hosts/node-vault.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const place = fc.string({ maxLength: 40 });

it('what either vault seals the other opens, and both look it up under one hash', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, text, place, fc.uint8Array(), async (key, words, where, photo) => {
      const [web, node] = [await openVault(key), openNodeVault(key)];
      expect(await node.open(await web.seal(words, where), where)).toBe(words);
      expect(await web.open(await node.seal(words, where), where)).toBe(words);
      expect(await node.openBytes(await web.sealBytes(photo, where), where)).toEqual(photo);
      expect(await web.openBytes(await node.sealBytes(photo, where), where)).toEqual(photo);
      expect(await node.hash(words)).toBe(await web.hash(words));
    }),
    { numRuns: 40 },
  );
});

it('a value that was moved, altered, cut off or sealed under a stranger’s key does not open', async () => {
  const [older, newer] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const sealed = await openNodeVault(older).seal('田小禾', 'people:p1:name');
  const vault = openNodeVault(older);
  await expect(vault.open(sealed, 'people:p2:name')).rejects.toThrow();
  await expect(vault.open(`${sealed.slice(0, -4)}AAAA`, 'people:p1:name')).rejects.toThrow();
  await expect(vault.open(sealed.slice(0, 20), 'people:p1:name')).rejects.toThrow();
  await expect(openNodeVault(newer).open(sealed, 'people:p1:name')).rejects.toThrow('does not have');
  expect(await openNodeVault(newer, older).open(sealed, 'people:p1:name')).toBe('田小禾');
});

it('no two of many thousand sealings begin alike', async () => {
  const vault = openNodeVault(new Uint8Array(32));
  const sealed = await Promise.all(Array.from({ length: 5000 }, () => vault.seal('', 'x')));
  expect(new Set(sealed.map((one) => one.slice(0, 24))).size).toBe(5000);
});
