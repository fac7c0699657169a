import type { Field, FieldFaults, FieldValues } from '../domain/field.ts';
import type { Chart } from './charts.ts';

/** neutral blue · done green · needs-you orange · urgent red · closed grey */
export type Tone = 'neutral' | 'done' | 'needs-you' | 'urgent' | 'closed';

/** Text with markup. Only `md` makes it, so whatever a person typed has been escaped. */
export type Markdown = { readonly markdown: string };

const escape = (text: string) => text.replace(/[\\`*_~[\]()<>#|&]|:(?=\/\/)/g, (c) => `&#${c.charCodeAt(0)};`);

/** Markdown in which every interpolated value is escaped, so a name typed in chat cannot become a link or a mention. */
export const md = (parts: TemplateStringsArray, ...values: readonly (string | number | Markdown)[]): Markdown => ({
  markdown: String.raw({ raw: parts }, ...values.map((v) => (typeof v === 'object' ? v.markdown : escape(String(v))))),
});

export const joined = (parts: readonly Markdown[], by = '\n'): Markdown => ({
  markdown: parts.map((part) => part.markdown).join(by),
});

/** What a press asks for: a command, its step, and the few ids it needs. Stable for 14 days: cards in chats carry it. */
export type Press = {
  readonly command: string;
  readonly step: string;
  readonly args?: Readonly<Record<string, string>>;
};

export type Button = {
  readonly label: string;
  readonly press: Press;
  readonly style?: 'primary' | 'plain' | 'danger';
  /** Asked once before the press is sent. */
  readonly confirm?: { readonly title: string; readonly text: string };
  /** Under a form: goes on without it, so that nothing has to be filled in first. */
  readonly skips?: true;
};

/** A button that opens an http(s) address in the reader's browser; nothing is pressed. */
export type LinkButton = { readonly label: string; readonly opens: string; readonly style?: Button['style'] };

export type Form = {
  readonly kind: 'form';
  readonly name: string;
  readonly fields: readonly Field[];
  /** What the form shows: defaults, or what was typed before. */
  readonly values: FieldValues;
  /** One red line under the field it belongs to. */
  readonly faults: FieldFaults;
  readonly submit: readonly Button[];
};

export type TableColumn = { readonly name: string; readonly label: string; readonly align?: 'left' | 'right' };

export type Block =
  | { readonly kind: 'text'; readonly text: Markdown; readonly size?: 'normal' | 'small' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'buttons'; readonly buttons: readonly (Button | LinkButton)[] }
  /** A line with its own button at the right, for lists of things to do. */
  | { readonly kind: 'line'; readonly text: Markdown; readonly button: Button }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly Readonly<Record<string, string>>[];
    }
  | Chart
  /** Folded away until tapped. Holds no form, no table and no chart. */
  | {
      readonly kind: 'fold';
      readonly title: string;
      readonly blocks: readonly Exclude<Block, { kind: 'fold' | 'table' | 'form' } | Chart>[];
    }
  | Form;

export type Card = {
  readonly title: string;
  readonly tone: Tone;
  /** What old clients and the chat list show. The title when absent. */
  readonly summary?: string;
  readonly blocks: readonly Block[];
};

export const card = (title: string, tone: Tone, ...blocks: readonly Block[]): Card => ({ title, tone, blocks });
export const text = (line: Markdown): Block => ({ kind: 'text', text: line });
export const note = (line: Markdown): Block => ({ kind: 'text', text: line, size: 'small' });
export const buttons = (...list: readonly (Button | LinkButton)[]): Block => ({ kind: 'buttons', buttons: list });
export const table = (columns: readonly TableColumn[], rows: readonly Readonly<Record<string, string>>[]): Block => ({
  kind: 'table',
  columns,
  rows,
});
