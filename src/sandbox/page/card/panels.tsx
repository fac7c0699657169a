import { useState } from 'preact/hooks';
import { Chevron } from '../icons.tsx';
import { usePress } from './desk.ts';
import { objectOf, textOf } from './json.ts';
import { colourOf, distanceOf, lengthOf, tintOf } from './look.ts';
import type { Part } from './part.ts';
import { Stack } from './stack.tsx';
import { Words } from './words.tsx';

/** A panel that folds (collapsible_panel). */
export function CollapsiblePanel({ element, draw }: Part) {
  const [open, setOpen] = useState(element.expanded === true);
  const header = objectOf(element.header);
  const border = objectOf(element.border);
  const line = colourOf(textOf(border.color));
  return (
    <div
      class="fold"
      style={{
        border: line && `1px solid ${line}`,
        borderRadius: lengthOf(textOf(border.corner_radius)),
        background: tintOf(textOf(element.background_color)),
      }}
    >
      <button
        type="button"
        class="fold-head"
        aria-expanded={open}
        style={{ background: tintOf(textOf(header.background_color)) }}
        onClick={() => setOpen(!open)}
      >
        <span class="fold-title">
          <Words node={header.title} />
        </span>
        <Chevron open={open} />
      </button>
      {open && (
        <div class="fold-body">
          <Stack element={element} draw={draw} />
        </div>
      )}
    </div>
  );
}

/** A box that can be pressed as a whole (interactive_container). */
export function InteractiveContainer({ element, draw }: Part) {
  const { busy, press } = usePress(element);
  const disabled = element.disabled === true;
  const go = (event: Event) => {
    // A button inside answers for itself.
    const inner =
      event.target instanceof Element ? event.target.closest('button,a,input,select,textarea,[role=button]') : null;
    if (!disabled && (inner === null || inner === event.currentTarget)) press();
  };
  return (
    <div
      class={busy ? 'box busy' : 'box'}
      role="button"
      tabIndex={disabled ? -1 : 0}
      aria-disabled={disabled}
      title={textOf(objectOf(element.hover_tips).content)}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go(event);
      }}
      style={{
        width: lengthOf(textOf(element.width)),
        minHeight: lengthOf(textOf(element.height)),
        background: tintOf(textOf(element.background_style)),
        border:
          element.has_border === true
            ? `1px solid ${colourOf(textOf(element.border_color)) ?? 'var(--line)'}`
            : undefined,
        borderRadius: distanceOf(textOf(element.corner_radius)),
      }}
    >
      <Stack element={element} draw={draw} />
    </div>
  );
}
