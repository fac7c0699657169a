import { type Form, md } from '../cards/kit.ts';
import { isLocalDate, isLocalTime } from '../domain/calendar.ts';
import { type Field, type FieldValues, listOf, type Option, textOf, tickOf } from '../domain/field.ts';
import { button, type Element, label, markdown, row } from './feishu-parts.ts';

/** Gives a name nobody on the card has yet. */
export type Naming = (wanted: string) => string;

/** Feishu's longest input. */
const LONGEST_INPUT = 1000;

const fault = (sentence: string): Element => {
  const { markdown: words } = md`${sentence}`;
  return markdown({ markdown: `<font color='red'>${words}</font>` }, 'notation');
};

/** At most `most` options, among them those already chosen. */
function shownOptions(options: readonly Option[], chosen: readonly string[], most: number): readonly Option[] {
  const usable = [...new Map(options.filter(([value]) => value !== '').map((option) => [option[0], option])).values()];
  if (usable.length <= most) return usable;
  const wanted = new Set(chosen);
  const room = Math.max(0, most - wanted.size);
  const others = new Set(usable.filter(([value]) => !wanted.has(value)).slice(0, room));
  return usable.filter((option) => wanted.has(option[0]) || others.has(option)).slice(0, most);
}

function selectOf(field: Field, values: FieldValues, common: object, most: number): Element {
  const chosen = listOf(values, field.name);
  const options = shownOptions(field.options ?? [], chosen, most);
  if (options.length === 0) return markdown(md`（没有可选的）`, 'notation');
  const known = chosen.filter((value) => options.some(([option]) => option === value));
  const [first] = known;
  const isCut = options.length < (field.options ?? []).length;
  return {
    tag: field.kind === 'choices' ? 'multi_select_static' : 'select_static',
    ...common,
    placeholder: label(isCut ? '没列出的请打字说' : (field.hint ?? '请选择')),
    options: options.map(([value, words]) => ({ text: label(words), value })),
    ...(field.kind === 'choices' ? { selected_values: known } : first !== undefined && { initial_option: first }),
  };
}

function inputOf(field: Field, values: FieldValues, common: object): Element {
  const longest = Math.min(Math.max(field.atMost ?? 200, 1), LONGEST_INPUT);
  const typed = textOf(values, field.name)?.slice(0, longest);
  return {
    tag: 'input',
    ...common,
    ...(field.kind === 'lines' ? { input_type: 'multiline_text', rows: 3 } : { input_type: 'text' }),
    max_length: longest,
    ...(field.hint !== undefined && { placeholder: label(field.hint) }),
    ...(typed !== undefined && { default_value: typed }),
  };
}

function controlOf(field: Field, values: FieldValues, name: string, mostOptions: number): Element {
  const common = { name, width: 'fill', ...(field.required === true && { required: true }) };
  const typed = textOf(values, field.name);
  switch (field.kind) {
    case 'day':
      return {
        tag: 'date_picker',
        ...common,
        placeholder: label(field.hint ?? '选日期'),
        ...(typed !== undefined && isLocalDate(typed) && { initial_date: typed }),
      };
    case 'time':
      return {
        tag: 'picker_time',
        ...common,
        placeholder: label(field.hint ?? '选时间'),
        ...(typed !== undefined && isLocalTime(typed) && { initial_time: typed }),
      };
    case 'choice':
    case 'choices':
      return selectOf(field, values, common, mostOptions);
    case 'tick':
      return { tag: 'checker', name, checked: tickOf(values, field.name), text: label(field.label) };
    default:
      return inputOf(field, values, common);
  }
}

/** A form as Feishu wants it: named children, at least one submit button. One nobody could send is not shown. */
export function formOf(form: Form, naming: Naming, mostOptions: number): Element[] {
  const sending = form.submit.filter((one) => one.skips !== true);
  const skipping = form.submit.filter((one) => one.skips === true);
  if (sending.length === 0) return [];
  const name = naming(form.name);
  const known = new Set(form.fields.map((field) => field.name));
  const astray = Object.entries(form.faults).filter(([field]) => !known.has(field));
  const fields = form.fields.flatMap((field) => {
    const star = field.required === true ? md` <font color='red'>*</font>` : md``;
    const sentence = form.faults[field.name];
    return [
      ...(field.kind === 'tick' ? [] : [markdown(md`${field.label}${star}`)]),
      controlOf(field, form.values, naming(field.name), mostOptions),
      ...(sentence === undefined ? [] : [fault(sentence)]),
    ];
  });
  const submits = sending.map((one, n) =>
    button(one, { name: naming(`${form.name}_${n + 1}`), form_action_type: 'submit' }),
  );
  const elements = [...fields, ...astray.map(([, sentence]) => fault(sentence)), row(submits)];
  // Feishu sends nothing from inside a form while a required field is empty.
  const beneath = skipping.length === 0 ? [] : [row(skipping.map((one) => button(one)))];
  return [{ tag: 'form', name, vertical_spacing: '8px', elements }, ...beneath];
}
