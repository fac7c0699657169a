import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf, sayTally } from '../../src/domain/assess.ts';
import { type ColumnCounts, completenessOf } from '../../src/domain/completeness.ts';
import { minorLedger } from '../../src/registers/minor-ledger.ts';

const six = minorLedger.columns.map(({ name }) => name).filter((name) => name.startsWith('keeper-'));
const wanted = minorLedger.columns.filter(({ required }) => required === true).map(({ name }) => name);

describe('how full the registers are (C-17, C-37)', () => {
  it('F-A-CJ-1 (C-17): six slots for every child on L-F01', () => {
    expect(six).toHaveLength(6);
    const village = { listed: 10, filled: Object.fromEntries(six.map((name, index) => [name, 10 - index])) };
    expect(sayTally(completenessOf(six, [village]))).toBe('45/60');
  });

  it('W-G3 (C-37): only the columns a register wants are counted, an extra one does not help', () => {
    const filled = Object.fromEntries(wanted.map((name) => [name, 3]));
    expect(completenessOf(wanted, [{ listed: 4, filled: { ...filled, remark: 4 } }])).toEqual({
      done: 3 * wanted.length,
      should: 4 * wanted.length,
    });
  });

  it('a village where nobody is listed has 无任务', () => {
    expect(sayTally(completenessOf(six, [{ listed: 0, filled: {} }]))).toBe('无任务');
  });

  const anyCounts: fc.Arbitrary<ColumnCounts> = fc.record({
    listed: fc.nat(50),
    filled: fc.dictionary(fc.constantFrom(...six), fc.nat(60)),
  });

  it('villages add up, nothing is fuller than full, and 100 % is everything', () => {
    fc.assert(
      fc.property(fc.array(anyCounts), (villages) => {
        const all = completenessOf(six, villages);
        const parts = villages.map((one) => completenessOf(six, [one]));
        expect(all.done).toBe(parts.reduce((sum, one) => sum + one.done, 0));
        expect(all.should).toBe(parts.reduce((sum, one) => sum + one.should, 0));
        expect(all.done).toBeLessThanOrEqual(all.should);
        expect(percentOf(all) === 100).toBe(all.should > 0 && all.done === all.should);
      }),
    );
  });
});
