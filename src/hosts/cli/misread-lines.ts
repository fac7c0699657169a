import { lastMisread } from '../../db/misread.ts';
import { isoOf } from '../../domain/calendar.ts';
import type { Terminal } from './define.ts';
import { atWork } from './workplace.ts';

/** More than anybody reads. */
const most = 10_000;

/** Writes what was marked as misunderstood as lines of a corpus, the oldest first; what was meant is left to fill in. */
export const misreadLines = (terminal: Terminal): Promise<void> =>
  atWork(terminal, async ({ db }) => {
    const lines = (await lastMisread(db, most)).toReversed();
    for (const [index, { at, line, takenFor }] of lines.entries())
      terminal.out(
        `${JSON.stringify({ id: `M${index + 1}`, text: line, context: { now: isoOf(at) }, taken_for: takenFor })}\n`,
      );
  });
