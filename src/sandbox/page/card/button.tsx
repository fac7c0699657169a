import { useDesk, usePress } from './desk.ts';
import { useForm } from './form.tsx';
import { Icon } from './image.tsx';
import { textOf, wordsOf } from './json.ts';
import { lengthOf } from './look.ts';
import type { Part } from './part.ts';

const types = new Set(
  'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(' '),
);
const sizes = new Set(['tiny', 'small', 'medium', 'large']);

const actions: Readonly<Record<string, 'submit' | 'reset'>> = {
  submit: 'submit',
  form_submit: 'submit',
  reset: 'reset',
  form_reset: 'reset',
};

export function Button({ element }: Part) {
  const form = useForm();
  const { tell } = useDesk();
  const { busy, press } = usePress(element);
  const type = textOf(element.type);
  const size = textOf(element.size);
  const width = textOf(element.width);
  const disabled = element.disabled === true;
  const tap = () => {
    const action = actions[textOf(element.form_action_type) || textOf(element.action_type)];
    if (disabled) {
      const tip = wordsOf(element.disabled_tips);
      if (tip) tell({ type: 'info', content: tip });
    } else if (form && action === 'reset') form.reset();
    else if (form && action === 'submit') {
      const answers = form.answers();
      if (answers) press({ form: answers });
    } else press();
  };
  return (
    <button
      type="button"
      class={`btn ${types.has(type) ? type : 'default'} ${sizes.has(size) ? size : 'medium'} ${width === 'fill' ? 'wide' : ''}`}
      style={{ width: lengthOf(width) }}
      aria-disabled={disabled}
      aria-busy={busy}
      disabled={busy}
      title={wordsOf(element.hover_tips)}
      onClick={tap}
    >
      {busy ? <span class="spinner" /> : <Icon node={element.icon} />}
      <span>{wordsOf(element.text)}</span>
    </button>
  );
}
