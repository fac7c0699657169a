import { daysBetween, type LocalDate } from './calendar.ts';

/** What a picture shows of itself: exact bytes, rough looks, the day it was taken. Never a place. */
export type PictureFacts = {
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** A 64-bit difference hash in 16 hex digits; absent where nothing decodes, or nothing is to be seen. */
  readonly dhash?: string | undefined;
  /** The township's day on which the camera says it was taken. */
  readonly takenOn?: LocalDate | undefined;
};

/** Why somebody may want to look at a picture once. A reason to ask, never a finding. */
export type Doubt =
  | { readonly reason: 'same'; readonly as: string }
  | { readonly reason: 'alike'; readonly as: string }
  | { readonly reason: 'far'; readonly takenOn: LocalDate; readonly days: number }
  | { readonly reason: 'burst'; readonly visits: number };
export type DoubtReason = Doubt['reason'];

/** Up to this many bits of 64 apart, two pictures look the same. */
const alikeBits = 4;
/** A picture taken this many days from the visit's day still goes with it. */
const nearDays = 3;
const burstVisits = 30;
const hourMs = 60 * 60_000;

const wide = 9;
const high = 8;
/** Brightest minus darkest of 255; below it, noise would decide the hash. */
const leastContrast = 16;

/** The difference hash of 9×8 grey pixels, row by row; undefined for a picture without anything to see. */
export function dhashOf(grey: Uint8Array): string | undefined {
  if (grey.length !== wide * high || Math.max(...grey) - Math.min(...grey) < leastContrast) return undefined;
  let hash = '';
  for (let row = 0; row < high; row += 1) {
    let bits = 0;
    for (let column = 0; column < wide - 1; column += 1) {
      const at = row * wide + column;
      bits = bits * 2 + ((grey[at] ?? 0) > (grey[at + 1] ?? 0) ? 1 : 0);
    }
    hash += bits.toString(16).padStart(2, '0');
  }
  return hash;
}

/** How many of 32 bits are set, in five steps: a morning compares millions. */
function onesIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

type Halves = readonly [number, number];
/** A difference hash as two numbers, for comparing many. */
export const halvesOf = (dhash: string): Halves => [
  Number.parseInt(dhash.slice(0, 8), 16),
  Number.parseInt(dhash.slice(8), 16),
];
/** By how many of 64 bits two difference hashes differ. */
export const bitsApart = (a: Halves, b: Halves): number => onesIn(a[0] ^ b[0]) + onesIn(a[1] ^ b[1]);

/** A kept picture and the record it goes with. */
export type SeenPicture = PictureFacts & {
  readonly id: string;
  readonly recordId: string;
  /** The day the record states. */
  readonly statedOn: LocalDate;
};

/**
 * Those of the wanted pictures that came before with another record: as the same bytes, or else as the same look; each
 * with the earliest one it is like. The pictures are in the order they came.
 */
export function seenBefore<P extends SeenPicture>(
  pictures: readonly P[],
  isWanted: (picture: P) => boolean,
): { picture: P; doubt: Doubt }[] {
  const bySha = new Map<string, number[]>();
  for (const [at, { sha256 }] of pictures.entries()) bySha.set(sha256, [...(bySha.get(sha256) ?? []), at]);
  // Flat numbers: a morning after two years compares fifty million.
  const [left, right] = [new Int32Array(pictures.length), new Int32Array(pictures.length)];
  for (const [at, { dhash }] of pictures.entries()) [left[at], right[at]] = halvesOf(dhash ?? '0');
  return pictures.flatMap((picture, index) => {
    if (!isWanted(picture)) return [];
    const isOther = (at: number) => at < index && pictures[at]?.recordId !== picture.recordId;
    const same = pictures[bySha.get(picture.sha256)?.find(isOther) ?? index];
    if (same !== undefined && same !== picture) return { picture, doubt: { reason: 'same', as: same.id } };
    if (!picture.dhash) return [];
    const [a, b] = halvesOf(picture.dhash);
    const isAlike = (at: number) => onesIn((left[at] ?? 0) ^ a) + onesIn((right[at] ?? 0) ^ b) <= alikeBits;
    for (let at = 0; at < index; at += 1) {
      if (!isAlike(at) || !isOther(at)) continue;
      const one = pictures[at];
      if (one?.dhash) return { picture, doubt: { reason: 'alike', as: one.id } };
    }
    return [];
  });
}

/** A picture taken more than three days before or after the day its record states. */
export function shotFar(takenOn: LocalDate | undefined, statedOn: LocalDate): Doubt | undefined {
  if (takenOn === undefined) return undefined;
  const days = Math.abs(daysBetween(takenOn, statedOn));
  return days > nearDays ? { reason: 'far', takenOn, days } : undefined;
}

/** Visits with pictures that one person entered in one go; `visits` is how many people were visited. */
export type Entered = { readonly at: Date; readonly visits: number };

/** The first hour in which one person entered thirty visits or more: where it begins, and how many they were. */
export function isBurst<E extends Entered>(entries: readonly E[]): { first: E; doubt: Doubt } | undefined {
  const inOrder = entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const first of inOrder) {
    const end = first.at.getTime() + hourMs;
    const visits = inOrder
      .filter(({ at }) => at >= first.at && at.getTime() <= end)
      .reduce((sum, one) => sum + one.visits, 0);
    if (visits >= burstVisits) return { first, doubt: { reason: 'burst', visits } };
  }
  return undefined;
}
