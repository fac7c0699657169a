import type { LocalDate } from '../domain/calendar.ts';
import { type FileRow, leaveRegister } from './case-files.ts';
import type { Db, Write } from './db.ts';
import { putAway, putHome } from './whereabouts.ts';
import { correctListing, enterRegister, type Listing, noteCompleteness, putFiles } from './register-files.ts';

/** What an import keeps of a register. */
export type Intake = {
  readonly files: readonly { readonly id: string; readonly row: FileRow }[];
  readonly listings: readonly Listing[];
  /** How far files on it already are complete now. */
  readonly completed: readonly Pick<Listing, 'id' | 'helpers' | 'plans'>[];
  readonly relisted: readonly Pick<Listing, 'id' | 'from'>[];
  /** Whose household register is in another village, or in their own again. */
  readonly homes: readonly { readonly id: string; readonly unitId: string | null }[];
  /** Who lives outside the township from now on, or is back. */
  readonly stays: readonly { readonly id: string; readonly away: boolean }[];
  readonly left: readonly string[];
};

/** Files sealed between two looks at how far it is. */
const step = 100;

/** The writes of an import, for one commit. */
export async function putIntake(
  db: Db,
  register: string,
  { files, listings, completed, relisted, homes, stays, left }: Intake,
  today: LocalDate,
  progress?: (done: number, of: number) => void,
): Promise<Write[]> {
  const sealed: Write[] = [];
  for (let from = 0; from < files.length; from += step) {
    sealed.push(...(await putFiles(db, files.slice(from, from + step))));
    progress?.(Math.min(from + step, files.length), files.length);
  }
  return [
    ...sealed,
    ...enterRegister(db, register, listings),
    ...relisted.map(({ id, from }) => correctListing(db, register, id, from)),
    ...completed.map((one) => noteCompleteness(db, register, one)),
    ...homes.map(({ id, unitId }) => putHome(db, id, unitId)),
    ...stays.map(({ id, away }) => putAway(db, id, away, today)),
    ...left.map((id) => leaveRegister(db, register, id, today, 'not-in-table')),
  ];
}
