import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The sandbox's own key, made once, beside the database's file or under `data/`; what it encrypts is fictional. */
export function sandboxKey(databaseUrl: string): Uint8Array {
  const isFile = databaseUrl.startsWith('file:');
  const folder = isFile ? dirname(databaseUrl.replace(/^file:(\/\/)?/, '')) : 'data';
  const path = resolve(folder, 'sandbox.key');
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'));
    chmodSync(path, 0o600);
  }
  return Uint8Array.from(Buffer.from(readFileSync(path, 'utf8'), 'base64'));
}
