import { linesCard, questionCard } from '../cards/record.ts';
import { ask } from '../db/questions.ts';
import { isoOf } from '../domain/calendar.ts';
import { isRecordKind } from '../domain/record.ts';
import { declarations } from '../records/index.ts';
import type { Meaning } from '../understanding/meaning.ts';
import { understand } from '../understanding/understand.ts';
import { type Answer, audienceOf, defineCommand, type Desk, ownVillage, press, privately, unitOf } from './define.ts';
import { intentOfKind } from './last-record.ts';
import { lexiconFor } from './lexicon.ts';

const name = 'practice';
const again = { label: '再练一句', press: press(name, 'open', {}) };

/** Asks for one line; it is taken apart in front of the person and kept nowhere. */
async function open(desk: Desk): Promise<Answer> {
  // What is typed as an exercise is read in the chat it was asked for in, never in a group.
  if (audienceOf(desk) === 'group')
    return privately(linesCard('练一练', ['请在这里说“练一练”，只有您看得到。'], again));
  const question = { about: name, draft: null, askedAt: desk.now };
  return privately(
    questionCard(
      '练一练',
      '照着打一句，看我听成什么。练的这一句不登记。',
      [{ label: '不练了', press: press('help', 'open', {}) }],
      '比如：“村村响播了3次，8点12点18点”',
    ),
    { writes: [await ask(desk.db, desk.actor.id, desk.place.chatId, question)] },
  );
}

/** The kind of record a line would have made, in words; undefined for what is no record. */
function sayMeant({ intent, slots }: Meaning): string | undefined {
  const kind = Object.entries(intentOfKind).find(([, named]) => named === intent)?.[0];
  if (kind === undefined || !isRecordKind(kind)) return undefined;
  const times = 'times' in slots && Array.isArray(slots.times) ? slots.times.join(' ') : '';
  const count = 'count' in slots && slots.count !== undefined ? `${slots.count}次` : '';
  return [declarations[kind].title, [count, times].filter((word) => word !== '').join('：')]
    .filter((word) => word !== '')
    .join(' ');
}

/** Takes the exercise apart. A clue, a question or a word of the menu is no exercise: it is answered as ever. */
async function answer(desk: Desk, line: string): Promise<Answer | undefined> {
  const village = ownVillage(desk);
  const context = {
    village: village === undefined ? null : unitOf(desk, village).name,
    role: 'village_cadre',
    chat: desk.place.type,
    now: isoOf(desk.now),
  } as const;
  const meaning = understand(line, context, await lexiconFor(desk));
  const meant = meaning.intent === 'multi' ? undefined : sayMeant(meaning);
  if (meant === undefined) return undefined;
  return privately(
    linesCard(
      '练习：听懂了',
      [
        `会记成：${meant}`,
        ...(meaning.confirm ? ['真的登记时，会先问您一句再记。'] : []),
        '这一句是练习，没有登记。要登记请再说一遍。',
      ],
      again,
    ),
  );
}

/** 练一练: one line tried out; nothing is kept (experience 17). */
export const practiceCommand = defineCommand({
  name,
  title: '练一练',
  says: ['练习'],
  may: 'everyone',
  open,
  answers: { [name]: answer },
  presses: { open },
});
