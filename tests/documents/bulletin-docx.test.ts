import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../src/documents/draw-paper.ts';
import { printable } from '../../src/documents/printable.ts';
import type { BulletinPaper } from '../../src/domain/paper.ts';
import { partOf, partsOf, unzipped } from './docx.ts';
import { broken, misordered, unfinished } from './word-order.ts';
import { all, attribute, type Element, one, paragraphs, wordsOf } from './xml.ts';

const table = {
  heads: ['序号', '村', '村村响', '走访'],
  rows: [
    ['1', '雄风村', '90/93', '18/24'],
    ['2', '密园村', '93/93', '12/12'],
  ],
  note: '注：设备故障的日子不计。',
};

const bulletin: BulletinPaper = {
  issuer: '福寿山镇利剑护蕾办公室',
  year: 2024,
  issue: 3,
  title: '关于3月份“利剑护蕾”工作情况的通报',
  to: '各村、镇直各单位',
  lead: '现将3月份工作情况通报如下。',
  sections: [
    { heading: '总体情况', paragraphs: ['（一）村村响。全镇播放183次。', '1. 应播186次。'] },
    { heading: '下步要求', paragraphs: ['（1）补齐走访。'] },
  ],
  table,
  draft: false,
  signedOn: '2024-04-08',
  copies: '县利剑护蕾办，镇党委、政府领导',
  issuedOn: '2024-04-09',
};

const drawn = async (more: Partial<BulletinPaper> = {}) =>
  (await drawPaper({ kind: 'bulletin', name: '3月情况通报', bulletin: { ...bulletin, ...more } })).bytes;
const bodyOf = (bytes: Uint8Array) => one(partOf(bytes, 'word/document.xml'), 'w:body');
const said = (body: Element, text: string): Element => {
  const found = all(body, 'w:p').find((paragraph) => all(paragraph, 'w:t').map(wordsOf).join('').startsWith(text));
  if (found === undefined) throw new Error(`no paragraph ${text}`);
  return found;
};
const fontIn = (within: Element) => attribute(one(within, 'w:rFonts'), 'w:eastAsia');
const millimetres = (twips: string) => Math.round((Number(twips) * 25.4) / 144) / 10;

describe('F-64b: the page of a bulletin is GB/T 9704-2012’s', async () => {
  const bytes = await drawn();
  const body = bodyOf(bytes);

  it('is A4 with margins of 37, 35, 28 and 26 mm', () => {
    const [size, margin] = [one(body, 'w:pgSz'), one(body, 'w:pgMar')];
    expect(['w:w', 'w:h'].map((name) => millimetres(attribute(size, name)))).toEqual([210, 297]);
    expect(['w:top', 'w:bottom', 'w:left', 'w:right'].map((name) => millimetres(attribute(margin, name)))).toEqual([
      37, 35, 28, 26,
    ]);
  });

  it('holds 22 lines of 28 characters in 156 × 225 mm, by exact line pitch and by how close the characters stand', () => {
    const grid = one(body, 'w:docGrid');
    expect(attribute(grid, 'w:type')).toBe('lines');
    const pitch = Number(attribute(grid, 'w:linePitch'));
    expect(Math.floor(((225 / 25.4) * 1440) / pitch)).toBe(22);
    const styles = partOf(bytes, 'word/styles.xml');
    const wide = 16 + Number(attribute(one(one(styles, 'w:rPrDefault'), 'w:spacing'), 'w:val')) / 20;
    expect(Math.floor(((156 / 25.4) * 72) / wide)).toBe(28);
    const spacing = one(one(styles, 'w:pPrDefault'), 'w:spacing');
    expect(spacing.attributes).toMatchObject({ 'w:line': String(pitch), 'w:lineRule': 'exact' });
  });

  it('is set in 三号仿宋, its title in 二号小标宋, its levels in 黑体, 楷体 and 仿宋', () => {
    const ordinary = one(partOf(bytes, 'word/styles.xml'), 'w:rPrDefault');
    expect([fontIn(ordinary), attribute(one(ordinary, 'w:sz'), 'w:val')]).toEqual(['仿宋_GB2312', '32']);
    const title = said(body, bulletin.title);
    expect([fontIn(title), attribute(one(title, 'w:sz'), 'w:val')]).toEqual(['方正小标宋简体', '44']);
    expect(attribute(one(title, 'w:jc'), 'w:val')).toBe('center');
    expect(fontIn(said(body, '一、总体情况'))).toBe('黑体');
    expect(fontIn(said(body, '二、下步要求'))).toBe('黑体');
    const second = said(body, '（一）村村响。');
    expect(all(second, 'w:r').map((run) => [all(run, 'w:rFonts').length, wordsOf(run)])).toEqual([
      [1, '（一）村村响。'],
      [0, '全镇播放183次。'],
    ]);
    expect(fontIn(second)).toBe('楷体_GB2312');
    for (const text of ['1. ', '（1）']) expect(all(said(body, text), 'w:rFonts')).toEqual([]);
  });

  it('indents the text by two characters and the date by four from the right, the issuer centred over it', () => {
    for (const text of ['现将', '一、', '（一）', '1. '])
      expect(attribute(one(said(body, text), 'w:ind'), 'w:firstLineChars')).toBe('200');
    const character = ((156 / 25.4) * 1440) / 28;
    const rightOf = (text: string) => {
      const paragraph = all(body, 'w:p').findLast((one) => all(one, 'w:tab').length === 0 && wordsOf(one) === text);
      return Number(attribute(one(paragraph ?? body, 'w:ind'), 'w:right')) / character;
    };
    expect(rightOf('2024年4月8日')).toBeCloseTo(4, 1);
    // Eleven characters stand over six: digits take half of one.
    expect(rightOf(bulletin.issuer) + 11 / 2).toBeCloseTo(4 + 6 / 2, 1);
  });

  it('names what each face is replaced by, and embeds none', () => {
    const fonts = all(partOf(bytes, 'word/fontTable.xml'), 'w:font');
    const instead = (name: string) =>
      attribute(one(fonts.find((font) => attribute(font, 'w:name') === name) ?? body, 'w:altName'), 'w:val');
    expect(instead('仿宋_GB2312')).toContain('仿宋');
    expect(instead('方正小标宋简体')).toContain('宋体');
    expect(instead('楷体_GB2312')).toContain('楷体');
    expect([...unzipped(bytes).keys()].filter((path) => /odttf|fonts\//.test(path))).toEqual([]);
  });

  it('numbers its pages — 1 — in 四号宋体, odd at the right and even at the left', () => {
    expect(all(partOf(bytes, 'word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1);
    const relations = all(partOf(bytes, 'word/_rels/document.xml.rels'), 'Relationship');
    const footer = (type: string) => {
      const reference = all(body, 'w:footerReference').find((one) => attribute(one, 'w:type') === type);
      const relation = relations.find((one) => attribute(one, 'Id') === attribute(reference ?? body, 'r:id'));
      return partOf(bytes, `word/${attribute(relation ?? body, 'Target')}`);
    };
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      const part = footer(type);
      expect(
        all(part, 'w:jc').map((one) => attribute(one, 'w:val')),
        type,
      ).toEqual(side === 'right' ? ['right'] : ['left']);
      expect(attribute(one(part, 'w:ind'), `w:${side}`)).toBe('280');
      expect([fontIn(part), attribute(one(part, 'w:sz'), 'w:val')]).toEqual(['宋体', '28']);
      expect(wordsOf(part)).toBe('— PAGE —');
    }
  });

  it('ends with the imprint between rules of 1, 0.75 and 1 pt at the foot of the last page', () => {
    const imprint = all(body, 'w:tbl').at(-1) ?? body;
    const floats = one(imprint, 'w:tblpPr').attributes;
    expect(floats).toMatchObject({ 'w:vertAnchor': 'margin', 'w:tblpYSpec': 'bottom', 'w:horzAnchor': 'page' });
    expect(millimetres(attribute(one(imprint, 'w:tblpPr'), 'w:tblpX'))).toBe(28);
    expect(all(imprint, 'w:keepNext')).toHaveLength(2);
    const rules = one(imprint, 'w:tblBorders');
    expect(['w:top', 'w:insideH', 'w:bottom', 'w:left'].map((side) => attribute(one(rules, side), 'w:sz'))).toEqual([
      '8',
      '6',
      '8',
      '0',
    ]);
    expect(paragraphs(imprint)).toEqual([
      '抄送：县利剑护蕾办，镇党委、政府领导。',
      '福寿山镇利剑护蕾办公室2024年4月9日印发',
    ]);
    expect(all(imprint, 'w:sz').map((size) => attribute(size, 'w:val'))).toEqual(['28', '28']);
  });

  it('repeats the heads of its table on each page and tears no row apart', () => {
    const rows = all(all(body, 'w:tbl')[0] ?? body, 'w:tr');
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0]);
    expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
    const widths = all(all(body, 'w:tbl')[0] ?? body, 'w:gridCol').map((column) => Number(attribute(column, 'w:w')));
    expect(millimetres(String(widths.reduce((sum, width) => sum + width, 0)))).toBe(156);
  });
});

it('F-64b: the red head bears the mark over its rule, and 第3期 or a number in hexagonal brackets', async () => {
  const plain = bodyOf(await drawn());
  const mark = said(plain, bulletin.issuer);
  expect([fontIn(mark), attribute(one(mark, 'w:color'), 'w:val')]).toEqual(['方正小标宋简体', 'FF0000']);
  // Eleven characters of 40 pt are no wider than the line.
  expect(Number(attribute(one(mark, 'w:sz'), 'w:val'))).toBe(80);
  const rule = one(said(plain, '第3期'), 'w:bottom');
  expect(attribute(rule, 'w:color')).toBe('FF0000');
  const numbered = bodyOf(await drawn({ agency: '福护蕾办' }));
  expect(paragraphs(numbered)).toContain('福护蕾办〔2024〕3号');
  expect(paragraphs(numbered)).not.toContain('第3期');
});

it('F-64b: a title of more than one line is parted between words, not by the width', async () => {
  const body = bodyOf(await drawn({ title: '关于3月“利剑护蕾·雷霆行动”工作情况的通报' }));
  expect(paragraphs(body)).toContain('关于3月“利剑护蕾·雷霆行动”');
  expect(paragraphs(body)).toContain('工作情况的通报');
});

it('F-64b: a title that two lines do not hold is left whole', async () => {
  const title = '关于3月份全镇“利剑护蕾·雷霆行动”暨未成年人保护和校园周边环境综合整治工作情况的通报';
  expect(paragraphs(bodyOf(await drawn({ title })))).toContain(title);
});

it('F-64b: the note under the table goes with the signature: nobody signs on a page without text', async () => {
  const body = bodyOf(await drawn());
  const said = paragraphs(body);
  const signed = said.indexOf('2024年4月8日');
  const ending = all(body, 'w:p').slice(signed - 3, signed);
  expect(said.slice(signed - 3, signed)).toEqual(['注：设备故障的日子不计。', '', bulletin.issuer]);
  expect(ending.map((paragraph) => all(paragraph, 'w:keepNext').length)).toEqual([1, 1, 1]);
});

it('F-64b: a draft says so on every page, an issued one nowhere', async () => {
  const parts = [...partsOf(await drawn({ draft: true }))];
  const headers = parts.filter(([path]) => /word\/header\d/.test(path)).map(([, part]) => wordsOf(part));
  expect(headers).toEqual(['草稿 未经审定，不得外传', '草稿 未经审定，不得外传']);
  expect([...unzipped(await drawn()).values()].join('')).not.toContain('草稿');
});

it('F-64b: one attachment is named without a number, several with theirs, each on a page of its own', async () => {
  const one = paragraphs(bodyOf(await drawn({ attachments: [{ title: '各村明细', table }] })));
  expect(one).toContain('附件：各村明细');
  expect(one).toContain('附件');
  const attachments = [
    { title: '各村明细', table },
    { title: '问题清单', table },
  ];
  const body = bodyOf(await drawn({ attachments }));
  expect(paragraphs(body)).toEqual(expect.arrayContaining(['附件：1．各村明细', '2．问题清单', '附件1', '附件2']));
  expect(all(body, 'w:pageBreakBefore')).toHaveLength(2);
  expect(paragraphs(body).indexOf('附件2')).toBeLessThan(
    paragraphs(body).indexOf('抄送：县利剑护蕾办，镇党委、政府领导。'),
  );
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<&>"\'\u0000=SUM(A1)',
    ']]><w:p/>',
    '{{x}} {rId1} {名}',
    '\ud83d',
    '👨‍👩‍👧\u202e倒\ufffe',
    '<!-- -->',
    '护'.repeat(3000),
    'w'.repeat(9000),
    '\r\n\t',
    '',
  ),
);

it('B-7: whatever is typed stays words: every part is well formed, in Word’s order, and says what was typed', async () => {
  await fc.assert(
    fc.asyncProperty(
      hostile,
      fc.integer({ min: 1, max: 99 }),
      fc.boolean(),
      fc.boolean(),
      async (text, issue, draft, bare) => {
        const bytes = await drawn({
          issuer: text,
          agency: text,
          issue,
          title: text,
          to: text,
          lead: text,
          sections: [{ heading: text, paragraphs: [text, `（一）${text}`] }],
          table: { heads: bare ? [] : [text, '二'], rows: [[text], [text, text, '多']], note: text },
          attachments: [{ title: text, table: { heads: [text], rows: [] } }],
          draft,
          copies: text,
        });
        const parts = partsOf(bytes);
        expect([...parts.values()].flatMap((part) => [...misordered(part), ...broken(part)])).toEqual([]);
        const body = bodyOf(bytes);
        expect(unfinished(body)).toEqual([]);
        expect(paragraphs(body)).toContain(`一、${printable(text)}`);
        expect(all(body, 'w:instrText')).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
