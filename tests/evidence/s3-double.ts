import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Keys = { readonly id: string; readonly secret: string; readonly region: string };

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** The signature Amazon's paper on SigV4 asks of this request, worked out from the request alone. */
function signatureOf(request: IncomingMessage, { secret, region }: Keys): string | undefined {
  const said = /SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(request.headers.authorization ?? '');
  const stamp = String(request.headers['x-amz-date']);
  const day = stamp.slice(0, 8);
  const names = said?.[1]?.split(';') ?? [];
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names.join(';'),
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${secret}`,
  );
  return hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex');
}

/** A bucket over HTTP: puts, gets and deletes objects for whoever signs with the keys, and refuses everybody else. */
export async function openBucket(keys: Keys) {
  const objects = new Map<string, Buffer>();
  const faults: number[] = [];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const path = request.url ?? '';
      seen.push(`${request.method} ${path}`);
      const fault = faults.shift();
      const auth = request.headers.authorization ?? '';
      const declared = request.headers['x-amz-content-sha256'];
      const isTrue =
        auth.includes(`Credential=${keys.id}/`) &&
        auth.endsWith(`Signature=${signatureOf(request, keys)}`) &&
        (declared === 'UNSIGNED-PAYLOAD' || declared === sha256(body));
      const found = objects.get(path);
      if (fault !== undefined) response.writeHead(fault).end('<Error/>');
      else if (!isTrue) response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      else if (request.method === 'PUT') {
        objects.set(path, body);
        response.writeHead(200).end();
      } else if (request.method === 'DELETE') {
        objects.delete(path);
        response.writeHead(204).end();
      } else if (found === undefined) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      else response.writeHead(200).end(found);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    faults,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
