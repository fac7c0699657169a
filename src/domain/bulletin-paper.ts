import { headings, type Paragraph, paragraphsOf, parts } from './bulletin.ts';
import { bookOf, sayCell, type Told } from './bulletin-book.ts';
import { type Disagreement, disagreements } from './bulletin-check.ts';
import { type LocalDate, yearOf } from './calendar.ts';
import type { Campaign } from './campaign.ts';
import { type BulletinPaper, type Paper, type PaperTable, sayIssue } from './paper.ts';
import type { Correction } from './snapshot.ts';

/** A bulletin laid out: as the facts make it, as it will be printed, and where the two disagree. */
export type Laid = {
  readonly told: Told;
  readonly generated: readonly Paragraph[];
  readonly printed: readonly Paragraph[];
  readonly wrong: ReadonlyMap<string, readonly Disagreement[]>;
};

/** Words the office put in a paragraph's place, by its key; an empty one takes the paragraph out. */
export type Edits = Readonly<Record<string, string>>;

/** The paragraphs as they will be printed. */
const withEdits = (paragraphs: readonly Paragraph[], edits: Edits): Paragraph[] =>
  paragraphs
    .map((paragraph) => ({ ...paragraph, text: edits[paragraph.key]?.trim() ?? paragraph.text }))
    .filter(({ text }) => text !== '');

/** Lays a bulletin out from its figures, the corrections of earlier ones, and what the office wrote. */
export function laidOut(told: Told, corrections: readonly Correction[], edits: Edits): Laid {
  const generated = paragraphsOf(told, corrections);
  const printed = withEdits(generated, edits);
  const wrong = generated.flatMap((paragraph) => {
    const edited = printed.find(({ key }) => key === paragraph.key);
    const found = edited === undefined ? [] : disagreements(paragraph, edited.text, told);
    return found.length === 0 ? [] : [[paragraph.key, found] as const];
  });
  return { told, generated, printed, wrong: new Map(wrong) };
}

/** Villages in the paper's order × what they owed, with the sum of all under them. */
export function bulletinTable(told: Told): PaperTable | undefined {
  const book = bookOf(told);
  if (book.duties.length === 0 || book.villages.length === 0) return undefined;
  const cells = (unit?: string) =>
    book.duties.map((duty) => {
      const figure = book.of(duty.id, unit);
      return figure === undefined ? '无任务' : sayCell(duty, figure, book.say(figure));
    });
  return {
    heads: ['村（社区）', ...book.duties.map(({ title }) => title)],
    rows: [...book.villages.map(({ id, name }) => [name, ...cells(id)]), ['合计', ...cells()]],
    note: '已办/应办。按文件所列顺序，不分名次；人数少于5人的写“少量”。',
  };
}

/** Which one it is: the month, its 期号 and 代字 (of a draft those it would get), the day under it. */
export type Imprint = {
  /** YYYY-MM */
  readonly month: string;
  readonly day: LocalDate;
  readonly issue: number;
  readonly agency: string | undefined;
  readonly draft: boolean;
};

/** 福护蕾办〔2024〕3号, or 第3期. */
export const sayImprint = ({ day, issue, agency }: Imprint): string =>
  sayIssue({ year: yearOf(day), issue, ...(agency === undefined ? {} : { agency }) });

/** 情况通报 as it is printed; marked as a draft until it is issued. */
export function bulletinPaper(
  campaign: Campaign,
  { told, printed }: Laid,
  { month, day, issue, agency, draft }: Imprint,
): BulletinPaper {
  const said = `${Number(month.slice(5))}月`;
  const table = bulletinTable(told);
  const keeper = campaign.units.find(({ id }) => id === campaign.office)?.name ?? '';
  return {
    issuer: campaign.issuer ?? `${campaign.township}${keeper}`,
    ...(agency === undefined ? {} : { agency }),
    year: yearOf(day),
    issue,
    title: `关于${said}“${campaign.name}”工作情况的通报`,
    to: '各村（社区）、各成员单位',
    lead: `现将${said}“${campaign.name}”工作情况通报如下：`,
    sections: parts.flatMap((part) => {
      const paragraphs = printed.filter((one) => one.part === part).map(({ text }) => text);
      return paragraphs.length === 0 ? [] : [{ heading: headings[part], paragraphs }];
    }),
    ...(table === undefined ? {} : { table }),
    draft,
    signedOn: day,
    copies: '领导小组组长、副组长，镇纪委',
    issuedOn: day,
  };
}

/** The paper under the name its file bears. */
export const asPaper = (bulletin: BulletinPaper, month: string): Paper => ({
  kind: 'bulletin',
  name: `${month} 工作情况通报${bulletin.draft ? '（草稿）' : `（第${bulletin.issue}期）`}`,
  bulletin,
});
