import type { ComponentChildren } from 'preact';
import { colourOf } from './look.ts';

/** A small coloured label (标签). */
export function Tag({ colour, children }: { readonly colour: string; readonly children: ComponentChildren }) {
  return (
    <span class="tag" style={{ '--tone': colourOf(colour) ?? 'var(--c-blue)' }}>
      {children}
    </span>
  );
}
