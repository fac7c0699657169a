import { safeUrl } from './look.ts';

/** A run inside a line of Feishu markdown. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis' | 'deleted'; readonly words: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly words: readonly Inline[] }
  | { readonly type: 'image'; readonly key: string; readonly alt: string }
  | { readonly type: 'colour' | 'tag'; readonly colour: string; readonly words: readonly Inline[] }
  | { readonly type: 'at'; readonly id: string }
  | { readonly type: 'moment'; readonly ms: number };

type Rule = { readonly match: RegExp; readonly read: (groups: readonly string[]) => readonly Inline[] };

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  reg: '®',
  copy: '©',
};

/** &#42; and &lt; are the way to write a sign that must not be read as markup. */
function entity(body: string): string | undefined {
  const code = /^#x([\da-f]+)$/i.exec(body)?.[1];
  const point = code ? Number.parseInt(code, 16) : /^#\d+$/.test(body) ? Number(body.slice(1)) : undefined;
  if (point === undefined) return named[body];
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

const words = (text: string): readonly Inline[] => (text ? [{ type: 'text', text }] : []);

function link(label: string, url: string): readonly Inline[] {
  const address = safeUrl(url.trim());
  return address ? [{ type: 'link', url: address, words: inlinesOf(label) }] : inlinesOf(label);
}

const attribute = (attributes: string, name: string) =>
  new RegExp(`${name}\\s*=\\s*['"]?([^'"\\s>]+)`, 'i').exec(attributes)?.[1] ?? '';

const paired: Readonly<Record<string, (attributes: string, inner: string) => readonly Inline[]>> = {
  font: (attributes, inner) => [{ type: 'colour', colour: attribute(attributes, 'color'), words: inlinesOf(inner) }],
  text_tag: (attributes, inner) => [{ type: 'tag', colour: attribute(attributes, 'color'), words: inlinesOf(inner) }],
  number_tag: (attributes, inner) => [
    { type: 'tag', colour: attribute(attributes, 'background_color'), words: inlinesOf(inner) },
  ],
  link: (attributes, inner) => link(inner || attribute(attributes, 'url'), attribute(attributes, 'url')),
  a: (attributes, inner) => link(inner || attribute(attributes, 'href'), attribute(attributes, 'href')),
  at: (attributes) => [{ type: 'at', id: attribute(attributes, 'id') }],
  person: (attributes) => [{ type: 'at', id: attribute(attributes, 'id') }],
  local_datetime: (attributes) => [{ type: 'moment', ms: Number(attribute(attributes, 'millisecond')) }],
};

const rules: readonly Rule[] = [
  { match: /\\([!-/:-@[-`{-~])/y, read: ([, sign = '']) => words(sign) },
  { match: /&(#?[a-z\d]{1,8});/iy, read: ([whole = '', body = '']) => words(entity(body) ?? whole) },
  { match: /(`+)([\s\S]*?[^`])\1(?!`)/y, read: ([, , text = '']) => [{ type: 'code', text }] },
  { match: /!\[([^\]]*)\]\(([^()\s]*)\)/y, read: ([, alt = '', key = '']) => [{ type: 'image', key, alt }] },
  { match: /\[([^\]]*)\]\(((?:[^()\s]|\([^()]*\))*)\)/y, read: ([, label = '', url = '']) => link(label, url) },
  {
    match: /<([a-z_]+)((?:\s[^<>]*)?)>([\s\S]*?)<\/\1>/iy,
    read: ([, name = '', attributes = '', inner = '']) =>
      paired[name.toLowerCase()]?.(attributes, inner) ?? inlinesOf(inner),
  },
  {
    match: /<([a-z_]+)((?:\s[^<>]*)?)\/?>/iy,
    read: ([, name = '', attributes = '']) =>
      /^(?:at|person|local_datetime)$/i.test(name) ? (paired[name.toLowerCase()]?.(attributes, '') ?? []) : [],
  },
  // As in Feishu: a tag it does not know disappears.
  { match: /<\/[a-z_]+\s*>/iy, read: () => [] },
  {
    match: /\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/y,
    read: ([, inner = '']) => [{ type: 'strong', words: inlinesOf(inner) }],
  },
  { match: /~~(?=\S)([\s\S]*?\S)~~/y, read: ([, inner = '']) => [{ type: 'deleted', words: inlinesOf(inner) }] },
  {
    match: /\*(?=[^\s*])([^*]*[^\s*])\*(?!\*)/y,
    read: ([, inner = '']) => [{ type: 'emphasis', words: inlinesOf(inner) }],
  },
  {
    match: /\b_(?=[^\s_])([^_]*[^\s_])_\b/y,
    read: ([, inner = '']) => [{ type: 'emphasis', words: inlinesOf(inner) }],
  },
  {
    match: /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/iy,
    read: ([url = '']) => [{ type: 'link', url, words: words(url) }],
  },
];

function readAt(text: string, at: number): { readonly found: readonly Inline[]; readonly end: number } | undefined {
  for (const { match, read } of rules) {
    match.lastIndex = at;
    const groups = match.exec(text);
    if (groups) return { found: read(groups), end: at + groups[0].length };
  }
  return undefined;
}

/** The runs of one line (or of the inside of a run). */
export function inlinesOf(text: string): readonly Inline[] {
  const runs: Inline[] = [];
  let plain = '';
  const flush = () => {
    runs.push(...words(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const taken = /[\\&`![<*~_h]/i.test(text[at] ?? '') ? readAt(text, at) : undefined;
    if (taken) {
      flush();
      runs.push(...taken.found);
    } else plain += text[at] ?? '';
    at = taken?.end ?? at + 1;
  }
  flush();
  return runs;
}
