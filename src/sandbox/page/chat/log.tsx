import { useEffect, useRef } from 'preact/hooks';
import type { SandboxChat, SandboxMessage, SandboxPerson, SandboxPress, SandboxPressAnswer } from '../../wire.ts';
import { sayWhen } from '../clock.ts';
import type { Tell } from '../toasts.tsx';
import { MessageRow } from './message-row.tsx';

export type LogDesk = {
  readonly viewer: SandboxPerson;
  /** A path of the stand-in as this person reads it. */
  readonly asViewer: (path: string) => string;
  readonly chat: SandboxChat;
  readonly people: ReadonlyMap<string, SandboxPerson>;
  readonly botName: string;
  readonly tell: Tell;
  readonly reply: (message: SandboxMessage) => void;
  readonly recall: (message: SandboxMessage) => void;
  readonly press: (press: Omit<SandboxPress, 'as'>) => Promise<SandboxPressAnswer>;
};

/** Feishu says the time again after a pause of five minutes. */
const pause = 5 * 60_000;

/** Keeps the end in sight while the reader is there, also when a picture or chart grows later. */
function useEndInSight() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return undefined;
    let atEnd = true;
    const look = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    };
    const follow = new ResizeObserver(() => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', look, { passive: true });
    follow.observe(inner);
    follow.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      follow.disconnect();
    };
  }, []);
  return { scroller, content };
}

export function Log({
  messages,
  now,
  ...desk
}: LogDesk & { readonly messages: readonly SandboxMessage[]; readonly now: number }) {
  const { scroller, content } = useEndInSight();
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  return (
    <div class="log" ref={scroller}>
      <div class="log-inner" ref={content} role="log" aria-label="消息">
        {messages.map((message, n) => {
          const before = messages[n - 1];
          const isNewTime = !before || Math.abs(message.at - before.at) > pause;
          return (
            <div key={message.messageId}>
              {isNewTime && <p class="when">{sayWhen(message.at, now)}</p>}
              <MessageRow
                message={message}
                quoted={message.replyTo === undefined ? undefined : byId.get(message.replyTo)}
                desk={desk}
              />
            </div>
          );
        })}
        {messages.length === 0 && <p class="when">还没有消息</p>}
      </div>
    </div>
  );
}
