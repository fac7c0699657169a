import { Client, LoggerLevel, withTenantToken } from '@larksuiteoapi/node-sdk';
import {
  botAnswer,
  chatsAnswer,
  peopleAnswer,
  readAnswer,
  sentAnswer,
  pictureUploadedAnswer,
  uploadedAnswer,
  urgedAnswer,
} from './feishu-answers.ts';
import { isTokenFailure } from './feishu-failure.ts';
import { feishuHttp } from './feishu-http.ts';
import { redactingLogger } from './feishu-log.ts';
import { tokenStore } from './feishu-token.ts';
import type { Log } from './log.ts';

export { type FailureKind, FeishuFailure } from './feishu-failure.ts';

/** A card is Card JSON 2.0. A file and an image are the keys their upload gave. */
export type Outgoing =
  | { readonly card: object }
  | { readonly text: string }
  | { readonly file: string }
  | { readonly image: string };

/** By the app, or where the tenant bought it by text or by call. */
export type UrgentBy = 'app' | 'sms' | 'phone';

type MessageCalls = {
  /** The same uuid within an hour is sent once, whatever became of the answer to the first. */
  send(
    to: { readonly chat: string } | { readonly person: string },
    message: Outgoing,
    uuid: string,
  ): Promise<{ messageId: string }>;
  reply(messageId: string, message: Outgoing, uuid: string): Promise<{ messageId: string }>;
  /** Replaces a card for everybody who sees it. Feishu allows it for 14 days. */
  update(messageId: string, card: object): Promise<void>;
  /** 加急: pushes a message to these people beyond the chat; `invalid` are those Feishu could not push to. */
  urgent(messageId: string, openIds: readonly string[], by?: UrgentBy): Promise<{ invalid: readonly string[] }>;
};

type FileCalls = {
  /** What somebody sent in a message to the bot. */
  download(messageId: string, key: string, kind: 'image' | 'file'): Promise<Uint8Array>;
  uploadFile(name: string, bytes: Uint8Array): Promise<{ fileKey: string }>;
  uploadImage(bytes: Uint8Array): Promise<{ imageKey: string }>;
};

type DirectoryCalls = {
  /** The bot itself. */
  me(): Promise<{ openId: string; name: string }>;
  /** open_ids by mobile number; numbers Feishu does not know are absent. */
  idsByMobile(mobiles: readonly string[]): Promise<Map<string, string>>;
  /** Every chat the bot is in. */
  chats(): Promise<readonly { chatId: string; name: string }[]>;
};

/** What the bot asks of Feishu. Every call either succeeds or throws a FeishuFailure. */
export type Feishu = MessageCalls & FileCalls & DirectoryCalls;

export type FeishuSettings = {
  readonly appId: string;
  readonly appSecret: string;
  /** Base address, no trailing slash. */
  readonly domain: string;
  readonly log: Log;
  /** Told before each call about the bot, people and chats. What a message costs is counted as it is marked sent. */
  readonly lookedUp?: () => Promise<void>;
  readonly now: () => Date;
  readonly timeoutMs?: number;
  /** False on Workers, where requests must not wait for one another's promises. */
  readonly singleFlight?: boolean;
};

type Auth = ReturnType<typeof withTenantToken>;
type Call = <T>(make: (client: Client, auth: Auth, token: string) => Promise<T>) => Promise<T>;
type Http = ReturnType<typeof feishuHttp>;

/** Feishu's limit of numbers a request. */
const MOBILES_AT_ONCE = 50;

const fileTypes = new Map<string, 'xls' | 'doc' | 'pdf' | 'ppt'>([
  ['xlsx', 'xls'],
  ['xls', 'xls'],
  ['docx', 'doc'],
  ['doc', 'doc'],
  ['pdf', 'pdf'],
  ['pptx', 'ppt'],
  ['ppt', 'ppt'],
]);

function bodyOf(message: Outgoing): { msg_type: string; content: string } {
  if ('card' in message) return { msg_type: 'interactive', content: JSON.stringify(message.card) };
  if ('text' in message) return { msg_type: 'text', content: JSON.stringify({ text: message.text }) };
  if ('image' in message) return { msg_type: 'image', content: JSON.stringify({ image_key: message.image }) };
  return { msg_type: 'file', content: JSON.stringify({ file_key: message.file }) };
}

/** Calls with the app's token, and once more with a new one when Feishu does not take the first. */
function caller(settings: FeishuSettings, http: Http): Call {
  const { appId, appSecret, domain, now, singleFlight = true } = settings;
  const client = new Client({
    appId,
    appSecret,
    domain,
    httpInstance: http.instance,
    logger: redactingLogger(settings.log),
    loggerLevel: LoggerLevel.error,
    // The SDK's own token keeping asks once per waiting call and never asks a second time.
    disableTokenCache: true,
  });
  const tokenUrl = `${domain}/open-apis/auth/v3/tenant_access_token/internal`;
  const ask = () => http.instance.post(tokenUrl, { app_id: appId, app_secret: appSecret });
  const tokens = tokenStore(ask, now, singleFlight);

  return async (make) => {
    const token = await tokens.get();
    try {
      return await make(client, withTenantToken(token), token);
    } catch (error) {
      if (!isTokenFailure(error)) throw error;
      tokens.forget(token);
      const another = await tokens.get();
      return make(client, withTenantToken(another), another);
    }
  };
}

/** The same calls, told of before they are made. */
const telling =
  (call: Call, tell: () => Promise<void>): Call =>
  (make) =>
    call(async (...how) => {
      await tell();
      return make(...how);
    });

const messageCalls = (call: Call): MessageCalls => ({
  async send(to, message, uuid) {
    const [type, id] = 'chat' in to ? (['chat_id', to.chat] as const) : (['open_id', to.person] as const);
    const payload = { params: { receive_id_type: type }, data: { receive_id: id, ...bodyOf(message), uuid } };
    const answer = await call((client, auth) => client.im.v1.message.create(payload, auth));
    return { messageId: readAnswer(sentAnswer, answer).data.message_id };
  },
  async reply(messageId, message, uuid) {
    const payload = { path: { message_id: messageId }, data: { ...bodyOf(message), uuid } };
    const answer = await call((client, auth) => client.im.v1.message.reply(payload, auth));
    return { messageId: readAnswer(sentAnswer, answer).data.message_id };
  },
  async update(messageId, card) {
    const payload = { path: { message_id: messageId }, data: { content: JSON.stringify(card) } };
    await call((client, auth) => client.im.v1.message.patch(payload, auth));
  },
  async urgent(messageId, openIds, by) {
    const payload = {
      path: { message_id: messageId },
      params: { user_id_type: 'open_id' as const },
      data: { user_id_list: [...openIds] },
    };
    const answer = await call((client, auth) => {
      const { message } = client.im.v1;
      if (by === 'sms') return message.urgentSms(payload, auth);
      return by === 'phone' ? message.urgentPhone(payload, auth) : message.urgentApp(payload, auth);
    });
    return { invalid: readAnswer(urgedAnswer, answer).data?.invalid_user_id_list ?? [] };
  },
});

const fileCalls = (call: Call, http: Http, domain: string): FileCalls => ({
  // The SDK's own download gives a Node stream, which Workers have not.
  download(messageId, key, kind) {
    const path = `/messages/${encodeURIComponent(messageId)}/resources/${encodeURIComponent(key)}`;
    return call((_client, _auth, token) =>
      http.download(`${domain}/open-apis/im/v1${path}`, { type: kind }, { authorization: `Bearer ${token}` }),
    );
  },
  async uploadFile(name, bytes) {
    const type = fileTypes.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? ('stream' as const);
    const payload = { data: { file_type: type, file_name: name, file: Buffer.from(bytes) } };
    const answer = await call((client, auth) => client.im.v1.file.create(payload, auth));
    return { fileKey: readAnswer(uploadedAnswer, answer).file_key };
  },
  async uploadImage(bytes) {
    const payload = { data: { image_type: 'message' as const, image: Buffer.from(bytes) } };
    const answer = await call((client, auth) => client.im.v1.image.create(payload, auth));
    return { imageKey: readAnswer(pictureUploadedAnswer, answer).image_key };
  },
});

const directoryCalls = (call: Call): DirectoryCalls => ({
  async me() {
    const request = { method: 'GET', url: '/open-apis/bot/v3/info' };
    const answer = await call((client, auth) => client.request<unknown>(request, auth));
    const { open_id, app_name } = readAnswer(botAnswer, answer).bot;
    return { openId: open_id, name: app_name };
  },
  async idsByMobile(mobiles) {
    const ids = new Map<string, string>();
    for (let from = 0; from < mobiles.length; from += MOBILES_AT_ONCE) {
      const some = mobiles.slice(from, from + MOBILES_AT_ONCE);
      const payload = { params: { user_id_type: 'open_id' as const }, data: { mobiles: some } };
      const answer = await call((client, auth) => client.contact.v3.user.batchGetId(payload, auth));
      for (const { user_id, mobile } of readAnswer(peopleAnswer, answer).data.user_list ?? [])
        if (user_id && mobile) ids.set(mobile, user_id);
    }
    return ids;
  },
  // Paged by hand: the SDK's iterators end in silence where a page fails.
  async chats() {
    const all: { chatId: string; name: string }[] = [];
    let after: string | undefined;
    do {
      const params = { page_size: 100, ...(after !== undefined && { page_token: after }) };
      const answer = await call((client, auth) => client.im.v1.chat.list({ params }, auth));
      const { items, page_token, has_more } = readAnswer(chatsAnswer, answer).data;
      for (const { chat_id, name } of items ?? []) all.push({ chatId: chat_id, name });
      after = has_more === true ? (page_token ?? undefined) : undefined;
    } while (after !== undefined);
    return all;
  },
});

/** Feishu over its typed client, behind the few calls the bot makes. Asks nothing until the first of them. */
export function connectFeishu(settings: FeishuSettings): Feishu {
  const http = feishuHttp(settings.timeoutMs ?? 10_000);
  const call = caller(settings, http);
  const { domain, lookedUp } = settings;
  const asking = lookedUp === undefined ? call : telling(call, lookedUp);
  return { ...messageCalls(call), ...fileCalls(call, http, domain), ...directoryCalls(asking) };
}
