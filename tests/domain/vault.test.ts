import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../src/db/vault.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);
const place = 'people:p1:name';

describe('what is sealed opens only where it stands', () => {
  it('any text comes back, and is never sealed alike twice', async () => {
    const vault = await openVault(key(1));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const [one, two] = [await vault.seal(text, place), await vault.seal(text, place)];
        expect(one).not.toBe(two);
        expect(await vault.open(one, place)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('a value copied to another row does not open there', async () => {
    const vault = await openVault(key(1));
    const sealed = await vault.seal('小禾', place);
    await expect(vault.open(sealed, 'people:p2:name')).rejects.toThrow();
    await expect(vault.open(sealed, 'people:p1:phone')).rejects.toThrow();
  });

  it('an altered value does not open, whichever byte was touched', async () => {
    const vault = await openVault(key(1));
    const sealed = await vault.sealBytes(new TextEncoder().encode('小禾'), place);
    for (const at of sealed.keys()) {
      const altered = sealed.with(at, (sealed[at] ?? 0) ^ 1);
      await expect(vault.openBytes(altered, place)).rejects.toThrow();
    }
  });

  it('a value cut short does not open', async () => {
    const vault = await openVault(key(1));
    const sealed = await vault.sealBytes(new Uint8Array([1, 2, 3]), place);
    await expect(vault.openBytes(sealed.subarray(0, -1), place)).rejects.toThrow();
    await expect(vault.openBytes(new Uint8Array(), place)).rejects.toThrow();
  });

  it('the plain text is nowhere in the sealed bytes', async () => {
    const vault = await openVault(key(1));
    expect(Buffer.from(await vault.seal('小禾', place), 'base64').includes(Buffer.from('小禾'))).toBe(false);
  });
});

describe('keys', () => {
  it('while rotating the previous key still opens, and new values are sealed under the new one', async () => {
    const before = await openVault(key(1));
    const rotating = await openVault(key(2), key(1));
    const after = await openVault(key(2));
    const old = await before.seal('小禾', place);
    const fresh = await rotating.seal('小禾', place);
    expect([await rotating.open(old, place), await after.open(fresh, place)]).toEqual(['小禾', '小禾']);
    await expect(before.open(fresh, place)).rejects.toThrow('does not have');
  });

  it('another key refuses', async () => {
    const sealed = await (await openVault(key(1))).seal('小禾', place);
    await expect((await openVault(key(3), key(2))).open(sealed, place)).rejects.toThrow('does not have');
  });

  it('the look-up hash is stable under one key and says nothing under another', async () => {
    const [one, other] = [await openVault(key(1)), await openVault(key(2))];
    expect(await one.hash('13800000000')).toBe(await (await openVault(key(1))).hash('13800000000'));
    expect(await one.hash('13800000000')).not.toBe(await other.hash('13800000000'));
    expect(await one.hash('13800000000')).not.toBe(await one.hash('13800000001'));
  });
});
