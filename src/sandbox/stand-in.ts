import { createAdaptorServer } from '@hono/node-server';
import { Server } from 'node:http';
import type { Hono } from 'hono';
import { type Acts, openActs, type Said, type SayOptions } from './acts.ts';
import { openApi } from './api.ts';
import type { Answer } from './door.ts';
import type { FaultSwitches } from './faults.ts';
import { shown } from './ledger.ts';
import { openTenant, type StandInOptions } from './open-tenant.ts';
import { press } from './press.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import type { Tenant } from './tenant.ts';
import type { SandboxCall, SandboxMessage, SandboxPress, SandboxPressAnswer } from './wire.ts';

export type { StandInOptions };

/** A stand-in Feishu for one tenant with one app: its open platform, its delivery, and the people who use it. */
export type StandIn = {
  /** http://127.0.0.1:PORT, to be used as the SDK's domain. */
  readonly url: string;
  /** The /sandbox/* routes, to be mounted by the host at its own port. */
  readonly page: Hono;
  /** Resolves with the message's id when the bot has taken the push, or has not. */
  readonly say: (openId: string, chatId: string, text: string, options?: SayOptions) => Promise<string>;
  readonly sendImage: (openId: string, chatId: string, bytes: Uint8Array) => Promise<string>;
  readonly sendFile: (openId: string, chatId: string, name: string, bytes: Uint8Array) => Promise<string>;
  readonly press: (wish: SandboxPress) => Promise<SandboxPressAnswer>;
  readonly recall: (openId: string, messageId: string) => Promise<Answer>;
  readonly tapMenu: (openId: string, eventKey: string) => Promise<Answer>;
  readonly enter: (openId: string) => Promise<Answer>;
  /** Takes the bot into a group or puts it out, and tells it. */
  readonly seatBot: (chatId: string, seated: boolean, byOpenId: string) => Promise<Answer>;
  /** The person has seen what the chat holds by now: read receipts, and room for new urgent pushes. */
  readonly read: (openId: string, chatId: string) => void;
  readonly privateChat: (openId: string) => string;
  /** Everything in a chat, oldest first. */
  readonly messages: (chatId: string) => readonly SandboxMessage[];
  readonly calls: (after?: number) => readonly SandboxCall[];
  /** The bot can be reached: a client is online, or there is a request URL. */
  readonly connected: () => boolean;
  /** Sets the clock, pushes what fell due, and tells the host. */
  readonly moveClock: (at: Date) => Promise<void>;
  /** Events waiting for a re-push. */
  readonly waiting: () => readonly { readonly eventId: string; readonly pushes: number; readonly due: number }[];
  readonly faults: FaultSwitches;
  /** The same event again, `times` at once. `key` is an event_id or a message_id. */
  readonly redeliver: (key: string, times?: number) => Promise<readonly Answer[]>;
  /** Feishu's check of a request URL when it is saved; false when the challenge was not answered. */
  readonly verifyWebhook: () => Promise<boolean>;
  /** Writes the store, drops the connections, frees the port. */
  readonly close: () => Promise<void>;
};

/** Listens before it resolves. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const server = createAdaptorServer({ fetch: (request) => api.fetch(request) });
  if (!(server instanceof Server)) throw new Error('the stand-in speaks HTTP/1.1');
  const { tenant, tokens, store, socket, webhook, door } = openTenant(options, server);
  const { clock, news, courier } = tenant;
  const api = openApi(tenant, tokens, () => socket.endpoint(url));
  const acts = openActs(tenant);
  const moveClock = async (at: Date) => {
    clock.set(at);
    news.tell({ type: 'clock', now: clock.now().getTime() });
    tenant.changed();
    await courier.tick();
    await options.onClock?.(clock.now());
  };
  const url = await listen(server, options.host ?? '127.0.0.1', options.port ?? 0);
  return {
    ...people(tenant, acts),
    url,
    page: sandboxRoutes(tenant, acts, { menu: options.menu, connected: door.connected, moveClock }),
    connected: door.connected,
    moveClock,
    verifyWebhook: async () => (await webhook?.verify()) ?? false,
    close: async () => {
      courier.close();
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

/** What people do, and what can be looked up afterwards. */
function people(tenant: Tenant, acts: Acts) {
  const { ledger, town, journal, courier, faults } = tenant;
  const said = async ({ messageId, pushed }: Said) => {
    await pushed;
    return messageId;
  };
  return {
    say: async (...act: Parameters<Acts['say']>) => said(acts.say(...act)),
    sendImage: async (...act: Parameters<Acts['sendImage']>) => said(acts.sendImage(...act)),
    sendFile: async (...act: Parameters<Acts['sendFile']>) => said(acts.sendFile(...act)),
    press: (wish: SandboxPress) => press(tenant, wish),
    recall: async (...act: Parameters<Acts['recall']>) => acts.recall(...act),
    tapMenu: async (...act: Parameters<Acts['tapMenu']>) => acts.tapMenu(...act),
    enter: async (openId: string) => acts.enter(openId),
    seatBot: async (...act: Parameters<Acts['seatBot']>) => acts.seatBot(...act),
    read: acts.read,
    privateChat: (openId: string) => town.privateRoom(openId).chatId,
    messages: (chatId: string) => ledger.inChat(chatId).map(shown),
    calls: journal.calls,
    waiting: () =>
      courier.waiting().map(({ envelope, pushes, due }) => ({ eventId: envelope.header.event_id, pushes, due })),
    faults: faults.switches,
    redeliver: async (key: string, times = 1) => courier.redeliver(key, times),
  };
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`);
    });
  });
}
