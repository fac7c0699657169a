import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/domain/bulletin.ts';
import { disagreements } from '../../src/domain/bulletin-check.ts';
import { bulletinTable } from '../../src/domain/bulletin-paper.ts';
import { shortLines } from '../../src/domain/bulletin-short.ts';
import { daysFrom } from '../../src/domain/calendar.ts';
import { fallenBehind } from '../../src/domain/falling-behind.ts';
import { printed } from '../../src/domain/figure.ts';
import { snapshotHash } from '../../src/domain/snapshot.ts';
import { handedIn, played, record, units, villages, visited } from '../domain/township.ts';
import { anyMonth, byHand, child, figuresOf, type Month, toldOf } from './month.ts';

const rows = ['F-A-CJ-1b', 'F-A-CJ-5b', 'F-A-CJ-6'];
const titles: Readonly<Record<string, string>> = {
  'F-A-CJ-1b': '未成年人走访',
  'F-A-CJ-5b': '村村响',
  'F-A-CJ-6': '排查表',
};
const said = (told: ReturnType<typeof toldOf>) => paragraphsOf(told, []).map(({ text }) => text);

/** What may stand for a count: the pair, its whole percent, or that it is too small to tell. */
const mayStand = ({ done, should }: { done: number; should: number }) =>
  should === 0 ? ['无任务'] : [`${done}/${should}`, `${Math.floor((done * 100) / should)}%`, '少量'];

const everyDay = daysFrom('2024-03-01', '2024-03-31');
const full: Month = {
  listed: [],
  records: villages.flatMap(({ id }) => [
    ...everyDay.map((day) => played(day, 3, id)),
    handedIn('2024-03-22', '2024-03', id),
    ...['2024-03-05', '2024-03-12', '2024-03-19', '2024-03-26'].map((day) =>
      record({ kind: 'meeting', occurredOn: day as '2024-03-05', unitId: id, tags: ['weekly', 'law'] }),
    ),
  ]),
};

describe('every printed number', () => {
  it('F-64b: of every figure is what counting by hand gives, village by village and in all', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const figures = figuresOf(month.records, month.listed);
        for (const row of rows)
          for (const unit of [undefined, ...villages.map(({ id }) => id)]) {
            const figure = figures.find((one) => one.duty === row && one.unit === unit);
            if (figure === undefined) expect(byHand(row, month, unit).should).toBe(0);
            else expect({ done: figure.done, should: figure.should }).toEqual(byHand(row, month, unit));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('F-64b: in sentences, table and short version is that count, and nothing else', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const told = toldOf(month.records, month.listed);
        const table = bulletinTable(told);
        for (const [index, { id, name }] of villages.entries()) {
          const row = table?.rows[index] ?? [];
          expect(row[0]).toBe(name);
          for (const duty of rows) {
            const cell = row[(table?.heads ?? []).indexOf(titles[duty] ?? '')];
            if (cell === undefined || duty === 'F-A-CJ-6') continue;
            expect(mayStand(byHand(duty, month, id))).toContain(cell);
          }
        }
        for (const text of said(told))
          for (const duty of rows.filter((one) => text.startsWith(`${titles[one]}：`)))
            for (const [, who = '', pair = ''] of text.matchAll(/(全镇|石桥村|柳湾村|云溪村)(\d+\/\d+|\d+%)/g)) {
              const unit = villages.find(({ name }) => name === who)?.id;
              expect(mayStand(byHand(duty, month, unit)), text).toContain(pair);
            }
        for (const line of shortLines(told, 'liuwan'))
          for (const duty of rows) {
            const pair = new RegExp(`${titles[duty]} (\\d+/\\d+|\\d+%)`).exec(line)?.[1];
            const unit = line.startsWith('本村') ? 'liuwan' : undefined;
            if (pair !== undefined) expect(mayStand(byHand(duty, month, unit)), line).toContain(pair);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('is bound to records of its own village that are there', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const known = new Map(month.records.map((one) => [one.id, one]));
        for (const { unit, records } of figuresOf(month.records, month.listed))
          for (const id of records) {
            expect(known.has(id)).toBe(true);
            if (unit !== undefined) expect(known.get(id)?.unitId).toBe(unit);
          }
      }),
      { numRuns: 30 },
    );
  });
});

describe('small numbers (A-36)', () => {
  it('of fewer than five children or visits no numerator is printed, and none can be worked out', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const figures = figuresOf(month.records, month.listed).filter(({ persons }) => persons !== undefined);
        const words = printed(figures);
        const isOpen = (id: string) => words.get(id)?.includes('/') === true;
        for (const { id, persons = 0, done, should } of figures)
          if (should > 0 && (persons < 5 || done < 5)) expect(isOpen(id)).toBe(false);
        const [whole, ...each] = figures;
        const hidden = each.filter(({ id, should }) => should > 0 && !isOpen(id));
        if (whole !== undefined && isOpen(whole.id) && hidden.length > 0) {
          expect(hidden.reduce((sum, { persons = 0 }) => sum + persons, 0)).toBeGreaterThanOrEqual(5);
          expect(hidden.reduce((sum, { done }) => sum + done, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe('the sentences', () => {
  it('say so when everything was done, and ask for no more than to go on', () => {
    const text = said(toldOf(full.records));
    expect(text).toEqual([
      '村村响：全镇279/279（100%），各村全部完成。',
      '排查表：3个村全部按时交。',
      '每周例会宣讲：全镇12/12（100%），各村全部完成。',
      '各村各项任务全部完成。',
      '当月各项任务均已完成。',
      '请各村继续保持，按时完成本月任务。',
    ]);
  });

  it('name who is behind in the paper’s order, with the number', () => {
    const records = full.records.filter(
      (one) =>
        !(one.unitId === 'liuwan' && (one.kind === 'clue-check' || one.occurredOn === '2024-03-08')) ||
        one.kind === 'meeting',
    );
    const text = said(toldOf([...records, handedIn('2024-04-01', '2024-03', 'liuwan')]));
    expect(text).toContain('村村响：个别村未全部完成（柳湾村90/93）。');
    expect(text).toContain('排查表：3个村已交3个，其中迟交1个。');
    expect(text).toContain('排查表：柳湾村迟交。');
    expect(text.find((one) => one.includes('各项任务'))).toMatch(/^石桥村、云溪村各项任务全部完成。/);
    expect(text).toContain('村村响：请柳湾村按“每天3次”的要求落实。');
  });

  it('are honest about a month without a single record', () => {
    const text = said(toldOf([]));
    expect(text[0]).toBe('村村响：全镇0/279（0%），尚无村全部完成。');
    expect(text).toContain('当月尚无村全部完成任务。');
    expect(text).toContain('排查表：各村均未交。');
    expect(text).toContain('村村响：各村均未全部完成（均为0/93）。');
  });

  it('name each village that is behind, unless all stand alike', () => {
    const text = said(toldOf([played('2024-03-05', 3, 'liuwan')]));
    expect(text).toContain('村村响：各村均未全部完成（石桥村0/93、柳湾村3/93、云溪村0/93）。');
    expect(said(toldOf([handedIn('2024-03-22', '2024-03')]))).toContain('排查表：多数村未交（柳湾村、云溪村）。');
  });

  it('tell of broken loudspeakers, late entries and the problem list', () => {
    const fault = record({ kind: 'broadcast-fault', occurredOn: '2024-03-29', unitId: 'yunxi' });
    const problem = record({ kind: 'problem', occurredOn: '2024-02-10', unitId: 'liuwan', dueOn: '2024-03-31' });
    const closed = record({ kind: 'problem', occurredOn: '2024-03-02', dueOn: '2024-03-31' });
    const closure = record({ kind: 'problem-closure', occurredOn: '2024-03-20', answers: closed.id });
    const late = { ...played('2024-03-04', 3), late: true };
    const text = said(toldOf([fault, problem, closed, closure, late]));
    expect(text).toContain('当月补报1条。');
    expect(text).toContain('喇叭故障1起，月底前修好0起。');
    expect(text).toContain('问题清单在办2项，月底前销号1项。');
    expect(text).toContain('喇叭故障：月底前未修好的有云溪村。');
    expect(text).toContain('问题清单：月底前未销号1项（柳湾村）。');
    expect(text.find((one) => one.startsWith('村村响：全镇'))).toContain('免3天次');
  });

  it('never rank, never speak of clues, and never disagree with themselves', () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const told = toldOf(month.records, month.listed);
        const paragraphs = paragraphsOf(told, []);
        for (const paragraph of paragraphs) {
          expect(paragraph.text).not.toMatch(/线索|第[一二三\d]名|排名|倒数|最/);
          expect(disagreements(paragraph, paragraph.text, told)).toEqual([]);
        }
        expect(new Set(paragraphs.map(({ key }) => key)).size).toBe(paragraphs.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an edited paragraph', () => {
  const listed = Array.from({ length: 6 }, (_, index) => child(`c${index}`, 'shiqiao'));
  const told = toldOf([...full.records.slice(3), visited('2024-03-04', 'c1')], listed);
  const of = (duty: string) => paragraphsOf(told, []).find(({ key }) => key === `overall ${duty}`);
  const wrong = (duty: string, text: string) => {
    const paragraph = of(duty);
    return paragraph === undefined
      ? []
      : disagreements(paragraph, text, told).map(({ said: number, is }) => [number, is]);
  };

  it.each([
    ['村村响：全镇270/279，其余写得好。', []],
    ['村村响：全镇271/279。', [['271/279', '270/279']]],
    ['村村响：全镇２７１／２７９。', [['271/279', '270/279']]],
    ['村村响：石桥村84/93，柳湾村93/93。', []],
    ['村村响：石桥村93/93。', [['93/93', '84/93']]],
    ['村村响：全镇达到97%。', [['97%', '270/279']]],
    ['村村响：全镇达到96%。', []],
    ['村村响：3月31日前有5个村完成。', [['5', '270/279']]],
    ['村村响大家都很用心。', []],
    ['村村响：全镇播了三次。', [['三', '270/279']]],
    ['村村响：全镇达到百分之九十五。', [['百分之九十五', '270/279']]],
    ['村村响：全镇达到百分之九十六。', []],
    ['村村响：石桥村播了两千零三次。', [['两千零三', '84/93']]],
    ['村村响：石桥村惠及十二户。', [['十二', '84/93']]],
    ['村村响：全镇有三分之二的村完成。', [['三分之二', '270/279']]],
    ['村村响：三月二十五日前，第三次做到每一户、一户一策、十分用心、统一部署。', []],
  ])('%s', (text, expected) => expect(wrong('F-A-CJ-5b', text)).toEqual(expected));

  it('A-36: may not put a number where there are too few to tell', () => {
    const [found] =
      of('F-A-CJ-1b') === undefined ? [] : disagreements(of('F-A-CJ-1b') ?? never(), '全镇走访1/12。', told);
    expect(found).toMatchObject({ said: '1/12', is: '8%', tooFew: true });
    const [spoken] = disagreements(of('F-A-CJ-1b') ?? never(), '全镇走访了一户。', told);
    expect(spoken).toMatchObject({ said: '一', tooFew: true });
  });

  it('knows a village by its name even where a number stands in it', () => {
    const named = { ...told, units: told.units.map((one) => (one.id === 'liuwan' ? { ...one, name: '三家村' } : one)) };
    const [paragraph] = paragraphsOf(named, []);
    expect(paragraph && disagreements(paragraph, '村村响：三家村93/93，好。', named)).toEqual([]);
    expect(paragraph && disagreements(paragraph, '村村响：三家村九十次。', named)).toMatchObject([
      { said: '九十', about: '三家村村村响', is: '93/93' },
    ]);
  });
});

describe('the frozen month', () => {
  it('its hash changes if and only if a figure does', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonth, fc.nat(), async (month, at) => {
        const figures = figuresOf(month.records, month.listed);
        const hash = await snapshotHash(figures);
        const others = figures.map((one) => ({ ...one, records: [] })).toReversed();
        expect(await snapshotHash(others)).toBe(hash);
        const changed = figures.map((one, index) =>
          index === at % figures.length ? { ...one, done: one.done + 1 } : one,
        );
        expect(await snapshotHash(changed)).not.toBe(hash);
      }),
      { numRuns: 20 },
    );
  });
});

describe('falling behind (A-06)', () => {
  const listed = [1, 2, 3, 4, 5].map((n) => child(`c${n}`, 'shiqiao'));
  const visits = (times: number) =>
    [...listed, ...listed].slice(0, times).map(({ id }, index) => visited(index < 5 ? '2024-03-04' : '2024-03-20', id));
  const found = (times: number) => {
    const tables = villages.map(({ id }) => handedIn('2024-03-20', '2024-03', id));
    const { duties, figures } = toldOf([...visits(times), ...tables], listed);
    return fallenBehind(duties, units, figures).map(({ unit, trace }) => `${unit.name} ${trace.join()}`);
  };

  it.each([
    [7, ['石桥村 未成年人走访7/10（70%）']],
    [8, []],
    [10, []],
  ])('with %i of ten visits: %j', (times, expected) => expect(found(times)).toEqual(expected));

  it('names every village whose table is missing, ties all of them, and no village for the lowest rate alone', () => {
    const { duties, figures } = toldOf([handedIn('2024-03-28', '2024-03', 'liuwan')]);
    expect(fallenBehind(duties, units, figures).map(({ unit }) => unit.name)).toEqual(['石桥村', '云溪村']);
  });
});

function never(): never {
  throw new Error('the paragraph is there');
}
