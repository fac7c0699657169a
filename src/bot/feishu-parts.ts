import { type Button, type LinkButton, type Markdown, md } from '../cards/kit.ts';
import { valueOfPress } from './press.ts';

/** A component of Card JSON 2.0. Feishu refuses a card with one unknown property. */
export type Element = { readonly tag: string; readonly [property: string]: unknown };

/** Feishu's limit for the text of a button, a placeholder or an option. */
const LONGEST_LABEL = 100;

export const plain = (content: string): Element => ({ tag: 'plain_text', content });

export const label = (content: string): Element => plain(content.slice(0, LONGEST_LABEL));

export const markdown = ({ markdown }: Markdown, size: 'normal' | 'notation' | 'heading' = 'normal'): Element => ({
  tag: 'markdown',
  content: markdown === '' ? ' ' : markdown,
  text_size: size,
});

/** The honest line under what had to be cut. */
export const moreLine = (count: number): Element => markdown(md`还有 ${count} 行，请在明细里看`, 'notation');

const looks = { primary: 'primary_filled', plain: 'default', danger: 'danger' } as const;

export const button = ({ label: words, press, style, confirm }: Button, more: object = {}): Element => ({
  tag: 'button',
  type: looks[style ?? 'plain'],
  text: label(words),
  behaviors: [{ type: 'callback', value: valueOfPress(press) }],
  ...(confirm !== undefined && { confirm: { title: plain(confirm.title), text: plain(confirm.text) } }),
  ...more,
});

export const linkButton = ({ label: words, opens, style }: LinkButton): Element => ({
  tag: 'button',
  type: looks[style ?? 'plain'],
  text: label(words),
  behaviors: [{ type: 'open_url', default_url: opens }],
});

/** Elements side by side, wrapping on a phone. */
export const row = (elements: readonly Element[]): Element => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: elements.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
});
