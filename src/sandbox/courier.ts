import type { Answer, Door } from './door.ts';
import { outcomeOf } from './door.ts';
import type { Envelope } from './envelope.ts';
import type { Faults } from './faults.ts';
import { under } from './json.ts';
import type { Journal } from './news.ts';
import type { Snapshot } from './store.ts';

/** After 15 s, 5 min, 1 h and 6 h, each counted from the push before. */
const REPUSH_AFTER_MS = [15_000, 300_000, 3_600_000, 21_600_000] as const;
/** Envelopes `redeliver` can still find. */
const KEPT_ENVELOPES = 2000;

export type Waiting = Snapshot['waiting'][number];

export type Courier = {
  /** One push of a callback, never repeated. */
  readonly callback: (envelope: Envelope) => Promise<Answer>;
  /** Pushes an event, and again until the bot answers or the four re-pushes are spent. Resolves after the first push. */
  readonly event: (envelope: Envelope) => Promise<Answer>;
  /** Pushes what has fallen due on the sandbox's clock. */
  readonly tick: () => Promise<void>;
  /** A client came online: what found nobody before is pushed now. */
  readonly welcome: () => Promise<void>;
  /** The same event again, `times` at once. `key` is an event_id or a message_id. */
  readonly redeliver: (key: string, times: number) => Promise<readonly Answer[]>;
  readonly waiting: () => readonly Waiting[];
  readonly close: () => void;
};

export type CourierOptions = {
  readonly door: Door;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly now: () => Date;
  readonly saved: readonly Waiting[];
  readonly changed: () => void;
};

export function openCourier({ door, faults, journal, now, saved, changed }: CourierOptions): Courier {
  let waiting: Waiting[] = [...saved];
  const unheard = new Set(saved.map(({ envelope }) => envelope.header.event_id));
  const past: Envelope[] = [];
  let timer: NodeJS.Timeout | undefined;
  let ticking = Promise.resolve();
  let closed = false;

  async function push(envelope: Envelope): Promise<Answer> {
    const done = journal.begin('to-bot', envelope.header.event_type);
    const reached = await door.push(envelope);
    const answer: Answer = reached.kind === 'done' && faults.losesAck() ? { kind: 'silent' } : reached;
    done({ outcome: outcomeOf(answer), body: envelope, answer: answer.kind === 'done' ? answer.data : null });
    return answer;
  }

  /** What is pushed again waits until it was answered: a push under way may still come to nothing. */
  async function attempt(envelope: Envelope, pushes: number, from: number, again?: Waiting): Promise<Answer> {
    const answer = await push(envelope);
    waiting = waiting.filter((one) => one !== again);
    const wait = REPUSH_AFTER_MS[pushes];
    if (answer.kind !== 'done' && wait !== undefined) {
      waiting.push({ envelope, pushes: pushes + 1, due: from + wait });
      if (answer.kind === 'nobody') unheard.add(envelope.header.event_id);
    }
    changed();
    arm();
    return answer;
  }

  async function pushDue() {
    for (;;) {
      const due = waiting.filter((one) => one.due <= now().getTime()).sort((a, b) => a.due - b.due)[0];
      if (!due) return arm();
      await attempt(due.envelope, due.pushes, due.due, due);
    }
  }

  async function pushUnheard() {
    const queued = waiting.filter(({ envelope }) => unheard.has(envelope.header.event_id));
    unheard.clear();
    for (const one of queued) await attempt(one.envelope, one.pushes - 1, now().getTime(), one);
  }

  const inTurn = (work: () => Promise<void>) => {
    ticking = ticking.then(work);
    return ticking;
  };
  const tick = () => inTurn(pushDue);

  function arm() {
    clearTimeout(timer);
    if (closed || waiting.length === 0) return;
    const wait = Math.min(...waiting.map((one) => one.due)) - now().getTime();
    timer = setTimeout(() => void tick(), Math.min(Math.max(wait, 50), 2 ** 30)).unref();
  }
  arm();

  return {
    callback: push,
    event: (envelope) => {
      past.push(envelope);
      if (past.length > KEPT_ENVELOPES) past.shift();
      return attempt(envelope, 0, now().getTime());
    },
    tick,
    welcome: () => inTurn(pushUnheard),
    redeliver: (key, times) => {
      const envelope = past.findLast((one) => one.header.event_id === key || messageIdOf(one) === key);
      if (!envelope) throw new Error(`no event was ever pushed for ${key}`);
      return Promise.all(Array.from({ length: times }, () => push(envelope)));
    },
    waiting: () => waiting,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** The message an event is about, for events that bring one. */
const messageIdOf = ({ event }: Envelope): unknown => under(event['message'], 'message_id') ?? event['message_id'];
