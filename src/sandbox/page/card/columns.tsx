import { type Json, objectsOf, textOf } from './json.ts';
import { distanceOf, flexAlignOf, lengthOf, tintOf } from './look.ts';
import type { Part } from './part.ts';
import { Stack } from './stack.tsx';

const modes = new Set(['none', 'stretch', 'flow', 'bisect', 'trisect']);

function flexOf(column: Json): string {
  const width = textOf(column.width);
  if (width === 'weighted') return `${Math.min(5, Math.max(1, Number(column.weight) || 1))} 1 0`;
  return lengthOf(width) ? `0 1 ${width}` : '0 1 auto';
}

/** Columns side by side; how they give way on a narrow card is the set's flex_mode. */
export function ColumnSet({ element, draw }: Part) {
  const mode = textOf(element.flex_mode);
  const style = {
    gap: distanceOf(textOf(element.horizontal_spacing)) ?? '8px',
    background: tintOf(textOf(element.background_style)),
    justifyContent: flexAlignOf(textOf(element.horizontal_align)),
  };
  return (
    <div class={`columns ${modes.has(mode) ? mode : 'none'}`} style={style}>
      {objectsOf(element.columns).map((column, n) => (
        <div
          key={n}
          class={column.width === 'weighted' ? 'column weighted' : 'column'}
          style={{
            flex: flexOf(column),
            alignSelf: flexAlignOf(textOf(column.vertical_align)),
            background: tintOf(textOf(column.background_style)),
          }}
        >
          <Stack element={column} draw={draw} />
        </div>
      ))}
    </div>
  );
}
