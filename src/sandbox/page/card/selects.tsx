import { useState } from 'preact/hooks';
import { Chevron } from '../icons.tsx';
import { usePop } from '../pop.ts';
import { type Desk, useDesk, usePress } from './desk.ts';
import { behavioursOf, type Option, optionsOf } from './fields.ts';
import { useField } from './form.tsx';
import { classOf, Label, labelOf } from './inputs.tsx';
import { type Json, listOf, objectsOf, tagOf, textOf, wordsOf } from './json.ts';
import { safeUrl } from './look.ts';
import type { Part } from './part.ts';

/** A person picker names whom its card lists, or the chat's members when it lists nobody. */
function choicesOf(element: Json, { people, members }: Desk): readonly Option[] {
  if (!tagOf(element).endsWith('_person')) return optionsOf(element);
  const listed = objectsOf(element.options).map((option) => textOf(option.value));
  const ids = listed.filter((id) => people.has(id));
  return (ids.length > 0 ? ids : members).map((id) => ({ value: id, label: people.get(id)?.name ?? '用户' }));
}

/** select_static, select_person: the phone's own wheel. */
export function Select({ element }: Part) {
  const { value, invalid, disabled, change, commit } = useField(element);
  const choices = choicesOf(element, useDesk());
  const held = textOf(value);
  return (
    <div class="field-row" data-testid={`field-${textOf(element.name)}`}>
      <Label element={element} />
      <div class="select">
        <select
          class={`${classOf(invalid)} ${held ? '' : 'blank'}`}
          value={held}
          disabled={disabled}
          aria-label={labelOf(element)}
          aria-invalid={invalid}
          aria-required={element.required === true}
          onChange={(event) => {
            change(event.currentTarget.value);
            commit(event.currentTarget.value);
          }}
        >
          <option value="" disabled={element.required === true} hidden={element.required === true}>
            {wordsOf(element.placeholder) || '请选择'}
          </option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Chevron open={false} />
      </div>
    </div>
  );
}

/** multi_select_static, multi_select_person: a list of ticks that folds to the chosen words. */
export function MultiSelect({ element }: Part) {
  const { value, invalid, disabled, change } = useField(element);
  const [open, setOpen] = useState(false);
  const choices = choicesOf(element, useDesk());
  const held = new Set(listOf(value).map(textOf));
  const words = choices.filter((choice) => held.has(choice.value)).map((choice) => choice.label);
  const toggle = (picked: string) =>
    change(choices.map((c) => c.value).filter((other) => held.has(other) !== (other === picked)));
  return (
    <div class="field-row" data-testid={`field-${textOf(element.name)}`}>
      <Label element={element} />
      <button
        type="button"
        class={`${classOf(invalid)} many ${words.length > 0 ? '' : 'blank'}`}
        aria-expanded={open}
        aria-label={labelOf(element)}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        <span>{words.join('、') || wordsOf(element.placeholder) || '请选择（可多选）'}</span>
        <Chevron open={open} />
      </button>
      {open && (
        <div class="many-list" role="group" aria-label={labelOf(element)}>
          {choices.map((choice) => (
            <label key={choice.value} class="check">
              <input type="checkbox" checked={held.has(choice.value)} onChange={() => toggle(choice.value)} />
              <span>{choice.label}</span>
            </label>
          ))}
        </div>
      )}
    </div>
  );
}

/** A menu of further actions behind three dots (overflow). */
export function Overflow({ element }: Part) {
  const { busy, press } = usePress(element);
  const { open, holder, toggle, close } = usePop();
  const choose = (option: Json) => {
    close();
    const url = safeUrl(behavioursOf(option).url);
    if (url) window.open(url, '_blank', 'noopener');
    else press({ option: textOf(option.value) });
  };
  return (
    <div class="overflow" ref={holder}>
      <button
        type="button"
        class="btn default small"
        aria-label="更多"
        aria-expanded={open !== undefined}
        disabled={busy || element.disabled === true}
        onClick={() => toggle()}
      >
        {busy ? <span class="spinner" /> : '⋯'}
      </button>
      {open !== undefined && (
        <div class="pop" role="menu">
          {objectsOf(element.options).map((option, n) => (
            <button key={n} type="button" role="menuitem" onClick={() => choose(option)}>
              {wordsOf(option.text)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
