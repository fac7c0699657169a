/** What the chat page and the stand-in Feishu say to one another. Both sides import these types and nothing else of each other. */

export type SandboxPerson = {
  readonly openId: string;
  readonly name: string;
  /** Post as people say it, e.g. 雄风村 村干部. */
  readonly title: string;
};

export type SandboxChat = {
  readonly chatId: string;
  readonly type: 'group' | 'p2p';
  readonly name: string;
  /** open_ids; a p2p chat has the one person (the bot is the other side). */
  readonly members: readonly string[];
};

export type SandboxMessage = {
  readonly messageId: string;
  readonly chatId: string;
  /** 'bot' or the sender's open_id. */
  readonly from: string;
  /** ms since the epoch, on the sandbox's clock. */
  readonly at: number;
  readonly kind: 'text' | 'image' | 'card';
  /** text as typed, with the bot's mention shown as @护蕾助手 */
  readonly text?: string;
  /** path below the page's origin; add `as=OPEN_ID`: pictures are shown to members of the chat only */
  readonly imageUrl?: string;
  /** a file: `text` holds its name, `fileUrl` is read as `imageUrl` is */
  readonly fileUrl?: string;
  /** card JSON 2.0 as Feishu keeps it now (after updates) */
  readonly card?: unknown;
  readonly edited: boolean;
  readonly recalled: boolean;
  /** open_ids that got an urgent (加急) push for this message */
  readonly urgentFor: readonly string[];
  readonly replyTo?: string;
  /** a card only this person sees in the group (ephemeral) */
  readonly onlyFor?: string;
};

/** A delivery to the bot or a call by the bot, for the panel. */
export type SandboxCall = {
  readonly n: number;
  readonly at: number;
  readonly direction: 'to-bot' | 'from-bot';
  /** im.message.receive_v1, card.action.trigger, POST /im/v1/messages … */
  readonly what: string;
  /** 'ok', 'refused 230020', 'no answer', … */
  readonly outcome: string;
  readonly ms: number;
  readonly body: unknown;
  readonly answer: unknown;
};

export type SandboxMenuItem = {
  readonly name: string;
  readonly eventKey?: string;
  readonly items?: readonly SandboxMenuItem[];
};

export type SandboxState = {
  readonly now: number;
  readonly botName: string;
  readonly botConnected: boolean;
  readonly people: readonly SandboxPerson[];
  readonly chats: readonly SandboxChat[];
  readonly menu: readonly SandboxMenuItem[];
};

/** GET /sandbox/state -> SandboxState */
/** GET /sandbox/messages?as=OPEN_ID&chat=CHAT_ID -> SandboxMessage[] (oldest first; 403 when `as` is no member) */
/** GET /sandbox/calls?after=N -> SandboxCall[] */
/** GET /sandbox/stream -> server-sent events, each `data:` one SandboxNews */
export type SandboxNews =
  | { readonly type: 'message'; readonly message: SandboxMessage } // new or changed: replace by messageId
  | { readonly type: 'call'; readonly call: SandboxCall }
  | { readonly type: 'clock'; readonly now: number }
  | { readonly type: 'state' } // people, chats or connection changed: fetch the state anew
  | {
      readonly type: 'urgent';
      readonly messageId: string;
      readonly chatId: string;
      readonly openIds: readonly string[];
    };

/** POST /sandbox/send -> { messageId }. `mention` puts @护蕾助手 in front, as a tap on the name does. */
export type SandboxSend = {
  readonly as: string;
  readonly chat: string;
  readonly text: string;
  readonly mention?: boolean;
  readonly replyTo?: string;
};
/** POST /sandbox/image, multipart: as, chat, image -> { messageId } */
/** POST /sandbox/recall */
export type SandboxRecall = { readonly as: string; readonly messageId: string };
/** POST /sandbox/menu: a tap in the bot's menu of the private chat */
export type SandboxMenuTap = { readonly as: string; readonly eventKey: string };
/** POST /sandbox/enter: the person opens the private chat with the bot (bot_p2p_chat_entered) */
export type SandboxEnter = { readonly as: string };
/** POST /sandbox/read: the person has the chat open and sees it to its end (read receipts) */
export type SandboxRead = { readonly as: string; readonly chat: string };
/** POST /sandbox/file, multipart: as, chat, file -> { messageId } */
/** POST /sandbox/clock: `at` an ISO moment; the clock runs on from there. -> { now } */
export type SandboxClock = { readonly at: string };

/** POST /sandbox/press -> SandboxPressAnswer. What the page knows of a press on a component; the stand-in makes the callback of it. */
export type SandboxPress = {
  readonly as: string;
  readonly messageId: string;
  readonly tag: string;
  readonly name?: string;
  /** the component's behaviors[].value */
  readonly value?: unknown;
  /** the values of the enclosing form by child name, in the page's own plain form: text, option value, values[], YYYY-MM-DD, HH:MM, YYYY-MM-DD HH:MM, boolean */
  readonly form?: Readonly<Record<string, string | readonly string[] | boolean>>;
  readonly option?: string;
};
export type SandboxPressAnswer = {
  readonly toast?: { readonly type: 'success' | 'info' | 'warning' | 'error'; readonly content: string };
  /** Feishu's own failure code shown to the person, e.g. 200341, when the bot did not answer well */
  readonly failure?: number;
};
