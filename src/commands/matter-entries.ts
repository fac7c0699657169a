import { matterOfRecord } from '../db/matters.ts';
import { allPeople } from '../db/people.ts';
import { mayOpen } from '../domain/matter.ts';
import type { RecordKind } from '../domain/record.ts';
import type { Workflow } from '../domain/workflow.ts';
import { declarations } from '../records/index.ts';
import { workflows } from '../workflows/index.ts';
import { type Answer, type Command, defineCommand, type Desk, type Pressed } from './define.ts';
import { listMatters } from './matter-list.ts';
import { openMatter, showMatter } from './matters.ts';

/** Where an entry leads: to the matter that asked for it, to a new one, or to the list of those there are. */
async function enter(
  desk: Desk,
  workflow: Workflow,
  isOpening: boolean,
  { answers }: Pressed['args'],
): Promise<Answer> {
  const asking = answers === undefined ? undefined : await matterOfRecord(desk.db, answers);
  if (asking !== undefined) return showMatter(desk, asking);
  const opens = isOpening && mayOpen(workflow, desk.actor, await allPeople(desk.db));
  return opens ? openMatter(desk, workflow) : listMatters(desk, workflow);
}

const entry = (name: string, title: string, says: readonly string[], workflow: Workflow): Command => {
  const isOpening = name === workflow.name;
  return defineCommand({
    name,
    title,
    says,
    may: 'everyone',
    open: (desk) => enter(desk, workflow, isOpening, {}),
    presses: { open: (desk, { args }) => enter(desk, workflow, isOpening, args) },
  });
};

const closing = (workflow: Workflow): RecordKind[] => (workflow.takes ?? []).filter((kind) => kind !== workflow.name);

/** One entry for each workflow, and for each kind of record that only a later step of it keeps. */
export const matterEntries: readonly Command[] = workflows.flatMap((workflow) => [
  entry(workflow.name, workflow.title, [`${workflow.title}登记`, ...(workflow.says ?? [])], workflow),
  ...closing(workflow).map((kind) =>
    entry(kind, declarations[kind].title, [`${declarations[kind].title}登记`], workflow),
  ),
]);
