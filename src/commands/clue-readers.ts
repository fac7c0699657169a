import { clueChoice, clueStoryCard, reasonForm } from '../cards/clue.ts';
import { addReaders } from '../db/clues.ts';
import { noteAudit } from '../db/settings.ts';
import { type Person, roleNames } from '../domain/actor.ts';
import { textOf } from '../domain/field.ts';
import { Refusal } from '../errors.ts';
import { onThisPicture } from './clue-moves.ts';
import { alarms, cardsUpdated, noticeFor, type Seen, seenBy } from './clue-notices.ts';
import { type Answer, type Desk, press, type Pressed, privately } from './define.ts';

const name = 'clue';

/** Whom to tell besides: only those whom the rules name and who are not on the list. */
export async function others(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { clue, missing } = await seenBy(desk, args['id'] ?? '');
  if (missing.length === 0) throw new Refusal('already', '该通知的都通知了。');
  const options = missing.map((person) => [person.id, `${roleNames[person.role]} ${person.name}`] as const);
  const submit = { label: '通知', style: 'primary', press: press(name, 'call-in', { id: clue.head.id }) } as const;
  return privately(clueChoice(`${clue.head.number} 补通知`, '通知谁', options, options[0]?.[0] ?? '', submit));
}

/** Puts somebody on the list whom the rules name: a successor, or whoever came back. Nobody else can be told. */
export async function callIn(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const seen = await seenBy(desk, args['id'] ?? '');
  const added = seen.missing.filter(({ id }) => id === textOf(form, 'choice'));
  if (added.length === 0) throw new Refusal('already', '该通知的都通知了。');
  const now = withReaders(desk, seen, added);
  return {
    reply: { kind: 'card', card: noticeFor(now, desk.actor), toast: '已通知' },
    writes: [
      await onThisPicture(desk, seen),
      ...addReaders(desk.db, seen.clue.head.id, added, desk.now),
      await noteAudit(desk.db, {
        at: desk.now,
        personId: desk.actor.id,
        what: 'clue-called-in',
        about: seen.clue.head.id,
      }),
    ],
    posts: [...(await alarms(desk, now, added)), ...cardsUpdated(desk, now, added)],
  };
}

/** The clue with more people on its list, from now. */
export function withReaders(desk: Desk, seen: Seen, added: readonly Person[]): Seen {
  const readers = added.map(({ id, role }) => ({ personId: id, role, notifiedAt: desk.now, acknowledgedAt: null }));
  const missing = seen.missing.filter((person) => !added.includes(person));
  return { ...seen, missing, clue: { ...seen.clue, readers: [...seen.clue.readers, ...readers] } };
}

/** Asks why, before the words are shown. */
export async function reason(desk: Desk, { args }: Pressed): Promise<Answer> {
  const { clue } = await seenBy(desk, args['id'] ?? '');
  const submit = { label: '查看', style: 'primary', press: press(name, 'story', { id: clue.head.id }) } as const;
  const back = { label: '不看了', press: press(name, 'show', { id: clue.head.id }), skips: true } as const;
  return privately(reasonForm(clue.head.number, [submit, back]));
}

/** The words of a clue, for a reader who states why. Each opening is noted. */
export async function openStory(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  const { clue, story, people } = await seenBy(desk, args['id'] ?? '');
  const { id, number, concerns } = clue.head;
  const why = textOf(form, 'reason');
  if (why === undefined) throw new Refusal('bad-input', '请写明查看的事由。', 'reason');
  const whom = concerns === undefined ? undefined : people.get(concerns);
  const close = { label: '看完收起', press: press(name, 'show', { id }) };
  const said = whom === undefined ? undefined : `${roleNames[whom.role]} ${whom.name}`;
  return privately(clueStoryCard(number, story, said, close), {
    writes: [
      await noteAudit(desk.db, { at: desk.now, personId: desk.actor.id, what: 'clue-opened', about: id, reason: why }),
    ],
  });
}

/** The matter's card as it stands. */
export const show = async (desk: Desk, { args }: Pressed): Promise<Answer> =>
  privately(noticeFor(await seenBy(desk, args['id'] ?? ''), desk.actor));
