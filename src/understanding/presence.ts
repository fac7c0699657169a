/** Characters one of which must stand in a text for a rule to find anything there: looked up instead of searched for. */
export type Need = readonly (readonly [word: number, bits: number])[];
/** Which of the characters that rules need a text has. */
export type Presence = Int32Array;

const WORDS = 8;
/** Every needed character's own place, from 1; 0 for those that nothing needs. */
const places = new Uint8Array(0x1_0000);
let taken = 0;

function placeOf(character: string): number {
  const code = character.charCodeAt(0);
  if (places[code] === 0) places[code] = ++taken;
  if (taken >= WORDS * 32) throw new Error('too many needed characters');
  return places[code] ?? 0;
}

/** The need for any of these characters. */
export function needing(characters: string): Need {
  const bits = new Map<number, number>();
  for (const place of Array.from(characters, placeOf))
    bits.set(place >> 5, (bits.get(place >> 5) ?? 0) | (1 << (place & 31)));
  return [...bits];
}

export const DIGITS = '0123456789';

/** One look at a text for everything that rules need. */
export function presenceOf(text: string): Presence {
  const present = new Int32Array(WORDS);
  for (let i = 0; i < text.length; i++) {
    const place = places[text.charCodeAt(i)] ?? 0;
    present[place >> 5] = (present[place >> 5] ?? 0) | (1 << (place & 31));
  }
  return present;
}

/** Whether a text may hold what a rule looks for. */
export function meets(present: Presence, need: Need): boolean {
  for (const [word, bits] of need) if (((present[word] ?? 0) & bits) !== 0) return true;
  return false;
}
