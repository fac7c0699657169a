/** A sliding window on the monotonic clock: the sandbox's own clock may jump, a phone network's may not. */
export type Limit = {
  /** 0 when taken, else how many ms until there is room. */
  readonly take: (key: string) => number;
};

/** Keys held before quiet ones are dropped. */
const KEPT_KEYS = 10_000;

function openLimit(most: number, windowMs: number): Limit {
  const taken = new Map<string, number[]>();
  return {
    take: (key) => {
      const now = performance.now();
      const recent = (taken.get(key) ?? []).filter((at) => at > now - windowMs);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= most) return oldest + windowMs - now;
      taken.set(key, [...recent, now]);
      if (taken.size > KEPT_KEYS)
        for (const [other, times] of taken) if ((times.at(-1) ?? 0) < now - windowMs) taken.delete(other);
      return 0;
    },
  };
}

const noLimit: Limit = { take: () => 0 };

/** Feishu's published rates. */
export type Limits = {
  /** sends into one chat, or to one person */
  readonly chat: Limit;
  /** changes of one message */
  readonly message: Limit;
  /** calls of one API by one app, by second and by minute */
  readonly second: Limit;
  readonly minute: Limit;
};

export const openLimits = (enforced: boolean): Limits =>
  enforced
    ? {
        chat: openLimit(5, 1000),
        message: openLimit(5, 1000),
        second: openLimit(50, 1000),
        minute: openLimit(1000, 60_000),
      }
    : { chat: noLimit, message: noLimit, second: noLimit, minute: noLimit };
