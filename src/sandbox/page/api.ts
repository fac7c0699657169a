import type {
  SandboxCall,
  SandboxClock,
  SandboxEnter,
  SandboxMenuTap,
  SandboxMessage,
  SandboxNews,
  SandboxPress,
  SandboxPressAnswer,
  SandboxRead,
  SandboxRecall,
  SandboxSend,
  SandboxState,
} from '../wire.ts';

async function answerOf<T>(response: Response): Promise<T> {
  if (response.status >= 500) throw new Error('练习场没有答上来，请再试一次');
  if (!response.ok) throw new Error(await response.text());
  const body = await response.text();
  // The stand-in's answers have the types of wire.ts: both sides are built from that one file.
  const answer: T = JSON.parse(body || '{}');
  return answer;
}

const get = async <T>(path: string): Promise<T> => answerOf<T>(await fetch(path));

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answerOf<Answer>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export const getState = () => get<SandboxState>('/sandbox/state');
export const getCalls = (after: number) => get<readonly SandboxCall[]>(`/sandbox/calls?after=${after}`);
export const getMessages = (as: string, chat: string) =>
  get<readonly SandboxMessage[]>(`/sandbox/messages?${new URLSearchParams({ as, chat })}`);

export const send = (wish: SandboxSend) => post<unknown>('/sandbox/send', wish);
export const recall = (wish: SandboxRecall) => post<unknown>('/sandbox/recall', wish);
export const tapMenu = (wish: SandboxMenuTap) => post<unknown>('/sandbox/menu', wish);
export const enter = (wish: SandboxEnter) => post<unknown>('/sandbox/enter', wish);
export const read = (wish: SandboxRead) => post<unknown>('/sandbox/read', wish);
export const setClock = (wish: SandboxClock) => post<{ readonly now: number }>('/sandbox/clock', wish);
export const press = (wish: SandboxPress) => post<SandboxPressAnswer>('/sandbox/press', wish);

/** Hands over a photo or any other file; which of the two it is to the chat is `kind`. */
export async function sendFile(kind: 'image' | 'file', as: string, chat: string, file: File): Promise<void> {
  const form = new FormData();
  form.set('as', as);
  form.set('chat', chat);
  form.set(kind, file);
  await answerOf(await fetch(`/sandbox/${kind}`, { method: 'POST', body: form }));
}

/** Listens for news until told to stop. `opened` comes at each (re)connection, because news in between are lost. */
export function listen(opened: () => void, heard: (news: SandboxNews) => void, lost: () => void): () => void {
  const source = new EventSource('/sandbox/stream');
  source.addEventListener('open', opened);
  source.addEventListener('error', lost);
  source.addEventListener('message', (event) => {
    const news: SandboxNews = JSON.parse(String(event.data));
    heard(news);
  });
  return () => source.close();
}
