import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partOf } from '../documents/docx.ts';
import { all, one, paragraphs } from '../documents/xml.ts';
import { deskAfterMarch } from './entered.ts';
import { type Count, countedFrom, pair, percent, sum, villages } from './exported.ts';

const digitsIn = (text: string) => text.match(/\d+(?:\/\d+|%)?/g) ?? [];

/** The text and the table of March's bulletin, and the same counted from what was exported. */
async function bulletinOfMarch() {
  const desk = await deskAfterMarch();
  const counted = await countedFrom(desk);
  const out = join(desk.folder, '通报.docx');
  await desk.hulei('bulletin', 'build', '--month', '2024-03', '--out', out);
  const body = one(partOf(readFileSync(out), 'word/document.xml'), 'w:body');
  const [table = body] = all(body, 'w:tbl');
  const cells = all(table, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => paragraphs(cell).join('')));
  const lines = paragraphs(body);
  const said = lines.slice(lines.indexOf('一、总体情况'), lines.indexOf('村（社区）'));
  return { said, cells, counted };
}

describe('the bulletin of a month with late entries, faults, problems and days excused', () => {
  it('F-64b: every number of its text is counted again from `export records`, and there is no other', async () => {
    const { said, counted } = await bulletinOfMarch();
    const { broadcasts, visited, weekly, forwarded, handedIn } = counted;
    const whole = (of: (village: string, state?: string) => Count, state?: string) =>
      sum(villages.map((village) => of(village, state)));
    const rate = (of: (village: string) => Count) => [pair(whole(of)), percent(whole(of))];
    const full = (of: (village: string) => Count) => {
      const those = villages.map((village) => of(village)).filter(({ done, should }) => should > 0 && done === should);
      return those.length === 0 ? [] : [String(those.length)];
    };
    const behind = (of: (village: string) => Count) => {
      const short = villages
        .map((village) => ({ village, ...of(village) }))
        .filter(({ done, should }) => done < should);
      const [alike, another] = [...new Set(short.map(pair))];
      return short.length === villages.length && alike !== undefined && another === undefined
        ? [`均为${alike}`]
        : short.map((one) => `${one.village}${pair(one)}`);
    };
    const tables = villages.map(handedIn);
    const late = tables.filter((row) => row !== undefined && row.occurred_on > '2024-03-25').length;
    const photos = (of: typeof visited) => String(whole(of, 'attached').done);
    const numbers = [
      ['未成年人走访：全镇', ...rate(visited), photos(visited), ...full(visited)],
      ['村村响：全镇', ...rate(broadcasts), ...full(broadcasts), String(counted.excused)],
      [
        '排查表：3个村',
        '3',
        String(tables.filter(Boolean).length),
        String(late),
        String(tables.filter((row) => !row).length),
      ],
      ['每周例会宣讲：全镇', ...rate(weekly), photos(weekly)],
      ['链接转发：全镇', ...rate(forwarded), ...full(forwarded)],
      ['当月补报', String(counted.late)],
      ['喇叭故障', String(counted.repaired.should), String(counted.repaired.done)],
      ['问题清单在办', String(counted.closed.should), String(counted.closed.done)],
      ['未成年人走访：', ...behind(visited)],
      ['村村响：', ...behind(broadcasts)],
      ['每周例会宣讲：', ...behind(weekly)],
      ['链接转发：', ...behind(forwarded)],
      ['问题清单：月底前未销号', String(counted.closed.should - counted.closed.done)],
      // What the rule book asks for, not what was counted.
      ['未成年人走访：请', '2'],
      ['村村响：请', '3'],
      ['排查表：请', '25'],
      ['每周例会宣讲：请', '1'],
      ['链接转发：请', '24'],
    ];
    const { late: entries, excused, repaired, closed } = counted;
    for (const some of [entries, excused, repaired.done, closed.done]) expect(some).toBeGreaterThan(0);
    const lines = said.filter((line) => digitsIn(line).length > 0);
    expect(lines.map(digitsIn)).toEqual(numbers.map(([, ...own]) => own.flatMap(digitsIn)));
    for (const [index, [begin = '', ...own]] of numbers.entries()) {
      expect(lines[index]).toContain(begin);
      for (const one of own) expect(lines[index]).toContain(one);
    }
  });

  it('F-64b: every cell of its table is counted again from `export records`', async () => {
    const { cells, counted } = await bulletinOfMarch();
    const { broadcasts, visited, weekly, forwarded, handedIn } = counted;
    const say = (count: Count) => (count.should === 0 ? '无任务' : pair(count));
    const table = (village: string) => {
      const row = handedIn(village);
      return row === undefined ? '未交' : row.occurred_on > '2024-03-25' ? '迟交' : '已交';
    };
    const all = (of: (village: string) => Count) => say(sum(villages.map((village) => of(village))));
    const tables = { done: villages.filter((village) => handedIn(village) !== undefined).length, should: 3 };
    expect(cells).toEqual([
      ['村（社区）', '未成年人走访', '村村响', '排查表', '每周例会宣讲', '链接转发'],
      ...villages.map((village) => [
        village,
        say(visited(village)),
        say(broadcasts(village)),
        table(village),
        say(weekly(village)),
        say(forwarded(village)),
      ]),
      ['合计', all(visited), all(broadcasts), pair(tables), all(weekly), all(forwarded)],
    ]);
  });
});
