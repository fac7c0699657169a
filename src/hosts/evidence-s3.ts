import { AwsClient } from 'aws4fetch';
import type { EvidenceStore } from '../bot/keep-pictures.ts';

export type S3Settings = {
  /** s3://bucket or s3://bucket/prefix */
  readonly url: string;
  /** Where the service answers, no trailing slash; Amazon's own for the region when absent. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** The service took the request and did not do it; says its status and nothing else. */
class StoreRefused extends Error {
  constructor(status: number) {
    super(`the evidence store answered ${status}`);
    this.name = 'StoreRefused';
  }
}

/** Feishu waits for nobody, and a store that hangs must not hold up the next post. */
const patienceMs = 20_000;

/**
 * Evidence as objects of an S3 bucket, or of anything that speaks S3 (MinIO, OSS, COS, R2). The bytes come encrypted.
 * Each request is tried once: pictures are fetched again by their own clock.
 */
export function evidenceS3({ url, endpoint, region, accessKeyId, secretAccessKey }: S3Settings): EvidenceStore {
  const { hostname: bucket, pathname: prefix } = new URL(url);
  const base = endpoint ?? `https://s3.${region}.amazonaws.com`;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const addressOf = (name: string) => {
    if (!/^[\w-]+$/.test(name)) throw new Error('a name of evidence is an id');
    return `${base}/${bucket}${prefix.replace(/\/+$/, '')}/${name}`;
  };
  async function ask(name: string, init: { readonly method: string; readonly body?: Uint8Array<ArrayBuffer> }) {
    const answer = await client.fetch(addressOf(name), { ...init, signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok && answer.status !== 404) throw new StoreRefused(answer.status);
    return answer;
  }
  return {
    async put(name, bytes) {
      const answer = await ask(name, { method: 'PUT', body: Uint8Array.from(bytes) });
      if (!answer.ok) throw new StoreRefused(answer.status);
    },
    async get(name) {
      const answer = await ask(name, { method: 'GET' });
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
    },
    async remove(name) {
      await ask(name, { method: 'DELETE' });
    },
  };
}
