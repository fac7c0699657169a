import { commit, type Db } from '../db/db.ts';
import { type Picture, pictureFailed, pictureKept, picturesToFetch } from '../db/evidence.ts';
import { countCalls } from '../db/settings.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Feishu } from './feishu-client.ts';
import { classOf, type Log } from './log.ts';

/** Where encrypted photos and files are kept, by a name without meaning. */
export type EvidenceStore = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
};

const mostAttempts = 8;
const atOnce = 4;

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type PicturePorts = {
  readonly db: Db;
  readonly feishu: Feishu;
  readonly evidence: EvidenceStore;
  readonly now: () => Date;
  readonly log: Log;
};

async function keepOne({ db, feishu, evidence, now, log }: PicturePorts, picture: Picture): Promise<void> {
  try {
    const bytes = await feishu.download(picture.messageId, picture.fileKey, picture.kind);
    await evidence.put(picture.id, await db.vault.sealBytes(bytes, `evidence:${picture.id}`));
    await commit(db, [
      pictureKept(db, picture.id, await sha256(bytes), picture.id),
      countCalls(db, dayOf(now()).slice(0, 7), 1),
    ]);
  } catch (error) {
    log('warn', 'picture-not-fetched', { picture: picture.id, attempt: picture.attempts + 1, error: classOf(error) });
    const again =
      picture.attempts + 1 >= mostAttempts ? undefined : new Date(now().getTime() + 15_000 * 2 ** picture.attempts);
    await commit(db, [pictureFailed(db, picture, again)]);
  }
}

/** Fetches announced pictures from Feishu and keeps them encrypted. What fails is tried again later, eight times. */
export async function keepPictures(ports: PicturePorts): Promise<number> {
  const waiting = await picturesToFetch(ports.db, ports.now(), atOnce);
  await Promise.all(waiting.map((picture) => keepOne(ports, picture)));
  return waiting.length;
}

/** The bytes of a kept picture. */
export async function openPicture(
  { db, evidence }: Pick<PicturePorts, 'db' | 'evidence'>,
  id: string,
): Promise<Uint8Array | undefined> {
  const sealed = await evidence.get(id);
  return sealed && db.vault.openBytes(sealed, `evidence:${id}`);
}
