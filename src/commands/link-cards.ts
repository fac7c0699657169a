import { linkCard, linkTakenBack } from '../cards/links.ts';
import { messageOf, type Post } from '../db/outbox.ts';
import { findRecords, type KeptRecord, recordById } from '../db/records.ts';
import { activeChats, type BoundChat } from '../db/units.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { deadlineAfter } from '../domain/due.ts';
import { asEvidence, type Draft, wordOf } from '../domain/record.ts';
import type { Consequence, Turn } from './consequences.ts';
import { type Desk, press, unitOf, villages } from './define.ts';

const sayMoment = (at: Date) => `${sayDay(dayOf(at))} ${timeOf(at)}`;

/** Where a published link hangs in a chat. */
const hangsAt = (link: string, { chatId }: BoundChat) => `link:${link}:${chatId}`;

const isMeant = ({ audience }: BoundChat) => audience === 'unit' || audience === 'township';

type Forward = { readonly unitId: string; readonly at: Date };

/** The duty that publishing puts on the villages (C-05). */
const forwardDuty = ({ campaign }: Desk) => campaign.duties.find((duty) => duty.after?.kind === 'link-publication');

/** Until when a link is to be forwarded; undefined where no duty asks for it. */
function deadlineOf(desk: Desk, { id, draft, at }: Pick<Turn, 'id' | 'draft' | 'at'>): Date | undefined {
  const after = forwardDuty(desk)?.after;
  return after === undefined ? undefined : deadlineAfter(asEvidence(id, draft, false, at), after.within);
}

function cardOf(desk: Desk, link: Pick<Turn, 'id' | 'draft' | 'at'>, forward: Forward | undefined) {
  const deadline = deadlineOf(desk, link);
  return linkCard({
    title: wordOf(link.draft.detail, 'title'),
    url: wordOf(link.draft.detail, 'url'),
    until: deadline === undefined ? '请及时转' : `${sayMoment(deadline)} 前`,
    forwarded: forward && {
      unit: unitOf(desk, forward.unitId).name,
      at: sayMoment(forward.at),
      late: deadline !== undefined && forward.at > deadline,
    },
    done: { label: '已转发', press: press('link-forward', 'forwarded', { link: link.id }) },
  });
}

/** The forwards of one link that count, oldest first. */
export const forwardsOf = async (desk: Desk, link: string, unitId?: string): Promise<KeptRecord[]> =>
  (await findRecords(desk.db, { kind: 'link-forward', ...(unitId === undefined ? {} : { unitId }) }))
    .filter((forward) => wordOf(forward.detail, 'answers') === link)
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());

/** A link published goes to every village's own group and the township's chat; taken back, it closes there. */
export async function publicationTurned(desk: Desk, turn: Turn): Promise<Consequence> {
  const chats = (await activeChats(desk.db)).filter(isMeant);
  const forwards = turn.version === 1 ? [] : await forwardsOf(desk, turn.id);
  const posts = await Promise.all(
    chats.map(async (chat): Promise<Post | undefined> => {
      const at = hangsAt(turn.id, chat);
      const forward = forwards.find(({ unitId }) => unitId === chat.unitId);
      const card = turn.counts
        ? cardOf(desk, turn, forward && { unitId: forward.unitId, at: forward.recordedAt })
        : linkTakenBack(wordOf(turn.draft.detail, 'title'));
      if (turn.version === 1) return { key: at, to: { chat: chat.chatId }, content: { card } };
      if ((await messageOf(desk.db, at)) === 'gone') return undefined;
      return { key: `${at}:${turn.version}`, to: { update: at }, content: { card }, priority: 1 };
    }),
  );
  const reached = new Set(chats.map(({ unitId }) => unitId));
  const left = villages(desk).filter(({ id }) => !reached.has(id));
  const remarks = [
    `已发到 ${chats.length} 个群。`,
    ...(left.length === 0 ? [] : [`没有群，请另外通知：${left.map(({ name }) => name).join('、')}`]),
  ];
  return { posts: posts.filter((post) => post !== undefined), remarks };
}

/** What a village's own card of a link shows once a forward came or went. */
async function villageCard(desk: Desk, link: string, unitId: string, turn: Turn, counts: boolean): Promise<Post[]> {
  const publication = await recordById(desk.db, link);
  if (publication?.kind !== 'link-publication' || publication.status !== 'valid') return [];
  const others = (await forwardsOf(desk, link, unitId)).filter(({ id }) => id !== turn.id && id !== turn.corrects?.id);
  const forwards: Forward[] = [
    ...(counts ? [{ unitId, at: turn.at }] : []),
    ...others.map(({ recordedAt }) => ({ unitId, at: recordedAt })),
  ];
  const first = forwards.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
  const shown = { id: link, draft: publication, at: publication.recordedAt };
  const own = (await activeChats(desk.db)).filter((chat) => chat.audience === 'unit' && chat.unitId === unitId);
  const posts: Post[] = [];
  for (const chat of own) {
    const at = hangsAt(link, chat);
    if ((await messageOf(desk.db, at)) === 'gone') continue;
    const key = `${at}:${turn.id}:${turn.version}`;
    posts.push({ key, to: { update: at }, content: { card: cardOf(desk, shown, first) }, priority: 1 });
  }
  return posts;
}

const linkOf = (draft: Draft | undefined) => (draft === undefined ? '' : wordOf(draft.detail, 'answers'));

/** A forward kept or taken back shows on the card in the village's own group, and on no other village's. */
export async function forwardTurned(desk: Desk, turn: Turn): Promise<Consequence> {
  const { draft, corrects, counts } = turn;
  const [link, before] = [linkOf(draft), linkOf(corrects)];
  const isElsewhere = corrects !== undefined && (before !== link || corrects.unitId !== draft.unitId);
  return {
    posts: [
      ...(link === '' ? [] : await villageCard(desk, link, draft.unitId, turn, counts)),
      ...(isElsewhere && before !== '' ? await villageCard(desk, before, corrects.unitId, turn, false) : []),
    ],
  };
}
