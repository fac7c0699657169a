import { linesCard } from '../cards/record.ts';
import { isVillager, officeRoles, type Person } from '../domain/actor.ts';
import { type Answer, type Command, defineCommand, type Desk, mayUse, press, say } from './define.ts';

const phones = linesCard('求助电话', [
  '孩子正有危险：110（报警）、120（急救）',
  '青少年服务热线：12355',
  '妇女儿童维权热线：12338',
]);

/** What is shown with an example, and what is a button, by command, in the order people need it. */
type Offer = { readonly shown: readonly string[]; readonly taps: readonly string[] };

const offers = {
  village: {
    shown: ['broadcast', 'typed-visit', 'clue-check', 'correction', 'clue'],
    taps: ['todo', 'clue'],
  },
  office: {
    shown: ['township', 'approvals', 'link-publication', 'meeting-call', 'job-calendar'],
    taps: ['township', 'approvals', 'duty-settings'],
  },
  leader: {
    shown: ['township', 'status', 'approvals', 'matter', 'clue'],
    taps: ['township', 'approvals'],
  },
  unit: {
    shown: ['todo', 'matter', 'deadlines', 'papers', 'clue'],
    taps: ['todo', 'more', 'clue'],
  },
  /** The machine's keeper enters and decides nothing. */
  keeper: {
    shown: ['deadlines', 'phones', 'clue'],
    taps: ['clue'],
  },
} satisfies Record<string, Offer>;

function offerFor(person: Person): Offer {
  if (isVillager(person)) return offers.village;
  if (officeRoles.includes(person.role)) return offers.office;
  if (person.role === 'administrator') return offers.keeper;
  return person.role === 'leader' ? offers.leader : offers.unit;
}

const sayExample = ({ title, example }: Command): string =>
  title === example ? `“${title}”` : `${title}：“${example}”`;

/** 帮助: by role, five things to say with an example each, the ways on, and a go at it (experience 17). */
export function helpCommand(commands: () => readonly Command[]): Command {
  const open = async (desk: Desk): Promise<Answer> => {
    const usable = (names: readonly string[]) =>
      names.flatMap((name) =>
        commands().filter((command) => command.name === name && mayUse(command, desk.actor.role)),
      );
    const { shown, taps } = offerFor(desk.actor);
    const lines = usable(shown).filter((command) => command.example !== undefined);
    return say(
      linesCard(
        '可以这样说',
        lines.map(sayExample),
        ...usable(taps).map(({ name, title }) => ({ label: title, press: press(name, 'open', {}) })),
        { label: '练一练', press: press('practice', 'open', {}) },
      ),
    );
  };
  return defineCommand({
    name: 'help',
    title: '帮助',
    says: ['？', '?', 'help', '怎么用'],
    may: 'everyone',
    open,
    hears: { help: (desk) => open(desk) },
    presses: { open },
  });
}

/** 求助电话: whom to call, for anybody. */
export const phonesCommand = defineCommand({
  name: 'phones',
  title: '求助电话',
  example: '求助电话',
  says: ['电话'],
  may: 'everyone',
  open: async () => say(phones),
});
