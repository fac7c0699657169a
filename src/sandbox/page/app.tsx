import { useEffect } from 'preact/hooks';
import type { SandboxChat, SandboxPerson } from '../wire.ts';
import { enter, read } from './api.ts';
import { attempt } from './attempt.ts';
import { ChatList } from './chat-list.tsx';
import { ChatView } from './chat/chat-view.tsx';
import { useKept } from './kept.ts';
import { chatsOf, type Model, readKey, seenBy } from './model.ts';
import { Panel } from './panel.tsx';
import { type Route, useRoute } from './route.ts';
import { useNow, useSandbox } from './sandbox.ts';
import { type Tell, Toasts, useToasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { UrgentBanner } from './urgent.tsx';
import { useWide } from './wide.ts';

export function App() {
  const [route, go] = useRoute();
  const { model, connected } = useSandbox(route.as);
  if (!model) return <p class="loading">{connected ? '正在打开…' : '还没有连上，正在重试…'}</p>;
  const [first] = model.state.people;
  if (!first) return <p class="loading">这里还没有人</p>;
  return <Sandbox model={model} connected={connected} first={first} route={route} go={go} />;
}

type Shown = {
  readonly model: Model;
  readonly connected: boolean;
  readonly first: SandboxPerson;
  readonly route: Route;
  readonly go: (route: Route) => void;
};

/** The chat a person lands in: the same one if they are in it, their own private chat for another's. */
function chatFor(model: Model, openId: string, chat: SandboxChat | undefined): SandboxChat | undefined {
  const theirs = chatsOf(model, openId);
  return theirs.find((other) => other.chatId === chat?.chatId || (chat?.type === 'p2p' && other.type === 'p2p'));
}

function useReading(model: Model, viewer: string, chat: SandboxChat | undefined, onScreen: boolean, tell: Tell) {
  const [marks, mark] = useKept('read');
  const last = chat && seenBy(model, viewer, chat.chatId).at(-1)?.messageId;
  useEffect(() => {
    if (!chat || last === undefined || !onScreen) return;
    mark(readKey(viewer, chat.chatId), last);
    void attempt(read({ as: viewer, chat: chat.chatId }), tell);
  }, [viewer, chat?.chatId, last, onScreen]);
  return marks;
}

function screenOf({ chat, panel }: Route): string {
  if (panel) return 'panel';
  return chat === undefined ? 'list' : 'chat';
}

/** Where the person stands: who they are, their chats, the open one, and the ways to go elsewhere. */
function usePlace({ model, first, route, go }: Shown, tell: Tell) {
  const wide = useWide();
  const viewer = (route.as !== undefined && model.people.get(route.as)) || first;
  const chats = chatsOf(model, viewer.openId);
  const chat = chats.find((other) => other.chatId === route.chat) ?? (wide ? chats[0] : undefined);
  const screen = screenOf({ panel: route.panel, ...(chat && { chat: chat.chatId }) });
  const marks = useReading(model, viewer.openId, chat, wide || screen === 'chat', tell);
  const open = (as: string, next: SandboxChat | undefined) => {
    go({ as, panel: false, ...(next && { chat: next.chatId }) });
    if (next?.type === 'p2p' && next.chatId !== chat?.chatId) void attempt(enter({ as }), tell);
  };
  const become = (openId: string) => open(openId, chatFor(model, openId, route.chat === undefined ? undefined : chat));
  return { viewer, chats, chat, screen, marks, open, become };
}

function Sandbox(shown: Shown) {
  const { model, connected, route, go } = shown;
  const [toasts, tell] = useToasts();
  const now = useNow(model);
  const { viewer, chats, chat, screen, marks, open, become } = usePlace(shown, tell);
  const common = { model, viewer, now, marks, become, tell };
  return (
    <div class="app" data-screen={screen}>
      <TopBar
        {...common}
        connected={connected}
        panelOpen={route.panel}
        showPanel={() => go({ ...route, panel: !route.panel })}
      />
      <UrgentBanner
        model={model}
        viewer={viewer}
        look={({ chatId }) =>
          open(
            viewer.openId,
            chats.find((other) => other.chatId === chatId),
          )
        }
      />
      <main class="columns-3">
        <ChatList {...common} chats={chats} current={chat} open={open} />
        {chat ? (
          <ChatView
            {...common}
            key={readKey(viewer.openId, chat.chatId)}
            chat={chat}
            back={() => open(viewer.openId, undefined)}
          />
        ) : (
          <section class="chat empty">从左边选一个会话</section>
        )}
        <Panel calls={model.calls} back={() => go({ ...route, panel: false })} />
      </main>
      <Toasts toasts={toasts} />
    </div>
  );
}
