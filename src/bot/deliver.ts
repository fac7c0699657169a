import type { Db } from '../db/db.ts';
import { outboxDepth } from '../db/outbox.ts';
import { deliverOnce, type DeliverPorts } from './deliver-run.ts';
import { type Bell, openBell } from './delivery-clock.ts';
import { openPace, type Pace } from './pace.ts';

export type { DeliverPorts } from './deliver-run.ts';

/** Posts sent by this run, and posts that still wait, be it for their time, a retry or another process. */
export type Delivered = { readonly sent: number; readonly waiting: number };

type Turn = { readonly bell: Bell; readonly done: Promise<Delivered>; following?: Promise<Delivered> };

/** Per database and process: how fast its lanes went lately, and the run that is on. */
const paces = new WeakMap<Db, Pace>();
const turns = new WeakMap<Db, Turn>();

function paceOf(db: Db): Pace {
  const pace = paces.get(db) ?? openPace();
  paces.set(db, pace);
  return pace;
}

async function run(ports: DeliverPorts, bell: Bell): Promise<Delivered> {
  const sent = await deliverOnce(ports, paceOf(ports.db), bell);
  return { sent, waiting: (await outboxDepth(ports.db, ports.now())).waiting };
}

function begin(ports: DeliverPorts): Promise<Delivered> {
  const bell = openBell();
  const done = run(ports, bell).finally(() => turns.delete(ports.db));
  turns.set(ports.db, { bell, done });
  return done;
}

/**
 * Empties the outbox: the most urgent first, up to eight lanes at once, one post at a time and four a second in each.
 * Called while a run is on, it wakes that run and makes one more after it. Safe in any number of processes: a post is
 * leased while it is sent, and Feishu makes one message of two tries.
 */
export function deliver(ports: DeliverPorts & { readonly together?: boolean }): Promise<Delivered> {
  // On Workers a request must not wait for another's run, so there the leases alone keep runs apart.
  if (ports.together === false) return run(ports, openBell());
  const turn = turns.get(ports.db);
  if (turn === undefined) return begin(ports);
  turn.bell.ring();
  const anew = () => deliver(ports);
  turn.following ??= turn.done.then(anew, anew);
  return turn.following;
}
