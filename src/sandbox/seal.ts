import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** What Feishu posts to a request URL: `{"encrypt": base64(iv ‖ AES-256-CBC)}` under SHA-256 of the Encrypt Key. */
export function sealed(encryptKey: string, plain: unknown): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  const body = Buffer.concat([iv, cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()]);
  return JSON.stringify({ encrypt: body.toString('base64') });
}

/** The three headers that let a receiver check the raw body. `seconds` is the moment of this push. */
export function signature(encryptKey: string, raw: string, seconds: number): Record<string, string> {
  const timestamp = String(seconds);
  const nonce = randomBytes(8).toString('hex');
  const signed = createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${raw}`).digest('hex');
  return { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signed };
}
