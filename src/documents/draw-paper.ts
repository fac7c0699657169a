import type { Paper } from '../domain/paper.ts';
import { cut, printable } from './printable.ts';

/** A file as it is sent. */
export type Drawn = { readonly name: string; readonly bytes: Uint8Array };

/** A name that every system takes for a file. */
const fileName = (name: string, ending: string): string =>
  `${
    cut(
      printable(name)
        .replace(/[<>:"/\\|?*]/g, ' ')
        .trim(),
      80,
    ) || '文件'
  }.${ending}`;

/**
 * Draws a paper: the same data gives the same words. A list too long for an xlsx comes as a docx. What draws is loaded
 * when the first paper is.
 */
export async function drawPaper(paper: Paper): Promise<Drawn> {
  if (paper.kind === 'bulletin') {
    const { bulletinDocx } = await import('./bulletin-docx.ts');
    return { name: fileName(paper.name, 'docx'), bytes: await bulletinDocx(paper.bulletin) };
  }
  if (paper.as === 'xlsx') {
    const { fitsXlsx, formXlsx } = await import('./form-xlsx.ts');
    if (fitsXlsx(paper.forms)) return { name: fileName(paper.name, 'xlsx'), bytes: await formXlsx(paper.forms) };
  }
  const { formDocx } = await import('./form-docx.ts');
  return { name: fileName(paper.name, 'docx'), bytes: await formDocx(paper.name, paper.forms) };
}
