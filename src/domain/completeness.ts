import type { Tally } from './assess.ts';

/**
 * Filled slots out of slots over everybody listed: six helpers of 六包一 each (C-17), one plan each (C-37). Nobody
 * listed owes nothing; what is named beyond the slots does not make up for another's gap.
 */
export const slotsFilled = (perPerson: number, filled: readonly number[]): Pick<Tally, 'done' | 'should'> => ({
  done: filled.reduce((sum, one) => sum + Math.min(one, perPerson), 0),
  should: perPerson * filled.length,
});
