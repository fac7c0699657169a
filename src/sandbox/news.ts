import type { SandboxCall, SandboxNews } from './wire.ts';

/** Whoever watches hears what changed, in order. */
export type News = {
  readonly tell: (news: SandboxNews) => void;
  readonly listen: (hear: (news: SandboxNews) => void) => () => void;
};

export function openNews(): News {
  const listeners = new Set<(news: SandboxNews) => void>();
  return {
    tell: (news) => {
      for (const hear of listeners) hear(news);
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** What was said between Feishu and the bot, newest last; the panel's source and the tests'. */
export type Journal = {
  /** Notes the beginning; the returned function notes the outcome. */
  begin(
    direction: SandboxCall['direction'],
    what: string,
  ): (done: Pick<SandboxCall, 'outcome' | 'body' | 'answer'>) => void;
  readonly calls: (after?: number) => readonly SandboxCall[];
};

/** Enough for an afternoon of trying; a load run must not fill the memory. */
const KEPT_CALLS = 5000;

export function openJournal(now: () => Date, news: News): Journal {
  const calls: SandboxCall[] = [];
  let n = 0;
  return {
    begin: (direction, what) => {
      const started = performance.now();
      const at = now().getTime();
      return (done) => {
        const call = { n: ++n, at, direction, what, ms: Math.round(performance.now() - started), ...done };
        calls.push(call);
        if (calls.length > KEPT_CALLS) calls.splice(0, calls.length - KEPT_CALLS);
        news.tell({ type: 'call', call });
      };
    },
    calls: (after = 0) => calls.filter((call) => call.n > after),
  };
}
