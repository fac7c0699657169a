export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function decoded(text: string): string {
  if (/[<]|&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`bare < or & in ${JSON.stringify(text)}`);
  return text.replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const rest = text.replaceAll(/\s+([\w:.-]+)="([^"]*)"/g, (_, name: string, value: string) => {
    if (name in attributes) throw new Error(`${name} twice`);
    attributes[name] = decoded(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`not attributes: ${rest}`);
  return attributes;
}

/** Reads XML without comments and DTD as strictly as Word does: throws at whatever is not well formed. */
export function parseXml(xml: string): Element {
  if (illegal.test(xml)) throw new Error('a character XML cannot hold');
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  for (const [, text = '', tag] of xml.replace(/^<\?xml[^>]*\?>\s*/, '').matchAll(/([^<]*)(?:<([^>]*)>)?/g)) {
    const parent = open.at(-1) ?? root;
    if (text !== '') parent.children.push(decoded(text));
    if (tag === undefined) continue;
    if (tag.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1).trim()) throw new Error(`</${tag.slice(1)}> closes nothing`);
      continue;
    }
    const [, name = '', attributes = '', empty] = /^([\w:.-]+)((?:\s+[^>]*?)?)(\/?)$/s.exec(tag) ?? [];
    if (name === '') throw new Error(`not a tag: <${tag}>`);
    const element = { name, attributes: attributesOf(attributes), children: [] };
    parent.children.push(element);
    if (empty === '') open.push(element);
  }
  const [only, another] = root.children;
  if (open.length !== 1 || typeof only !== 'object' || another !== undefined) throw new Error('not one whole element');
  return only;
}

const elementsIn = ({ children }: Element): Element[] => children.filter((one) => typeof one === 'object');

/** Every element of a name below, in the document's order. */
export const all = (within: Element, name: string): Element[] =>
  elementsIn(within).flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)]);

export function one(within: Element, name: string): Element {
  const [found] = all(within, name);
  if (found === undefined) throw new Error(`no ${name} in ${within.name}`);
  return found;
}

export const childrenOf = (element: Element): string[] => elementsIn(element).map(({ name }) => name);

export const attribute = (element: Element, name: string): string => element.attributes[name] ?? '';

/** The words of a part, one line a paragraph. */
export const paragraphs = (within: Element): string[] =>
  all(within, 'w:p').map((paragraph) => all(paragraph, 'w:t').map(wordsOf).join(''));

export const wordsOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
