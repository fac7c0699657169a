import { describe, expect, it } from 'vitest';
import { campaignOf, campaigns } from '../../src/campaigns/index.ts';
import { isLocalDate } from '../../src/domain/calendar.ts';
import type { Campaign } from '../../src/domain/campaign.ts';
import { type Home, parties, type Statement } from '../../src/domain/statement.ts';
import { traceability } from './traceability.ts';

function rowsOf(id: string): readonly Statement[] {
  return campaignOf(id)?.statements ?? [];
}

const town = rowsOf('fushoushan-2024');
const all = campaigns.flatMap(({ statements = [] }) => statements);
const known = ({ units }: Campaign) => new Set([...units.map(({ id }) => id), ...Object.keys(parties)]);
const codeOf = (home: Home): string => ('outside' in home ? 'outside' : (Object.values(home)[0] ?? ''));

/** The numbered rows the annex prints for each unit, in its order. */
const annex =
  'PA 11, JW 4, WX 2, PC 15, FT 3, SF 2, ED 12, CZ 2, SB 4, MZ 5, SC 6, JT 2, FL 4, TW 3, GG 3, DZ 4, JJ 1, ZF 2, WS 5, CJ 8';
const numbered = (row: Statement) => /^F-A-([A-Z]{2})-(\d+)[a-z]?$/.exec(row.id);

describe('the two papers, sentence by sentence', () => {
  it('hold 261 statements, 231 and 30, each once', () => {
    expect(campaigns.map(({ id }) => [id, rowsOf(id).length])).toEqual([
      ['fushoushan-2024', 231],
      ['wangjia-2025', 30],
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(261);
    expect(town.every(({ id }) => id.startsWith('F-'))).toBe(true);
    expect(rowsOf('wangjia-2025').every(({ id }) => id.startsWith('W-'))).toBe(true);
  });

  it('count 34, are clocked 60 times, ask 22 things once, go on 126 times and stand 19 times', () => {
    const classes = all.map((row) => row.class).join('');
    const counts = ['K', 'E', 'O', 'C', 'S'].map((one) => classes.split(one).length - 1);
    expect(counts).toEqual([34, 60, 22, 126, 19]);
  });

  it('the annex gives twenty units 98 numbered rows, in one run each', () => {
    const rows = [...new Set(town.flatMap((row) => numbered(row)?.slice(1, 3).join(' ') ?? []))];
    expect(rows).toHaveLength(98);
    expect(rows).toEqual(
      annex.split(', ').flatMap((unit) => {
        const [code = '', last = ''] = unit.split(' ');
        return Array.from({ length: Number(last) }, (_, index) => `${code} ${index + 1}`);
      }),
    );
  });

  it('a row of the annex binds the unit it stands under', () => {
    for (const row of town) {
      const unit = numbered(row)?.[1];
      if (unit !== undefined) expect(row.by, row.id).toEqual([unit === 'CJ' ? 'village' : unit]);
    }
  });

  it('quote the paper and leave nobody unnamed who is bound', () => {
    for (const { id, quote, by } of all) {
      expect(quote.trim(), id).toBe(quote);
      expect(quote.length, id).toBeGreaterThan(7);
      expect(quote.length, id).toBeLessThanOrEqual(130);
      expect(by.length, id).toBeGreaterThan(0);
    }
  });

  it('a duty says what its row says', () => {
    for (const { statements = [], duties } of campaigns)
      for (const duty of duties) {
        const row = statements.find(({ id }) => id === duty.id.split('/')[0]);
        for (const part of duty.basis.split('…')) expect(row?.quote, duty.id).toContain(part);
      }
  });
});

describe('where a statement lives', () => {
  it('every counted, clocked and one-off row lives where it is traced to, and nowhere else', () => {
    const lived = all
      .filter((row) => 'KEO'.includes(row.class))
      .flatMap((row) => row.home.map((home) => `${codeOf(home)} ${row.id}`));
    const traced = Object.entries(traceability).flatMap(([home, rows]) => rows.split(' ').map((id) => `${home} ${id}`));
    expect(lived.toSorted()).toEqual(traced.toSorted());
    expect(new Set(traced.map((line) => line.split(' ')[1])).size).toBe(34 + 60 + 22);
  });

  it('every counted row has a counter', () => {
    for (const row of all)
      if (row.class === 'K') for (const home of row.home) expect(home, row.id).toHaveProperty('counter');
  });

  it('what goes on without a number lives in its records and registers', () => {
    for (const row of all.filter((one) => one.class === 'C'))
      if (row.records.includes('R00')) expect(row.home, row.id).toHaveLength(1);
      else expect(row.home.map(codeOf), row.id).toEqual(row.records);
  });

  it('what stands is a setting, and the rule book fills it', () => {
    for (const campaign of campaigns)
      for (const row of campaign.statements ?? [])
        for (const home of row.home)
          if (row.class === 'S') expect(home, row.id).toHaveProperty('setting');
          else if ('setting' in home) expect(home.setting, row.id).toBe('principle');
    for (const campaign of campaigns)
      for (const home of (campaign.statements ?? []).flatMap((row) => row.home))
        if ('setting' in home && home.setting !== 'principle') expect(campaign[home.setting]).toBeDefined();
  });
});

describe.each(campaigns.map((campaign) => [campaign.id, campaign] as const))('%s', (_, campaign) => {
  const ids = new Set(campaign.statements?.map(({ id }) => id));

  it('binds and lists only units it has, and parties', () => {
    const units = known(campaign);
    for (const row of campaign.statements ?? []) for (const one of row.by) expect(units, row.id).toContain(one);
    for (const list of campaign.unitLists ?? []) for (const one of list.units) expect(units, list.place).toContain(one);
  });

  it('makes every stage and post by one of its sentences', () => {
    for (const one of campaign.stages ?? []) expect(ids, one.name).toContain(one.id);
    for (const one of campaign.posts ?? []) expect(ids, one.name).toContain(one.basis);
    expect(new Set(campaign.posts?.map(({ name }) => name)).size).toBe(campaign.posts?.length ?? 0);
  });
});

describe('the standing structure of 2024', () => {
  const campaign = campaignOf('fushoushan-2024');

  it('has four stages on real days, the third on the office’s calendar', () => {
    const stages = campaign?.stages ?? [];
    expect(stages.map(({ name, window }) => [name, window?.from, window?.to])).toEqual([
      ['组织动员阶段', '2024-01-05', '2024-01-12'],
      ['集中攻坚阶段', '2024-01-12', '2024-06-30'],
      ['重点攻坚阶段', undefined, undefined],
      ['巩固提升阶段', '2024-07-01', '2024-12-31'],
    ]);
    for (const { window } of stages) {
      if (window === undefined) continue;
      expect([window.from, window.to ?? ''].every(isLocalDate)).toBe(true);
      expect(window.from < (window.to ?? '')).toBe(true);
    }
  });

  it('has five working groups, six protections, and seventeen paragraphs before its 21 members', () => {
    expect(campaign?.groups).toHaveLength(5);
    expect(campaign?.protections).toHaveLength(6);
    const lists = campaign?.unitLists ?? [];
    expect(lists).toHaveLength(18);
    expect(new Set(lists.at(-1)?.units).size).toBe(21);
    expect(lists.at(-1)?.units).not.toContain('CZ');
  });

  it('knows the office by every name the paper gives it', () => {
    const office = campaign?.units.find(({ id }) => id === campaign.office);
    expect([office?.name, ...(office?.aliases ?? [])]).toEqual(
      expect.arrayContaining(['镇社会建设和应急管理办', '平安办', '镇平安办', '镇利剑护蕾办公室', '领导小组办公室']),
    );
  });
});

it('A-29: the paper of 2025 prints no quota and may take those of 2024', () => {
  const wangjia = campaignOf('wangjia-2025');
  expect(wangjia?.duties).toEqual([]);
  expect(campaignOf(wangjia?.template ?? '')?.duties.length).toBeGreaterThan(0);
});
