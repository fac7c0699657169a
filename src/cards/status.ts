import { type Block, type Button, buttons, type Card, card, md, note, table, text } from './kit.ts';
import { type Counter, sayCounters } from './record.ts';

export type DayBar = { readonly label: string; readonly value: number };

export type UnitStatus = {
  readonly title: string;
  readonly counters: readonly Counter[];
  readonly remarks: readonly string[];
  readonly bars: readonly DayBar[];
  readonly barsTitle: string;
  readonly target: number;
  readonly buttons: readonly Button[];
};

/** 雄风村 3月情况: true numbers first, one chart, a way to the rows behind them. */
export function unitStatusCard(view: UnitStatus): Card {
  const blocks: Block[] = [
    text(md`${sayCounters(view.counters)}`),
    ...view.remarks.map((remark) => text(md`${remark}`)),
    ...(view.bars.length === 0
      ? []
      : [{ kind: 'bars' as const, title: view.barsTitle, points: view.bars, target: view.target }]),
    ...(view.buttons.length === 0 ? [] : [buttons(...view.buttons)]),
    note(md`打字也行：“雄风村情况”“哪些村今天还没播”`),
  ];
  return { ...card(view.title, 'neutral', ...blocks), summary: `${view.title} ${sayCounters(view.counters)}` };
}

export type TownshipStatus = {
  readonly title: string;
  /** The township as a whole. */
  readonly counters: readonly Counter[];
  readonly duties: readonly string[];
  readonly byTyping: string;
  readonly rows: readonly { readonly unit: string; readonly values: readonly string[] }[];
  readonly buttons: readonly Button[];
};

/** 全镇情况: villages in the paper's order × the counters. Never sorted by them. */
export function townshipCard(view: TownshipStatus): Card {
  const columns = [
    { name: 'unit', label: '村' },
    ...view.duties.map((duty, index) => ({ name: `d${index}`, label: duty })),
  ];
  const rows = view.rows.map((row) => ({
    unit: row.unit,
    ...Object.fromEntries(row.values.map((value, index) => [`d${index}`, value])),
  }));
  const whole = sayCounters(view.counters);
  const blocks: Block[] = [
    ...(whole === '' ? [] : [text(md`${whole}`)]),
    table(columns, rows),
    ...(view.buttons.length === 0 ? [] : [buttons(...view.buttons)]),
    note(md`${view.byTyping}`),
  ];
  return { ...card(view.title, 'neutral', ...blocks), summary: `${view.title} ${whole}` };
}

export type DetailRow = { readonly when: string; readonly what: string; readonly who: string };

/** The rows behind a number, for somebody who may see them. */
export const detailCard = (title: string, rows: readonly DetailRow[], more: readonly Button[] = []): Card =>
  card(
    title,
    'neutral',
    rows.length === 0
      ? text(md`还没有登记`)
      : table(
          [
            { name: 'when', label: '日期' },
            { name: 'what', label: '内容' },
            { name: 'who', label: '登记人' },
          ],
          rows,
        ),
    ...(more.length === 0 ? [] : [buttons(...more)]),
  );
