import type { ComponentChildren } from 'preact';
import type { Json } from './json.ts';

/** What every card component is given. Containers draw their children with `draw`, so that no component knows the list. */
export type Part = {
  readonly element: Json;
  readonly draw: (elements: unknown) => ComponentChildren;
};
