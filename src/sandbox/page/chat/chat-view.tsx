import { useState } from 'preact/hooks';
import type { SandboxChat, SandboxMessage, SandboxPerson } from '../../wire.ts';
import { press, recall, send, sendFile, tapMenu } from '../api.ts';
import { attempt, sayFault } from '../attempt.ts';
import { Back } from '../icons.tsx';
import { chatName, type Model, seenBy } from '../model.ts';
import type { Tell } from '../toasts.tsx';
import { BotMenu } from './bot-menu.tsx';
import { Composer } from './composer.tsx';
import { Log } from './log.tsx';

type View = {
  readonly model: Model;
  readonly viewer: SandboxPerson;
  readonly chat: SandboxChat;
  readonly now: number;
  readonly back: () => void;
  readonly tell: Tell;
};

const membersWords = (chat: SandboxChat) => (chat.type === 'group' ? `${chat.members.length}人和机器人` : '私聊');

export function ChatView({ model, viewer, chat, now, back, tell }: View) {
  const [replyTo, setReplyTo] = useState<SandboxMessage>();
  const as = viewer.openId;
  const { botName } = model.state;
  const say = async (text: string, mention: boolean) => {
    const reply = replyTo && { replyTo: replyTo.messageId };
    const wish = { as, chat: chat.chatId, text, ...(chat.type === 'group' && { mention }), ...reply };
    const sent = await attempt(send(wish), tell);
    if (sent) setReplyTo(undefined);
    return sent;
  };
  return (
    <section class="chat" aria-label={chatName(model, chat)}>
      <header class="bar">
        <button type="button" class="icon-button back" aria-label="返回" onClick={back}>
          <Back />
        </button>
        <div class="bar-words">
          <h2 class="one-line">{chatName(model, chat)}</h2>
          <small>{membersWords(chat)}</small>
        </div>
      </header>
      <Log
        messages={seenBy(model, as, chat.chatId)}
        viewer={viewer}
        asViewer={(path) => `${path}?${new URLSearchParams({ as })}`}
        chat={chat}
        people={model.people}
        botName={botName}
        now={now}
        tell={tell}
        reply={setReplyTo}
        recall={(message) => void attempt(recall({ as, messageId: message.messageId }), tell)}
        press={(pressed) => press({ as, ...pressed }).catch((error: unknown) => ({ toast: sayFault(error) }))}
      />
      <footer class="foot">
        {chat.type === 'p2p' && (
          <BotMenu menu={model.state.menu} tap={(eventKey) => void attempt(tapMenu({ as, eventKey }), tell)} />
        )}
        <Composer
          group={chat.type === 'group'}
          botName={botName}
          people={model.people}
          replyTo={replyTo}
          dropReply={() => setReplyTo(undefined)}
          say={say}
          show={(kind, file) => void attempt(sendFile(kind, as, chat.chatId, file), tell)}
        />
      </footer>
    </section>
  );
}
