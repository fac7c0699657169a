import { useState } from 'preact/hooks';
import type { Toast } from './card/desk.ts';

type Shown = Toast & { readonly n: number };

/** Long enough to read two short sentences. */
const shownFor = 4000;

export type Tell = (toast: Toast) => void;

/** The toasts on screen and how to say one more. */
export function useToasts(): readonly [readonly Shown[], Tell] {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const tell: Tell = (toast) => {
    const n = performance.now();
    setToasts((before) => [...before.slice(-2), { ...toast, n }]);
    setTimeout(() => setToasts((before) => before.filter((other) => other.n !== n)), shownFor);
  };
  return [toasts, tell];
}

const marks: Readonly<Record<Toast['type'], string>> = { success: '✓', info: 'i', warning: '!', error: '×' };

export function Toasts({ toasts }: { readonly toasts: readonly Shown[] }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <p key={toast.n} class={`toast ${toast.type}`} data-testid="toast">
          <span class="toast-mark" aria-hidden>
            {marks[toast.type]}
          </span>
          {toast.content}
        </p>
      ))}
    </div>
  );
}
