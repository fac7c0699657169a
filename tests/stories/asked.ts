import { commit } from '../../src/db/db.ts';
import { addRecord } from '../../src/db/record-changes.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import type { Draft } from '../../src/domain/record.ts';
import type { Somebody, World } from '../world.ts';

export const draft = (
  kind: Draft['kind'],
  unitId: string,
  occurredOn: LocalDate,
  more: Partial<Draft> = {},
): Draft => ({
  kind,
  unitId,
  occurredOn,
  times: [],
  count: 1,
  subjectIds: [],
  detail: {},
  evidenceState: 'exempt',
  ...more,
});

/** Keeps records as if somebody had entered them. */
export async function kept(w: World, who: Somebody, ...drafts: readonly Draft[]): Promise<void> {
  const entry = { by: await w.idOf(who), onBehalf: false, source: 'card', late: false, at: w.now() } as const;
  for (const one of drafts)
    await commit(w.db, await addRecord(w.db, crypto.randomUUID(), one, { ...entry, chatId: 'oc_past', cause: 'past' }));
}

/** What an answer says first. */
export const answer = (said: string): string => said.split('\n')[0] ?? '';

type Asked = Pick<World, 'type' | 'last'>;

/** Types a question in private; what is answered. */
export async function asks(w: Asked, who: Somebody, line: string): Promise<string> {
  await w.type(who, who.chat, line);
  return w.last(who.chat);
}
