/** Feishu takes five a second per chat, person and message, counted over all bots there: one is left for the others. */
export const STEP_MS = 250;
/** A lane silent for so long is forgotten. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

type Lane = {
  next: number;
  /** Posts sent away until their slot, so that they do not queue a second time. */
  readonly appointed: Map<string, number>;
};

/** Gives every post of a lane a moment to go, in the order they ask, four a second. Moments in ms. */
export type Pace = {
  /** When this post may go: now, or the slot it should ask at again. */
  slot(lane: string, key: string, now: number): number;
  /** Nothing of the lane goes before `until`. Slots given earlier are void: who has one asks again. */
  defer(lane: string, until: number): void;
  /** The lane waits until `until` for this post, which then goes first. */
  hold(lane: string, key: string, until: number): void;
};

export function openPace(): Pace {
  const lanes = new Map<string, Lane>();

  function laneOf(name: string, now: number): Lane {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    for (const [other, { next }] of lanes) if (next < now - FORGOTTEN_AFTER_MS) lanes.delete(other);
    const lane: Lane = { next: now, appointed: new Map() };
    lanes.set(name, lane);
    return lane;
  }

  function slot(name: string, key: string, now: number): number {
    const lane = laneOf(name, now);
    const appointment = lane.appointed.get(key);
    lane.appointed.delete(key);
    if (appointment !== undefined && appointment <= now) return now;
    const at = Math.max(now, lane.next);
    lane.next = at + STEP_MS;
    if (at > now) lane.appointed.set(key, at);
    return at;
  }

  function defer(name: string, until: number): void {
    const lane = laneOf(name, until);
    lane.appointed.clear();
    lane.next = until;
  }

  return {
    slot,
    defer,
    hold(name, key, until) {
      defer(name, until);
      laneOf(name, until).appointed.set(key, until);
      laneOf(name, until).next = until + STEP_MS;
    },
  };
}
