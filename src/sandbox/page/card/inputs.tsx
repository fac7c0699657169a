import { useField } from './form.tsx';
import { type Json, numberOf, tagOf, textOf, wordsOf } from './json.ts';
import type { Part } from './part.ts';

/** What a screen reader calls a field: its label, else its placeholder, else its name. */
export const labelOf = (element: Json): string =>
  wordsOf(element.label) || wordsOf(element.placeholder) || textOf(element.name);

export function Label({ element }: { readonly element: Json }) {
  const label = wordsOf(element.label);
  if (!label) return null;
  return (
    <span class="label" aria-hidden>
      {label}
      {element.required === true && <span class="star">*</span>}
    </span>
  );
}

export const classOf = (invalid: boolean): string => (invalid ? 'field invalid' : 'field');

/** A line or block of text. Outside a form it is sent by its tick or the Enter key. */
export function Input({ element }: Part) {
  const { value, inForm, invalid, disabled, change, commit } = useField(element);
  const common = {
    class: classOf(invalid),
    value: textOf(value),
    disabled,
    placeholder: wordsOf(element.placeholder),
    maxLength: numberOf(element.max_length) ?? 1000,
    'aria-label': labelOf(element),
    'aria-invalid': invalid,
    'aria-required': element.required === true,
    onInput: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      change(event.currentTarget.value),
  };
  const send = () => commit(value);
  return (
    <div class="field-row" data-testid={`field-${textOf(element.name)}`}>
      <Label element={element} />
      <div class="field-line">
        {element.input_type === 'multiline_text' ? (
          <textarea {...common} rows={numberOf(element.rows) ?? 3} />
        ) : (
          <input
            {...common}
            type={element.input_type === 'password' ? 'password' : 'text'}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) send();
            }}
          />
        )}
        {!inForm && (
          <button type="button" class="btn primary small" disabled={disabled} aria-label="提交" onClick={send}>
            ✓
          </button>
        )}
      </div>
    </div>
  );
}

const kinds: Readonly<Record<string, { readonly type: string; readonly initial: string }>> = {
  date_picker: { type: 'date', initial: '选择日期' },
  picker_time: { type: 'time', initial: '选择时间' },
  picker_datetime: { type: 'datetime-local', initial: '选择日期和时间' },
};

/** date_picker, picker_time, picker_datetime: the phone's own wheel. */
export function MomentPicker({ element }: Part) {
  const { value, invalid, disabled, change, commit } = useField(element);
  const { type = 'date', initial = '' } = kinds[tagOf(element)] ?? {};
  const held = textOf(value);
  const placeholder = wordsOf(element.placeholder) || initial;
  return (
    <div class="field-row" data-testid={`field-${textOf(element.name)}`}>
      <Label element={element} />
      <div class={held ? 'moment' : 'moment blank'}>
        <input
          class={classOf(invalid)}
          type={type}
          value={held.replace(' ', 'T')}
          disabled={disabled}
          aria-label={labelOf(element) || initial}
          aria-invalid={invalid}
          aria-required={element.required === true}
          onChange={(event) => {
            const picked = event.currentTarget.value.replace('T', ' ');
            change(picked);
            if (picked) commit(picked);
          }}
        />
        <span class="moment-hint" aria-hidden>
          {placeholder}
        </span>
      </div>
    </div>
  );
}

/** A tick box. In a form it answers true or false; alone it presses only when it has a callback. */
export function Checker({ element }: Part) {
  const { value, disabled, change, commit } = useField(element);
  const checked = value === true;
  return (
    <label class={checked ? 'check checked' : 'check'}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          change(event.currentTarget.checked);
          if (element.behaviors !== undefined) commit(event.currentTarget.checked);
        }}
      />
      <span>{wordsOf(element.text)}</span>
    </label>
  );
}
