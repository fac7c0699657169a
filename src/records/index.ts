import type { RecordKind } from '../domain/record.ts';
import { broadcast } from './broadcast.ts';
import { broadcastFault } from './broadcast-fault.ts';
import { clueCheck } from './clue-check.ts';
import type { RecordDeclaration } from './define.ts';
import { minorVisit } from './minor-visit.ts';
import { quietDay } from './quiet-day.ts';

/** Every kind of record, one file each. The compiler names what is missing. */
export const declarations: Readonly<Record<RecordKind, RecordDeclaration>> = {
  broadcast,
  'broadcast-fault': broadcastFault,
  'quiet-day': quietDay,
  'minor-visit': minorVisit,
  'clue-check': clueCheck,
};
