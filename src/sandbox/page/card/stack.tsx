import { textOf } from './json.ts';
import { distanceOf, flexAlignOf } from './look.ts';
import type { Part } from './part.ts';

/** Children under or beside one another, with the container's own spacing and alignment. */
export function Stack({ element, draw, gap = '8px' }: Part & { readonly gap?: string }) {
  const across = element.direction === 'horizontal';
  const style = {
    padding: distanceOf(textOf(element.padding)),
    rowGap: distanceOf(textOf(element.vertical_spacing)) ?? gap,
    columnGap: distanceOf(textOf(element.horizontal_spacing)) ?? '8px',
    [across ? 'justifyContent' : 'alignItems']: flexAlignOf(textOf(element.horizontal_align)),
    [across ? 'alignItems' : 'justifyContent']: flexAlignOf(textOf(element.vertical_align)),
  };
  return (
    <div class={across ? 'stack across' : 'stack'} style={style}>
      {draw(element.elements)}
    </div>
  );
}
