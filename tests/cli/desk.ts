import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { csvOf } from '../../src/documents/write-table.ts';
import type { Terminal } from '../../src/hosts/cli/define.ts';
import { runCli } from '../../src/hosts/cli/run.ts';
import { atWork, type Workplace } from '../../src/hosts/cli/workplace.ts';

/** What one command line gave. */
export type Ran = { readonly status: number; readonly out: string; readonly notes: string };

/** An operator's desk with an empty database of its own, on 15 March 2024. */
export type Desk = {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a command line in this process. */
  readonly hulei: (...args: readonly string[]) => Promise<Ran>;
  /** Writes a csv file and gives its path. */
  readonly table: (heads: readonly string[], ...rows: readonly (readonly string[])[]) => string;
  readonly look: <T>(work: (place: Workplace) => Promise<T>) => Promise<T>;
};

export function openDesk(more: Readonly<Record<string, string>> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const environment = {
    DATABASE_URL: `file:${join(folder, 'hulei.db')}`,
    EVIDENCE_URL: `file:${join(folder, 'evidence')}`,
    CLOCK: '2024-03-15T16:20:00+08:00',
    ...more,
  };
  let tables = 0;
  return {
    folder,
    environment,
    async hulei(...args) {
      const out: string[] = [];
      const notes: string[] = [];
      const terminal: Terminal = {
        environment,
        input: (async function* () {})(),
        out: (text) => void out.push(text),
        note: (text) => void notes.push(text),
        progress: () => {},
      };
      return { status: await runCli(args, terminal), out: out.join(''), notes: notes.join('\n') };
    },
    table(heads, ...rows) {
      tables += 1;
      const path = join(folder, `table-${tables}.csv`);
      writeFileSync(path, csvOf(heads, rows));
      return path;
    },
    look: (work) => atWork({ environment }, work),
  };
}

/** A desk whose township has its two villages, 雄风村 and 密园村. */
export async function openTownshipDesk(more: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const desk = openDesk(more);
  await desk.hulei(
    'units',
    'import',
    desk.table(['单位', '类型', '别名'], ['雄风村', '村', ''], ['密园村', '村', '米园']),
  );
  return desk;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A well-formed ID number of no place: its first six digits, 000000, were never issued. `order` odd for boys. */
export function idNumber(born: string, order: number): string {
  const digits = `000000${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}
