import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { feishuHttp } from '../bot/feishu-http.ts';
import { redactingLogger } from '../bot/feishu-log.ts';
import { classOf, type Log } from '../bot/log.ts';

export type LongConnectionSettings = {
  /** cli_ and 16 hex digits: the SDK connects with no other. */
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly log: Log;
};

export type LongConnection = {
  /** Whether events can arrive at this moment. */
  ready(): boolean;
  close(): void;
};

type Handle = (envelope: unknown) => Promise<object>;
type Frame = { readonly headers?: readonly { readonly key: string; readonly value: string }[] };

const HANDSHAKE_MS = 10_000;
/** A connection that stays silent so long after a ping is dead and is opened anew. */
const PONG_SECONDS = 15;

/** The SDK would flatten header and event into one object; overriding `invoke` leaves the envelope as Feishu sent it. */
class Envelopes extends EventDispatcher {
  readonly #handle: Handle;

  constructor(handle: Handle, logger: ReturnType<typeof redactingLogger>) {
    super({ logger, loggerLevel: LoggerLevel.error });
    this.#handle = handle;
  }

  override async invoke(envelope: unknown): Promise<object> {
    return this.#handle(envelope);
  }
}

/** Some tenants' card presses come in frames of type `card`, which the SDK drops without an answer. */
const asEvent = (frame: Frame): Frame => ({
  ...frame,
  headers:
    frame.headers?.map((one) => (one.key === 'type' && one.value === 'card' ? { ...one, value: 'event' } : one)) ?? [],
});

/** The SDK's reader of frames is private to it; should a later SDK have none, frames of type `event` still arrive. */
function readCardFrames(client: WSClient): void {
  const read: unknown = Reflect.get(client, 'handleEventData');
  if (typeof read !== 'function') return;
  Reflect.set(client, 'handleEventData', (frame: Frame): unknown => Reflect.apply(read, client, [asEvent(frame)]));
}

/**
 * Feishu's door over a WebSocket that the bot opens itself. Resolves before the connection stands; it is opened anew
 * whenever it breaks. `handle` gets the envelope the webhook would get; when it throws, Feishu delivers again.
 */
export async function listen(settings: LongConnectionSettings, handle: Handle): Promise<LongConnection> {
  const { appId, appSecret, domain, log } = settings;
  const logger = redactingLogger(log);
  const client = new WSClient({
    appId,
    appSecret,
    domain,
    httpInstance: feishuHttp(HANDSHAKE_MS).instance,
    logger,
    loggerLevel: LoggerLevel.info,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_SECONDS },
    onReady: () => log('info', 'long-connection-open'),
    onReconnecting: () => log('warn', 'long-connection-lost'),
    onReconnected: () => log('info', 'long-connection-open'),
    onError: (error) => log('error', 'long-connection-failed', { error: classOf(error) }),
  });
  readCardFrames(client);
  await client.start({ eventDispatcher: new Envelopes(handle, logger) });
  return {
    ready: () => client.getConnectionStatus().state === 'connected',
    close: () => client.close({ force: true }),
  };
}
