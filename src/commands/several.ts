import { md, text } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { type Answer, say } from './define.ts';

/** How one entry of a line that tells several is told apart, named and heard. */
export type Telling<S> = {
  /** Two of the same key cannot be kept in one commit. */
  readonly keyOf: (slots: S) => string;
  readonly say: (slots: S) => string;
  readonly hear: (slots: S) => Promise<Answer>;
};

const isKept = (answer: Answer | undefined): answer is Answer => answer !== undefined && 'id' in answer;

/**
 * Several entries of one line: what is clear is kept together, the first doubt is asked, and whatever else was told is
 * named to be said again. Nothing is dropped in silence.
 */
export async function hearSeveral<S>(title: string, slots: readonly S[], telling: Telling<S>): Promise<Answer> {
  const seen = new Set<string>();
  const items: { readonly line: string; readonly answer: Answer | undefined }[] = [];
  for (const one of slots) {
    const isAnother = seen.has(telling.keyOf(one));
    seen.add(telling.keyOf(one));
    items.push({ line: telling.say(one), answer: isAnother ? undefined : await telling.hear(one) });
  }
  const kept = items.filter(({ answer }) => isKept(answer));
  const doubt = items.find(({ answer }) => answer !== undefined && !isKept(answer));
  const left = items.filter((item) => item !== doubt && !isKept(item.answer));
  const told = [doubt, ...kept].map((item) => item?.answer);
  const more = {
    writes: told.flatMap((answer) => answer?.writes ?? []),
    posts: told.flatMap((answer) => answer?.posts ?? []),
  };
  const again = left.map(({ line }) => `还没登记，请再说一遍：${line}`);
  const reply = doubt?.answer?.reply;
  if (reply?.kind !== 'card' && reply?.kind !== 'privately') {
    const lines = [...new Set(kept.map(({ line }) => line)), ...again];
    return say({ ...linesCard(title, lines), tone: left.length === 0 ? 'done' : 'needs-you' }, more);
  }
  const before = [...new Set(kept.map(({ line }) => `已登记：${line}`)), ...again];
  const blocks = [...before.map((line) => text(md`${line}`)), ...reply.card.blocks];
  return { reply: { ...reply, card: { ...reply.card, blocks } }, ...more };
}
