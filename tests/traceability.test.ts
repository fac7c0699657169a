import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { campaigns } from '../src/campaigns/index.ts';
import { recordKinds } from '../src/domain/record.ts';
import type { Home, Statement } from '../src/domain/statement.ts';
import { declarations } from '../src/records/index.ts';
import { registerNamed } from '../src/registers/index.ts';
import { type Elsewhere, elsewhere, kindsOfCode, notKept, otherRecords, workflows } from './homes.ts';

const duties = campaigns.flatMap((campaign) => campaign.duties);
const statements: readonly Statement[] = campaigns.flatMap((campaign) => campaign.statements ?? []);
const ids = new Set(statements.map(({ id }) => id));
const counted = new Set(duties.flatMap(({ counter }) => counter ?? []));

const counters = Array.from({ length: 39 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`);
const clocks = Array.from({ length: 8 }, (_, index) => `T-0${index + 1}`);

const isThere = ({ kinds = [], files = [], why }: Elsewhere): boolean =>
  why !== '' &&
  kinds.length + files.length > 0 &&
  kinds.every((kind) => declarations[kind].kind === kind) &&
  files.every((file) => existsSync(new URL(`../src/${file}`, import.meta.url)));

const resolves = (place: Elsewhere | undefined): boolean => place !== undefined && isThere(place);

/** A register is kept, or it is said why not. */
const isRegister = (code: string): boolean => (registerNamed(code) === undefined) !== (notKept[code] === undefined);

/** Whether what a statement calls its home is really there. */
function isHome(home: Home, campaign: (typeof campaigns)[number]): boolean {
  if ('outside' in home) return home.outside.length > 10;
  if ('setting' in home) return home.setting === 'principle' || campaign[home.setting] !== undefined;
  if ('counter' in home) return counted.has(home.counter) || resolves(elsewhere[home.counter]);
  if ('clock' in home) return counted.has(home.clock) || resolves(elsewhere[home.clock]);
  if ('workflow' in home) return resolves(workflows[home.workflow]);
  if ('record' in home) return (kindsOfCode[home.record] ?? []).length > 0 || resolves(otherRecords[home.record]);
  return isRegister(home.register);
}

describe('what is counted and clocked', () => {
  it.each([...counters, ...clocks])('%s is a duty, or lives where it is said to', (code) => {
    expect(counted.has(code)).toBe(elsewhere[code] === undefined);
    if (!counted.has(code)) expect(resolves(elsewhere[code])).toBe(true);
  });

  it('no duty is counted as something A-5 does not know', () => {
    for (const { id, counter } of duties) expect([...counters, ...clocks], id).toContain(counter);
  });

  it('the clocks that run in days are duties', () => {
    expect(['T-05', 'T-07', 'T-08'].every((clock) => counted.has(clock))).toBe(true);
  });
});

describe('the rows of the papers', () => {
  it('a duty is asked for by a row that is there, and every other row it answers is there too', () => {
    for (const { id, also = [] } of duties)
      for (const row of [id, ...also]) expect([...ids], row).toContain(row.split('/')[0]);
  });

  it('a duty is counted as what its rows say they are counted as', () => {
    for (const { id, counter = '', also = [] } of duties)
      for (const row of [id, ...also]) {
        const statement = statements.find((one) => one.id === row.split('/')[0]);
        // A row that is timed or goes on without a number may be served by a duty; it is not counted as one.
        if (statement === undefined || (row !== id && statement.class !== 'K')) continue;
        const homes = statement.home.flatMap((home) => Object.values(home));
        expect(homes, `${id} by ${row}`).toContain(counter);
      }
  });

  it.each(campaigns.map((campaign) => [campaign.id, campaign] as const))(
    '%s: the home of every statement is there',
    (_, campaign) => {
      const homeless = (campaign.statements ?? []).flatMap((row) =>
        row.home.filter((home) => !isHome(home, campaign)).map((home) => `${row.id} ${JSON.stringify(home)}`),
      );
      expect(homeless).toEqual([]);
    },
  );

  it('every counted row is asked by a duty, or its counter lives elsewhere', () => {
    const asked = new Set(
      duties.flatMap(({ id, also = [], counter }) => [id, ...also].map((row) => `${row.split('/')[0]} ${counter}`)),
    );
    const unasked = statements
      .filter((row) => row.class === 'K')
      .flatMap((row) => row.home.flatMap((home) => ('counter' in home ? [`${row.id} ${home.counter}`] : [])))
      .filter((line) => !asked.has(line) && elsewhere[line.split(' ')[1] ?? ''] === undefined);
    expect(unasked).toEqual([]);
  });
});

describe('the records and registers behind them', () => {
  it('every kind of record stands under one code, and its file says which', () => {
    const kinds = Object.values(kindsOfCode).flat();
    expect(kinds.toSorted()).toEqual([...recordKinds].toSorted());
  });

  it('every record a statement fills is kept', () => {
    for (const { id, records } of statements)
      for (const code of records)
        if (code.startsWith('R') && code !== 'R00')
          expect(kindsOfCode[code] !== undefined || resolves(otherRecords[code]), `${id} ${code}`).toBe(true);
        else if (code.startsWith('L-')) expect(isRegister(code), `${id} ${code}`).toBe(true);
  });

  it('no list of other homes names what nobody asks for', () => {
    const homes = new Set(statements.flatMap((row) => row.home.flatMap((home) => Object.values(home))));
    const filled = new Set<string>(statements.flatMap((row) => row.records));
    for (const code of Object.keys(workflows)) expect(homes, code).toContain(code);
    for (const code of [...Object.keys(otherRecords), ...Object.keys(notKept)])
      expect(homes.has(code) || filled.has(code), code).toBe(true);
  });
});
