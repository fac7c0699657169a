import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { keptMessage } from './ledger.ts';
import { keptMedium } from './media.ts';
import { envelope } from './envelope.ts';

/** What survives a restart of the sandbox. */
export const snapshot = z.object({
  /** sandbox time minus real time, ms */
  offset: z.number(),
  messages: z.array(keptMessage),
  media: z.array(keptMedium),
  /** Calls counted by month, YYYY-MM. */
  usage: z.record(z.string(), z.number()),
  sent: z.array(z.object({ uuid: z.string(), messageId: z.string(), at: z.number() })),
  waiting: z.array(z.object({ envelope, pushes: z.number(), due: z.number() })),
});
export type Snapshot = z.infer<typeof snapshot>;

export type Store = {
  readonly changed: () => void;
  /** Writes what there is, and nothing after. */
  readonly close: () => Promise<void>;
};

/** Undefined when nothing was kept yet. Throws on a file this version cannot read: it is the operator's to remove. */
export function readStore(path: string | undefined): Snapshot | undefined {
  if (!path || !existsSync(path)) return undefined;
  return snapshot.parse(JSON.parse(readFileSync(path, 'utf8')));
}

const WRITE_AFTER_MS = 500;

/** Writes what `take` returns half a second after the last change, whole or not at all. */
export function openStore(path: string | undefined, take: () => Snapshot): Store {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let closed = false;
  if (!path) return { changed: () => undefined, close: () => writing };

  const write = async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(take()));
    await rename(`${path}.new`, path);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };
  return {
    changed: () => {
      if (!closed) timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS);
    },
    close: () => {
      closed = true;
      return flush();
    },
  };
}
