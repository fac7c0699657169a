import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { hear } from '../../src/bot/envelope.ts';
import { listen } from '../../src/hosts/long-connection.ts';
import { decodeFrame, encodeFrame, type Frame } from '../../src/sandbox/frame.ts';
import { app, until } from '../sandbox/township.ts';
import { recorded } from './recorded.ts';

const config = { ReconnectCount: 0, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 60 };

it('a press that comes in a frame of type card is heard and answered like any other', async () => {
  const answers: Frame[] = [];
  const server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo;
    const URL = `ws://127.0.0.1:${port}/?fpid=1&device_id=1&service_id=1`;
    response.end(JSON.stringify({ code: 0, data: { URL, ClientConfig: config } }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (bytes: Buffer) => {
      const frame = decodeFrame(bytes);
      if (frame.method === 1) answers.push(frame);
      // The first ping says that the client listens.
      else if (answers.length === 0) socket.send(encodeFrame(press));
    });
  });
  const press: Frame = {
    seqId: 1,
    logId: 1,
    service: 1,
    method: 1,
    headers: { type: 'card', message_id: 'm1', sum: '1', seq: '0', trace_id: 't1' },
    payload: Buffer.from(JSON.stringify(recorded('press-form'))),
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const heard: unknown[] = [];
  const domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door = await listen({ ...app, domain, log: () => undefined }, async (envelope) => {
    heard.push(hear(envelope, { openId: undefined }));
    return {};
  });

  await until(() => answers.length > 0);
  expect(heard).toMatchObject([{ kind: 'press', key: 'e1c0', press: { command: 'broadcast' } }]);
  expect(JSON.parse(Buffer.from(answers[0]?.payload ?? []).toString())).toMatchObject({ code: 200 });

  door.close();
  sockets.close();
  server.closeAllConnections();
  server.close();
});
