import { Refusal } from '../../errors.ts';
import { type Fault, sayFault } from '../../registers/read-entry.ts';
import type { Terminal } from './define.ts';

export type { Fault };

/** Every fault by row and column, in the order of the rows. */
export function listFaults(faults: readonly Fault[], { note }: Pick<Terminal, 'note'>): void {
  for (const fault of faults.toSorted((a, b) => a.line - b.line)) note(sayFault(fault));
}

/** Names every fault and refuses the whole table; passes where there is none. */
export function refuseFaults(faults: readonly Fault[], terminal: Pick<Terminal, 'note'>): void {
  if (faults.length === 0) return;
  listFaults(faults, terminal);
  throw new Refusal('bad-input', `有 ${faults.length} 处要改，什么都没有导入。`);
}
