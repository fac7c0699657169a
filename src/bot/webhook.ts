import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { CallbackAnswer } from './feishu-card.ts';
import { classOf, type Log } from './log.ts';
import { isSigned, sameSecret, unseal } from './seal.ts';
import { momentOfStamp } from './stamp.ts';

const MINUTE = 60_000;
/** Feishu's last redelivery comes some seven hours after the first. */
const OLDEST = 8 * 60 * MINUTE;
/** How far Feishu's clock may be ahead of ours. */
const NEWEST = 10 * MINUTE;
const LARGEST_BODY = 1024 * 1024;

const wrapper = z.object({ encrypt: z.string() });
const challenge = z.object({ type: z.literal('url_verification'), token: z.string(), challenge: z.string().max(1000) });
/** The token and the app stand in the header; in envelopes of schema 1.0 outside it. */
const origin = z.union([
  z.object({ header: z.object({ token: z.string(), app_id: z.string(), event_type: z.string().catch('') }) }),
  z
    .object({ token: z.string(), event: z.object({ app_id: z.string(), type: z.string().catch('') }) })
    .transform(({ token, event }) => ({ header: { token, app_id: event.app_id, event_type: event.type } })),
]);

export type WebhookSettings = {
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly appId: string;
  readonly now: () => Date;
  /** Answers an envelope that is Feishu's. Whether it came before is the inbox's question, not this door's. */
  readonly handle: (envelope: unknown) => Promise<CallbackAnswer>;
  readonly log: Log;
  readonly count: (type: string, outcome: 'answered' | 'refused' | 'failed') => void;
};

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(raw: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
}

/**
 * Feishu's door over HTTP: `POST /lark/events`, for events and card callbacks alike. Who cannot show the signature, the
 * token, the app and a fresh timestamp gets 401 and nothing else. When `handle` throws, 500 makes Feishu deliver again.
 */
export function webhook(settings: WebhookSettings): Hono {
  const { encryptKey, verificationToken, appId, now, handle, log, count } = settings;

  function isFresh(timestamp: string): boolean {
    const age = now().getTime() - (momentOfStamp(timestamp)?.getTime() ?? Number.NaN);
    return age <= OLDEST && age >= -NEWEST;
  }

  async function isFeishus(c: Context, raw: Uint8Array): Promise<boolean> {
    const timestamp = c.req.header('x-lark-request-timestamp') ?? '';
    const nonce = c.req.header('x-lark-request-nonce') ?? '';
    const signature = c.req.header('x-lark-signature') ?? '';
    return (await isSigned(encryptKey, { timestamp, nonce, signature }, raw)) && isFresh(timestamp);
  }

  function refuse(c: Context): Response {
    count('', 'refused');
    return c.json({ error: 'not from Feishu' }, 401);
  }

  async function answer(c: Context, envelope: unknown, type: string): Promise<Response> {
    try {
      const said = await handle(envelope);
      count(type, 'answered');
      return c.json(said);
    } catch (error) {
      count(type, 'failed');
      log('error', 'event-failed', { type, error: classOf(error) });
      return c.json({ error: 'failed' }, 500);
    }
  }

  const tooLarge = bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.json({ error: 'too large' }, 413) });

  return new Hono().post('/lark/events', tooLarge, async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const sealed = wrapper.safeParse(parsed(textOf(raw)));
    const signed = await isFeishus(c, raw);
    const envelope = sealed.success ? parsed(await unseal(encryptKey, sealed.data.encrypt)) : undefined;

    // Saving the address in Feishu's console sends this one unsigned.
    const asked = challenge.safeParse(envelope);
    if (asked.success) {
      const known = await sameSecret(asked.data.token, verificationToken);
      return known ? c.json({ challenge: asked.data.challenge }) : refuse(c);
    }

    const from = origin.safeParse(envelope);
    if (!signed || !from.success) return refuse(c);
    const { token, app_id, event_type } = from.data.header;
    if (!(await sameSecret(token, verificationToken)) || app_id !== appId) return refuse(c);
    return answer(c, envelope, event_type);
  });
}
