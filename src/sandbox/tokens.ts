import { freshId } from './ledger.ts';

/** Real time, not the sandbox's: a client keeps its token by the system clock, which does not jump. */
const LIFE_MS = 7_200_000;
/** A token with more than this to live is handed out again. */
const RENEW_MS = 1_800_000;

export type Tokens = {
  readonly issue: () => { readonly token: string; readonly expire: number };
  readonly isGood: (token: string) => boolean;
  readonly expireAll: () => void;
};

export function openTokens(): Tokens {
  let issued: { token: string; until: number }[] = [];
  const left = (until: number) => until - performance.now();
  return {
    issue: () => {
      issued = issued.filter(({ until }) => left(until) > 0);
      let latest = issued.find(({ until }) => left(until) > RENEW_MS);
      if (!latest) {
        latest = { token: freshId('t-'), until: performance.now() + LIFE_MS };
        issued.push(latest);
      }
      return { token: latest.token, expire: Math.floor(left(latest.until) / 1000) };
    },
    isGood: (token) => issued.some((one) => one.token === token && left(one.until) > 0),
    expireAll: () => {
      issued = [];
    },
  };
}
