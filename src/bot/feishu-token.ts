import { z } from 'zod';
import { readAnswer } from './feishu-answers.ts';

/** A token is asked for anew this long before it ends, so that none ends on its way. */
const MARGIN = 5 * 60_000;

const granted = z.object({ tenant_access_token: z.string().min(1), expire: z.number() });

export type TokenStore = {
  get(): Promise<string>;
  /** Says that Feishu did not take this token. Another that came meanwhile stays. */
  forget(token: string): void;
};

/**
 * Keeps the app's token while it lasts. `singleFlight` lets callers wait for one request together; on Workers, where a
 * request must not wait for another's promise, each asks for itself until one has it.
 */
export function tokenStore(ask: () => Promise<unknown>, now: () => Date, singleFlight: boolean): TokenStore {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function fresh(): Promise<string> {
    const { tenant_access_token: token, expire } = readAnswer(granted, await ask());
    kept = { token, until: now().getTime() + expire * 1000 - MARGIN };
    return token;
  }

  function together(): Promise<string> {
    asking ??= fresh().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return {
    async get() {
      if (kept !== undefined && now().getTime() < kept.until) return kept.token;
      return singleFlight ? together() : fresh();
    },
    forget(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}
