import { bulletinDoubtCard, bulletinReviewCard, bulletinWaitingCard, sayBulletin } from '../cards/bulletin.ts';
import { formCard, linesCard } from '../cards/record.ts';
import { authorsOf, moveBulletin } from '../db/bulletins.ts';
import type { Write } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import { peopleWithRole } from '../db/people.ts';
import { isOffice, officeRoles, type Person } from '../domain/actor.ts';
import { type Edits, laidOut } from '../domain/bulletin-paper.ts';
import { yearOf } from '../domain/calendar.ts';
import { textOf } from '../domain/field.ts';
import { snapshotHash } from '../domain/snapshot.ts';
import { Refusal } from '../errors.ts';
import { bulletinMeant, cardOf, demandVersion, type OpenBulletin } from './bulletin-desk.ts';
import { bulletinRecord, issuePosts } from './bulletin-send.ts';
import { type Answer, type Desk, nonce, press, type Pressed, privately, say } from './define.ts';

const name = 'monthly-bulletin';

const doing = (desk: Desk) => ({ by: desk.actor.id, at: desk.now });

function demandRight(fits: boolean): void {
  if (!fits) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
}

function demandSubmitted({ kept }: OpenBulletin): void {
  if (kept.state === 'issued') throw new Refusal('already', `已经印发了（第${kept.issue?.number ?? ''}期）。`);
  if (kept.state === 'draft') throw new Refusal('changed-meanwhile', '这期已经退回办公室，改好会再送来。');
}

const reviewKey = (month: string, version: number, leader: Person) =>
  `bulletin-review:${month}:${version}:${leader.id}`;

/** The leaders' cards of a version turn into what became of it. */
async function settleReviews(desk: Desk, { kept }: OpenBulletin, card: Post['content']): Promise<Post[]> {
  const leaders = await peopleWithRole(desk.db, ['leader']);
  return leaders
    .filter((leader) => leader.id !== desk.actor.id)
    .map((leader) => ({
      key: `bulletin-settled:${kept.month}:${kept.version}:${leader.id}`,
      to: { update: reviewKey(kept.month, kept.version, leader) },
      content: card,
    }));
}

/**
 * 送审: words and figures are kept as they stand, and that is what a leader reads and what is printed. Numbers that do
 * not agree are shown first.
 */
export async function submit(desk: Desk, pressed: Pressed): Promise<Answer> {
  demandRight(isOffice(desk.actor));
  const opened = await bulletinMeant(desk, pressed);
  const { kept, laid, figures, imprint } = opened;
  if (kept.state !== 'draft') throw new Refusal('already', '已经送审了。');
  demandVersion(opened, pressed);
  if (laid.wrong.size > 0 && pressed.args['sure'] !== 'yes')
    return say(bulletinDoubtCard(kept.month, laid, kept.version));
  const leaders = (await peopleWithRole(desk.db, ['leader'])).filter(({ openId }) => openId !== undefined);
  if (leaders.length === 0) throw new Refusal('not-found', '名册里还没有领导，请先补上。');
  const printedAs = new Map(laid.printed.map(({ key, text }) => [key, text]));
  const edits: Edits = Object.fromEntries(laid.generated.map(({ key }) => [key, printedAs.get(key) ?? '']));
  const version = kept.version + 1;
  const step = { what: 'submitted', edits, figures, hash: await snapshotHash(figures) } as const;
  const card = bulletinReviewCard(imprint, laidOut(laid.told, kept.corrections, edits), version);
  return {
    reply: { kind: 'card', card: bulletinWaitingCard(imprint, laid, version), toast: '已送审' },
    writes: await moveBulletin(desk.db, kept, step, doing(desk)),
    posts: leaders.flatMap((leader) =>
      leader.openId === undefined
        ? []
        : [{ key: reviewKey(kept.month, version, leader), to: { person: leader.openId }, content: { card } }],
    ),
  };
}

/**
 * 同意印发: gives the next 期号 of the year, freezes the month and sends it out. Once, by the database; who wrote in it
 * or sent it for approval cannot approve it.
 */
export async function approve(desk: Desk, pressed: Pressed): Promise<Answer> {
  demandRight(desk.actor.role === 'leader');
  const opened = await bulletinMeant(desk, pressed);
  demandSubmitted(opened);
  demandVersion(opened, pressed);
  if ((await authorsOf(desk.db, opened.kept.month)).includes(desk.actor.id))
    throw new Refusal('not-allowed', '这期您改过或送审过，请另一位领导同意。');
  const { kept, imprint } = opened;
  const { day: issuedOn, issue, agency } = imprint;
  const year = yearOf(issuedOn);
  const issued: OpenBulletin = {
    ...opened,
    kept: { ...kept, state: 'issued', issue: { year, number: issue }, issuedOn, agency },
    imprint: { ...imprint, draft: false },
  };
  const card = cardOf(desk, issued);
  return {
    reply: { kind: 'card', card, toast: `已同意，第${issue}期` },
    writes: [
      ...(await moveBulletin(desk.db, kept, { what: 'issued', year, issue, issuedOn, agency }, doing(desk))),
      ...(await bulletinRecord(desk, opened, issue)),
    ],
    posts: [...(await settleReviews(desk, opened, { card })), ...(await issuePosts(desk, issued, issue))],
  };
}

/** Asks for a word of why. */
export async function returning(desk: Desk, pressed: Pressed): Promise<Answer> {
  demandRight(desk.actor.role === 'leader');
  const opened = await bulletinMeant(desk, pressed);
  demandSubmitted(opened);
  const { month, version } = opened.kept;
  return privately(
    formCard({
      title: `退回${sayBulletin(month)}`,
      lead: '',
      name,
      fields: [{ name: 'why', label: '请办公室改什么', kind: 'line', required: true, atMost: 100 }],
      values: {},
      faults: {},
      submit: [
        {
          label: '退回办公室',
          style: 'primary',
          press: press(name, 'returned', { month, version: String(version), nonce: nonce() }),
        },
        { label: '不退了', press: press(name, 'show', { month }), skips: true },
      ],
    }),
  );
}

/** A draft again: what the office had written stays, the rest follows the facts. */
function backToDraft(desk: Desk, { kept, laid }: OpenBulletin, reason: string): Promise<Write[]> {
  const own = laid.generated.flatMap(({ key, text }) => {
    const written = kept.edits[key];
    return written === undefined || written === text ? [] : [[key, written] as const];
  });
  return moveBulletin(desk.db, kept, { what: 'returned', reason, edits: Object.fromEntries(own) }, doing(desk));
}

export async function returned(desk: Desk, pressed: Pressed): Promise<Answer> {
  demandRight(desk.actor.role === 'leader');
  const opened = await bulletinMeant(desk, pressed);
  demandSubmitted(opened);
  demandVersion(opened, pressed);
  const why = textOf(pressed.form, 'why');
  if (why === undefined) throw new Refusal('bad-input', '请写一句要改什么。', 'why');
  const { month, version } = opened.kept;
  const office = await peopleWithRole(desk.db, officeRoles);
  const card = linesCard(`${sayBulletin(month)}退回了`, [`${desk.actor.name}：${why}`], {
    label: '打开草稿',
    press: press(name, 'show', { month }),
  });
  const closed = linesCard(`${sayBulletin(month)}已退回办公室`, ['改好会再送来。']);
  return say(
    { ...closed, tone: 'closed' },
    {
      writes: await backToDraft(desk, opened, why),
      posts: [
        ...office.flatMap(({ id, openId }) =>
          openId === undefined
            ? []
            : [{ key: `bulletin-returned:${month}:${version}:${id}`, to: { person: openId }, content: { card } }],
        ),
        ...(await settleReviews(desk, opened, { card: { ...closed, tone: 'closed' } })),
      ],
    },
  );
}

/** 收回: the office takes back what it sent for approval, to go on writing. */
export async function withdraw(desk: Desk, pressed: Pressed): Promise<Answer> {
  demandRight(isOffice(desk.actor));
  const opened = await bulletinMeant(desk, pressed);
  demandSubmitted(opened);
  demandVersion(opened, pressed);
  const { kept } = opened;
  const closed = linesCard(`${sayBulletin(kept.month)}办公室收回了`, ['改好会再送来。']);
  const open = { label: '打开草稿', press: press(name, 'show', { month: kept.month }) };
  return say(linesCard(sayBulletin(kept.month), ['已收回，可以接着改。'], open), {
    writes: await backToDraft(desk, opened, '收回'),
    posts: await settleReviews(desk, opened, { card: { ...closed, tone: 'closed' } }),
  });
}
