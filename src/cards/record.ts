import { type LocalDate, sayDay, sayDayAndWeekday } from '../domain/calendar.ts';
import type { FieldFaults, FieldValues, Field } from '../domain/field.ts';
import { type Block, type Button, buttons, type Card, card, md, note, text } from './kit.ts';

/** One counter as a receipt or a status shows it: 今日 3/3. */
export type Counter = { readonly label: string; readonly value: string };

export const sayCounters = (counters: readonly Counter[]): string =>
  counters.map(({ label, value }) => `${label} ${value}`).join(' · ');

export type ReceiptView = {
  readonly title: string;
  readonly unit: string;
  readonly day: LocalDate;
  /** What was kept, without names. */
  readonly kept: string;
  readonly late: boolean;
  readonly whom: readonly string[];
  readonly counters: readonly Counter[];
  readonly remarks: readonly string[];
  readonly buttons: readonly Button[];
  readonly byTyping: string;
};

/** The green card after a record was committed: what was kept, when it counts for, how to undo it. */
export function receiptCard(view: ReceiptView): Card {
  const blocks: Block[] = [
    text(md`**${view.unit}** ${sayDayAndWeekday(view.day)} ${view.kept}${view.late ? '（补报）' : ''}`),
    ...(view.whom.length === 0 ? [] : [text(md`${view.whom.join('、')}`)]),
    ...(view.counters.length === 0 ? [] : [text(md`${sayCounters(view.counters)}`)]),
    ...view.remarks.map((remark) => text(md`${remark}`)),
    ...(view.buttons.length === 0 ? [] : [buttons(...view.buttons)]),
    ...(view.byTyping === '' ? [] : [note(md`${view.byTyping}`)]),
  ];
  return {
    ...card(view.title, 'done', ...blocks),
    summary: `${view.title} ${view.unit} ${sayDay(view.day)} ${view.kept}`,
  };
}

/** What replaces a receipt that no longer holds. */
export const closedCard = (title: string, line: string, ...more: readonly Button[]): Card =>
  card(title, 'closed', text(md`${line}`), ...(more.length === 0 ? [] : [buttons(...more)]));

export type FormView = {
  readonly title: string;
  readonly lead: string;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly values: FieldValues;
  readonly faults: FieldFaults;
  readonly submit: readonly Button[];
  readonly byTyping?: string | undefined;
};

/** A form in a private chat. With faults it keeps what was typed and says what to mend. */
export function formCard(view: FormView): Card {
  return card(
    view.title,
    Object.keys(view.faults).length === 0 ? 'neutral' : 'needs-you',
    ...(view.lead === '' ? [] : [text(md`${view.lead}`)]),
    {
      kind: 'form',
      name: view.name,
      fields: view.fields,
      values: view.values,
      faults: view.faults,
      submit: view.submit,
    },
    ...(view.byTyping === undefined ? [] : [note(md`${view.byTyping}`)]),
  );
}

/** One question with buttons, when something was not clear. */
export const questionCard = (title: string, line: string, choices: readonly Button[], byTyping?: string): Card =>
  card(
    title,
    'needs-you',
    ...(line === '' ? [] : [text(md`${line}`)]),
    buttons(...choices),
    ...(byTyping === undefined ? [] : [note(md`${byTyping}`)]),
  );

/** A short blue card of plain lines. */
export const linesCard = (title: string, lines: readonly string[], ...more: readonly Button[]): Card =>
  card(title, 'neutral', ...lines.map((line) => text(md`${line}`)), ...(more.length === 0 ? [] : [buttons(...more)]));
