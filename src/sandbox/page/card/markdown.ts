import { type Inline, inlinesOf } from './markdown-inline.ts';

/** A block of Feishu markdown. `depth` of a list item counts its indentation from 0. */
export type Block =
  | { readonly type: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly type: 'heading'; readonly level: number; readonly words: readonly Inline[] }
  | { readonly type: 'item'; readonly depth: number; readonly mark: string; readonly words: readonly Inline[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly type: 'rule' };

type Taken = { readonly block: Block; readonly lines: number };
type Rule = (lines: readonly string[], at: number) => Taken | undefined;

const heading: Rule = (lines, at) => {
  const [, marks, words] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[at] ?? '') ?? [];
  if (marks === undefined || words === undefined) return undefined;
  return { block: { type: 'heading', level: marks.length, words: inlinesOf(words) }, lines: 1 };
};

const rule: Rule = (lines, at) =>
  /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|<hr\s*\/?>)\s*$/.test(lines[at] ?? '')
    ? { block: { type: 'rule' }, lines: 1 }
    : undefined;

const item: Rule = (lines, at) => {
  const [, indent, mark, words] = /^(\s*)([-*+]|\d{1,3}[.)])\s+(.*)$/.exec(lines[at] ?? '') ?? [];
  if (indent === undefined || mark === undefined || words === undefined) return undefined;
  const depth = Math.min(5, Math.floor(indent.replaceAll('\t', '    ').length / 2));
  return { block: { type: 'item', depth, mark: /\d/.test(mark) ? mark : '•', words: inlinesOf(words) }, lines: 1 };
};

const code: Rule = (lines, at) => {
  if (!/^\s*```/.test(lines[at] ?? '')) return undefined;
  const end = lines.findIndex((line, n) => n > at && /^\s*```\s*$/.test(line));
  const last = end < 0 ? lines.length : end;
  return { block: { type: 'code', text: lines.slice(at + 1, last).join('\n') }, lines: last - at + 1 };
};

const quote: Rule = (lines, at) => {
  let end = at;
  while (/^\s*>/.test(lines[end] ?? '')) end += 1;
  if (end === at) return undefined;
  const inner = lines.slice(at, end).map((line) => line.replace(/^\s*>\s?/, ''));
  return { block: { type: 'quote', blocks: blocksOf(inner.join('\n')) }, lines: end - at };
};

const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inlinesOf(cell.trim()));

const table: Rule = (lines, at) => {
  const isRow = (line: string | undefined) => line !== undefined && line.includes('|');
  if (!isRow(lines[at]) || !/^\s*\|?[\s:|-]*-[\s:|-]*$/.test(lines[at + 1] ?? '') || !isRow(lines[at + 1]))
    return undefined;
  let end = at + 2;
  while (isRow(lines[end])) end += 1;
  const rows = [lines[at] ?? '', ...lines.slice(at + 2, end)].map(cells);
  return { block: { type: 'table', rows }, lines: end - at };
};

const rules: readonly Rule[] = [code, heading, rule, quote, item, table];

function blockAt(lines: readonly string[], at: number): Taken | undefined {
  for (const take of rules) {
    const taken = take(lines, at);
    if (taken) return taken;
  }
  return undefined;
}

/** Reads Feishu markdown. Everything that is not its syntax stays words; no markup of the text is ever handed on as HTML. */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown
    .replaceAll('\r\n', '\n')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .split('\n');
  const blocks: Block[] = [];
  let open: (readonly Inline[])[] | undefined;
  for (let at = 0; at < lines.length; ) {
    const taken = blockAt(lines, at);
    const line = lines[at] ?? '';
    if (taken) blocks.push(taken.block);
    if (taken || line.trim() === '') open = undefined;
    else if (open) open.push(inlinesOf(line));
    else {
      open = [inlinesOf(line)];
      blocks.push({ type: 'paragraph', lines: open });
    }
    at += taken?.lines ?? 1;
  }
  return blocks;
}
