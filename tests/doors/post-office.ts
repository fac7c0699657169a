import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/libsql';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { deliver, type DeliverPorts } from '../../src/bot/deliver.ts';
import { type Feishu, FeishuFailure, type Outgoing } from '../../src/bot/feishu-client.ts';
import { commit, type Db } from '../../src/db/db.ts';
import { openLocal } from '../../src/db/local-client.ts';
import { type Post, putPost } from '../../src/db/outbox.ts';
import { apiCalls, outbox } from '../../src/db/schema-exchange.ts';
import { openVault } from '../../src/db/vault.ts';

/** The table without its indexes: posts are few here. */
function tableSql(table: SQLiteTable): string {
  const { name, columns } = getTableConfig(table);
  const parts = columns.map(
    (one) => `${one.name} ${one.getSQLType()}${one.primary ? ' primary key' : ''}${one.notNull ? ' not null' : ''}`,
  );
  return `create table ${name} (${parts.join(', ')})`;
}

/** An outbox on its own database file. Close it. */
export async function openOutbox(): Promise<{ db: Db; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-outbox-'));
  const client = openLocal({ path: join(folder, 'outbox.db') });
  for (const table of [outbox, apiCalls]) await client.execute(tableSql(table));
  const closable = { ...client, closed: false, close: () => undefined };
  const db = { q: drizzle(closable), client: closable, vault: await openVault(new Uint8Array(32)) };
  return {
    db,
    async close() {
      await client.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Arrived = { readonly how: string; readonly to: string; readonly message: unknown; readonly at: number };

/**
 * Feishu as the deliverer sees it: keeps what arrived, makes one message of a uuid, and fails where it is told to.
 * `before` runs in front of every call and may throw.
 */
export function memoryFeishu(now: () => Date) {
  const arrived: Arrived[] = [];
  const made = new Map<string, string>();
  const calls: string[] = [];
  let before: (to: string, message: unknown) => Promise<void> | void = () => undefined;

  async function take(how: string, to: string, message: Outgoing | object, uuid?: string) {
    calls.push(to);
    await before(to, message);
    const known = uuid === undefined ? undefined : made.get(uuid);
    if (known !== undefined) return { messageId: known };
    const messageId = `om_${arrived.length + 1}`;
    arrived.push({ how, to, message, at: now().getTime() });
    if (uuid !== undefined) made.set(uuid, messageId);
    return { messageId };
  }
  const never = () => Promise.reject(new Error('the deliverer does not ask that'));
  const feishu: Feishu = {
    send: (to, message, uuid) => take('send', 'chat' in to ? to.chat : to.person, message, uuid),
    reply: (messageId, message, uuid) => take('reply', messageId, message, uuid),
    update: async (messageId, card) => void (await take('update', messageId, card)),
    urgent: async (messageId, openIds) => {
      await take('urgent', messageId, { people: openIds });
      return { invalid: [] };
    },
    download: never,
    uploadImage: never,
    uploadFile: never,
    me: never,
    idsByMobile: never,
    chats: never,
  };
  return {
    feishu,
    arrived,
    calls,
    uuids: made,
    /** What every later call meets first. */
    meets(obstacle: (to: string, message: unknown) => Promise<void> | void) {
      before = obstacle;
    },
    /** Texts that arrived, in order. */
    texts: () => arrived.map(({ message }) => (message as { text?: string }).text ?? how(message)),
  };
}

const how = (message: unknown) => JSON.stringify(message);

export const refuse = (kind: FeishuFailure['kind'], code?: number, afterMs?: number): never => {
  throw new FeishuFailure(code, kind, afterMs);
};

/** A post office at nine in the morning: pausing moves its clock on, nothing else does. */
export async function openPostOffice() {
  const { db, close } = await openOutbox();
  let time = Date.parse('2024-03-15T09:00:00+08:00');
  const now = () => new Date(time);
  const town = memoryFeishu(now);
  const logged: unknown[] = [];
  const ports: DeliverPorts = {
    db,
    feishu: town.feishu,
    now,
    log: (...line) => logged.push(line),
    pause: async (ms) => {
      // Time passes only while nothing happens, so calls under way come first.
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
      time += ms;
    },
  };
  return {
    ...town,
    db,
    close,
    ports,
    logged,
    now,
    passes: (ms: number) => {
      time += ms;
    },
    put: async (...posts: Post[]) => commit(db, await Promise.all(posts.map((post) => putPost(db, post, now())))),
    deliver: () => deliver(ports),
    row: async (key: string) => (await db.q.select().from(outbox)).find((one) => one.key === key),
  };
}

export const toChat = (chat: string, key: string, words = key): Post => ({
  key,
  to: { chat },
  content: { text: words },
});
