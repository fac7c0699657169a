import { z } from 'zod';
import { FeishuFailure, failureOf } from './feishu-failure.ts';

/** Files are larger than answers: they get this many times the usual timeout. */
const FILE_PATIENCE = 6;

const refusal = z.object({ code: z.number().catch(0), msg: z.string().catch('') });
const blobParts = z.record(z.string(), z.unknown());

/** What the SDK hands to its HTTP, as far as it matters here. */
type Call = {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly timeout?: number;
};

function addressOf({ url = '', params = {} }: Call): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) address.searchParams.append(name, String(one));
  return address;
}

function formDataOf(data: unknown): FormData {
  const parts = blobParts.parse(data);
  const named = typeof parts['file_name'] === 'string' ? parts['file_name'] : 'file';
  const form = new FormData();
  for (const [name, part] of Object.entries(parts))
    if (part instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(part)]), named);
    else form.append(name, String(part));
  return form;
}

const headersOf = ({ headers = {} }: Call) =>
  Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), String(value)]);

const isMultipart = (call: Call) =>
  headersOf(call).some(([name, value]) => name === 'content-type' && value.startsWith('multipart/'));

/** No body on GET: workerd refuses one. The boundary of a multipart body is fetch's own to write. */
function requestOf(call: Call): RequestInit {
  const { method = 'GET', data } = call;
  const headers = new Headers(headersOf(call).filter(([name]) => name !== 'content-type'));
  if (/^(get|head)$/i.test(method)) return { method, headers };
  if (isMultipart(call)) return { method, headers, body: formDataOf(data) };
  headers.set('content-type', 'application/json; charset=utf-8');
  return { method: method.toUpperCase(), headers, body: JSON.stringify(data ?? {}) };
}

/** Seconds until Feishu's rate limit opens again. */
function resetOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('x-ogw-ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Untyped, as the SDK's own answers are: whoever reads one parses it. */
function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parsed answer, or the failure it is: Feishu also refuses with HTTP 200 and a code that is not 0. */
async function answerOf(response: Response) {
  const body = parsed(await response.text());
  const said = refusal.safeParse(body);
  if (response.ok && said.data?.code === 0) return body;
  const code = said.data?.code || undefined;
  // Success without a word of JSON comes from something between Feishu and us.
  const status = response.ok && !said.success ? 502 : response.status;
  throw failureOf(status, code, said.data?.msg ?? '', resetOf(response.headers));
}

/** Sends a call and reads its answer within one timeout. */
async function exchange<T>(call: Call, timeout: number, read: (response: Response) => Promise<T>): Promise<T> {
  const address = addressOf(call);
  const init = requestOf(call);
  try {
    return await read(await fetch(address, { ...init, signal: AbortSignal.timeout(timeout) }));
  } catch (error) {
    // A lost connection or a timeout: to the caller both are the same, and fetch's own words add nothing.
    throw error instanceof FeishuFailure ? error : new FeishuFailure(undefined, 'again');
  }
}

/** A file, which may itself be JSON; a refusal is JSON without a file's disposition. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (!response.ok || (isJson && !response.headers.has('content-disposition'))) await answerOf(response);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * HTTP to Feishu on plain fetch, the same on Node and Workers: a timeout on every call, and a FeishuFailure for every
 * call that did not succeed. `instance` is what the SDK calls, `download` gives a file's bytes.
 */
export function feishuHttp(timeoutMs: number) {
  const request = (call: Call) =>
    exchange(call, call.timeout ?? (isMultipart(call) ? timeoutMs * FILE_PATIENCE : timeoutMs), answerOf);
  const bare = (method: string) => (url: string, more?: Call) => request({ ...more, url, method });
  const loaded = (method: string) => (url: string, data?: unknown, more?: Call) =>
    request({ ...more, url, data, method });
  return {
    instance: {
      request,
      get: bare('GET'),
      delete: bare('DELETE'),
      head: bare('HEAD'),
      options: bare('OPTIONS'),
      post: loaded('POST'),
      put: loaded('PUT'),
      patch: loaded('PATCH'),
    },
    download: (url: string, params: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) =>
      exchange({ url, params, headers }, timeoutMs * FILE_PATIENCE, bytesOf),
  };
}
