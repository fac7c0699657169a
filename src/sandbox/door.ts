import type { Envelope } from './envelope.ts';

/** How the bot took one push. `data` is its answer; undefined when it had nothing to say. */
export type Answer =
  | { readonly kind: 'done'; readonly data: unknown }
  /** no client on the long connection */
  | { readonly kind: 'nobody' }
  /** the request URL did not take the connection */
  | { readonly kind: 'unreachable' }
  /** nothing within the deadline */
  | { readonly kind: 'silent' }
  /** the handler threw, or an HTTP status other than 200 */
  | { readonly kind: 'failed'; readonly status: number }
  /** 200 with a body that is not JSON */
  | { readonly kind: 'garbled' };

/** The way to the bot. */
export type Door = {
  readonly push: (envelope: Envelope) => Promise<Answer>;
  readonly connected: () => boolean;
};

export const outcomeOf = (answer: Answer): string =>
  ({
    done: 'ok',
    nobody: 'nobody online',
    unreachable: 'unreachable',
    silent: 'no answer',
    failed: 'failed',
    garbled: 'garbled',
  })[answer.kind];
