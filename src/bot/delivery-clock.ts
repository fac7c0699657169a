/** What a delivery run reads and waits by; moments in ms. */
export type DeliveryClock = {
  now(): number;
  /** Resolves at about `at`. Waiting for an earlier moment again costs no second timer. */
  reaches(at: number): Promise<void>;
};

/** The given clock, which yet never shows less than has passed by pausing: a standing clock must not stop a run. */
export function deliveryClock(now: () => Date, pause: (ms: number) => Promise<void>): DeliveryClock {
  let least = 0;
  let alarm: { readonly at: number; readonly rings: Promise<void> } | undefined;
  const read = () => Math.max(now().getTime(), least);

  async function wait(at: number): Promise<void> {
    await pause(Math.max(0, at - read()));
    least = Math.max(least, at);
    alarm = undefined;
  }

  return {
    now: read,
    reaches(at) {
      if (alarm === undefined || alarm.at > at) alarm = { at, rings: wait(at) };
      return alarm.rings;
    },
  };
}

export type Bell = { ring(): void; rung(): Promise<void> };

/** Wakes a run that waits, because there is something new to send. */
export function openBell(): Bell {
  let wake: () => void = () => undefined;
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  let waiting = next();
  return {
    ring() {
      wake();
      waiting = next();
    },
    rung: () => waiting,
  };
}
