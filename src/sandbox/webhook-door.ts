import type { Answer, Door } from './door.ts';
import { under } from './json.ts';
import { sealed, signature } from './seal.ts';

export type WebhookOptions = {
  readonly url: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly deadlineMs: number;
  readonly now: () => Date;
};

/** Posts what Feishu posts: encrypted, signed over the raw bytes, answered within the deadline or not at all. */
export function openWebhookDoor(options: WebhookOptions): Door & { readonly verify: () => Promise<boolean> } {
  const { url, encryptKey, deadlineMs } = options;
  const post = (raw: string, headers: Record<string, string>) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
      body: raw,
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    });

  return {
    connected: () => true,
    push: async (envelope) => {
      const raw = sealed(encryptKey, envelope);
      try {
        const response = await post(raw, signature(encryptKey, raw, Math.floor(options.now().getTime() / 1000)));
        return await read(response);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'silent' };
        return { kind: 'unreachable' };
      }
    },
    verify: async () => {
      const challenge = crypto.randomUUID();
      const token = options.verificationToken;
      const response = await post(sealed(encryptKey, { challenge, token, type: 'url_verification' }), {});
      const answer = await read(response);
      return answer.kind === 'done' && under(answer.data, 'challenge') === challenge;
    },
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.status !== 200) return { kind: 'failed', status: response.status };
  try {
    return { kind: 'done', data: JSON.parse(text) };
  } catch {
    return { kind: 'garbled' };
  }
}
