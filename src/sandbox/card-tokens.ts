import { freshId } from './ledger.ts';

const HALF_HOUR_MS = 30 * 60_000;
const MOST_USES = 2;

export type CardTokenFault = 'unknown' | 'early' | 'expired' | 'spent';

/** The `c-…` credentials of card callbacks: good twice, for 30 minutes, and only once the callback has been answered. */
export type CardTokens = {
  readonly issue: (messageId: string) => string;
  readonly answered: (token: string) => void;
  /** The message to update, or why not. */
  readonly use: (token: string) => { readonly messageId: string } | { readonly fault: CardTokenFault };
};

export function openCardTokens(now: () => Date): CardTokens {
  const issued = new Map<string, { messageId: string; at: number; uses: number; answered: boolean }>();
  return {
    issue: (messageId) => {
      const token = freshId('c-');
      issued.set(token, { messageId, at: now().getTime(), uses: 0, answered: false });
      return token;
    },
    answered: (token) => {
      const kept = issued.get(token);
      if (kept) kept.answered = true;
    },
    use: (token) => {
      const kept = issued.get(token);
      if (!kept) return { fault: 'unknown' };
      if (!kept.answered) return { fault: 'early' };
      if (now().getTime() - kept.at > HALF_HOUR_MS) return { fault: 'expired' };
      if (kept.uses >= MOST_USES) return { fault: 'spent' };
      kept.uses += 1;
      return { messageId: kept.messageId };
    },
  };
}
