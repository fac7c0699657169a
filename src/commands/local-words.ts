import { linesCard } from '../cards/record.ts';
import { localWords, putLocalWords } from '../db/local-words.ts';
import { officeRoles } from '../domain/actor.ts';
import { Refusal } from '../errors.ts';
import { faultOfLesson, forgottenIn, lessonIn, meaningOfWord } from '../understanding/local-words.ts';
import { type Answer, defineCommand, type Desk, say } from './define.ts';
import { lexiconFor } from './lexicon.ts';

/** More words than a township needs. */
const most = 200;

async function list(desk: Desk): Promise<Answer> {
  const words = await localWords(desk.db);
  const lines = words.map(({ word, means }) => `${word} = ${means}`);
  return say(
    linesCard('本地词', [
      ...(lines.length === 0 ? ['还没有教过词。'] : lines),
      '教一个：“教一个词：大广播 就是 村村响”；去掉：“忘掉 大广播”。',
    ]),
  );
}

/** A word is tested on everyday lines before it counts. */
async function teach(desk: Desk, lesson: { word: string; means: string }): Promise<Answer> {
  const lexicon = await lexiconFor(desk);
  const known = (await localWords(desk.db)).filter(({ word }) => word !== lesson.word);
  if (known.length >= most) throw new Refusal('bad-input', `最多教 ${most} 个词，请先忘掉几个。`);
  const fault = faultOfLesson(lesson, { ...lexicon, localWords: known });
  if (fault !== undefined) throw new Refusal('bad-input', fault);
  const kept = { word: lesson.word, means: meaningOfWord(lesson.means, lexicon) ?? lesson.means };
  return say(linesCard('记住了', [`“${kept.word}”就是“${kept.means}”。`]), {
    writes: [putLocalWords(desk.db, [...known, kept])],
  });
}

async function forget(desk: Desk, word: string): Promise<Answer | undefined> {
  const known = await localWords(desk.db);
  const left = known.filter((one) => one.word !== word);
  if (left.length === known.length) return undefined;
  return say(linesCard('忘掉了', [`“${word}”不再是本地词。`]), { writes: [putLocalWords(desk.db, left)] });
}

/** 本地词: the office teaches what people here call things. */
export const localWordsCommand = defineCommand({
  name: 'local-words',
  title: '本地词',
  says: ['本地词'],
  may: officeRoles,
  open: list,
  typed: async (desk, line) => {
    const lesson = lessonIn(line);
    if (lesson !== undefined) return teach(desk, lesson);
    const word = forgottenIn(line);
    return word === undefined ? undefined : forget(desk, word);
  },
});
