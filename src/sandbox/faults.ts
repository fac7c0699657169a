/** An answer to give instead of doing what was asked. `path` narrows it, e.g. /urgent_app/; else any call but a token's. */
export type Failure = {
  readonly code: number;
  readonly msg?: string;
  readonly status?: number;
  readonly path?: RegExp;
};

/** What goes wrong on purpose. Everything is off until asked for. */
export type FaultSwitches = {
  readonly failNext: (times: number, failure: Failure) => void;
  /** Every API answer waits this long. */
  readonly slow: (ms: number) => void;
  /** The next calls are carried out, and their answers lost: HTTP 504. */
  readonly loseAnswers: (times: number) => void;
  /** The bot's next answers to pushes never arrive. */
  readonly loseAcks: (times: number) => void;
  /** Every API call answers 503 and no long connection opens. */
  readonly down: (down: boolean) => void;
  /** Tokens handed out so far stop working. */
  readonly expireTokens: () => void;
  /** Sends to this person are refused with `code` (230013: out of the app's range); 0 ends it. */
  readonly unreachable: (openId: string, code?: number) => void;
  readonly dropSocket: () => void;
  readonly clear: () => void;
};

/** What the rest of the stand-in asks before it acts. */
export type Faults = {
  readonly switches: FaultSwitches;
  readonly isDown: () => boolean;
  readonly delay: () => number;
  readonly failing: (what: string) => Failure | undefined;
  readonly losesAnswer: () => boolean;
  readonly losesAck: () => boolean;
  readonly refuses: (openId: string) => number | undefined;
};

export function openFaults(acts: Pick<FaultSwitches, 'expireTokens' | 'dropSocket'>): Faults {
  let failures: { left: number; failure: Failure }[] = [];
  let answers = 0;
  let acks = 0;
  let wait = 0;
  let isDown = false;
  const unreachable = new Map<string, number>();
  return {
    switches: {
      failNext: (left, failure) => void failures.push({ left, failure }),
      slow: (ms) => void (wait = ms),
      loseAnswers: (times) => void (answers = times),
      loseAcks: (times) => void (acks = times),
      down: (down) => void (isDown = down),
      expireTokens: acts.expireTokens,
      unreachable: (openId, code = 230013) => void (code ? unreachable.set(openId, code) : unreachable.delete(openId)),
      dropSocket: acts.dropSocket,
      clear: () => {
        failures = [];
        answers = acks = wait = 0;
        isDown = false;
        unreachable.clear();
      },
    },
    isDown: () => isDown,
    delay: () => wait,
    failing: (what) => {
      const found = failures.find(({ failure }) => failure.path?.test(what) ?? !what.includes('/auth/'));
      if (found && --found.left <= 0) failures = failures.filter((one) => one !== found);
      return found?.failure;
    },
    losesAnswer: () => answers > 0 && answers-- > 0,
    losesAck: () => acks > 0 && acks-- > 0,
    refuses: (openId) => unreachable.get(openId),
  };
}
