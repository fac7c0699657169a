import {
  AlignmentType,
  type FileChild,
  ImageRun,
  type ISectionOptions,
  LeaderType,
  LineRuleType,
  PageNumber,
  PageOrientation,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { FormPaper, PaperTable } from '../domain/paper.ts';
import { font } from './docx-fonts.ts';
import { a4, docxOf, exactly, pageNumber, paragraph, run, sizes, twips } from './docx-page.ts';
import { dense, roomy, tableOf } from './docx-table.ts';
import { printable } from './printable.ts';
import { squareCode } from './square-code.ts';

const margin = twips(18);
const line = exactly(440);

const isDense = ({ heads, rows }: PaperTable): boolean => heads.length > 8 || rows.length > 20;

const small = (text: string, more: Parameters<typeof paragraph>[1] = {}) =>
  paragraph([run(text, { size: sizes.smallFour })], { spacing: line, ...more });

/** What is signed for, and a rule to sign on. */
const toSign = (text: string, width: number) =>
  paragraph([new TextRun({ children: [printable(text), '：', new Tab()], size: sizes.smallFour })], {
    spacing: { ...exactly(560), before: 120 },
    tabStops: [{ type: TabStopType.LEFT, position: Math.round(width * 0.6), leader: LeaderType.UNDERSCORE }],
    keepLines: true,
  });

/** A code as wide as a hand, so that a phone reads it from across a counter. Its line is as high as it is. */
const codeOf = (address: string) =>
  paragraph([new ImageRun({ type: 'gif', data: squareCode(address), transformation: { width: 300, height: 300 } })], {
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 240, after: 240 },
  });

function section({ title, above, code, table, notes, signatures, landscape = false }: FormPaper): ISectionOptions {
  const width = (landscape ? a4.height : a4.width) - 2 * margin;
  const children: FileChild[] = [
    paragraph([run(title, { font: font('mark'), size: sizes.two })], {
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(640), after: 120 },
    }),
    ...above.map((text) => small(text)),
    ...(code === undefined ? [] : [codeOf(code)]),
    ...(table.heads.length === 0 ? [] : [tableOf(table, width, isDense(table) ? dense : roomy)]),
    ...(table.note === undefined ? [] : [small(table.note)]),
    ...notes.map((text) => small(text)),
    ...signatures.map((text) => toSign(text, width)),
  ];
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: a4.width,
          height: a4.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: margin, bottom: margin, left: margin, right: margin, header: 500, footer: 500, gutter: 0 },
        pageNumbers: { start: 1 },
      },
    },
    footers: { default: pageNumber(['第 ', PageNumber.CURRENT, ' 页'], 'center') },
    children,
  };
}

/** Forms to print, fill in and sign, each from a page of its own; the bytes of a docx. */
export const formDocx = (name: string, forms: readonly FormPaper[]): Promise<Uint8Array> =>
  docxOf(name, forms.map(section));
