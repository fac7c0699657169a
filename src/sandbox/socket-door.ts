import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Answer, Door } from './door.ts';
import { decodeFrame, encodeFrame, type Frame } from './frame.ts';

const CONTROL = 0;
const DATA = 1;
const SERVICE = 7;
/** What the gateway tells a client about itself, in seconds; short, so that a dropped client is back at once. */
const CLIENT_CONFIG = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 10 };
/** Feishu cuts long events; receivers must put them together again. */
const FRAGMENT_BYTES = 16 * 1024;
/** As many connections as one app may hold. */
const MOST_CONNECTIONS = 50;

const WS_PATH = '/ws/v2';

export type SocketDoor = Door & {
  /** The reply to POST /callback/ws/endpoint. */
  readonly endpoint: (origin: string) => object;
  readonly drop: () => void;
  readonly close: () => void;
};

export type SocketOptions = {
  readonly deadlineMs: number;
  readonly fragmentBytes?: number;
  /** A client is ready to hear, or has gone. */
  readonly onChange: () => void;
};

const acknowledged = z.object({ code: z.number(), data: z.string().optional() });

/** The long connection's server side: hands out tickets, answers pings, pushes frames, waits for their answers. */
export function openSocketDoor(server: Server, options: SocketOptions): SocketDoor {
  const wss = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const ready = new Set<WebSocket>();
  const waiting = new Map<string, { socket: WebSocket; settle: (answer: Answer) => void }>();
  let pushed = 0;

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://gateway');
    if (url.pathname !== WS_PATH || !tickets.delete(url.searchParams.get('ticket') ?? ''))
      return socket.end('HTTP/1.1 403 Forbidden\r\nHandshake-Status: 514\r\nHandshake-Msg: auth failed\r\n\r\n');
    if (wss.clients.size >= MOST_CONNECTIONS)
      return socket.end(
        'HTTP/1.1 403 Forbidden\r\nHandshake-Status: 514\r\nHandshake-Autherrcode: 1000040350\r\nHandshake-Msg: too many connections\r\n\r\n',
      );
    return wss.handleUpgrade(request, socket, head, (client) => take(client));
  });

  function take(client: WebSocket) {
    client.on('message', (bytes: Buffer) => {
      const frame = frameOf(bytes);
      if (frame) hear(client, frame);
      else client.terminate();
    });
    client.on('error', () => client.terminate());
    client.on('close', () => {
      ready.delete(client);
      for (const one of waiting.values()) if (one.socket === client) one.settle({ kind: 'silent' });
      options.onChange();
    });
  }

  function hear(client: WebSocket, frame: Frame) {
    if (frame.method === CONTROL && frame.headers['type'] === 'ping') {
      const payload = Buffer.from(JSON.stringify(CLIENT_CONFIG));
      client.send(encodeFrame({ ...frame, headers: { type: 'pong' }, payload }));
      // The client listens for frames only some microtasks after its socket opened; its first ping proves it does.
      if (!ready.has(client)) {
        ready.add(client);
        options.onChange();
      }
    }
    if (frame.method === DATA) waiting.get(frame.headers['message_id'] ?? '')?.settle(read(frame));
  }

  return {
    connected: () => ready.size > 0,
    endpoint: (origin) => {
      const ticket = crypto.randomUUID();
      tickets.add(ticket);
      // `device_id` must not come first: the SDK reads the whole URL as a query string.
      const query = `fpid=493&aid=552564&device_id=77&access_key=k&service_id=${SERVICE}&ticket=${ticket}`;
      const URL = `${origin.replace(/^http/, 'ws')}${WS_PATH}?${query}`;
      return { code: 0, msg: 'ok', data: { URL, ClientConfig: CLIENT_CONFIG } };
    },
    push: (envelope) => {
      // Cluster mode: any one client gets the event.
      const socket = [...ready][Math.floor(Math.random() * ready.size)];
      if (!socket) return Promise.resolve({ kind: 'nobody' });
      const id = crypto.randomUUID();
      pushed += 1;
      return new Promise((resolve) => {
        const settle = (answer: Answer) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        };
        const timer = setTimeout(() => settle({ kind: 'silent' }), options.deadlineMs);
        waiting.set(id, { socket, settle });
        const bytes = Buffer.from(JSON.stringify(envelope));
        for (const frame of fragments(bytes, id, pushed, options.fragmentBytes ?? FRAGMENT_BYTES)) socket.send(frame);
      });
    },
    drop: () => {
      ready.clear();
      for (const client of wss.clients) client.terminate();
    },
    close: () => {
      for (const client of wss.clients) client.terminate();
      wss.close();
    },
  };
}

function fragments(bytes: Buffer, id: string, n: number, size: number): Uint8Array[] {
  const sum = Math.ceil(bytes.length / size);
  return Array.from({ length: sum }, (_, seq) => {
    const headers = { type: 'event', message_id: id, sum: `${sum}`, seq: `${seq}`, trace_id: id };
    const payload = bytes.subarray(seq * size, (seq + 1) * size);
    return encodeFrame({ seqId: n, logId: n, service: SERVICE, method: DATA, headers, payload });
  });
}

/** Undefined for bytes that are no frame: such a client is cut off. */
function frameOf(bytes: Buffer): Frame | undefined {
  try {
    return decodeFrame(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(frame: Frame): Answer {
  try {
    const { code, data } = acknowledged.parse(JSON.parse(Buffer.from(frame.payload ?? []).toString()));
    if (code !== 200) return { kind: 'failed', status: code };
    return { kind: 'done', data: data && JSON.parse(Buffer.from(data, 'base64').toString()) };
  } catch {
    return { kind: 'garbled' };
  }
}
