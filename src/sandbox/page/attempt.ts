import type { Toast } from './card/desk.ts';
import type { Tell } from './toasts.tsx';

export const sayFault = (error: unknown): Toast => ({
  type: 'error',
  content: error instanceof Error ? error.message : String(error),
});

/** Does what the person asked; what goes wrong is told as a toast. Says whether it went well. */
export async function attempt(work: Promise<unknown>, tell: Tell): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    tell(sayFault(error));
    return false;
  }
}
