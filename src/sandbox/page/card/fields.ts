import type { SandboxPress } from '../../wire.ts';
import { type Json, listOf, numberOf, objectOf, objectsOf, tagOf, textOf, wordsOf } from './json.ts';

export type FieldValue = string | readonly string[] | boolean;
export type Values = Readonly<Record<string, FieldValue>>;
export type Option = { readonly value: string; readonly label: string };
type Field = { readonly name: string; readonly required: boolean; readonly initial: FieldValue };

const chosen = (element: Json): FieldValue =>
  listOf(element.selected_values ?? element.initial_options)
    .map(textOf)
    .filter(Boolean);

function picked(element: Json): FieldValue {
  const index = numberOf(element.initial_index);
  const byIndex = index === undefined ? undefined : objectsOf(element.options)[index - 1];
  return textOf(element.initial_option) || textOf(byIndex?.value);
}

const initials: Readonly<Record<string, (element: Json) => FieldValue>> = {
  input: (element) => textOf(element.default_value),
  select_static: picked,
  select_person: picked,
  multi_select_static: chosen,
  multi_select_person: chosen,
  date_picker: (element) => textOf(element.initial_date),
  picker_time: (element) => textOf(element.initial_time),
  picker_datetime: (element) => textOf(element.initial_datetime),
  checker: (element) => element.checked === true,
};

/** What a component holds before anybody touched it. */
export const initialOf = (element: Json): FieldValue => initials[tagOf(element)]?.(element) ?? '';

/** The options of a select as the card lists them. */
export const optionsOf = (element: Json): readonly Option[] =>
  objectsOf(element.options).map((option) => ({
    value: textOf(option.value),
    label: wordsOf(option.text) || textOf(option.value),
  }));

/** Every named field below a form, however deep in columns, panels and containers. */
function fieldsOf(element: Json): readonly Field[] {
  const name = textOf(element.name);
  if (tagOf(element) in initials && name) {
    return [{ name, required: element.required === true, initial: initialOf(element) }];
  }
  return [...objectsOf(element.elements), ...objectsOf(element.columns)].flatMap(fieldsOf);
}

export const initialValues = (form: Json): Values =>
  Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.initial]));

const isEmpty = (value: FieldValue | undefined) =>
  typeof value === 'string'
    ? value.trim() === ''
    : value === undefined || (typeof value !== 'boolean' && value.length === 0);

/** Names of the required fields that hold nothing. A checker is never empty. */
export const missingOf = (form: Json, values: Values): ReadonlySet<string> =>
  new Set(
    fieldsOf(form)
      .filter((field) => field.required && isEmpty(values[field.name]))
      .map((field) => field.name),
  );

/** What a submit sends: answered fields by name; unanswered ones are left out, as in Feishu. */
export const answersOf = (form: Json, values: Values): NonNullable<SandboxPress['form']> =>
  Object.fromEntries(
    fieldsOf(form).flatMap(({ name }) => {
      const value = values[name];
      return value === undefined || isEmpty(value) ? [] : [[name, value] as const];
    }),
  );

/** The behaviours of a component: the value its callback carries and the address it opens. */
export function behavioursOf(element: Json) {
  const behaviours = objectsOf(element.behaviors);
  const callback = behaviours.find((behaviour) => behaviour.type === 'callback');
  const opens = behaviours.find((behaviour) => behaviour.type === 'open_url');
  return {
    callback: callback ? { value: callback.value } : 'value' in element ? { value: element.value } : undefined,
    url: textOf(opens?.default_url) || textOf(opens?.pc_url) || textOf(objectOf(element.multi_url).url),
  };
}
