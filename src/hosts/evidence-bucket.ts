import type { EvidenceStore } from '../bot/keep-pictures.ts';

/** What of an R2 bucket is used here. */
export type Bucket = {
  put(name: string, bytes: Uint8Array): Promise<unknown>;
  get(name: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(name: string): Promise<unknown>;
};

/** Evidence as objects of an R2 bucket. The bytes come encrypted. */
export const evidenceBucket = (bucket: Bucket): EvidenceStore => ({
  async put(name, bytes) {
    await bucket.put(name, bytes);
  },
  async get(name) {
    const found = await bucket.get(name);
    return found === null ? undefined : new Uint8Array(await found.arrayBuffer());
  },
  async remove(name) {
    await bucket.delete(name);
  },
});
