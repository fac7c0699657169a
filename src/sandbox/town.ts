import { createHash } from 'node:crypto';
import type { SandboxChat, SandboxPerson } from './wire.ts';

/** A person of the tenant. `mobile` is what batch_get_id finds them by; the page never sees it. */
export type Resident = SandboxPerson & { readonly mobile?: string };

/** A group. `bot: false` keeps the bot outside until it is added; `atAll: false` forbids @所有人. */
export type Group = {
  readonly chatId: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly bot?: boolean;
  readonly atAll?: boolean;
};

export type Room = SandboxChat & { readonly atAll: boolean };
export type UserIds = { readonly open_id: string; readonly union_id: string; readonly user_id: string };
export type UserIdType = keyof UserIds;

/** Who is who and who sits where. A p2p chat with the bot exists for every person. */
export type Town = {
  readonly tenantKey: string;
  readonly botOpenId: string;
  readonly people: readonly Resident[];
  readonly rooms: readonly Room[];
  readonly person: (openId: string) => Resident | undefined;
  /** The person behind an id of any of the three kinds. */
  readonly found: (type: UserIdType, id: string) => Resident | undefined;
  readonly ids: (openId: string) => UserIds;
  readonly room: (chatId: string) => Room | undefined;
  readonly privateRoom: (openId: string) => Room;
  readonly hasBot: (chatId: string) => boolean;
  readonly seatBot: (chatId: string, seated: boolean) => void;
};

const hex = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);

export function openTown(appId: string, people: readonly Resident[], groups: readonly Group[]): Town {
  const privateId = (openId: string) => `oc_${hex(`p2p:${appId}:${openId}`, 32)}`;
  const rooms = new Map<string, Room>();
  for (const { chatId, name, members, atAll = true } of groups)
    rooms.set(chatId, { chatId, type: 'group', name, members, atAll });
  for (const { openId, name } of people)
    rooms.set(privateId(openId), { chatId: privateId(openId), type: 'p2p', name, members: [openId], atAll: false });
  const without = new Set(groups.filter((group) => group.bot === false).map((group) => group.chatId));
  const ids = (openId: string): UserIds => ({
    open_id: openId,
    union_id: `on_${hex(`union:${openId}`, 32)}`,
    user_id: hex(`user:${openId}`, 8),
  });
  const byId = new Map(
    people.flatMap((person) => Object.values(ids(person.openId)).map((id) => [id, person] as const)),
  );

  const found = (type: UserIdType, id: string) => {
    const person = byId.get(id);
    return person && ids(person.openId)[type] === id ? person : undefined;
  };

  return {
    tenantKey: hex(`tenant:${appId}`, 16),
    botOpenId: `ou_${hex(`bot:${appId}`, 32)}`,
    people,
    rooms: [...rooms.values()],
    person: (openId) => found('open_id', openId),
    found,
    ids,
    room: (chatId) => rooms.get(chatId),
    privateRoom: (openId) => {
      const room = rooms.get(privateId(openId));
      if (!room) throw new Error(`nobody is ${openId}`);
      return room;
    },
    hasBot: (chatId) => rooms.has(chatId) && !without.has(chatId),
    seatBot: (chatId, seated) => void (seated ? without.delete(chatId) : without.add(chatId)),
  };
}
