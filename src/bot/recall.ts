import { picturesGone } from '../commands/pictures.ts';
import { commit } from '../db/db.ts';
import { pictureWithdrawn, picturesOfMessage } from '../db/evidence.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import type { Answered, AnswerPorts } from './answer.ts';
import type { Heard } from './envelope.ts';

/** How often the decision is taken anew when a record changed meanwhile. */
const attempts = 8;

/**
 * A recalled message takes its pictures with it, and what they were attached to is judged anew; a second delivery finds
 * nothing left to take. Whatever its words recorded stays: a record is withdrawn by saying so.
 */
export async function recall({ db }: AnswerPorts, heard: Extract<Heard, { kind: 'recalled' }>): Promise<Answered> {
  for (let attempt = 1; ; attempt += 1) {
    const pictures = await picturesOfMessage(db, heard.messageId);
    if (pictures.length === 0) return { said: {}, outcome: 'ignored' };
    try {
      await commit(db, [
        ...pictures.map(({ id }) => pictureWithdrawn(db, id)),
        ...(await picturesGone(db, pictures, 'none', { at: heard.at, cause: heard.key })),
      ]);
      return { said: {}, outcome: 'silent' };
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === attempts) throw error;
    }
  }
}
