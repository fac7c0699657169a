import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTaken, isPicture } from '../../src/bot/picture-facts.ts';
import {
  bitsApart,
  dhashOf,
  type Doubt,
  halvesOf,
  isBurst,
  seenBefore,
  type SeenPicture,
  shotFar,
} from '../../src/domain/picture.ts';

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const hex = (bits: bigint) => bits.toString(16).padStart(16, '0');

describe('how far two looks are apart', () => {
  it.each([
    ['0000000000000000', '0000000000000000', 0],
    ['0000000000000000', 'ffffffffffffffff', 64],
    ['8000000000000000', '0000000000000001', 2],
    ['00000000f0000000', '0000000000000000', 4],
  ])('%s and %s: %i bits', (a, b, bits) => expect(bitsApart(halvesOf(a), halvesOf(b))).toBe(bits));

  it('counts the bits that differ, whichever comes first', () => {
    fc.assert(
      fc.property(hash, hash, (a, b) => {
        const ones = [...(a ^ b).toString(2)].filter((bit) => bit === '1').length;
        const [one, other] = [halvesOf(hex(a)), halvesOf(hex(b))];
        expect([bitsApart(one, other), bitsApart(other, one)]).toEqual([ones, ones]);
      }),
    );
  });

  it('a grey that only falls is all ones, one that only rises is none, a blank sheet has no look', () => {
    const falls = Uint8Array.from({ length: 72 }, (_, at) => 200 - 20 * (at % 9));
    expect(dhashOf(falls)).toBe('f'.repeat(16));
    expect(dhashOf(falls.map((grey) => 255 - grey))).toBe('0'.repeat(16));
    expect(dhashOf(new Uint8Array(72).fill(250))).toBeUndefined();
    expect(dhashOf(new Uint8Array(10))).toBeUndefined();
  });
});

describe('a picture that came before', () => {
  const seen = (id: string, more: Partial<SeenPicture> = {}): SeenPicture => ({
    id,
    recordId: `visit of ${id}`,
    statedOn: '2024-03-12',
    sha256: id,
    ...more,
  });

  it.each<[string, Partial<SeenPicture>, Partial<SeenPicture>, Doubt | undefined]>([
    ['the very bytes', { sha256: 'x' }, { sha256: 'x' }, { reason: 'same', as: 'a' }],
    ['four bits apart', { dhash: '0'.repeat(16) }, { dhash: `f${'0'.repeat(15)}` }, { reason: 'alike', as: 'a' }],
    ['five bits apart', { dhash: '0'.repeat(16) }, { dhash: `f8${'0'.repeat(14)}` }, undefined],
    ['twice with one visit', { sha256: 'x', recordId: 'one' }, { sha256: 'x', recordId: 'one' }, undefined],
    ['no look to compare', {}, { dhash: '0'.repeat(16) }, undefined],
  ])('%s', (_what, before, now, doubt) => {
    const found = seenBefore([seen('a', before), seen('b', now)], ({ id }) => id === 'b');
    expect(found.map((one) => one.doubt)).toEqual(doubt === undefined ? [] : [doubt]);
  });

  it('is the earliest of several, and only the wanted ones are looked up', () => {
    const three = ['a', 'b', 'c'].map((id) => seen(id, { sha256: 'x' }));
    expect(seenBefore(three, () => true).map(({ picture, doubt }) => [picture.id, doubt])).toEqual([
      ['b', { reason: 'same', as: 'a' }],
      ['c', { reason: 'same', as: 'a' }],
    ]);
    expect(seenBefore(three, () => false)).toEqual([]);
  });
});

describe('a shot far from the day', () => {
  it.each([
    ['2024-03-12', 0],
    ['2024-03-09', 0],
    ['2024-03-15', 0],
    ['2024-03-08', 4],
    ['2024-03-16', 4],
    ['2023-03-12', 366],
  ] as const)('taken on %s for the 12th: %i days', (takenOn, days) => {
    expect(shotFar(takenOn, '2024-03-12')).toEqual(days === 0 ? undefined : { reason: 'far', takenOn, days });
  });

  it('a picture that does not say when is never far', () => expect(shotFar(undefined, '2024-03-12')).toBeUndefined());
});

describe('thirty visits in an hour', () => {
  const after = (minutes: number, visits = 1) => ({ at: new Date(1_710_000_000_000 + minutes * 60_000), visits });

  it.each([
    ['thirty in one hour', Array.from({ length: 30 }, (_, n) => after(n * 2)), 30],
    ['twenty-nine', Array.from({ length: 29 }, (_, n) => after(n * 2)), undefined],
    ['thirty, three minutes apart', Array.from({ length: 30 }, (_, n) => after(n * 3)), undefined],
    ['three lines of ten children', [after(0, 10), after(30, 10), after(60, 10)], 30],
    ['a quiet morning before', [after(0), ...Array.from({ length: 30 }, (_, n) => after(300 + n))], 30],
  ])('%s', (_what, entries, visits) => {
    expect(isBurst(entries)?.doubt).toEqual(visits === undefined ? undefined : { reason: 'burst', visits });
  });

  it('the order they are read in does not matter', () => {
    const entries = Array.from({ length: 40 }, (_, n) => after(n));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 40 }), (mixed) => {
        expect(isBurst(mixed)).toEqual(isBurst(entries));
      }),
    );
  });
});

describe('the day a camera says', () => {
  it.each([
    [{ DateTimeOriginal: '2024:03:11 23:30:00' }, '2024-03-11'],
    [{ DateTimeOriginal: '2024:03:11 23:30:00', OffsetTimeOriginal: '+08:00' }, '2024-03-11'],
    [{ DateTimeOriginal: '2024:03:11 23:30:00', OffsetTime: '+00:00' }, '2024-03-12'],
    [{ DateTimeOriginal: '2024:03:12 03:00:00', OffsetTime: '+12:00' }, '2024-03-11'],
    [{ DateTimeOriginal: '0000:00:00 00:00:00' }, undefined],
    [{ DateTimeOriginal: '2024:03:11 23:30:00', OffsetTime: 'here' }, '2024-03-11'],
    [undefined, undefined],
  ])('%j is %s', (tags, day) => expect(dayTaken(tags)).toBe(day));
});

it('a picture is known by its bytes, not by its name', () => {
  const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
  expect(isPicture(bytes('\u00ff\u00d8\u00ff\u00e0 jfif'))).toBe(true);
  expect(isPicture(bytes('\u0089PNG\r\n'))).toBe(true);
  expect(isPicture(bytes('RIFF....WEBPVP8 '))).toBe(true);
  expect(isPicture(bytes('....ftypheic'))).toBe(true);
  expect(isPicture(bytes('PK\u0003\u0004 a table'))).toBe(false);
  expect(isPicture(new Uint8Array())).toBe(false);
});
