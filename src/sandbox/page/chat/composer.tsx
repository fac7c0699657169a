import { useEffect, useRef, useState } from 'preact/hooks';
import type { SandboxMessage, SandboxPerson } from '../../wire.ts';
import { Clip, Picture, Plane } from '../icons.tsx';
import { inOneLine, senderName } from '../preview.ts';

type Writing = {
  readonly group: boolean;
  readonly botName: string;
  readonly people: ReadonlyMap<string, SandboxPerson>;
  readonly replyTo: SandboxMessage | undefined;
  readonly dropReply: () => void;
  /** Says whether it was sent; what was typed stays when it was not. */
  readonly say: (text: string, mention: boolean) => Promise<boolean>;
  readonly show: (kind: 'image' | 'file', file: File) => void;
};

function Replying({
  replyTo,
  botName,
  people,
  dropReply,
}: Pick<Writing, 'replyTo' | 'botName' | 'people' | 'dropReply'>) {
  if (!replyTo) return null;
  return (
    <div class="replying">
      <span class="one-line">
        回复 {senderName(replyTo.from, botName, people)}：{inOneLine(replyTo)}
      </span>
      <button type="button" class="icon-button" aria-label="不回复了" onClick={dropReply}>
        ×
      </button>
    </div>
  );
}

const pickers = {
  image: { words: '发照片', testid: 'photo', accept: 'image/*', sign: <Picture /> },
  file: { words: '发文件', testid: 'file', accept: undefined, sign: <Clip /> },
};

function Picker({ kind, show }: Pick<Writing, 'show'> & { readonly kind: 'image' | 'file' }) {
  const { words, testid, accept, sign } = pickers[kind];
  return (
    <label class="icon-button" title={words}>
      {sign}
      <input
        type="file"
        accept={accept}
        data-testid={testid}
        aria-label={words}
        onChange={(event) => {
          const field = event.currentTarget;
          for (const file of field.files ?? []) show(kind, file);
          // So that the same one can be chosen once more.
          field.value = '';
        }}
      />
    </label>
  );
}

/** What is being written. It is cleared only once it was sent. */
function useDraft({ replyTo, say }: Pick<Writing, 'replyTo' | 'say'>) {
  const [text, setText] = useState('');
  const [mention, setMention] = useState(true);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const empty = text.trim() === '';
  useEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo]);
  const go = async () => {
    if (busy || empty) return;
    setBusy(true);
    const sent = await say(text.trim(), mention);
    setBusy(false);
    if (sent) setText('');
    field.current?.focus();
  };
  return { text, setText, mention, setMention, field, go, idle: busy || empty };
}

export function Composer(writing: Writing) {
  const { text, setText, mention, setMention, field, go, idle } = useDraft(writing);
  return (
    <div class="composer">
      <Replying {...writing} />
      {writing.group && (
        <button type="button" class="mention" aria-pressed={mention} onClick={() => setMention(!mention)}>
          @{writing.botName}
          <small>{mention ? '机器人会听见' : '只说给群里人听'}</small>
        </button>
      )}
      <div class="composer-line">
        <Picker kind="image" show={writing.show} />
        <Picker kind="file" show={writing.show} />
        <textarea
          ref={field}
          rows={1}
          data-testid="composer"
          aria-label="写消息"
          placeholder="写消息"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void go();
          }}
        />
        <button
          type="button"
          class="send"
          data-testid="send"
          aria-label="发送"
          disabled={idle}
          onClick={() => void go()}
        >
          <Plane />
        </button>
      </div>
    </div>
  );
}
