import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { SandboxPerson, SandboxPress, SandboxPressAnswer } from '../../wire.ts';
import type { Json } from './json.ts';

export type Toast = NonNullable<SandboxPressAnswer['toast']>;

/** What is known of a press before the card adds who, where and the component's own value. */
export type Pressed = Pick<SandboxPress, 'form' | 'option'>;

/** What a component may ask of the card it stands in. */
export type Desk = {
  readonly people: ReadonlyMap<string, SandboxPerson>;
  /** Where a picture of the chat is read, for this person. */
  readonly imageUrl: (key: string) => string;
  /** open_ids of the chat, for a person picker without options of its own */
  readonly members: readonly string[];
  /** id of the component whose press is awaited */
  readonly busy: string | undefined;
  readonly press: (id: string, element: Json, pressed: Pressed) => void;
  readonly tell: (toast: Toast) => void;
};

export const DeskContext = createContext<Desk | undefined>(undefined);

/** The card around a component. A component outside a card is a fault of the page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a card component was drawn outside a card');
  return desk;
}

/** The press of one component: asks for confirmation first where the component wants one. */
export function usePress(element: Json) {
  const desk = useDesk();
  const id = useId();
  return { busy: desk.busy === id, press: (pressed: Pressed = {}) => desk.press(id, element, pressed) };
}
