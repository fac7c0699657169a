/** Card JSON 2.0 as a person sees it: the words, the buttons, the fields of its form. */
type Element = { readonly tag?: string; readonly [property: string]: unknown };

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;

/** Every component of a card in reading order, forms and columns opened. */
function elementsOf(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (!isElement(value)) return [];
  const inner = ['elements', 'columns'].flatMap((part) => elementsOf(value[part]));
  return value['tag'] === undefined || value['tag'] === 'column' ? inner : [value, ...inner];
}

const bodyOf = (card: unknown): Element[] => (isElement(card) ? elementsOf(card['body']) : []);

const contentOf = (value: unknown): string =>
  isElement(value) && typeof value['content'] === 'string' ? value['content'] : '';

const plainly = (markdown: string): string =>
  markdown
    .replace(/<[^>]*>/g, '')
    .replaceAll('**', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .trim();

const rowsOf = (table: Element): string[] => {
  const columns = table['columns'] as { name: string }[];
  return (table['rows'] as Record<string, string>[]).map((row) => columns.map(({ name }) => row[name]).join(' '));
};

function lineOf(element: Element): string[] {
  switch (element.tag) {
    case 'markdown':
      return [plainly(contentOf(element) || String(element['content']))].filter((line) => line !== '');
    case 'button':
      return [`[${contentOf(element['text'])}]`];
    case 'checker':
      return [`☐ ${contentOf(element['text'])}`];
    case 'table':
      return rowsOf(element);
    default:
      return [];
  }
}

/** The title and every line a person reads on a card, buttons as [label], one a line. */
export function wordsOf(card: unknown): string {
  const header = isElement(card) && isElement(card['header']) ? contentOf(card['header']['title']) : '';
  return [header, ...bodyOf(card).flatMap(lineOf)].join('\n');
}

export const colourOf = (card: unknown): string =>
  isElement(card) && isElement(card['header']) ? String(card['header']['template']) : '';

/** What a button with this label sends, and the form it belongs to. */
export function buttonOf(card: unknown, label: string): { value: unknown; form: Element | undefined } | undefined {
  const all = bodyOf(card);
  const button = all.find((one) => one.tag === 'button' && contentOf(one['text']) === label);
  if (button === undefined) return undefined;
  const [behavior] = button['behaviors'] as { value: unknown }[];
  const form = all.find((one) => one.tag === 'form' && elementsOf(one['elements']).includes(button));
  return { value: behavior?.value, form };
}

type Typed = string | readonly string[] | boolean;

const optionOf = (field: Element, words: string): string => {
  const options = field['options'] as { text: unknown; value: string }[];
  const option = options.find((one) => contentOf(one.text) === words);
  if (option === undefined) throw new Error(`no option “${words}”`);
  return option.value;
};

/** What Feishu sends of a field: with the zone after a picker's answer, option values for their words. */
function sent(field: Element, typed: Typed | undefined): unknown {
  const kept = field['initial_date'] ?? field['initial_time'] ?? field['default_value'];
  switch (field.tag) {
    case 'date_picker':
    case 'picker_time':
      return typed === '' || (typed ?? kept) === undefined ? '' : `${String(typed ?? kept)} +0800`;
    case 'select_static':
      return typed === undefined ? field['initial_option'] : optionOf(field, String(typed));
    case 'multi_select_static':
      return Array.isArray(typed) ? typed.map((words: string) => optionOf(field, words)) : field['selected_values'];
    case 'checker':
      return typed ?? field['checked'];
    default:
      return typed ?? kept;
  }
}

const isField = ({ tag }: Element) =>
  /^(input|checker|(multi_)?select_static|date_picker|picker_time)$/.test(tag ?? '');

/** The form's fields by the label a person reads over them. */
function fieldsOf(form: Element): Map<string, Element> {
  const fields = new Map<string, Element>();
  let label = '';
  for (const element of elementsOf(form['elements'])) {
    if (element.tag === 'markdown') label = plainly(String(element['content'])).replace(/ ?\*$/, '');
    if (isField(element)) fields.set(element.tag === 'checker' ? contentOf(element['text']) : label, element);
  }
  return fields;
}

/** The form as it is sent: what it showed, with what was typed over it. Labels and options as people read them. */
export function formValue(form: Element, typed: Readonly<Record<string, Typed>>): Record<string, unknown> {
  const fields = fieldsOf(form);
  for (const label of Object.keys(typed)) if (!fields.has(label)) throw new Error(`the form has no “${label}”`);
  return Object.fromEntries([...fields].map(([label, field]) => [String(field['name']), sent(field, typed[label])]));
}

/** What a form shows in its fields, by label. */
export function formShows(card: unknown): Record<string, unknown> {
  const form = bodyOf(card).find((one) => one.tag === 'form');
  if (form === undefined) return {};
  const shown = (field: Element) =>
    field['initial_date'] ??
    field['initial_time'] ??
    field['default_value'] ??
    field['initial_option'] ??
    field['selected_values'] ??
    field['checked'];
  return Object.fromEntries([...fieldsOf(form)].map(([label, field]) => [label, shown(field)]));
}
