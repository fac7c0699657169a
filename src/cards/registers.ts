import { type Button, buttons, type Card, card, md, note, text, type Block } from './kit.ts';

/** To the village alone: somebody left the registers of minors. Who it was stands in the file's history. */
export const cameOfAgeCard = (count: number, amongKeyPersons: number): Card =>
  card(
    '满18岁移出',
    'neutral',
    text(md`本村有 ${count} 人满18岁，已移出未成年人台账。走访不用再做。`),
    ...(amongKeyPersons === 0 ? [] : [text(md`其中 ${amongKeyPersons} 人仍在重点人员台账，以后按重点人员走访。`)]),
  );

export type RegisterLine = { readonly line: string; readonly button: Button };

/** A page of lines, each with its button, and below it what is only to be read. */
export const registerCard = (
  title: string,
  lines: readonly RegisterLine[],
  more: readonly Button[],
  remarks: readonly string[] = [],
): Card =>
  card(
    title,
    'neutral',
    ...(lines.length === 0 ? [text(md`没有您能看的。`)] : []),
    ...lines.map(({ line, button }): Block => ({ kind: 'line', text: md`${line}`, button })),
    ...remarks.map((remark) => note(md`${remark}`)),
    ...(more.length === 0 ? [] : [buttons(...more)]),
  );

/** One file as far as the reader may see it, masked. */
export const registerFileCard = (
  title: string,
  lines: readonly (readonly [head: string, value: string])[],
  ways: readonly Button[],
): Card =>
  card(
    title,
    'neutral',
    ...lines.map(([head, value]) => text(md`**${head}** ${value}`)),
    ...(ways.length === 0 ? [] : [buttons(...ways)]),
    note(md`查看已记入日志。`),
  );
