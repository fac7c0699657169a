import { picturesGone } from '../commands/pictures.ts';
import { commit, type Db, type Write } from '../db/db.ts';
import {
  keptPicture,
  type Picture,
  pictureFailed,
  pictureForgotten,
  pictureKept,
  picturesToForget,
  takePicturesToFetch,
} from '../db/evidence.ts';
import { countCalls } from '../db/settings.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Feishu } from './feishu-client.ts';
import { classOf, type Log } from './log.ts';
import { factsOf, isPicture, type Look } from './picture-facts.ts';

/** Where encrypted photos and files are kept, by a name without meaning. */
export type EvidenceStore = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** What is not there is no fault. */
  remove(name: string): Promise<void>;
};

const mostAttempts = 8;
const atOnce = 4;
/** Longer than a download, what is seen of it and its keeping may take. */
const leaseMs = 3 * 60_000;

export type PicturePorts = {
  readonly db: Db;
  readonly feishu: Feishu;
  readonly evidence: EvidenceStore;
  readonly now: () => Date;
  readonly log: Log;
  /** How rough likeness is seen, where the host can decode a picture. */
  readonly look?: Look | undefined;
};

/** No picture will come: whoever sent it said there is one, and that is what stays. */
const lost = async ({ db, now }: PicturePorts, picture: Picture): Promise<Write[]> => [
  pictureFailed(db, picture, undefined),
  ...(await picturesGone(db, [picture], 'claimed', { at: now(), cause: `picture:${picture.id}` })),
];

async function keepOne(ports: PicturePorts, picture: Picture): Promise<void> {
  const { db, feishu, evidence, now, log, look } = ports;
  // Whatever ended the process each time it was fetched would end it again.
  if (picture.attempts > mostAttempts) return commit(db, await lost(ports, picture));
  try {
    const bytes = await feishu.download(picture.messageId, picture.fileKey, picture.kind);
    if (picture.kind === 'file' && !isPicture(bytes)) return await commit(db, await lost(ports, picture));
    await evidence.put(picture.id, await db.vault.sealBytes(bytes, `evidence:${picture.id}`));
    await commit(db, [
      pictureKept(db, picture.id, await factsOf(bytes, look), picture.id),
      countCalls(db, dayOf(now()).slice(0, 7), 1),
    ]);
    // Taken back while it was fetched.
    if ((await keptPicture(db, picture.id)) === undefined) await evidence.remove(picture.id);
  } catch (error) {
    log('warn', 'picture-not-fetched', { picture: picture.id, attempt: picture.attempts, error: classOf(error) });
    const again = new Date(now().getTime() + 15_000 * 2 ** (picture.attempts - 1));
    const isLast = picture.attempts >= mostAttempts;
    await commit(db, isLast ? await lost(ports, picture) : [pictureFailed(db, picture, again)]);
  }
}

/** What was taken back is not stored any longer. A store that fails is asked again the next time. */
async function forgetOnes({ db, evidence, log }: PicturePorts): Promise<void> {
  for (const { id, storedAs } of await picturesToForget(db, atOnce))
    try {
      await evidence.remove(storedAs);
      await commit(db, [pictureForgotten(db, id)]);
    } catch (error) {
      log('warn', 'picture-not-forgotten', { picture: id, error: classOf(error) });
    }
}

/** Fetches announced pictures from Feishu and keeps them encrypted, and forgets withdrawn ones. What fails is tried again later, eight times. */
export async function keepPictures(ports: PicturePorts): Promise<number> {
  const waiting = await takePicturesToFetch(ports.db, ports.now(), atOnce, leaseMs);
  await Promise.all(waiting.map((picture) => keepOne(ports, picture)));
  await forgetOnes(ports);
  return waiting.length;
}
