import { beneath, matterFor, type Town } from '../db/matters.ts';
import { allPeople } from '../db/people.ts';
import { setting } from '../db/settings.ts';
import type { Workflow } from '../domain/workflow.ts';
import { Refusal } from '../errors.ts';
import { workflowNamed } from '../workflows/index.ts';
import { delegationReceiver } from '../workflows/seats.ts';
import type { Desk } from './define.ts';
import type { Seen } from './matter-card.ts';

/** Under which setting it is kept who holds a post. */
export const seatKey = (seat: string): string => `seat:${seat}`;

/** Who is there, with the posts they hold, and what is declared: for judging who may read and act. */
export async function townOf(desk: Desk): Promise<Town> {
  const [people, receiver] = [await allPeople(desk.db), await setting(desk.db, seatKey(delegationReceiver.name))];
  const seated = people.map((person) =>
    person.id === receiver ? { ...person, seats: [delegationReceiver.name] } : person,
  );
  return { people: seated, workflow: workflowNamed };
}

/** The workflow a card speaks of; cards outlive releases. */
export const declared = (name: string | undefined): Workflow => {
  const workflow = workflowNamed(name ?? '');
  if (workflow === undefined) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return workflow;
};

/** A matter as the actor may see it; for whoever may not, there is none. */
export async function seenBy(desk: Desk, id: string | undefined): Promise<Seen> {
  const town = await townOf(desk);
  const matter = await matterFor(desk.db, desk.actor, id ?? '', town);
  return { town, matter, workflow: declared(matter.workflow), beneath: await beneath(desk.db, matter.id) };
}
