import { type Block, type Button, buttons, type Card, card, md, note, type Press, text } from './kit.ts';

export type ClueLine = { readonly line: string; readonly open: Press };

const most = 12;

/** The matters somebody is on the list of, those still open first. Says the same to everybody who has none. */
export function clueListCard(lines: readonly ClueLine[]): Card {
  if (lines.length === 0) return card('我的线索', 'closed', text(md`没有要您办的。`));
  const shown = lines
    .slice(0, most)
    .map(({ line, open }): Block => ({ kind: 'line', text: md`${line}`, button: { label: '打开', press: open } }));
  const more = lines.length - shown.length;
  return card(
    '我的线索',
    'neutral',
    ...shown,
    ...(more > 0 ? [text(md`还有 ${more} 条`)] : []),
    note(md`只有您自己能看到。请不要转发、不要在群里说。`),
  );
}

export type WindowView = {
  readonly number: string;
  readonly until: string;
  readonly left: string | undefined;
  readonly answers: readonly Button[];
};

/** All the clinic is told: a number and the hours that remain (T-04). */
export const windowCard = ({ number, until, left, answers }: WindowView): Card =>
  card(
    `${number} · 72小时内`,
    'urgent',
    text(md`到 ${until} 止${left === undefined ? '' : `，${left}`}。`),
    text(md`请联系派出所，一次做完，不重复问。`),
    buttons(...answers),
  );

export const windowEndedCard = (number: string, done: boolean): Card =>
  card(`${number} · 72小时内`, done ? 'done' : 'closed', text(md`已记下：${done ? '是' : '否'}。不再提醒。`));
