import { isObject, type JsonObject, listOf, textUnder, under } from './json.ts';
import { NotOffered } from './refusal.ts';

export type FormInput = Readonly<Record<string, string | readonly string[] | boolean>>;
type Value = string | readonly string[] | boolean;

const ZONE = ' +0800';
const pickers: Readonly<Record<string, { initial: string; shape: RegExp }>> = {
  date_picker: { initial: 'initial_date', shape: /^\d{4}-\d{2}-\d{2}$/ },
  picker_time: { initial: 'initial_time', shape: /^\d{2}:\d{2}$/ },
  picker_datetime: { initial: 'initial_datetime', shape: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/ },
};

export const isPicker = (tag: string): boolean => tag in pickers;

/**
 * What the client sends for a form: a value nobody touched is its initial one, an optional one left empty is absent,
 * dates carry ` +0800`, a checker is always a boolean. Throws NotOffered where the client would not submit.
 */
export function formValue(form: JsonObject, given: FormInput): Record<string, Value> {
  const fields = fieldsOf(form);
  for (const name of Object.keys(given))
    if (!fields.some((one) => one['name'] === name)) throw new NotOffered(`表单里没有 ${name}`);
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const name = textUnder(field, 'name');
    const value = given[name] ?? initialValue(field);
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty && field['required'] === true) throw new NotOffered(`有必填项未填写：${name}`);
    if (!empty) values[name] = encoded(field, value);
  }
  return values;
}

const fieldTags = /^(input|(multi_)?select_(static|person)|date_picker|picker_(time|datetime)|checker|select_img)$/;

function fieldsOf(holder: unknown): JsonObject[] {
  return [...listOf(under(holder, 'elements')), ...listOf(under(holder, 'columns'))].filter(isObject).flatMap((one) => {
    const own = fieldTags.test(textUnder(one, 'tag')) ? [one] : [];
    return [...own, ...fieldsOf(one)];
  });
}

function initialValue(field: JsonObject): Value | undefined {
  const tag = textUnder(field, 'tag');
  if (tag === 'checker') return field['checked'] === true;
  const key =
    pickers[tag]?.initial ??
    (tag === 'input' ? 'default_value' : tag.startsWith('multi') ? 'selected_values' : 'initial_option');
  const value = field[key];
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(String);
  const index = field['initial_index'];
  const option = typeof index === 'number' ? listOf(field['options'])[index - 1] : undefined;
  return option === undefined ? undefined : textUnder(option, 'value');
}

/** One component's value as the callback carries it. */
export function encoded(field: JsonObject, value: Value): Value {
  const tag = textUnder(field, 'tag');
  const name = textUnder(field, 'name') || tag;
  const picker = pickers[tag];
  if (field['disabled'] === true) throw new NotOffered(`${name} 已停用`);
  if (picker) {
    if (typeof value !== 'string' || !picker.shape.test(value))
      throw new NotOffered(`${name} 填的不是时间：${String(value)}`);
    return `${value}${ZONE}`;
  }
  if (tag === 'checker') {
    if (typeof value !== 'boolean') throw new NotOffered(`${name} 只能勾选或不勾选`);
    return value;
  }
  const many = tag.startsWith('multi') || field['multi_select'] === true;
  if (many !== Array.isArray(value) || typeof value === 'boolean')
    throw new NotOffered(`${name} 应填${many ? '多项' : '一项'}`);
  const offered = listOf(field['options']).map((option) => under(option, 'value'));
  const stray =
    tag === 'input' || offered.length === 0 ? undefined : [value].flat().find((one) => !offered.includes(one));
  if (stray !== undefined) throw new NotOffered(`${name} 没有 ${stray} 这个选项`);
  if (tag === 'input' && value.length > Number(field['max_length'] ?? 1000)) throw new NotOffered(`${name} 太长`);
  return value;
}
