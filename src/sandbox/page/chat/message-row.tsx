import type { SandboxMessage } from '../../wire.ts';
import { Avatar } from '../avatar.tsx';
import { Card } from '../card/card.tsx';
import { Dots } from '../icons.tsx';
import { usePop } from '../pop.ts';
import { inOneLine, senderName } from '../preview.ts';
import type { LogDesk } from './log.tsx';

type Row = { readonly message: SandboxMessage; readonly quoted: SandboxMessage | undefined; readonly desk: LogDesk };

/** A text with the bot's mention in blue. */
function Text({ text, botName }: { readonly text: string; readonly botName: string }) {
  const parts = text.split(`@${botName}`);
  return <p class="bubble">{parts.map((part, n) => [n > 0 && <span class="mentioned">@{botName}</span>, part])}</p>;
}

function Content({ message, desk }: { readonly message: SandboxMessage; readonly desk: LogDesk }) {
  const { asViewer, botName, ...around } = desk;
  if (message.kind === 'card') {
    const imageUrl = (key: string) => asViewer(`/sandbox/image/${encodeURIComponent(key)}`);
    return <Card message={message} {...around} imageUrl={imageUrl} members={desk.chat.members} />;
  }
  if (message.imageUrl !== undefined) {
    const url = asViewer(message.imageUrl);
    return (
      <a class="photo" href={url} target="_blank" rel="noopener noreferrer">
        <img src={url} alt="照片" />
      </a>
    );
  }
  if (message.fileUrl !== undefined) {
    return (
      <a class="bubble file" href={asViewer(message.fileUrl)} download={message.text}>
        {message.text ?? '文件'}
      </a>
    );
  }
  return <Text text={message.text ?? ''} botName={botName} />;
}

function Doings({
  message,
  mine,
  desk,
}: {
  readonly message: SandboxMessage;
  readonly mine: boolean;
  readonly desk: LogDesk;
}) {
  const { open, holder, toggle, close } = usePop();
  const choose = (act: (message: SandboxMessage) => void) => () => {
    close();
    act(message);
  };
  return (
    <div class="doings" ref={holder}>
      <button
        type="button"
        class="icon-button"
        aria-label="更多操作"
        aria-expanded={open !== undefined}
        onClick={() => toggle()}
      >
        <Dots />
      </button>
      {open !== undefined && (
        <div class="pop" role="menu">
          <button type="button" role="menuitem" onClick={choose(desk.reply)}>
            回复
          </button>
          {mine && (
            <button type="button" role="menuitem" onClick={choose(desk.recall)}>
              撤回
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Quote({ quoted, desk }: { readonly quoted: SandboxMessage | undefined; readonly desk: LogDesk }) {
  if (!quoted) return null;
  return (
    <p class="quote one-line">
      {senderName(quoted.from, desk.botName, desk.people)}：{inOneLine(quoted)}
    </p>
  );
}

export function MessageRow({ message, quoted, desk }: Row) {
  const mine = message.from === desk.viewer.openId;
  const name = senderName(message.from, desk.botName, desk.people);
  const urgent = message.urgentFor.length > 0;
  // A card needs the whole width of a phone, so its menu stands above it.
  const doings = <Doings message={message} mine={mine} desk={desk} />;
  const isCard = message.kind === 'card';
  if (message.recalled) {
    return (
      <p class="when" data-testid={`message-${message.messageId}`}>
        {mine ? '你' : name}撤回了一条消息
      </p>
    );
  }
  return (
    <div class={`row ${mine ? 'mine' : 'theirs'} of-${message.kind}`} data-testid={`message-${message.messageId}`}>
      <Avatar name={name} size={36} kind={message.from === 'bot' ? 'bot' : 'person'} />
      <div class="said">
        {!mine && (
          <p class="name">
            {name}
            {message.from === 'bot' && <span class="bot-tag">机器人</span>}
            {isCard && doings}
          </p>
        )}
        <Quote quoted={quoted} desk={desk} />
        <div class={urgent ? 'said-line urgent' : 'said-line'}>
          <Content message={message} desk={desk} />
          {!isCard && doings}
        </div>
        {message.onlyFor !== undefined && <p class="notes">仅你可见</p>}
        {(urgent || message.edited) && (
          <p class="notes">
            {urgent && (
              <span class="urgent-note">
                加急 · {message.urgentFor.map((id) => senderName(id, desk.botName, desk.people)).join('、')}
              </span>
            )}
            {message.edited && message.kind === 'text' && <span>已编辑</span>}
          </p>
        )}
      </div>
    </div>
  );
}
