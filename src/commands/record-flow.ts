import type { Card } from '../cards/kit.ts';
import { closedCard } from '../cards/record.ts';
import type { Write } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import { announcePicture, attachPicture, loosePictures, picturesOf } from '../db/evidence.ts';
import { addRecord, moveTo } from '../db/record-changes.ts';
import { type KeptRecord, privateDetailOf, recordById } from '../db/records.ts';
import { isOffice, mayRecordFor } from '../domain/actor.ts';
import { addDays, endOfMonth, type LocalDate, momentOf } from '../domain/calendar.ts';
import { type Draft, type EvidenceState, lasting, untilOf } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { consequencesOf } from './consequences.ts';
import { type Answer, type Desk, newId, press } from './define.ts';
import { closeToAnother } from './visits-apart.ts';
import { privateCopy, receiptElsewhere, receiptOf, renewals, sayKept, type Told } from './receipt.ts';

/** Where a draft came from, and which record it replaces. */
export type Keeping = {
  readonly source: KeptRecord['source'];
  readonly corrects?: KeptRecord | undefined;
  readonly remarks?: readonly string[];
};

/** How long pictures and a visit find one another. */
const pictureMs = 2 * 60 * 60_000;
export const picturesSince = (now: Date): Date => new Date(now.getTime() - pictureMs);

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** The first day whose count an entry touches: its own, that of what it corrects, or where only an end moves, the earlier end. */
function touchedFrom({ today }: Desk, draft: Draft, corrects: Draft | undefined): LocalDate {
  if (corrects === undefined) return draft.occurredOn;
  if (!lasting.includes(draft.kind) || draft.occurredOn !== corrects.occurredOn)
    return earlier(draft.occurredOn, corrects.occurredOn);
  return earlier(untilOf(draft.detail) ?? today, untilOf(corrects.detail) ?? today);
}

/** Refuses who may not enter this, and after the 5th anybody but the office what touches the month before. */
function demandRight(desk: Desk, declaration: RecordDeclaration, draft: Draft, corrects?: Draft): void {
  if (!declaration.may.includes(desk.actor.role) || !mayRecordFor(desk.actor, draft.unitId)) {
    throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  }
  const lockedFrom = momentOf(addDays(endOfMonth(touchedFrom(desk, draft, corrects)), 6));
  if (desk.now >= lockedFrom && !isOffice(desk.actor))
    throw new Refusal('too-late', '上个月的账5日已经锁了，要改请找办公室。');
}

/** Who may change a record: whoever reported it, or the office. */
export function demandOwner(desk: Desk, record: KeptRecord): void {
  if (record.reportedBy !== desk.actor.id && !isOffice(desk.actor)) {
    throw new Refusal('not-allowed', '只有登记人或办公室能改。');
  }
}

/** A record with its sealed words, for whoever may change it. */
export async function withWords(desk: Desk, record: KeptRecord): Promise<KeptRecord> {
  demandOwner(desk, record);
  const privateDetail = await privateDetailOf(desk.db, record.id);
  return privateDetail === undefined ? record : { ...record, privateDetail };
}

/** What others already act on is taken back and entered anew. */
export function demandChangeable({ settled }: RecordDeclaration): void {
  if (settled === true) throw new Refusal('not-allowed', '发出去的不能改，请撤销后重新发布。');
}

export async function recordFor(desk: Desk, id: string | undefined): Promise<KeptRecord> {
  const record = id === undefined ? undefined : await recordById(desk.db, id);
  if (record === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return record;
}

/** Pictures that go with a record: those of the record it corrects, or loose ones sent within two hours before. */
async function picturesFor(
  desk: Desk,
  declaration: RecordDeclaration,
  corrects: KeptRecord | undefined,
): Promise<string[]> {
  if (!declaration.photo) return [];
  const pictures =
    corrects === undefined
      ? await loosePictures(desk.db, desk.actor.id, picturesSince(desk.now))
      : await picturesOf(desk.db, corrects.id);
  return pictures.map((picture) => picture.id);
}

/** Notes the pictures of a message; `recordId` when it is clear which record they belong to. */
export function announcePictures(desk: Desk, recordId: string | null): Write[] {
  const { messageId } = desk;
  if (messageId === undefined) return [];
  return desk.images.map(({ fileKey, kind }) =>
    announcePicture(desk.db, {
      id: newId(),
      recordId,
      personId: desk.actor.id,
      messageId,
      fileKey,
      kind,
      receivedAt: desk.now,
    }),
  );
}

/** Attached is only what is here or comes with this very message; whoever speaks of a picture claims one. */
function evidenceWith(
  desk: Desk,
  declaration: RecordDeclaration,
  pictures: readonly string[],
  { evidenceState }: Draft,
): EvidenceState {
  if (declaration.photo && (pictures.length > 0 || desk.images.length > 0)) return 'attached';
  return evidenceState === 'attached' ? 'claimed' : evidenceState;
}

const sayPhoto = (draft: Draft, { picture = '照片' }: RecordDeclaration): string =>
  draft.evidenceState === 'attached' ? '照片：已收到' : `照片：请直接把${picture}发给我`;

/**
 * Decides to keep a draft, or to put it in the place of the record it corrects. The receipt counts it in; it is said
 * only after the commit. A correction also renews the receipt that still hangs elsewhere.
 */
export async function keepRecord(
  desk: Desk,
  declaration: RecordDeclaration,
  wanted: Draft,
  keeping: Keeping,
): Promise<Answer & { readonly card: Card; readonly id: string }> {
  const { corrects } = keeping;
  demandRight(desk, declaration, wanted, corrects);
  if (corrects !== undefined) {
    demandOwner(desk, corrects);
    if (corrects.status !== 'valid') throw new Refusal('changed-meanwhile', '这条刚被改过，请看最新的卡片。');
    demandChangeable(declaration);
  }
  const id = newId();
  const pictures = await picturesFor(desk, declaration, corrects);
  const onItsDay: Draft =
    declaration.handedIn === true && corrects !== undefined ? { ...wanted, occurredOn: corrects.occurredOn } : wanted;
  const draft: Draft = { ...onItsDay, evidenceState: evidenceWith(desk, declaration, pictures, onItsDay) };
  const late = desk.now >= declaration.lateFrom(draft);
  const follows = await consequencesOf(desk, { id, version: 1, draft, at: desk.now, counts: true, corrects });
  const remarks = [
    ...(keeping.remarks ?? []),
    ...(follows.remarks ?? []),
    ...(await closeToAnother(desk, declaration, draft, corrects)),
    ...(declaration.photo && desk.place.type === 'p2p' ? [sayPhoto(draft, declaration)] : []),
  ];
  const told: Told = { declaration, id, draft, late, corrects, remarks };
  const writes: Write[] = [
    ...(await addRecord(desk.db, id, draft, entryOf(desk, keeping, late), corrects)),
    ...pictures.map((picture) => attachPicture(desk.db, picture, id)),
    ...(declaration.photo ? announcePictures(desk, id) : []),
  ];
  const card = await receiptOf(desk, told);
  const posts = [...(await renewals(desk, told)), ...(await privateCopy(desk, told)), ...follows.posts];
  return { reply: { kind: 'card', card, toast: '已登记' }, writes, posts, card, id };
}

function entryOf(desk: Desk, { corrects, source }: Keeping, late: boolean): Parameters<typeof addRecord>[3] {
  const elsewhere = desk.via === 'press' ? corrects : undefined;
  return {
    by: corrects?.reportedBy ?? desk.actor.id,
    onBehalf: isOffice(desk.actor),
    source,
    chatId: elsewhere?.chatId ?? desk.place.chatId,
    messageId: elsewhere?.messageId ?? desk.messageId,
    late,
    at: desk.now,
    cause: desk.cause,
  };
}

/** A kept record as it stands after the next move. */
const movedOf = (record: KeptRecord, counts: boolean) => ({
  id: record.id,
  version: record.version + 1,
  draft: record,
  at: record.recordedAt,
  counts,
});

const change = (desk: Desk) => ({ by: desk.actor.id, at: desk.now, cause: desk.cause });

/** The cards of a record that hang elsewhere turn into these: its receipt, and what its group was not told. */
async function changedElsewhere(
  desk: Desk,
  { privacy }: RecordDeclaration,
  record: KeptRecord,
  { receipt, detail }: { readonly receipt: Card; readonly detail: Card },
): Promise<Post[]> {
  const update = await receiptElsewhere(desk, record);
  const turn = (what: string, key: string, card: Card): Post => ({
    key: `${what}:${record.id}:${record.version + 1}`,
    to: { update: key },
    content: { card },
    priority: 1,
  });
  return [
    ...(update === undefined ? [] : [turn('turned', update, receipt)]),
    ...(privacy === 'private' ? [turn('turned-detail', `detail:${record.id}`, detail)] : []),
  ];
}

/** Takes a record back. The history stays; for ten minutes it can be restored. */
export async function voidRecord(desk: Desk, declaration: RecordDeclaration, record: KeptRecord): Promise<Answer> {
  demandOwner(desk, record);
  if (record.status === 'void') throw new Refusal('already', '这条已经撤销了。');
  if (record.status === 'corrected') throw new Refusal('changed-meanwhile', '这条刚被改过，请看最新的卡片。');
  demandRight(desk, declaration, record);
  const card = closedCard(`${declaration.title}已撤销`, `已撤销（原：${sayKept(desk, declaration, record)}）`, {
    label: '恢复',
    press: press(declaration.kind, 'restore', { id: record.id }),
  });
  const sameChat = record.chatId === desk.place.chatId;
  const there = sameChat ? card : closedCard(`${declaration.title}已撤销`, '已撤销。');
  const posts = await changedElsewhere(desk, declaration, record, { receipt: there, detail: there });
  return {
    reply: { kind: 'card', card, toast: '已撤销' },
    writes: moveTo(desk.db, record, 'void', change(desk)),
    posts: [...posts, ...(await consequencesOf(desk, movedOf(record, false))).posts],
  };
}

const restoreMs = 10 * 60_000;

/** Puts a record back within ten minutes of its withdrawal. */
export async function restoreRecord(
  desk: Desk,
  declaration: RecordDeclaration,
  record: KeptRecord,
  voidedAt: Date | undefined,
): Promise<Answer> {
  demandOwner(desk, record);
  if (record.status !== 'void') throw new Refusal('already', '这条没有被撤销。');
  if (voidedAt === undefined || desk.now.getTime() - voidedAt.getTime() > restoreMs) {
    throw new Refusal('too-late', '过了10分钟，请重新登记。');
  }
  demandRight(desk, declaration, record);
  const told: Told = { declaration, id: record.id, draft: await withWords(desk, record), late: record.late };
  const seenIn = (type: Desk['place']['type']) => receiptOf({ ...desk, place: { ...desk.place, type } }, told);
  const card = await receiptOf(desk, told);
  const posts = await changedElsewhere(desk, declaration, record, {
    receipt: record.chatId === desk.place.chatId ? card : await seenIn('group'),
    detail: await seenIn('p2p'),
  });
  return {
    reply: { kind: 'card', card, toast: '已恢复' },
    writes: moveTo(desk.db, record, 'valid', change(desk)),
    posts: [...posts, ...(await consequencesOf(desk, movedOf(record, true))).posts],
  };
}
