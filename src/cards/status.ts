import type { Chart } from './charts.ts';
import { type Block, type Button, buttons, type Card, card, md, note, table, text } from './kit.ts';
import { type Counter, sayCounters } from './record.ts';

export type UnitStatus = {
  readonly title: string;
  readonly counters: readonly Counter[];
  readonly remarks: readonly string[];
  readonly charts: readonly Chart[];
  readonly buttons: readonly Button[];
};

/** 雄风村 3月情况: true numbers first, one chart, a way to the rows behind them. */
export function unitStatusCard(view: UnitStatus): Card {
  const blocks: Block[] = [
    text(md`${sayCounters(view.counters)}`),
    ...view.remarks.map((remark) => text(md`${remark}`)),
    ...view.charts,
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
  readonly charts: readonly Chart[];
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
    ...view.charts,
    ...(view.buttons.length === 0 ? [] : [buttons(...view.buttons)]),
    note(md`${view.byTyping}`),
  ];
  return { ...card(view.title, 'neutral', ...blocks), summary: `${view.title} ${whole}` };
}

export type Comparison = {
  readonly title: string;
  readonly names: { readonly now: string; readonly before: string };
  readonly lines: readonly {
    readonly title: string;
    readonly now: string;
    /** Absent where nothing was asked before. */
    readonly before: string | undefined;
    /** Whole percents; absent where they are not for this reader. */
    readonly percent: number | undefined;
    readonly percentBefore: number | undefined;
  }[];
  readonly back: Button;
};

/** 与上月比: what is asked this month, duty by duty, in words and side by side. */
export function comparisonCard({ title, names, lines, back }: Comparison): Card {
  const points = lines.flatMap(({ title: label, percent, percentBefore }) =>
    percent === undefined ? [] : [{ label, now: percent, before: percentBefore }],
  );
  const hasBefore = lines.some(({ before }) => before !== undefined);
  return card(
    title,
    'neutral',
    ...(lines.length === 0 ? [text(md`${names.now}没有任务。`)] : []),
    ...lines.map((one) =>
      text(
        md`${one.title}：${names.now} ${one.now}${one.before === undefined ? '' : `，${names.before} ${one.before}`}`,
      ),
    ),
    ...(lines.length === 0 || hasBefore ? [] : [text(md`${names.before}没有完整的数，不比。`)]),
    ...(points.length === 0 || !hasBefore ? [] : [{ kind: 'trend' as const, title: '各项完成（%）', names, points }]),
    buttons(back),
  );
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
