import { beforeAll, describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { counted, countedByHand, differences } from './compare.ts';
import { byHand } from './brute-force.ts';
import { type Town, townOf } from './generate.ts';

const asOf = { day: '2024-12-31', time: '23:59' } as const;
const { window } = fushoushan2024;
let town: Town;
let hand: ReadonlyMap<string, string>;

beforeAll(() => {
  town = townOf(20_240_112, { villages: 30, minors: 600, keyPersons: 200 });
  hand = countedByHand(town);
});

describe('a year of thirty villages', () => {
  it('is as large as the township’s', () => {
    const of = (...kinds: string[]) => town.records.filter(({ kind }) => kinds.includes(kind)).length;
    expect(of('broadcast')).toBeGreaterThan(30_000);
    expect(of('minor-visit', 'key-person-visit')).toBeGreaterThan(15_000);
    expect(new Set(town.records.map(({ kind }) => kind)).size).toBeGreaterThan(30);
  });

  it('every duty is counted by hand too', () => {
    expect(Object.keys(byHand).toSorted()).toEqual(fushoushan2024.duties.map(({ id }) => id).toSorted());
  });

  it('asks every duty of somebody; what recurs within a month is neither never nor always done', () => {
    const year = [...hand].map(([key, count]) => [key.split(' ')[0], ...count.split('/').map(Number)] as const);
    for (const { id, cadence } of fushoushan2024.duties) {
      const own = year.filter(([row]) => row === id);
      const [done, should] = [1, 2].map((at) => own.reduce((sum, one) => sum + Number(one[at]), 0));
      expect(done, id).toBeGreaterThan(0);
      if (['day', 'week', 'month'].includes(cadence)) expect(should, id).toBeGreaterThan(done ?? 0);
    }
  });

  it('every counter of every unit and month is what counting by hand gives', () => {
    const { units, listed, records } = town;
    const product = counted(() => ({ roster: { units, listed }, records, window, asOf }));
    expect(differences(product, hand)).toEqual([]);
    expect(hand.size).toBeGreaterThan(3_000);
  });
});
