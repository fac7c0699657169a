import { putFile } from '../src/db/case-files.ts';
import { commit, type Db } from '../src/db/db.ts';
import { personByOpenId, putPerson } from '../src/db/people.ts';
import { allUnits, bindChat, putUnit } from '../src/db/units.ts';
import type { Role } from '../src/domain/actor.ts';
import type { LocalDate } from '../src/domain/calendar.ts';
import { privateChat } from './world-feishu.ts';

export type Village = { readonly id: string; readonly name: string; readonly group: string };
/** `chat` is the private chat with the bot. */
export type Somebody = { readonly openId: string; readonly name: string; readonly chat: string };
export type Child = { readonly id: string; readonly name: string };

let strangers = 0;

/** Somebody whom no roster knows. */
export function stranger(name: string): Somebody {
  strangers += 1;
  const openId = `ou_${strangers}`;
  return { openId, name, chat: privateChat(openId) };
}

/** The units, groups, staff and children a story begins with. */
export const rosterOf = (open: () => Db) => ({
  async village(name: string): Promise<Village> {
    const db = open();
    const position = (await allUnits(db)).length + 1;
    const village = { id: `v${position}`, name, group: `oc_group_v${position}` };
    const aliases = [name.replace(/村$/, '')];
    await commit(db, [putUnit(db, { id: village.id, name, kind: 'village', aliases }, position)]);
    await commit(db, [bindChat(db, { chatId: village.group, audience: 'unit', unitId: village.id })]);
    return village;
  },
  async department(name: string): Promise<{ readonly id: string }> {
    const db = open();
    const position = (await allUnits(db)).length + 1;
    await commit(db, [putUnit(db, { id: `d${position}`, name, kind: 'department', aliases: [] }, position)]);
    return { id: `d${position}` };
  },
  async group(chatId: string, audience: 'township' | 'office'): Promise<string> {
    const db = open();
    await commit(db, [bindChat(db, { chatId, audience, unitId: null })]);
    return chatId;
  },
  async person(name: string, unit: { readonly id: string }, role: Role): Promise<Somebody> {
    const db = open();
    const who = stranger(name);
    await commit(db, [await putPerson(db, { name, unitId: unit.id, role, openId: who.openId })]);
    return who;
  },
  async child(name: string, village: Village, adultOn: LocalDate = '2030-06-10'): Promise<Child> {
    const db = open();
    const id = crypto.randomUUID();
    const file = { unitId: village.id, identity: `${village.id}:${name}`, name, adultOn, fields: { name } };
    await commit(db, await putFile(db, 'L-F01', id, file, '2024-01-12', true));
    return { id, name };
  },
  idOf: async (who: Somebody) => (await personByOpenId(open(), who.openId))?.id ?? '',
});
