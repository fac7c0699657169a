import { headings, parts } from '../domain/bulletin.ts';
import { sayDisagreement } from '../domain/bulletin-check.ts';
import { bulletinTable, type Imprint, type Laid, sayImprint } from '../domain/bulletin-paper.ts';
import type { PaperTable } from '../domain/paper.ts';
import { type Block, type Button, buttons, type Card, card, joined, md, note, table, text } from './kit.ts';

const command = 'monthly-bulletin';

export const sayBulletin = (month: string): string => `${Number(month.slice(5))}月情况通报`;

const tableBlock = ({ heads, rows }: PaperTable): Block =>
  table(
    heads.map((label, index) => ({ name: `c${index}`, label })),
    rows.map((row) => Object.fromEntries(row.map((cell, index) => [`c${index}`, cell]))),
  );

const marks = ({ wrong }: Laid): string[] => [...wrong.values()].flat().map(sayDisagreement);

/** A part's paragraphs, each edited number that does not agree marked beside it. */
const said = ({ printed, wrong }: Laid, part: (typeof parts)[number]) =>
  printed
    .filter((one) => one.part === part)
    .map((one) => md`${[one.text, ...(wrong.get(one.key) ?? []).map(sayDisagreement)].join('\n')}`);

/** Numbers first, the rest folded away. */
function body(laid: Laid): Block[] {
  const shown = bulletinTable(laid.told);
  return [
    ...marks(laid).map((line) => text(md`${line}`)),
    text(joined(said(laid, 'overall'))),
    ...parts
      .filter((part) => part !== 'overall')
      .flatMap((part): Block[] => {
        const lines = said(laid, part);
        return lines.length === 0
          ? []
          : [{ kind: 'fold', title: headings[part], blocks: [{ kind: 'text', text: joined(lines) }] }];
      }),
    ...(shown === undefined ? [] : [tableBlock(shown)]),
  ];
}

/** 发文字号：福护蕾办〔2024〕3号, while it can still become another one. */
const numbered = (imprint: Imprint): Block => text(md`拟用发文字号：${sayImprint(imprint)}`);

const button = (label: string, step: string, month: string, more: Readonly<Record<string, string>> = {}): Button => ({
  label,
  press: { command, step, args: { month, ...more } },
});
const lineage = (month: string): Button => button('看每个数的来历', 'figures', month);

/** What the office gets on the 1st: the numbers, the sentences, and what it may do with them. */
export function bulletinDraftCard(imprint: Imprint, laid: Laid, version: number, remark?: string): Card {
  const { month } = imprint;
  const view = card(
    `${sayBulletin(month)}（草稿）`,
    'needs-you',
    ...(remark === undefined ? [] : [text(md`${remark}`)]),
    numbered(imprint),
    ...body(laid),
    buttons(
      button('改文字', 'edit', month),
      button('下载Word', 'word', month),
      { ...button('送审', 'submit', month, { version: String(version) }), style: 'primary' },
      lineage(month),
    ),
    note(md`打字也行：“通报”`),
  );
  return { ...view, summary: `${sayBulletin(month)}草稿好了` };
}

/** What stands before sending for approval when numbers do not agree. */
export const bulletinDoubtCard = (month: string, laid: Laid, version: number): Card =>
  card(
    `${sayBulletin(month)}：有数字对不上`,
    'needs-you',
    ...marks(laid).map((line) => text(md`${line}`)),
    buttons(
      { ...button('改文字', 'edit', month), style: 'primary' },
      button('还是送审', 'submit', month, { version: String(version), sure: 'yes' }),
    ),
  );

export const bulletinWaitingCard = (imprint: Imprint, laid: Laid, version: number): Card => {
  const { month } = imprint;
  return card(
    `${sayBulletin(month)}：等领导同意`,
    'neutral',
    numbered(imprint),
    ...body(laid),
    buttons(
      button('下载Word', 'word', month),
      button('收回', 'withdraw', month, { version: String(version) }),
      lineage(month),
    ),
  );
};

/** What a leader decides on. Who wrote in it or sent it cannot. */
export const bulletinReviewCard = (imprint: Imprint, laid: Laid, version: number): Card => {
  const { month } = imprint;
  return card(
    `${sayBulletin(month)}：请审`,
    'needs-you',
    numbered(imprint),
    ...body(laid),
    buttons(
      { ...button('同意印发', 'approve', month, { version: String(version) }), style: 'primary' },
      button('退回', 'return', month, { version: String(version) }),
      button('下载Word', 'word', month),
      lineage(month),
    ),
  );
};

/** What is out is told as it was printed. */
export const bulletinIssuedCard = (month: string, laid: Laid, issue: number, more: readonly Button[] = []): Card =>
  card(
    `${sayBulletin(month)}（第${issue}期）已印发`,
    'done',
    ...body({ ...laid, wrong: new Map() }),
    buttons(button('下载Word', 'word', month), lineage(month), ...more),
  );

/** The short version for a group: aggregates only. */
export const bulletinGroupCard = (month: string, issue: number, lines: readonly string[]): Card => ({
  ...card(
    `${sayBulletin(month)}（第${issue}期）`,
    'neutral',
    ...lines.map((line) => text(md`${line}`)),
    buttons(button('看通报', 'show', month)),
  ),
  summary: `${sayBulletin(month)}（第${issue}期）`,
});

export type FigureLine = {
  readonly title: string;
  readonly said: string;
  readonly args: Readonly<Record<string, string>>;
};

/** The way from a number to what is behind it, in two steps: the duty, then the unit. */
export const figuresCard = (title: string, lines: readonly FigureLine[], back: Button): Card =>
  card(
    title,
    'neutral',
    ...lines.map(
      ({ title: name, said: number, args }): Block => ({
        kind: 'line',
        text: md`${name} ${number}`,
        button: { label: '打开', press: { command, step: 'figure', args } },
      }),
    ),
    buttons(back),
  );
