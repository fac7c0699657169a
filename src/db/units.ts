import { asc, eq } from 'drizzle-orm';
import type { Unit } from '../domain/actor.ts';
import { type Db, type Write, write } from './db.ts';
import { chats, privateChats, units } from './schema-township.ts';

const unitColumns = { id: units.id, name: units.name, kind: units.kind, aliases: units.aliases };

/** Every unit, in the paper's order. */
export const allUnits = (db: Db): Promise<Unit[]> =>
  db.q.select(unitColumns).from(units).orderBy(asc(units.position), asc(units.name));

/** Adds a unit or updates the one of the same name; the id of a known unit stays. */
export const putUnit = (db: Db, unit: Unit, position: number): Write =>
  write(
    db.q
      .insert(units)
      .values({ ...unit, aliases: [...unit.aliases], position })
      .onConflictDoUpdate({ target: units.name, set: { kind: unit.kind, aliases: [...unit.aliases], position } }),
  );

export type Audience = 'unit' | 'township' | 'office';
export type BoundChat = { readonly chatId: string; readonly audience: Audience; readonly unitId: string | null };

export const bindChat = (db: Db, chat: BoundChat): Write =>
  write(
    db.q
      .insert(chats)
      .values({ ...chat, active: true })
      .onConflictDoUpdate({
        target: chats.chatId,
        set: { audience: chat.audience, unitId: chat.unitId, active: true },
      }),
  );

const chatColumns = { chatId: chats.chatId, audience: chats.audience, unitId: chats.unitId };

export const boundChat = (db: Db, chatId: string): Promise<BoundChat | undefined> =>
  db.q.select(chatColumns).from(chats).where(eq(chats.chatId, chatId)).get();

/** The groups the bot may post to. */
export const activeChats = (db: Db): Promise<BoundChat[]> =>
  db.q.select(chatColumns).from(chats).where(eq(chats.active, true));

/** Remembers that a chat is somebody's private one. */
export const notePrivateChat = (db: Db, chatId: string, openId: string): Write =>
  write(db.q.insert(privateChats).values({ chatId, openId }).onConflictDoNothing());

export const isPrivateChat = async (db: Db, chatId: string): Promise<boolean> =>
  (await db.q
    .select({ chatId: privateChats.chatId })
    .from(privateChats)
    .where(eq(privateChats.chatId, chatId))
    .get()) !== undefined;
