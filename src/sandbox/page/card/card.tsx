import { useMemo, useState } from 'preact/hooks';
import type { SandboxMessage, SandboxPerson, SandboxPress, SandboxPressAnswer } from '../../wire.ts';
import { Confirm } from './confirm.tsx';
import { type Desk, DeskContext, type Pressed, type Toast } from './desk.ts';
import { drawElements } from './element.tsx';
import { behavioursOf } from './fields.ts';
import { isObject, type Json, objectOf, objectsOf, tagOf, textOf, wordsOf } from './json.ts';
import { safeUrl } from './look.ts';
import { Stack } from './stack.tsx';
import { Tag } from './tag.tsx';
import { Words } from './words.tsx';

type Surroundings = {
  readonly imageUrl: (key: string) => string;
  readonly people: ReadonlyMap<string, SandboxPerson>;
  readonly members: readonly string[];
  readonly press: (press: Omit<SandboxPress, 'as'>) => Promise<SandboxPressAnswer>;
  readonly tell: (toast: Toast) => void;
};

type Question = { readonly confirm: Json; readonly go: () => void };

/** What the press of a component sends. A component without a callback sends only what a form or a choice adds. */
function pressOf(messageId: string, element: Json, pressed: Pressed): Omit<SandboxPress, 'as'> | undefined {
  const { callback } = behavioursOf(element);
  if (!callback && pressed.form === undefined && pressed.option === undefined) return undefined;
  const name = textOf(element.name);
  return {
    messageId,
    tag: tagOf(element),
    ...(name && { name }),
    ...(callback?.value !== undefined && { value: callback.value }),
    ...pressed,
  };
}

function toastOf(answer: SandboxPressAnswer): Toast | undefined {
  if (answer.failure !== undefined) return { type: 'error', content: `出错了，请稍后重试 code: ${answer.failure}` };
  return answer.toast;
}

function useCardDesk(message: SandboxMessage, { imageUrl, people, members, press, tell }: Surroundings) {
  const [busy, setBusy] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  const send = async (id: string, sent: Omit<SandboxPress, 'as'>) => {
    setBusy(id);
    const toast = toastOf(await press(sent));
    setBusy(undefined);
    if (toast) tell(toast);
  };
  const desk: Desk = {
    imageUrl,
    people,
    members,
    busy,
    tell,
    press: (id, element, pressed) => {
      if (busy !== undefined) return;
      const url = safeUrl(behavioursOf(element).url);
      const sent = pressOf(message.messageId, element, pressed);
      const go = () => {
        if (url) window.open(url, '_blank', 'noopener');
        if (sent) void send(id, sent);
      };
      if (isObject(element.confirm)) setQuestion({ confirm: element.confirm, go });
      else go();
    },
  };
  const answer = (yes: boolean) => {
    setQuestion(undefined);
    if (yes) question?.go();
  };
  return { desk, question, answer };
}

function Header({ header }: { readonly header: Json }) {
  const subtitle = wordsOf(header.subtitle);
  return (
    <header class={`card-head t-${textOf(header.template).replace(/\W/g, '') || 'default'}`}>
      <div class="card-title">
        <Words node={header.title} />
        {objectsOf(header.text_tag_list).map((tag, n) => (
          <Tag key={n} colour={textOf(tag.color)}>
            {wordsOf(tag.text)}
          </Tag>
        ))}
      </div>
      {subtitle && <div class="card-subtitle">{subtitle}</div>}
    </header>
  );
}

const widths = new Set(['compact', 'fill']);

/** One card message. A new card JSON starts afresh (typed values go, as in Feishu); the same JSON keeps everything. */
export function Card({ message, ...around }: Surroundings & { readonly message: SandboxMessage }) {
  const { desk, question, answer } = useCardDesk(message, around);
  const card = objectOf(message.card);
  const version = useMemo(() => JSON.stringify(message.card), [message.card]);
  const width = textOf(objectOf(card.config).width_mode);
  const body = objectOf(card.body);
  return (
    <DeskContext.Provider value={desk}>
      <article class={`card ${widths.has(width) ? width : ''}`} aria-busy={desk.busy !== undefined}>
        {isObject(card.header) && <Header header={card.header} />}
        <div class="card-body" key={version}>
          <Stack element={{ padding: '12px', ...body }} draw={drawElements} />
        </div>
      </article>
      {question && <Confirm confirm={question.confirm} answer={answer} />}
    </DeskContext.Provider>
  );
}
