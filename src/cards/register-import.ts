import { type Block, type Button, buttons, type Card, card, joined, md, note, table, text } from './kit.ts';

/** Somebody in two villages: by the register, and by the table. */
export type InTwo = { readonly who: string; readonly kept: string; readonly told: string };

export type ImportView = {
  readonly title: string;
  /** 新增 12 人 · 变更 3 人 */
  readonly counts: readonly (readonly [says: string, count: number])[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly inTwo: readonly InTwo[];
  readonly remarks: readonly string[];
  readonly ways: readonly Button[];
};

/** So many of a kind are shown one by one. */
const shown = 20;

const lines = (all: readonly string[]) => joined(all.map((line) => md`${line}`));

function folded({ title, lines: all }: ImportView['sections'][number]): Block[] {
  if (all.length === 0) return [];
  const rest = all.length > shown ? [`还有 ${all.length - shown} 人`] : [];
  const said = lines([...all.slice(0, shown), ...rest]);
  return [{ kind: 'fold', title: `${title} ${all.length} 人`, blocks: [{ kind: 'text', text: said }] }];
}

/** What a table would change, masked, for whoever sent it to decide. */
export function importCard({ title, counts, sections, inTwo, remarks, ways }: ImportView): Card {
  const said = counts.flatMap(([says, count]) => (count === 0 ? [] : [`${says} ${count} 人`])).join(' · ');
  return {
    ...card(
      title,
      ways.length === 0 ? 'neutral' : 'needs-you',
      text(md`${said}`),
      ...(inTwo.length === 0
        ? []
        : [
            text(md`**两村同号**：导入后归表里的村。`),
            table(
              [
                { name: 'who', label: '谁' },
                { name: 'kept', label: '台账里' },
                { name: 'told', label: '表里' },
              ],
              inTwo.slice(0, shown),
            ),
          ]),
      ...sections.flatMap(folded),
      ...(remarks.length === 0 ? [] : [note(md`${remarks.join('')}`)]),
      ...(ways.length === 0 ? [] : [buttons(...ways)]),
    ),
    summary: `${title} ${said}`,
  };
}

/** So many characters of faults fit on a card Feishu takes. */
const roomForFaults = 6000;

/** Everything that is to be mended, by row and column. Nothing was imported. */
export function faultsCard(title: string, faults: readonly string[]): Card {
  let room = roomForFaults;
  const named = faults.filter((fault) => (room -= fault.length) >= 0);
  const rest = faults.length - named.length;
  return card(
    title,
    'needs-you',
    text(md`有 ${faults.length} 处要改，什么都没有导入。改好再发给我。`),
    text(lines([...named, ...(rest > 0 ? [`还有 ${rest} 处，改好这些再看`] : [])])),
  );
}
