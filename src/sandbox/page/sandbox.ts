import { useEffect, useState } from 'preact/hooks';
import type { SandboxNews } from '../wire.ts';
import { getCalls, getMessages, getState, listen } from './api.ts';
import { after, type Messages, type Model, modelOf } from './model.ts';

/** Each log as the viewer reads it; of chats the viewer is not in, as somebody who is, for their unread marks. */
async function load(viewer: string | undefined): Promise<Model> {
  const state = await getState();
  const [calls, ...logs] = await Promise.all([
    getCalls(0),
    ...state.chats.map(async (chat) => {
      const member = chat.members.find((openId) => openId === viewer) ?? chat.members[0];
      return [chat.chatId, member === undefined ? [] : await getMessages(member, chat.chatId)] as const;
    }),
  ]);
  const messages: Messages = Object.fromEntries(logs);
  return modelOf(state, messages, calls, performance.now());
}

/**
 * The sandbox as it is now. News that arrive while everything is being loaded wait until it is there, so that nothing
 * older overwrites them.
 */
export function useSandbox(viewer: string | undefined) {
  const [model, setModel] = useState<Model>();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    let waiting: SandboxNews[] | undefined;
    let again = false;
    let stopped = false;
    const reload = async () => {
      if (waiting) {
        again = true;
        return;
      }
      waiting = [];
      try {
        const loaded = await load(viewer);
        if (stopped) return;
        setModel(waiting.reduce((now, news) => after(now, news, performance.now()), loaded));
        setConnected(true);
      } catch {
        setConnected(false);
      }
      waiting = undefined;
      if (again) {
        again = false;
        await reload();
      }
    };
    const hear = (news: SandboxNews) => {
      waiting?.push(news);
      if (news.type === 'state') void reload();
      else setModel((now) => now && after(now, news, performance.now()));
    };
    const stop = listen(
      () => void reload(),
      hear,
      () => setConnected(false),
    );
    return () => {
      stopped = true;
      stop();
    };
  }, [viewer]);
  return { model, connected };
}

/** The sandbox's clock in ms; draws anew whenever its minute changes. */
export function useNow(model: Model): number {
  const read = () => model.state.now + performance.now() - model.heardAt;
  const [, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(read() / 60_000)), 1000);
    return () => clearInterval(timer);
  }, [model.heardAt, model.state.now]);
  return read();
}
