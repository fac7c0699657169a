import { linesCard } from '../cards/record.ts';
import { type LinkStanding, linkStatusCard } from '../cards/links.ts';
import { findRecords, type KeptRecord, recordById } from '../db/records.ts';
import { townshipRoles } from '../domain/actor.ts';
import { type Assessment, assess, sayTally, tally } from '../domain/assess.ts';
import { addDays, sayDay, sayMonth } from '../domain/calendar.ts';
import { periodOf } from '../domain/period.ts';
import { wordOf } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { LinkSlots } from '../understanding/slots.ts';
import { type Answer, defineCommand, type Desk, ownVillage, say, toast, unitOf, villages } from './define.ts';
import { forwardsOf } from './link-cards.ts';
import type { RecordConversation } from './record-command.ts';
import { filled, keepSaid } from './said-record.ts';
import { hearSeveral } from './several.ts';
import { factsFor } from './standing.ts';
import { demandVillage, villageOf } from './village.ts';

/** The link meant: the newest one of the last week that this unit has not forwarded yet. */
async function linkMeant(desk: Desk, unitId: string | undefined): Promise<string | undefined> {
  const published = await findRecords(desk.db, { kind: 'link-publication', from: addDays(desk.today, -7) });
  const forwarded =
    unitId === undefined
      ? []
      : await findRecords(desk.db, { kind: 'link-forward', unitId, from: addDays(desk.today, -7) });
  const answered = new Set(forwarded.map((record) => record.detail['answers']));
  return published.findLast((record) => !answered.has(record.id))?.id;
}

async function forwardOne(desk: Desk, slots: LinkSlots, confirm: boolean): Promise<Answer> {
  const unitId = villageOf(desk, slots.village);
  return keepSaid(desk, declarations['link-forward'], {
    unitId,
    values: filled({ day: slots.date, link: await linkMeant(desk, unitId), audiences: ['villagers'] }),
    photo: slots.screenshot === 'attached',
    sure: !confirm,
  });
}

async function forward(desk: Desk, slots: MeaningOf<'log_link_forward'>['slots'], confirm: boolean): Promise<Answer> {
  if (!('items' in slots)) return forwardOne(desk, slots, confirm);
  return hearSeveral('链接转发已登记', slots.items, {
    keyOf: ({ village }) => villageOf(desk, village) ?? '',
    say: ({ village, date }) => `${village ?? ''} ${sayDay(date)}`.trim(),
    hear: (item) => forwardOne(desk, item, confirm || item.needs_confirm === true),
  });
}

/** A published link counts once for a village, and only while it is published. */
async function demandForwardable(desk: Desk, link: string, unitId: string | undefined): Promise<void> {
  const publication = await recordById(desk.db, link);
  if (publication?.kind !== 'link-publication') throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  if (publication.status !== 'valid') throw new Refusal('changed-meanwhile', '办公室撤回了这条链接，不用转发。');
  if (unitId !== undefined && (await forwardsOf(desk, link, unitId)).length > 0)
    throw new Refusal('already', `${unitOf(desk, unitId).name}已经登记过这条链接了。`);
}

/**
 * 已转发, in one tap. In a village's own group it is that village's, whoever of it presses; the receipt and the
 * screenshot then belong in private.
 */
async function forwarded(desk: Desk, link: string): Promise<Answer> {
  const { bound, type } = desk.place;
  const groups = bound?.audience === 'unit' ? (bound.unitId ?? undefined) : undefined;
  if (groups !== undefined) demandVillage(desk, groups);
  const unitId = groups ?? ownVillage(desk);
  await demandForwardable(desk, link, unitId);
  const said = { unitId, values: { link, audiences: ['villagers'] }, photo: false, sure: true };
  const { openId } = desk.actor;
  if (type === 'p2p' || openId === undefined) return keepSaid(desk, declarations['link-forward'], said);
  const aside: Desk = {
    ...desk,
    place: { chatId: `p2p:${openId}`, type: 'p2p', bound: undefined },
    messageId: undefined,
  };
  const { reply, ...kept } = await keepSaid(aside, declarations['link-forward'], said);
  if (reply.kind !== 'card') return { reply, ...kept };
  const receipt = {
    key: `forwarded:${desk.cause}`,
    to: { person: openId },
    content: { card: reply.card },
    priority: 1,
  };
  return toast('已登记，截图请直接发给我', 'success', { ...kept, posts: [...(kept.posts ?? []), receipt] });
}

/** 链接转发: for a published link, once a village (F-A-CJ-5c). */
export const linkForwarding: RecordConversation = {
  example: '链接已转发',
  says: ['链接转发', '转发链接'],
  hears: { log_link_forward: forward },
  consider: async (desk, draft) => {
    const link = wordOf(draft.detail, 'answers');
    if (link !== '') await demandForwardable(desk, link, draft.unitId);
    return undefined;
  },
  presses: { forwarded: (desk, { args }) => forwarded(desk, args['link'] ?? '') },
};

/** 发布链接: the office's own, for every village; nobody is asked for whom. */
export const linkPublishing: RecordConversation = {
  example: '发布链接',
  says: ['发布链接', '发链接'],
  dress: (desk, opening) => ({
    ...opening,
    lead: '发到每个村的群和镇里的群。',
    args: { ...opening.args, unit: desk.actor.unitId },
  }),
};

const newest = 5;

const isLate = ({ standing }: Assessment) => standing === 'late';

/** How far one link has come. */
function standingOf(desk: Desk, link: KeptRecord, found: readonly Assessment[]): LinkStanding {
  const own = found.filter(({ subjectId }) => subjectId === link.id);
  const named = (some: readonly Assessment[]) => some.map(({ unitId }) => unitOf(desk, unitId).name);
  return {
    title: wordOf(link.detail, 'title'),
    day: sayDay(link.occurredOn),
    ...tally(own),
    missing: named(own.filter((one) => one.done === 0)),
    late: named(own.filter(isLate)),
  };
}

/** The month's links by village, as the counter C-05 has them. */
async function status(desk: Desk): Promise<Answer> {
  const duty = desk.campaign.duties.find((one) => one.after?.kind === 'link-publication');
  if (duty === undefined) return say(linesCard('没有这项任务', ['这个专项行动没有要求。']));
  const month = periodOf('month', desk.today);
  // A link is of the month in which its 24 hours run out; what was published on the last day is named already.
  const facts = await factsFor(desk, addDays(month.first, -1), month.last);
  const found = assess(duty, { ...month, last: addDays(month.last, 1) }, facts);
  const links = (await findRecords(desk.db, { kind: 'link-publication' }))
    .filter(({ id }) => found.some(({ subjectId }) => subjectId === id))
    .toReversed()
    .slice(0, newest)
    .map((link) => standingOf(desk, link, found));
  const rows = villages(desk).map((unit) => {
    const own = found.filter(({ unitId, due }) => unitId === unit.id && due <= month.last);
    const late = own.filter(isLate).length;
    const sum = tally(own);
    const pictures = String(sum.evidenced);
    return { unit: unit.name, done: sayTally(sum), late: late === 0 ? '' : String(late), pictures };
  });
  return say(linkStatusCard(sayMonth(month.first), links, rows));
}

/** 链接转发情况: for the office and the leaders. */
export const linkStatusCommand = defineCommand({
  name: 'link-status',
  title: '链接转发情况',
  says: ['转发情况', '哪些村还没转发'],
  may: townshipRoles,
  open: status,
});
