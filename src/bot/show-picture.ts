import type { Db } from '../db/db.ts';
import { keptPicture } from '../db/evidence.ts';
import { type Feishu, FeishuFailure, type Outgoing } from './feishu-client.ts';
import type { EvidenceStore } from './keep-pictures.ts';

type Ports = { readonly db: Db; readonly feishu: Feishu; readonly evidence?: EvidenceStore | undefined };

/** The kinds of picture Feishu shows in a chat; others go as a file. */
const shown = ['\u00FF\u00D8\u00FF', '\u0089PNG', 'GIF8', 'RIFF'];

/** What lies in the store. A store that is out of order is asked again later, as Feishu would be. */
async function fetched(evidence: EvidenceStore | undefined, storedAs: string): Promise<Uint8Array | undefined> {
  try {
    return await evidence?.get(storedAs);
  } catch {
    throw new FeishuFailure(undefined, 'again');
  }
}

/** A kept photo as Feishu takes it: opened and uploaded as it is delivered. One withdrawn meanwhile is gone. */
export async function showPicture({ db, feishu, evidence }: Ports, id: string): Promise<Outgoing> {
  const storedAs = await keptPicture(db, id);
  const sealed = storedAs === undefined ? undefined : await fetched(evidence, storedAs);
  if (sealed === undefined) throw new FeishuFailure(undefined, 'gone');
  const bytes = await db.vault.openBytes(sealed, `evidence:${id}`);
  const head = String.fromCharCode(...bytes.slice(0, 4));
  if (shown.some((start) => head.startsWith(start))) return { image: (await feishu.uploadImage(bytes)).imageKey };
  return { file: (await feishu.uploadFile(`${id.slice(0, 8)}.heic`, bytes)).fileKey };
}
