import type { SandboxMessage, SandboxPerson } from '../wire.ts';
import { useKept } from './kept.ts';
import { chatsOf, type Model, readKey, seenBy } from './model.ts';
import { inOneLine } from './preview.ts';

type Banner = {
  readonly model: Model;
  readonly viewer: SandboxPerson;
  readonly look: (message: SandboxMessage) => void;
};

/** The latest urgent (加急) message to this person, until they look at it. */
export function UrgentBanner({ model, viewer: { openId }, look }: Banner) {
  const [acknowledged, acknowledge] = useKept('urgent');
  const message = chatsOf(model, openId)
    .flatMap((chat) => seenBy(model, openId, chat.chatId))
    .findLast(
      ({ urgentFor, recalled, messageId }) =>
        urgentFor.includes(openId) && !recalled && !acknowledged[readKey(openId, messageId)],
    );
  if (!message) return null;
  return (
    <div class="urgent-banner" role="alert">
      <span class="urgent-mark">加急</span>
      <span class="one-line">{inOneLine(message)}</span>
      <button
        type="button"
        onClick={() => {
          look(message);
          acknowledge(readKey(openId, message.messageId), '1');
        }}
      >
        查看
      </button>
    </div>
  );
}
