import { expect } from 'vitest';
import { township } from '../stories/township.ts';

type Town = Awaited<ReturnType<typeof township>>;

/** March as the three villages kept it, and the first of April. */
export async function april(): Promise<Town> {
  const t = await township('2024-03-31T19:00');
  for (const name of ['陈小满', '谭一诺', '罗小雨', '石小山', '田小溪', '向小舟']) await t.child(name, t.xiongfeng);
  await t.child('彭小禾', t.guanghua);
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  await t.type(t.tian, t.tian.chat, '本月无线索');
  await t.type(t.peng, t.peng.chat, '今天村村响播了2次，8点12点');
  await t.tick('2024-04-01T09:20');
  return t;
}

/** The messages of a chat that hold a word. */
export const cards = (t: Town, chat: string, word: string) => t.heard(chat).filter((card) => card.includes(word));
/** The files a chat was sent. */
export const papers = (t: Town, chat: string) => t.heard(chat).filter((said) => said.startsWith('file_'));

/** The office sends the draft for approval, and a leader reads it. */
export async function submitted(t: Town): Promise<void> {
  await t.press(t.su, t.su.chat, '送审');
  expect(cards(t, t.jiang.chat, '请审')).toHaveLength(1);
}
