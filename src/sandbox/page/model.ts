import type { SandboxCall, SandboxChat, SandboxMessage, SandboxNews, SandboxPerson, SandboxState } from '../wire.ts';

export type Messages = Readonly<Record<string, readonly SandboxMessage[]>>;

/** Everything the page knows of the sandbox. */
export type Model = {
  readonly state: SandboxState;
  readonly people: ReadonlyMap<string, SandboxPerson>;
  /** ms by the browser's clock at which `state.now` was true */
  readonly heardAt: number;
  readonly messages: Messages;
  /** oldest first */
  readonly calls: readonly SandboxCall[];
};

/** A day of trying makes thousands of calls; the panel shows the latest. */
const callsKept = 300;

export const modelOf = (state: SandboxState, messages: Messages, calls: readonly SandboxCall[], at: number): Model => ({
  state,
  people: new Map(state.people.map((person) => [person.openId, person])),
  heardAt: at,
  messages,
  calls: calls.slice(-callsKept),
});

function putMessage(messages: Messages, message: SandboxMessage): Messages {
  const known = messages[message.chatId] ?? [];
  const at = known.findIndex((other) => other.messageId === message.messageId);
  return { ...messages, [message.chatId]: at < 0 ? [...known, message] : known.with(at, message) };
}

function markUrgent(messages: Messages, news: Extract<SandboxNews, { type: 'urgent' }>): Messages {
  const message = messages[news.chatId]?.find((other) => other.messageId === news.messageId);
  if (!message) return messages;
  return putMessage(messages, { ...message, urgentFor: [...new Set([...message.urgentFor, ...news.openIds])] });
}

/** The model after a piece of news; `state` news are answered by loading anew, not here. */
export function after(model: Model, news: SandboxNews, at: number): Model {
  switch (news.type) {
    case 'message':
      return { ...model, messages: putMessage(model.messages, news.message) };
    case 'urgent':
      return { ...model, messages: markUrgent(model.messages, news) };
    case 'clock':
      return { ...model, state: { ...model.state, now: news.now }, heardAt: at };
    case 'call': {
      const others = model.calls.filter((call) => call.n !== news.call.n);
      return { ...model, calls: [...others, news.call].slice(-callsKept) };
    }
    default:
      return model;
  }
}

/** What a person sees of a chat: everything but the cards shown to somebody else alone. */
export const seenBy = (model: Model, openId: string, chatId: string): readonly SandboxMessage[] =>
  (model.messages[chatId] ?? []).filter((message) => message.onlyFor === undefined || message.onlyFor === openId);

/** The chats a person sees, the one with the latest message first and the bot's private chat among them. */
export function chatsOf(model: Model, openId: string): readonly SandboxChat[] {
  const latest = (chat: SandboxChat) => seenBy(model, openId, chat.chatId).at(-1)?.at ?? 0;
  const mine = model.state.chats.filter((chat) => chat.members.includes(openId));
  return mine.toSorted((a, b) => latest(b) - latest(a));
}

export const chatName = (model: Model, chat: SandboxChat): string =>
  chat.type === 'p2p' ? model.state.botName : chat.name;

/** What each person has read last in each chat: "open_id chat_id" -> message id. */
export type ReadMarks = Readonly<Record<string, string>>;

export const readKey = (openId: string, chatId: string): string => `${openId} ${chatId}`;

/** Messages of others that came after the one read last. */
export function unreadOf(model: Model, marks: ReadMarks, openId: string, chatId: string): readonly SandboxMessage[] {
  const messages = seenBy(model, openId, chatId);
  const last = marks[readKey(openId, chatId)];
  const from = last === undefined ? 0 : messages.findIndex((message) => message.messageId === last) + 1;
  return messages.slice(from).filter((message) => message.from !== openId && !message.recalled);
}

export const unreadInAll = (model: Model, marks: ReadMarks, openId: string): readonly SandboxMessage[] =>
  chatsOf(model, openId).flatMap((chat) => unreadOf(model, marks, openId, chat.chatId));
