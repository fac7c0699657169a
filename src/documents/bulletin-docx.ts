import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  PageNumber,
  type Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { dayOfMonth, type LocalDate, monthOf, yearOf } from '../domain/calendar.ts';
import { sayNumber } from '../domain/chinese-number.ts';
import { type BulletinPaper, type PaperTable, sayIssue } from '../domain/paper.ts';
import { font } from './docx-fonts.ts';
import {
  a4,
  character,
  docxOf,
  emptyLine,
  exactly,
  indented,
  linePitch,
  margins,
  pageNumber,
  paragraph,
  run,
  sizes,
  twips,
  typeArea,
} from './docx-page.ts';
import { tableOf } from './docx-table.ts';
import { printable, printableLines, widthInCharacters } from './printable.ts';

const red = 'FF0000';
const largestMark = 124;

/** 2024年4月8日 */
const sayDate = (day: LocalDate): string => `${yearOf(day)}年${monthOf(day)}月${dayOfMonth(day)}日`;

/** The red head: mark, number two lines below it, rule 4 mm below that. */
function head(paper: BulletinPaper): Paragraph[] {
  const mark = printable(paper.issuer);
  const fits = Math.floor(typeArea.width / 10 / Math.max(1, widthInCharacters(mark)));
  const size = Math.max(sizes.two, Math.min(largestMark, fits));
  return [
    paragraph([run(mark, { font: font('mark'), size, color: red })], {
      alignment: AlignmentType.CENTER,
      // The mark stands 35 mm below the edge of the type area.
      spacing: { ...exactly(Math.max(linePitch, size * 12)), before: twips(35) },
    }),
    emptyLine(),
    emptyLine(),
    paragraph([run(printable(sayIssue(paper)))], {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
    }),
    emptyLine(),
    emptyLine(),
  ];
}

const titleWidth = Math.floor(typeArea.width / (sizes.two * 10));

/** A title too wide for one line in two, parted after the mark nearest to its middle; whole where two are not enough. */
function titleLines(line: string): string[] {
  const fits = (part: string) => widthInCharacters(part) <= titleWidth;
  if (fits(line)) return [line];
  const middle = line.length / 2;
  const ends = [...line.matchAll(/[”》）、，](?=.)/gu)].map(({ index }) => index + 1);
  const [at] = ends.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const halves = [line.slice(0, at), line.slice(at)];
  return at !== undefined && halves.every(fits) ? halves : [line];
}

const titled = (title: string): Paragraph[] =>
  printableLines(title)
    .flatMap(titleLines)
    .map((line) =>
      paragraph([run(line, { font: font('mark'), size: sizes.two })], { alignment: AlignmentType.CENTER }),
    );

const secondLevel = /^（[一二三四五六七八九十]+）/;

/** A paragraph of the text: of the second level its first sentence is set in 楷体. */
function textParagraph(text: string): Paragraph {
  const end = secondLevel.test(text) ? text.indexOf('。') + 1 || text.length : 0;
  return paragraph(
    [...(end > 0 ? [run(text.slice(0, end), { font: font('secondLevel') })] : []), run(text.slice(end))],
    {
      alignment: AlignmentType.JUSTIFIED,
      indent: indented,
      // A page has 22 lines, wherever a paragraph ends.
      widowControl: false,
      ...(end > 0 ? { outlineLevel: 1 } : {}),
    },
  );
}

const textParagraphs = (text: string): Paragraph[] => printableLines(text).map(textParagraph);

const firstLevel = (heading: string, index: number): Paragraph =>
  paragraph([run(`${sayNumber(index + 1)}、${heading}`, { font: font('firstLevel') })], {
    indent: indented,
    keepNext: true,
    outlineLevel: 0,
  });

/** Half a line between the text and its table. */
const gap = (): Paragraph => paragraph([], { spacing: exactly(Math.floor(linePitch / 2)), keepNext: true });

/** The note goes with what follows, so that nobody signs on a page without text. */
function tableBlocks(table: PaperTable): FileChild[] {
  const note = table.note === undefined ? [] : [table.note];
  return [
    ...(table.heads.length === 0 ? [] : [tableOf(table, typeArea.width)]),
    ...note.map((line) => paragraph([run(line, { size: sizes.smallFour })], { spacing: exactly(400), keepNext: true })),
  ];
}

function attachmentLines({ attachments = [] }: BulletinPaper): Paragraph[] {
  if (attachments.length === 0) return [];
  const [only, another] = attachments;
  if (only !== undefined && another === undefined)
    return [emptyLine(), paragraph([run(`附件：${only.title}`)], { indent: indented })];
  return [
    emptyLine(),
    ...attachments.map(({ title }, index) =>
      paragraph([run(`${index === 0 ? '附件：' : ''}${index + 1}．${title}`)], {
        indent: index === 0 ? indented : { left: 5 * character },
      }),
    ),
  ];
}

/** 成文日期 four characters from the right edge, the issuer centred over it. */
function signature({ issuer, signedOn }: BulletinPaper): Paragraph[] {
  const date = sayDate(signedOn);
  const overhang = (widthInCharacters(issuer) - widthInCharacters(date)) / 2;
  const ending = (text: string, characters: number, more: IParagraphOptions = {}) =>
    paragraph([run(text)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(Math.max(0, characters) * character) },
      ...more,
    });
  return [paragraph([], { keepNext: true }), ending(issuer, 4 - overhang, { keepNext: true }), ending(date, 4)];
}

/** Each on a page of its own, its number at the upper left. */
const attachmentPages = ({ attachments = [] }: BulletinPaper): FileChild[] =>
  attachments.flatMap(({ title, table }, index) => [
    paragraph([run(`附件${attachments.length === 1 ? '' : index + 1}`, { font: font('firstLevel') })], {
      pageBreakBefore: true,
    }),
    emptyLine(),
    ...titled(title),
    emptyLine(),
    ...tableBlocks(table),
  ]);

const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Between two tables, and at the end of a body, stands a paragraph; this one takes no room. */
const nothing = (): Paragraph => paragraph([], { spacing: exactly(20) });

/** 版记: who gets copies, who issued it and when, between rules at the foot of the last page. */
function imprint({ copies, issuer, issuedOn }: BulletinPaper): FileChild[] {
  const four = sizes.four * 10;
  const row = (content: IRunOptions, indent: { left: number; hanging?: number }) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: typeArea.width, type: WidthType.DXA },
          children: [
            paragraph([new TextRun({ ...content, size: sizes.four })], {
              keepNext: true,
              indent: { ...indent, right: four },
              tabStops: [{ type: TabStopType.RIGHT, position: typeArea.width - four }],
              spacing: exactly(linePitch),
            }),
          ],
        }),
      ],
    });
  const said = printable(copies).replace(/[。.；;]+$/, '');
  const copied = said === '' ? [] : [row({ text: `抄送：${said}。` }, { left: 4 * four, hanging: 3 * four })];
  const issued = [printable(issuer), new Tab(), `${sayDate(issuedOn)}印发`];
  return [
    nothing(),
    new Table({
      width: { size: typeArea.width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: [typeArea.width],
      margins: { left: 0, right: 0 },
      borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
      // Measured from the edge of the page: LibreOffice lets a table as wide as the text float by no other measure.
      float: {
        horizontalAnchor: TableAnchorType.PAGE,
        absoluteHorizontalPosition: margins.left,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      },
      rows: [...copied, row({ children: issued }, { left: four })],
    }),
    nothing(),
  ];
}

const draftHeader = (): Header =>
  new Header({
    children: [
      paragraph([run('草稿 未经审定，不得外传', { font: font('firstLevel'), size: sizes.four, color: red })], {
        alignment: AlignmentType.CENTER,
      }),
    ],
  });

const page: NonNullable<ISectionOptions['properties']> = {
  page: {
    size: { width: a4.width, height: a4.height },
    // The dash of the page number stands 7 mm below the type area.
    margin: { ...margins, header: twips(15), footer: twips(25.5), gutter: 0 },
    pageNumbers: { start: 1 },
  },
  grid: { type: 'lines', linePitch },
};

/** A bulletin as GB/T 9704-2012 has it (B-7), ready to be signed; the bytes of a docx. */
export function bulletinDocx(paper: BulletinPaper): Promise<Uint8Array> {
  const numbered = ['— ', PageNumber.CURRENT, ' —'];
  const children: FileChild[] = [
    ...head(paper),
    ...titled(paper.title),
    emptyLine(),
    paragraph([run(`${printable(paper.to).replace(/[：:]+$/, '')}：`)]),
    ...textParagraphs(paper.lead),
    ...paper.sections.flatMap(({ heading, paragraphs }, index) => [
      firstLevel(heading, index),
      ...paragraphs.flatMap(textParagraphs),
    ]),
    ...(paper.table === undefined ? [] : [gap(), ...tableBlocks(paper.table)]),
    ...attachmentLines(paper),
    ...signature(paper),
    ...attachmentPages(paper),
    ...imprint(paper),
  ];
  const section: ISectionOptions = {
    properties: page,
    ...(paper.draft ? { headers: { default: draftHeader(), even: draftHeader() } } : {}),
    footers: { default: pageNumber(numbered, 'right'), even: pageNumber(numbered, 'left') },
    children,
  };
  return docxOf(paper.title, [section], { twoSided: true });
}
