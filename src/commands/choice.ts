import { z } from 'zod';
import type { Button, Card } from '../cards/kit.ts';
import { questionCard } from '../cards/record.ts';
import { ask, openQuestion, settleQuestion } from '../db/questions.ts';
import { recordById } from '../db/records.ts';
import { isOffice } from '../domain/actor.ts';
import { isLocalDate, isLocalTime } from '../domain/calendar.ts';
import { type Draft, recordKinds } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { type Answer, type Desk, press, say, newId } from './define.ts';
import { misreadButton } from './misread.ts';
import { keepRecord } from './record-flow.ts';
import { pickSaid } from './said-pick.ts';

const localDate = z.string().refine(isLocalDate);
/** A draft as an open question keeps it. */
export const draftShape = z.object({
  kind: z.enum(recordKinds),
  unitId: z.string(),
  occurredOn: localDate,
  times: z.array(z.string().refine(isLocalTime)),
  count: z.int(),
  subjectIds: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
  evidenceState: z.enum(['attached', 'claimed', 'none', 'exempt']),
});

const choiceShape = z.object({
  id: z.string(),
  offered: z.array(z.object({ pick: z.string(), label: z.string(), primary: z.boolean().optional() })).default([]),
  picks: z.record(
    z.string(),
    z.object({ draft: draftShape.optional(), corrects: z.string().optional(), sure: z.boolean().optional() }),
  ),
});

type Pick = {
  readonly draft?: Draft | undefined;
  readonly corrects?: string | undefined;
  /** Kept without another look at what is there already. */
  readonly sure?: boolean | undefined;
};

/** What each answer to the bot's question would keep; an answer without a draft keeps nothing. */
export type Picks = Readonly<Record<string, Pick>>;

/** What picks are of. `consider` takes a last look at a draft: a question in its place, or undefined to keep it. */
export type Choosing = {
  readonly declaration: RecordDeclaration;
  readonly consider?: (desk: Desk, draft: Draft) => Promise<Answer | undefined>;
  /** The card when nothing is to be kept. */
  readonly left: Card;
};

export type Asking = {
  readonly about: string;
  readonly title: string;
  readonly line: string;
  readonly choices: readonly { readonly pick: string; readonly label: string; readonly primary?: boolean }[];
  readonly more?: readonly Button[];
  readonly byTyping?: string;
  readonly picks: Picks;
};

/** How long a question waits for a typed answer. */
const questionMs = 12 * 60 * 60_000;

export const questionSince = (now: Date): Date => new Date(now.getTime() - questionMs);

/** Asks instead of guessing: a card with one button per answer. The question survives a restart and may be answered by typing. */
export async function askChoice(desk: Desk, command: string, asking: Asking): Promise<Answer> {
  const id = newId().slice(0, 8);
  const args = { asker: desk.actor.id, q: id };
  const card: Card = questionCard(
    asking.title,
    asking.line,
    [
      ...asking.choices.map(({ pick, label, primary }) => ({
        label,
        press: press(command, 'choose', { ...args, pick }),
        ...(primary === true ? { style: 'primary' as const } : {}),
      })),
      ...(asking.more ?? []),
      ...misreadButton(desk),
    ],
    asking.byTyping,
  );
  const draft = { id, offered: asking.choices, picks: asking.picks };
  return say(card, {
    writes: [await ask(desk.db, desk.actor.id, desk.place.chatId, { about: asking.about, draft, askedAt: desk.now })],
  });
}

/** Keeps what was picked. */
export async function takePick(
  desk: Desk,
  { declaration, consider, left }: Choosing,
  asker: string,
  stored: unknown,
  pick: string,
): Promise<Answer> {
  const choice = choiceShape.safeParse(stored).data;
  const picked = choice?.picks[pick];
  if (picked === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  const settled = settleQuestion(desk.db, asker, desk.place.chatId);
  if (picked.draft === undefined) return say(left, { writes: [settled] });
  const instead = picked.sure === true ? undefined : await consider?.(desk, picked.draft);
  if (instead !== undefined) return { ...instead, writes: [settled, ...(instead.writes ?? [])] };
  const corrects = picked.corrects === undefined ? undefined : await recordById(desk.db, picked.corrects);
  const kept = await keepRecord(
    desk,
    declaration,
    { ...picked.draft, detail: picked.draft.detail },
    { source: desk.via === 'press' ? 'card' : 'text', corrects },
  );
  return { ...kept, writes: [...(kept.writes ?? []), settled], once: `choice:${choice?.id ?? ''}` };
}

/** A press on an answer. Only who was asked, or the office, may answer. */
export async function choose(desk: Desk, choosing: Choosing, args: Readonly<Record<string, string>>): Promise<Answer> {
  const asker = args['asker'] ?? '';
  if (asker !== desk.actor.id && !isOffice(desk.actor)) throw new Refusal('not-allowed', '只有登记人或办公室能改。');
  const question = await openQuestion(desk.db, asker, desk.place.chatId, questionSince(desk.now));
  const choice = choiceShape.safeParse(question?.draft).data;
  if (choice === undefined || choice.id !== args['q'])
    throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return takePick(desk, choosing, asker, choice, args['pick'] ?? '');
}

/** The draft a question would keep for a pick, e.g. to carry its day over to a typed answer. */
export const draftOfPick = (stored: unknown, pick: string): Draft | undefined =>
  choiceShape.safeParse(stored).data?.picks[pick]?.draft;

/** A typed answer by the place of what was offered (第二个, 算了); undefined when the line is none. */
export async function answerByPlace(
  desk: Desk,
  choosing: Choosing,
  line: string,
  stored: unknown,
): Promise<Answer | undefined> {
  const picked = pickSaid(choiceShape.safeParse(stored).data?.offered ?? [], line);
  if (picked === undefined) return undefined;
  if (picked !== 'none') return takePick(desk, choosing, desk.actor.id, stored, picked.pick);
  return say(choosing.left, { writes: [settleQuestion(desk.db, desk.actor.id, desk.place.chatId)] });
}

export const picksOf = (stored: unknown): Picks => choiceShape.safeParse(stored).data?.picks ?? {};
