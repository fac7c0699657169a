import { bulletinGroupCard, bulletinIssuedCard } from '../cards/bulletin.ts';
import type { Write } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import { allPeople, peopleWithRole } from '../db/people.ts';
import { activeChats } from '../db/units.ts';
import { officeRoles, type Person, type Role } from '../domain/actor.ts';
import { shortLines } from '../domain/bulletin-short.ts';
import type { Draft } from '../domain/record.ts';
import { proposals } from './bulletin-behind.ts';
import { type OpenBulletin, paperOf, reviewButton } from './bulletin-desk.ts';
import type { Desk } from './define.ts';
import { keepOnBehalf } from './office-record.ts';

/** The record that C-25 counts. It is the office's, whoever approved. */
export async function bulletinRecord(desk: Desk, { kept }: OpenBulletin, issue: number): Promise<Write[]> {
  const [clerk] = await peopleWithRole(desk.db, officeRoles);
  const isHere = desk.units.some((unit) => unit.id === desk.campaign.office);
  const draft: Draft = {
    kind: 'bulletin',
    unitId: isHere ? desk.campaign.office : (clerk?.unitId ?? desk.actor.unitId),
    occurredOn: desk.today,
    times: [],
    count: 1,
    subjectIds: [],
    detail: { issue, kind: 'work', period: kept.month, tags: ['work'] },
    evidenceState: 'exempt',
  };
  return keepOnBehalf(desk, draft);
}

const contacts: readonly Role[] = [
  'village-secretary',
  'unit-clerk',
  'police',
  'school',
  'civil-affairs',
  'clinic',
  'discipline',
  'leader',
  ...officeRoles,
];

/** Whom the printed one goes to: the contacts of every unit; of a village without a secretary its cadres. */
async function receivers(desk: Desk): Promise<Person[]> {
  const people = await allPeople(desk.db);
  const led = new Set(people.filter(({ role }) => role === 'village-secretary').map(({ unitId }) => unitId));
  return people.filter(({ role, unitId }) => contacts.includes(role) || (role === 'village-cadre' && !led.has(unitId)));
}

/** Everything that goes out with an issue: short versions to the groups, the paper to the contacts, what follows to the office. */
export async function issuePosts(desk: Desk, opened: OpenBulletin, issue: number): Promise<Post[]> {
  const { kept, laid } = opened;
  const { month } = kept;
  const paper = paperOf(desk, opened);
  const chats = (await activeChats(desk.db)).filter(({ audience }) => audience !== 'office');
  const office = await peopleWithRole(desk.db, officeRoles);
  const toPerson = (key: string, { id, openId }: Person, content: unknown): Post[] =>
    openId === undefined ? [] : [{ key: `${key}:${month}:${id}`, to: { person: openId }, content }];
  return [
    ...chats.map(({ chatId, unitId }) => ({
      key: `bulletin-short:${month}:${chatId}`,
      to: { chat: chatId },
      content: { card: bulletinGroupCard(month, issue, shortLines(laid.told, unitId ?? undefined)) },
    })),
    ...(await receivers(desk)).flatMap((person) => toPerson('bulletin-paper', person, { paper })),
    ...office.flatMap((person) =>
      toPerson('bulletin-issued', person, {
        card: bulletinIssuedCard(month, laid, issue, [reviewButton(month)]),
      }),
    ),
    ...proposals(desk, opened, office),
  ];
}
