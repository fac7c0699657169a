import { addDays, clockTime, daysBetween, type LocalDate, type LocalTime } from '../../src/domain/calendar.ts';

/** The same luck for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  return {
    /** A whole number from 0 to `most`. */
    upTo,
    /** Once in `times`. */
    one: (times: number): boolean => next() * times < 1,
    pick: <T>(some: readonly [T, ...T[]] | readonly T[]): T => {
      const found = some[upTo(some.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    day: (from: LocalDate, to: LocalDate): LocalDate => addDays(from, upTo(daysBetween(from, to))),
    time: (): LocalTime => clockTime(upTo(23), upTo(59)) ?? '12:00',
    shuffled: <T>(some: readonly T[]): T[] =>
      some
        .map((one) => ({ one, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one),
  };
}

export type Chance = ReturnType<typeof chance>;
