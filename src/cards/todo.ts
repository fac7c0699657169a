import { type Block, type Button, buttons, type Card, card, md, text } from './kit.ts';

export type TodoItem = { readonly line: string; readonly button: Button | undefined };
export type TodoSection = { readonly title: string; readonly items: readonly TodoItem[] };

const most = 12;

/** Exactly what a person still owes, by when, each line with its one-tap entry. */
export function todoCard(title: string, sections: readonly TodoSection[], more: readonly Button[] = []): Card {
  const filled = sections.filter((section) => section.items.length > 0);
  if (filled.length === 0)
    return card(title, 'done', text(md`今天没有待办`), ...(more.length === 0 ? [] : [buttons(...more)]));
  const blocks: Block[] = filled.flatMap((section) => [
    text(md`**${section.title}**`),
    ...section.items
      .slice(0, most)
      .map(
        (item): Block =>
          item.button === undefined
            ? text(md`${item.line}`)
            : { kind: 'line', text: md`${item.line}`, button: item.button },
      ),
    ...(section.items.length > most ? [text(md`还有 ${section.items.length - most} 项`)] : []),
  ]);
  return card(title, 'neutral', ...blocks, ...(more.length === 0 ? [] : [buttons(...more)]));
}
