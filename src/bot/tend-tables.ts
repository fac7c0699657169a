import { applyImport, stageTables, tableLost } from '../commands/register-import.ts';
import { commit } from '../db/db.ts';
import { putPost } from '../db/outbox.ts';
import { personById } from '../db/people.ts';
import {
  confirmedImport,
  type SentTable,
  tableDone,
  takeTablesToFetch,
  tryTableAgain,
} from '../db/register-imports.ts';
import { countCalls } from '../db/settings.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { allUnits } from '../db/units.ts';
import type { Person } from '../domain/actor.ts';
import { dayOf } from '../domain/calendar.ts';
import { readTables } from '../documents/read-table.ts';
import { classOf } from './log.ts';
import type { PicturePorts } from './keep-pictures.ts';

const mostAttempts = 8;
/** Longer than a download and its comparison may take. */
const leaseMs = 3 * 60_000;

export type TablePorts = Pick<PicturePorts, 'db' | 'feishu' | 'now' | 'log'>;

async function giveUp({ db, now }: TablePorts, sent: SentTable, person: Person | undefined): Promise<void> {
  const posts = person === undefined ? [] : tableLost(person, sent.id).map((post) => putPost(db, post, now()));
  return commit(db, [tableDone(db, sent.id, 'lost'), ...(await Promise.all(posts))]);
}

async function readOne(ports: TablePorts, sent: SentTable): Promise<void> {
  const { db, feishu, now, log } = ports;
  const person = await personById(db, sent.personId);
  // Whatever ended the process each time it was read would end it again.
  if (person === undefined || sent.attempts > mostAttempts) return giveUp(ports, sent, person);
  try {
    const bytes = await feishu.download(sent.messageId, sent.fileKey, 'file');
    const sender = { db, units: await allUnits(db), person, now: now() };
    const { writes, posts } = await stageTables(sender, sent.id, await readTables(bytes));
    await commit(db, [
      ...writes,
      tableDone(db, sent.id, 'read'),
      countCalls(db, dayOf(now()).slice(0, 7), 1),
      ...(await Promise.all(posts.map((post) => putPost(db, post, now())))),
    ]);
  } catch (error) {
    log('warn', 'table-not-read', { table: sent.id, attempt: sent.attempts, error: classOf(error) });
    if (sent.attempts >= mostAttempts) return giveUp(ports, sent, person);
    const again = new Date(now().getTime() + 15_000 * 2 ** (sent.attempts - 1));
    await commit(db, [tryTableAgain(db, sent.id, again)]);
  }
}

/** How often a decision is taken anew when another commit came between. */
const attempts = 8;

/** Applies what was confirmed, one after the other; how many there were. */
async function applyConfirmed({ db, now, log }: TablePorts): Promise<number> {
  for (let applied = 0, attempt = 1; ; ) {
    const staged = await confirmedImport(db);
    const person = staged === undefined ? undefined : await personById(db, staged.personId);
    if (staged === undefined || person === undefined) return applied;
    try {
      const { writes, posts } = await applyImport({ db, units: await allUnits(db), person, now: now() }, staged);
      await commit(db, [...writes, ...(await Promise.all(posts.map((post) => putPost(db, post, now()))))]);
      applied += 1;
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === attempts) {
        log('error', 'import-failed', { import: staged.id, error: classOf(error) });
        return applied;
      }
      attempt += 1;
    }
  }
}

/** Fetches the tables people sent and compares them, and applies what they confirmed; how many there were. The bytes are not kept. */
export async function tendTables(ports: TablePorts): Promise<number> {
  const waiting = await takeTablesToFetch(ports.db, ports.now(), 2, leaseMs);
  for (const sent of waiting) await readOne(ports, sent);
  return waiting.length + (await applyConfirmed(ports));
}
