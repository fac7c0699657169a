import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, faultOf, openStream, type Request, type Stream } from './hrana-stream.ts';

/** What may be made to go wrong. Each number is how many requests to come it concerns; `latency` is milliseconds. */
export type Faults = { unavailable: number; answersLost: number; latency: number };
export type Hrana = { readonly url: string; readonly faults: Faults; close(): Promise<void> };

const STREAM_LIFE = 10_000;

/**
 * A libSQL server over HTTP (Hrana 2, JSON) on one file, as far as the HTTP client speaks it. One stream is one SQLite
 * connection, so the locking is SQLite's own; a lock is waited for without blocking the event loop.
 */
export async function startHrana({ path, authToken }: { path: string; authToken?: string }): Promise<Hrana> {
  const idle = [connect(path)];
  const streams = new Map<string, Stream>();
  const faults: Faults = { unavailable: 0, answersLost: 0, latency: 0 };

  function open(): Stream {
    const database = idle.pop() ?? connect(path);
    return openStream(database, () => idle.push(database));
  }

  function drop(baton: string): void {
    streams.get(baton)?.close();
    streams.delete(baton);
  }

  async function pipeline(body: { baton?: string | null; requests: Request[] }): Promise<object | undefined> {
    const stream = body.baton ? streams.get(body.baton) : open();
    if (!stream) return undefined;
    if (body.baton) streams.delete(body.baton);
    clearTimeout(stream.expiry);
    const results: object[] = [];
    for (const request of body.requests) {
      results.push(
        await stream.answer(request).then(
          (response) => ({ type: 'ok', response: { type: request.type, ...response } }),
          (error) => ({ type: 'error', error: faultOf(error) }),
        ),
      );
    }
    if (body.requests.some(({ type }) => type === 'close')) {
      stream.close();
      return { baton: null, base_url: null, results };
    }
    const baton = randomUUID();
    streams.set(baton, stream);
    stream.expiry = setTimeout(() => drop(baton), STREAM_LIFE).unref();
    return { baton, base_url: null, results };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (faults.latency > 0) await pause(faults.latency);
    if (faults.unavailable > 0) {
      faults.unavailable -= 1;
      return void response.writeHead(503).end('unavailable');
    }
    if (authToken && request.headers.authorization !== `Bearer ${authToken}`) {
      return reply(401, { message: 'unauthorized' });
    }
    if (request.method === 'GET' && request.url === '/v2') return reply(200, {});
    if (request.method !== 'POST' || request.url !== '/v2/pipeline') return reply(404, { message: 'not found' });
    const answer = await pipeline(JSON.parse(await text(request)));
    if (faults.answersLost > 0) {
      faults.answersLost -= 1;
      return void response.destroy();
    }
    if (!answer) return reply(400, { message: 'the stream has expired', code: 'STREAM_EXPIRED' });
    reply(200, answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    faults,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const baton of streams.keys()) drop(baton);
      for (const database of idle) database.close();
    },
  };
}
