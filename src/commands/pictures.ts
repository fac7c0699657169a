import { linesCard } from '../cards/record.ts';
import { othersAmong } from '../db/case-file-fields.ts';
import { attachPicture, type Picture, picturesOf, recordsSaidWith } from '../db/evidence.ts';
import type { Db, Write } from '../db/db.ts';
import { setEvidence } from '../db/record-changes.ts';
import { findRecords, type KeptRecord, recordById } from '../db/records.ts';
import type { Post } from '../db/outbox.ts';
import { noteAudit } from '../db/settings.ts';
import { isOthersRecord } from '../domain/assigned.ts';
import { sayDay } from '../domain/calendar.ts';
import { maySeePictures } from '../domain/picture-sight.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, press, say, toast } from './define.ts';
import { announcePictures, demandOwner, picturesSince, recordFor } from './record-flow.ts';

/** The button that sends a record's photos to whoever presses it and may see them. */
export const showButton = (label: string, recordId: string) => ({
  label,
  press: press('pictures', 'show', { id: recordId }),
});

/** Of those that the actor may see by their kind; `others` are the minors among their subjects who are not the actor's to see. */
export const mayShow = (desk: Desk, record: KeptRecord, others: ReadonlySet<string>): boolean =>
  !isOthersRecord(desk.actor, record, others) &&
  maySeePictures(desk.actor, { ...record, about: declarations[record.kind].about });

/** The newest record of the actor that wants a photo and was kept within two hours. */
async function waitingRecord(desk: Desk): Promise<KeptRecord | undefined> {
  const mine = await findRecords(desk.db, { reportedBy: desk.actor.id });
  const since = picturesSince(desk.now);
  return mine
    .filter((record) => declarations[record.kind].photo && record.recordedAt >= since)
    .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
}

/** Pictures sent without a word: they join the last visit of two hours, or wait two hours for one. */
export async function takePictures(desk: Desk): Promise<Answer> {
  const record = await waitingRecord(desk);
  if (record === undefined) {
    const card = linesCard('照片收到了', ['两小时内登记走访，会自动附上。'], {
      label: '走访登记',
      press: press('minor-visit', 'owed', {}),
    });
    return say(card, { writes: announcePictures(desk, null) });
  }
  const known = await picturesOf(desk.db, record.id);
  const declaration = declarations[record.kind];
  const card = linesCard(
    '照片收到了',
    [`已附到 ${sayDay(record.occurredOn)} 的${declaration.title}，共${known.length + desk.images.length}张。`],
    { label: '不是这一次的', press: press('pictures', 'loosen', { id: record.id }) },
    showButton('看照片', record.id),
  );
  return say(
    { ...card, tone: 'done' },
    {
      writes: [
        ...announcePictures(desk, record.id),
        ...(record.evidenceState === 'attached'
          ? []
          : setEvidence(desk.db, record, 'attached', { by: desk.actor.id, at: desk.now, cause: desk.cause })),
      ],
    },
  );
}

/**
 * What the loss of pictures means for their records: attached while another picture stays, else `instead`. Counts are
 * not touched. Without `by` it is the sender's own doing.
 */
export async function picturesGone(
  db: Db,
  gone: readonly Picture[],
  instead: 'claimed' | 'none',
  change: { readonly by?: string; readonly at: Date; readonly cause: string },
): Promise<Write[]> {
  const writes: Write[] = [];
  const saidWith = await recordsSaidWith(
    db,
    gone.map(({ messageId }) => messageId),
  );
  for (const recordId of new Set([...gone.flatMap((picture) => picture.recordId ?? []), ...saidWith])) {
    const record = await recordById(db, recordId);
    const left = (await picturesOf(db, recordId)).filter(({ id }) => gone.every((one) => one.id !== id));
    if (record?.evidenceState !== 'attached' || left.length > 0) continue;
    writes.push(...setEvidence(db, record, instead, { ...change, by: change.by ?? record.reportedBy }));
  }
  return writes;
}

/** Takes a record's pictures off again; they wait for the right one. */
async function loosenPictures(desk: Desk, record: KeptRecord): Promise<Answer> {
  const pictures = await picturesOf(desk.db, record.id);
  return say(linesCard('好的，照片先放着', ['两小时内登记走访，会自动附上。']), {
    writes: [
      ...pictures.map((picture) => attachPicture(desk.db, picture.id, null)),
      ...(await picturesGone(desk.db, pictures, 'none', { by: desk.actor.id, at: desk.now, cause: desk.cause })),
    ],
  });
}

/**
 * Sends a record's kept photos to the reader's private chat, whatever chat the press came from; opening them is noted.
 * Not found and not allowed are the same answer.
 */
async function showPictures(desk: Desk, record: KeptRecord): Promise<Answer> {
  const { db, actor, now, cause } = desk;
  const { openId } = actor;
  const others = await othersAmong(db, actor, record.subjectIds);
  if (record.status !== 'valid' || openId === undefined || !mayShow(desk, record, others))
    throw new Refusal('not-found', '没有这张照片，或您不能查看。');
  const pictures = await picturesOf(db, record.id);
  const kept = pictures.filter(({ state }) => state === 'kept');
  if (kept.length === 0) return toast(pictures.length === 0 ? '这一条没有照片' : '照片还在取，过一会儿再看');
  const posts = kept.map(
    ({ id }): Post => ({
      key: `picture:${id}:${cause}`,
      to: { person: openId },
      content: { picture: id },
      priority: 1,
    }),
  );
  return toast(`${kept.length}张照片私发给您了，查看已记入日志`, 'success', {
    posts,
    writes: [await noteAudit(db, { at: now, personId: actor.id, what: 'pictures-opened', about: record.id })],
  });
}

/** 照片: sent on their own, they find their record; opened, they come to the reader alone. */
export const picturesCommand = defineCommand({
  name: 'pictures',
  title: '照片',
  says: [],
  may: 'everyone',
  presses: {
    show: async (desk, { args }) => showPictures(desk, await recordFor(desk, args['id'])),
    loosen: async (desk, { args }) => {
      const record = await recordFor(desk, args['id']);
      demandOwner(desk, record);
      return loosenPictures(desk, record);
    },
  },
});
