import type { Post } from '../db/outbox.ts';
import type { KeptRecord } from '../db/records.ts';
import type { Draft, RecordKind } from '../domain/record.ts';
import type { Desk } from './define.ts';
import { forwardTurned, publicationTurned } from './link-cards.ts';

/** A record about to be kept, taken back or put back. */
export type Turn = {
  readonly id: string;
  /** The version it will have; unlike any before. */
  readonly version: number;
  readonly draft: Draft;
  /** When it was told. */
  readonly at: Date;
  /** Whether it counts from now on. */
  readonly counts: boolean;
  readonly corrects?: KeptRecord | undefined;
};

/** What a record brings about beyond its receipt, committed with it. */
export type Consequence = { readonly posts: readonly Post[]; readonly remarks?: readonly string[] };

const consequences: Partial<Record<RecordKind, (desk: Desk, turn: Turn) => Promise<Consequence>>> = {
  'link-publication': publicationTurned,
  'link-forward': forwardTurned,
};

/** However it was entered: by form, by a tap, by typing. */
export const consequencesOf = async (desk: Desk, turn: Turn): Promise<Consequence> =>
  (await consequences[turn.draft.kind]?.(desk, turn)) ?? { posts: [] };
