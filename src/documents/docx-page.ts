import {
  AlignmentType,
  Document,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { font, fontTable } from './docx-fonts.ts';
import { printable } from './printable.ts';

/** Twentieths of a point, in which Word measures. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** Chinese type sizes in half points. */
export const sizes = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

export const a4 = { width: twips(210), height: twips(297) } as const;

/** GB/T 9704-2012: 天头 37 mm, 订口 28 mm; the type area of 156 × 225 mm holds 22 lines of 28 characters. */
export const margins = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) } as const;
export const typeArea = {
  width: a4.width - margins.left - margins.right,
  height: a4.height - margins.top - margins.bottom,
} as const;
export const linePitch = Math.floor(typeArea.height / 22);
/** One of the 28 characters of a line, in twentieths of a point. */
export const character = Math.floor(typeArea.width / 28);
/**
 * How much closer 三号 characters stand than their size, in twentieths of a point, so that 28 fill a line. Said of the
 * characters: a grid narrower than its characters is drawn by LibreOffice with every second place empty.
 */
const characterSpacing = character - sizes.three * 10;

export const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

/** Text in one face; characters that do not print are left out. */
export const run = (text: string, more: IRunOptions = {}): TextRun => new TextRun({ text: printable(text), ...more });

/** A paragraph, by default as the body is set: 三号仿宋, two characters in. */
export const paragraph = (children: readonly ParagraphChild[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...more, children });

export const emptyLine = (): Paragraph => new Paragraph({});

/** The first line two characters in. */
export const indented = { firstLine: 2 * character, firstLineChars: 200 } as const;

/** — 1 — in 四号宋体, one character from the edge on which the page is turned. */
export const pageNumber = (children: NonNullable<IRunOptions['children']>, side: 'left' | 'right' | 'center'): Footer =>
  new Footer({
    children: [
      paragraph([new TextRun({ children, font: font('number'), size: sizes.four })], {
        alignment: { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER }[side],
        ...(side === 'center' ? {} : { indent: { [side]: sizes.four * 10 } }),
        spacing: exactly(sizes.four * 10),
      }),
    ],
  });

/** The bytes of a docx whose ordinary text is 三号仿宋 on the line pitch of official papers. No font is embedded. */
export async function docxOf(
  title: string,
  sections: readonly ISectionOptions[],
  { twoSided = false }: { readonly twoSided?: boolean } = {},
): Promise<Uint8Array> {
  const document = new Document({
    title: printable(title),
    creator: '',
    lastModifiedBy: '',
    evenAndOddHeaderAndFooters: twoSided,
    styles: {
      default: {
        document: {
          run: {
            font: font('body'),
            size: sizes.three,
            characterSpacing,
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: exactly(linePitch) },
        },
      },
    },
    sections: [...sections],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document, undefined, [fontTable]));
}
