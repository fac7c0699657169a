import { describe, expect, it } from 'vitest';
import { campaignOf, campaigns } from '../../src/campaigns/index.ts';
import { dutiesMetBy, dutyOf } from '../../src/domain/campaign.ts';
import { declarations } from '../../src/records/index.ts';

describe.each(campaigns.map((campaign) => [campaign.id, campaign] as const))('%s', (_, campaign) => {
  it('names its units once, and its office is one of them', () => {
    const ids = campaign.units.map((unit) => unit.id);
    const names = campaign.units.flatMap((unit) => [unit.name, ...unit.aliases]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
    expect(ids).toContain(campaign.office);
  });

  it('names its papers, and a window that does not end before it begins', () => {
    expect(campaign.documents.length).toBeGreaterThan(0);
    expect(campaign.window.from <= (campaign.window.to ?? '9999-12-31')).toBe(true);
  });

  it('owes duties only from units it has', () => {
    const ids = campaign.units.map((unit) => unit.id);
    for (const { owedBy } of campaign.duties)
      if (typeof owedBy === 'object') expect(ids).toEqual(expect.arrayContaining([...owedBy.units]));
  });

  it('finds a duty by its row, and by what meets it', () => {
    for (const duty of campaign.duties) {
      expect(dutyOf(campaign, duty.id)).toBe(duty);
      expect(dutiesMetBy(campaign, duty.evidence)).toContain(duty);
      expect(declarations[duty.evidence].rows).toContain(duty.id.split('/')[0]);
    }
  });
});

it('F-03: the campaign of 2024 begins the day after its paper and ends with the year', () => {
  expect(campaignOf('fushoushan-2024')?.window).toEqual({ from: '2024-01-12', to: '2024-12-31' });
});

it('A-29: the campaign of 2025 prints no end and no cadence', () => {
  expect(campaignOf('wangjia-2025')).toMatchObject({ window: { from: '2025-10-27' }, duties: [] });
});

it('a rule book that is not there is not found', () => {
  expect(campaignOf('elsewhere-2023')).toBeUndefined();
});
