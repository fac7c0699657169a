import { isObject, type JsonObject, listOf, textUnder, under } from './json.ts';

type Fault = { readonly code: number; readonly message: string; readonly path: readonly PropertyKey[] };

/** Where a component stands. */
type Place = {
  readonly path: readonly PropertyKey[];
  /** Containers around it. */
  readonly inside: readonly string[];
};

const MOST_ELEMENTS = 200;
/** Containers around one component. */
const MOST_LEVELS = 5;
const MOST_TABLES = 5;
const MOST_CHARTS = 5;
const MOST_MARKDOWN_TABLES = 4;

const fields = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'select_img',
]);
const named = new Set([...fields, 'button', 'overflow']);
const formOnly = new Set(['multi_select_static', 'multi_select_person']);

/** The rules no single component can keep: nesting, names, counts, what a form must and must not hold. */
export function structureFaults(card: JsonObject): Fault[] {
  const all = [...componentsIn(under(card, 'body'), { path: ['body'], inside: [] })];
  return [
    ...all.flatMap(({ component, place }) => placeFaults(component, place)),
    ...all.flatMap(({ component, place }) => (component['tag'] === 'form' ? formFaults(component, place) : [])),
    ...all.flatMap(({ component, place }) => (component['tag'] === 'table' ? tableFaults(component, place) : [])),
    ...all.flatMap(({ component, place }) => proseFaults(component, place)),
    ...nameFaults(all),
    ...countFaults(card, all),
  ];
}

type Found = { readonly component: JsonObject; readonly place: Place };

function* componentsIn(holder: unknown, place: Place): Generator<Found> {
  for (const key of ['elements', 'columns']) {
    // A table's columns are no layout.
    if (key === 'columns' && under(holder, 'tag') === 'table') continue;
    for (const [n, component] of listOf(under(holder, key)).entries()) {
      if (!isObject(component)) continue;
      const at = { ...place, path: [...place.path, key, n] };
      if (component['tag'] !== 'column') yield { component, place: at };
      const level = component['tag'] === 'column' ? [] : [textUnder(component, 'tag')];
      yield* componentsIn(component, { ...at, inside: [...place.inside, ...level] });
    }
  }
  const buttons = listOf(under(under(holder, 'button_area'), 'buttons'));
  for (const [n, component] of buttons.entries())
    if (isObject(component))
      yield { component, place: { ...place, path: [...place.path, 'button_area', 'buttons', n] } };
}

function placeFaults(component: JsonObject, { path, inside }: Place): Fault[] {
  const tag = textUnder(component, 'tag');
  const inForm = inside.includes('form');
  const found: Fault[] = [];
  const say = (broken: boolean, code: number, message: string) => broken && found.push({ code, message, path });
  say(tag === 'form' && inside.length > 0, 200621, 'form is only allowed directly under body.elements');
  say(tag === 'table' && inside.length > 0, 200621, 'table is only allowed directly under body.elements');
  say(tag === 'chart' && inForm, 200621, 'form does not support chart');
  say(formOnly.has(tag) && !inForm, 200621, `${tag} is only supported inside a form`);
  say(tag === 'select_img' && component['multi_select'] === true && !inForm, 200621, 'multi_select needs a form');
  say(component['required'] !== undefined && !inForm, 200621, 'required is only supported inside a form');
  say(
    component['form_action_type'] !== undefined && !inForm,
    200621,
    'form_action_type is only supported inside a form',
  );
  say(
    inForm && named.has(tag) && !component['name'],
    200530,
    'name is empty: interactive components in a form need one',
  );
  say(inside.length > MOST_LEVELS, 11310, `nested deeper than ${MOST_LEVELS} levels`);
  return found;
}

function formFaults(form: JsonObject, place: Place): Fault[] {
  const inner = [...componentsIn(form, place)];
  const submits = inner.some(({ component }) => component['form_action_type'] === 'submit');
  return submits
    ? []
    : [{ code: 200621, message: 'form needs a button with form_action_type submit', path: place.path }];
}

function tableFaults(table: JsonObject, { path }: Place): Fault[] {
  const columns = listOf(table['columns']).filter(isObject);
  const names = columns.map((column) => textUnder(column, 'name'));
  const repeated = names.find((name, n) => names.indexOf(name) !== n);
  const found: Fault[] =
    repeated === undefined ? [] : [{ code: 200915, message: `column ${repeated} is repeated`, path }];
  for (const [n, row] of listOf(table['rows']).entries())
    for (const column of columns) {
      const cell = under(row, textUnder(column, 'name'));
      if (cell !== undefined && !fits(textUnder(column, 'data_type'), cell))
        found.push({
          code: 200914,
          message: `bad ${textUnder(column, 'data_type')} cell`,
          path: [...path, 'rows', n, textUnder(column, 'name')],
        });
    }
  return found;
}

/** Whether a table cell holds what its column promises. */
function fits(type: string, cell: unknown): boolean {
  if (type === 'number' || type === 'date') return typeof cell === 'number';
  if (type === 'options')
    return Array.isArray(cell) && cell.every((option) => typeof under(option, 'text') === 'string');
  if (type === 'persons') return typeof cell === 'string' || Array.isArray(cell);
  return typeof cell === 'string';
}

const AT = /<at(?:\s[^>]*)?>/g;
const GOOD_AT = /^<at\s+(id|user_id|email|ids)=["']?(all|[\w@.,-]+)["']?\s*>$/;
const MARKDOWN_TABLE = /^\s*\|?\s*:?-{2,}:?\s*\|/gm;

function proseFaults(component: JsonObject, { path }: Place): Fault[] {
  const content = component['content'];
  if (component['tag'] !== 'markdown' || typeof content !== 'string') return [];
  const bad = (content.match(AT) ?? []).find((at) => !GOOD_AT.test(at));
  const tables = content.match(MARKDOWN_TABLE)?.length ?? 0;
  return [
    ...(bad ? [{ code: 200621, message: `bad mention ${bad}`, path }] : []),
    ...(tables > MOST_MARKDOWN_TABLES
      ? [{ code: 11310, message: `more than ${MOST_MARKDOWN_TABLES} markdown tables`, path }]
      : []),
  ];
}

function nameFaults(all: readonly Found[]): Fault[] {
  const repeats = (key: 'name' | 'element_id', code: number) => {
    const seen = new Set<string>();
    return all.flatMap(({ component, place }) => {
      const id = textUnder(component, key);
      if (id === '') return [];
      const again = seen.has(id);
      seen.add(id);
      return again ? [{ code, message: `${key} ${id} is used twice`, path: place.path }] : [];
    });
  };
  return [...repeats('name', 200530), ...repeats('element_id', 300301)];
}

function countFaults(card: JsonObject, all: readonly Found[]): Fault[] {
  const count = (tag: string) => all.filter(({ component }) => component['tag'] === tag).length;
  const found: Fault[] = [];
  const most = (n: number, limit: number, what: string) =>
    n > limit &&
    found.push({ code: 11310, message: `element exceeds the limit: ${n} ${what}, at most ${limit}`, path: [] });
  most(tagsIn(card['body']) + tagsIn(card['header']), MOST_ELEMENTS, 'elements');
  most(count('table'), MOST_TABLES, 'tables');
  most(count('chart'), MOST_CHARTS, 'charts');
  return found;
}

/** Elements and components alike: every object with a tag counts. */
function tagsIn(value: unknown): number {
  const inner = isObject(value) ? Object.entries(value).filter(([key]) => key !== 'chart_spec' && key !== 'rows') : [];
  const values = isObject(value) ? inner.map(([, one]) => one) : listOf(value);
  const own = isObject(value) && typeof value['tag'] === 'string' ? 1 : 0;
  return values.reduce<number>((sum, one) => sum + tagsIn(one), own);
}
