import { type LocalDate, sayMonth } from '../domain/calendar.ts';
import { type Button, buttons, type Card, card, md, note, table, text } from './kit.ts';

export type BurdenView = {
  readonly month: LocalDate;
  readonly messages: number;
  readonly reminders: number;
  readonly entries: number;
  /** What cost most: how often it was entered and reminded of. */
  readonly dearest: readonly { readonly title: string; readonly times: number }[];
  /** In the paper's order. */
  readonly rows: readonly {
    readonly unit: string;
    readonly messages: number;
    readonly reminders: number;
    readonly entries: number;
  }[];
  readonly buttons: readonly Button[];
};

/** 3月工作负担: what the tool itself costs the villages (B-7). */
export const burdenCard = ({ month, messages, reminders, entries, dearest, rows, buttons: ways }: BurdenView): Card =>
  card(
    `${sayMonth(month)}工作负担`,
    'neutral',
    text(md`发出消息 ${messages} 条，其中单独提醒 ${reminders} 项次；请大家登记了 ${entries} 次。`),
    ...(dearest.length === 0
      ? []
      : [text(md`最费事的：${dearest.map(({ title, times }) => `${title} ${times} 次`).join('、')}`)]),
    table(
      [
        { name: 'unit', label: '村' },
        { name: 'messages', label: '收到消息', align: 'right' },
        { name: 'reminders', label: '被提醒', align: 'right' },
        { name: 'entries', label: '登记', align: 'right' },
      ],
      rows.map((row) => ({
        unit: row.unit,
        messages: String(row.messages),
        reminders: String(row.reminders),
        entries: String(row.entries),
      })),
    ),
    buttons(...ways),
    note(md`回复别人问的不算消息；提醒和小结，办公室可以在“提醒设置”“定时任务”里关。`),
  );
