import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf, sayTally } from '../../src/domain/assess.ts';
import { slotsFilled } from '../../src/domain/completeness.ts';
import { minorLedger } from '../../src/registers/minor-ledger.ts';

const six = minorLedger.helpers?.length ?? 0;

describe('how full the registers are (C-17, C-37)', () => {
  it('F-A-CJ-1 (C-17): six helpers for every child on L-F01', () => {
    expect(six).toBe(6);
    expect(sayTally(slotsFilled(six, [6, 6, 3, 0]))).toBe('15/24');
  });

  it('W-G3 (C-37): one plan for every file; a helper too many does not fill another child’s slot', () => {
    expect(slotsFilled(1, [1, 0, 1])).toEqual({ done: 2, should: 3 });
    expect(slotsFilled(six, [7, 0])).toEqual({ done: 6, should: 12 });
  });

  it('a village where nobody is listed has 无任务', () => {
    expect(sayTally(slotsFilled(six, []))).toBe('无任务');
  });

  it('villages add up, nothing is fuller than full, and 100 % is everything', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(9))), (villages) => {
        const all = slotsFilled(six, villages.flat());
        const parts = villages.map((one) => slotsFilled(six, one));
        expect(all.done).toBe(parts.reduce((sum, one) => sum + one.done, 0));
        expect(all.should).toBe(parts.reduce((sum, one) => sum + one.should, 0));
        expect(all.done).toBeLessThanOrEqual(all.should);
        expect(percentOf(all) === 100).toBe(all.should > 0 && all.done === all.should);
      }),
    );
  });
});
