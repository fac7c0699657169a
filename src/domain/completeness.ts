import type { Tally } from './assess.ts';

/** How many are listed, and in how many of their files each column holds something. Numbers only. */
export type ColumnCounts = { readonly listed: number; readonly filled: Readonly<Record<string, number>> };

/**
 * Filled slots out of slots over everybody listed, for the columns wanted: the six of 六包一 (C-17), the columns a
 * register asks for (C-37). Nobody listed owes nothing; no column is fuller than the list is long.
 */
export function completenessOf(
  wanted: readonly string[],
  counts: readonly ColumnCounts[],
): Pick<Tally, 'done' | 'should'> {
  const sum = (of: (one: ColumnCounts) => number) => counts.reduce((total, one) => total + of(one), 0);
  return {
    done: sum(({ listed, filled }) =>
      wanted.reduce((total, column) => total + Math.min(listed, filled[column] ?? 0), 0),
    ),
    should: sum(({ listed }) => listed * wanted.length),
  };
}
