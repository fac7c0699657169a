import type { Server } from 'node:http';
import { openCardTokens } from './card-tokens.ts';
import { openCourier } from './courier.ts';
import { openFaults } from './faults.ts';
import { openLedger } from './ledger.ts';
import { openLimits } from './limits.ts';
import { openMedia } from './media.ts';
import { openJournal, openNews } from './news.ts';
import { openSocketDoor } from './socket-door.ts';
import { openStore, readStore } from './store.ts';
import type { SandboxApp, SandboxClock, Tenant } from './tenant.ts';
import { openTokens } from './tokens.ts';
import { type Group, openTown, type Resident } from './town.ts';
import { openWebhookDoor } from './webhook-door.ts';
import type { SandboxMenuItem } from './wire.ts';

export type StandInOptions = {
  readonly app: SandboxApp;
  readonly people: readonly Resident[];
  /** Groups; a p2p chat with the bot is made for every person. */
  readonly chats: readonly Group[];
  readonly menu: readonly SandboxMenuItem[];
  readonly clock: SandboxClock;
  /** The long connection, or a POST to this URL. */
  readonly delivery: 'socket' | { readonly webhook: string };
  readonly port?: number;
  readonly host?: string;
  /** The clock was moved: awaited before POST /sandbox/clock answers. */
  readonly onClock?: (now: Date) => void | Promise<void>;
  readonly quotaPerMonth?: number;
  /** A JSON file (and a folder of media beside it) that survives a restart. */
  readonly store?: string;
  /** false switches the rate limits off, for load. */
  readonly limits?: boolean;
  /** true refuses plain phone numbers and e-mail addresses (230028), as tenants with an audit do. */
  readonly audits?: boolean;
  /** How long a push may stay unanswered; Feishu's is 3000. */
  readonly deadlineMs?: number;
  /** Size of a long connection's fragments. */
  readonly fragmentBytes?: number;
};

const QUOTA_PER_MONTH = 10_000;
const ANSWER_WITHIN_MS = 3000;

/** The tenant as its store left it, and the ways to its bot; the clock is set to where it would be by now. */
export function openTenant(options: StandInOptions, server: Server) {
  const { app, clock } = options;
  const saved = readStore(options.store);
  if (saved) clock.set(new Date(Date.now() + saved.offset));
  const now = () => clock.now();
  const changed = () => store.changed();
  const news = openNews();
  const tokens = openTokens();
  const doors = openDoors(options, server, () => {
    news.tell({ type: 'state' });
    if (doors.socket.connected()) void courier.welcome();
  });
  const faults = openFaults({ expireTokens: tokens.expireAll, dropSocket: doors.socket.drop });
  const journal = openJournal(now, news);
  const courier = openCourier({ door: doors.door, faults, journal, now, saved: saved?.waiting ?? [], changed });
  const tenant: Tenant = {
    app,
    clock,
    news,
    journal,
    faults,
    courier,
    changed,
    town: openTown(app.appId, options.people, options.chats),
    ledger: openLedger(saved?.messages ?? [], now, news, changed),
    media: openMedia(saved?.media ?? [], options.store && `${options.store}.media`, changed),
    limits: openLimits(options.limits ?? true),
    cardTokens: openCardTokens(now),
    pressed: new Map(),
    sent: new Map(saved?.sent.map((one) => [one.uuid, one])),
    usage: { ...saved?.usage },
    quotaPerMonth: options.quotaPerMonth ?? QUOTA_PER_MONTH,
    audits: options.audits ?? false,
  };
  const store = openStore(options.store, () => ({
    offset: now().getTime() - Date.now(),
    messages: [...tenant.ledger.all()],
    media: [...tenant.media.all()],
    usage: tenant.usage,
    sent: [...tenant.sent.values()],
    waiting: [...courier.waiting()],
  }));
  return { tenant, tokens, store, ...doors };
}

/** The long connection is always served; events go through it, or to the request URL. */
function openDoors({ app, clock, delivery, ...options }: StandInOptions, server: Server, onChange: () => void) {
  const { deadlineMs = ANSWER_WITHIN_MS, fragmentBytes } = options;
  const socket = openSocketDoor(server, { deadlineMs, onChange, ...(fragmentBytes && { fragmentBytes }) });
  if (delivery === 'socket') return { socket, webhook: undefined, door: socket };
  const webhook = openWebhookDoor({ ...app, url: delivery.webhook, deadlineMs, now: () => clock.now() });
  return { socket, webhook, door: webhook };
}
