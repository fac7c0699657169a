import { and, eq, lt } from 'drizzle-orm';
import { type Db, type Write, write } from './db.ts';
import { questions } from './schema-exchange.ts';

/** The bot's own open question to a person in a chat. A new one replaces the old. */
export type Question = { readonly about: string; readonly draft: unknown; readonly askedAt: Date };

const place = (personId: string, chatId: string) => `questions:${personId}:${chatId}`;

export async function ask(db: Db, personId: string, chatId: string, question: Question): Promise<Write> {
  const values = {
    about: question.about,
    draftSealed: await db.vault.seal(JSON.stringify(question.draft), place(personId, chatId)),
    askedAt: question.askedAt,
  };
  return write(
    db.q
      .insert(questions)
      .values({ personId, chatId, ...values })
      .onConflictDoUpdate({ target: [questions.personId, questions.chatId], set: values }),
  );
}

export async function openQuestion(
  db: Db,
  personId: string,
  chatId: string,
  since: Date,
): Promise<Question | undefined> {
  const row = await db.q
    .select()
    .from(questions)
    .where(and(eq(questions.personId, personId), eq(questions.chatId, chatId)))
    .get();
  if (row === undefined || row.askedAt < since) return undefined;
  return {
    about: row.about,
    draft: JSON.parse(await db.vault.open(row.draftSealed, place(personId, chatId))) as unknown,
    askedAt: row.askedAt,
  };
}

export const settleQuestion = (db: Db, personId: string, chatId: string): Write =>
  write(db.q.delete(questions).where(and(eq(questions.personId, personId), eq(questions.chatId, chatId))));

/** Forgets what nobody answered in time, with the words that were kept for it. */
export const forgetQuestions = (db: Db, before: Date): Write =>
  write(db.q.delete(questions).where(lt(questions.askedAt, before)));
