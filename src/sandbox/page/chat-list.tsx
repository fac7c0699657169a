import type { SandboxChat, SandboxMessage, SandboxPerson } from '../wire.ts';
import { Avatar } from './avatar.tsx';
import { sayBriefly } from './clock.ts';
import { chatName, type Model, type ReadMarks, seenBy, unreadInAll, unreadOf } from './model.ts';
import { inOneLine, senderName } from './preview.ts';

type List = {
  readonly model: Model;
  readonly viewer: SandboxPerson;
  readonly chats: readonly SandboxChat[];
  readonly current: SandboxChat | undefined;
  readonly marks: ReadMarks;
  readonly now: number;
  readonly open: (as: string, chat: SandboxChat) => void;
  readonly become: (openId: string) => void;
};

const isUrgent = (messages: readonly SandboxMessage[], openId: string) =>
  messages.some((message) => message.urgentFor.includes(openId));

function Count({ unread, openId }: { readonly unread: readonly SandboxMessage[]; readonly openId: string }) {
  if (unread.length === 0) return null;
  return (
    <span class="count" aria-label={`${unread.length}条新消息`}>
      {isUrgent(unread, openId) ? '加急' : Math.min(99, unread.length)}
    </span>
  );
}

function ChatItem({ chat, list }: { readonly chat: SandboxChat; readonly list: List }) {
  const { model, viewer, current, marks, now } = list;
  const last = seenBy(model, viewer.openId, chat.chatId).at(-1);
  const name = chatName(model, chat);
  const who = last && chat.type === 'group' ? `${senderName(last.from, model.state.botName, model.people)}：` : '';
  return (
    <li>
      <button
        type="button"
        class="chat-item"
        data-testid={`chat-${chat.chatId}`}
        aria-current={chat.chatId === current?.chatId}
        onClick={() => list.open(viewer.openId, chat)}
      >
        <Avatar name={name} size={44} kind={chat.type === 'p2p' ? 'bot' : 'group'} />
        <span class="chat-words">
          <span class="chat-top">
            <b class="one-line">{name}</b>
            {chat.type === 'p2p' && <span class="bot-tag">机器人</span>}
            <small>{last && sayBriefly(last.at, now)}</small>
          </span>
          <span class="chat-top">
            <span class="one-line preview">{last ? `${who}${inOneLine(last)}` : '还没有消息'}</span>
            <Count unread={unreadOf(model, marks, viewer.openId, chat.chatId)} openId={viewer.openId} />
          </span>
        </span>
      </button>
    </li>
  );
}

/** The other people to whom something new was said: a tap and one is them. */
function Others({ model, viewer, marks, become }: List) {
  const waiting = model.state.people
    .filter((person) => person.openId !== viewer.openId)
    .map((person) => ({ person, unread: unreadInAll(model, marks, person.openId) }))
    .filter(({ unread }) => unread.length > 0);
  if (waiting.length === 0) return null;
  return (
    <div class="others" role="group" aria-label="别人有新消息">
      {waiting.map(({ person, unread }) => (
        <button
          key={person.openId}
          type="button"
          class={isUrgent(unread, person.openId) ? 'other urgent' : 'other'}
          title={`${person.title}，${unread.length}条新消息`}
          onClick={() => become(person.openId)}
        >
          <span class="other-face">
            <Avatar name={person.name} size={36} />
            <span class="dot-mark" />
          </span>
          <small class="one-line">{person.name}</small>
        </button>
      ))}
    </div>
  );
}

export function ChatList(list: List) {
  return (
    <nav class="list" aria-label="会话">
      <Others {...list} />
      <ul>
        {list.chats.map((chat) => (
          <ChatItem key={chat.chatId} chat={chat} list={list} />
        ))}
      </ul>
    </nav>
  );
}
