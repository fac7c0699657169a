import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { campaigns } from '../src/campaigns/index.ts';
import type { Command } from '../src/commands/define.ts';
import { commandCalled, commandNamed, commands } from '../src/commands/index.ts';
import { isQuiet, momentOf } from '../src/domain/calendar.ts';
import type { Duty } from '../src/domain/duty.ts';
import { isRecordKind, recordKinds } from '../src/domain/record.ts';
import { menu } from '../src/hosts/bot-menu.ts';
import { printForms } from '../src/papers/index.ts';
import { declarations } from '../src/records/index.ts';
import { registers } from '../src/registers/index.ts';
import { jobs } from '../src/schedules/index.ts';
import { understand } from '../src/understanding/understand.ts';
import { workflows, workflowTaking } from '../src/workflows/index.ts';
import { root, sources } from './sources.ts';

type Shape = (value: object) => boolean;
const has =
  (...keys: readonly string[]): Shape =>
  (value) =>
    keys.every((key) => key in value);

/** Everything of a shape that the files of a folder export, by the file. */
async function exportedFrom(folder: string, isOne: Shape): Promise<[string, unknown][]> {
  const found: [string, unknown][] = [];
  for (const { path } of sources.filter(
    (source) => source.path.startsWith(`${folder}/`) && /^[^.]+\.ts$/.test(source.path),
  )) {
    if (path.endsWith('/index.ts')) continue;
    const exports: Record<string, unknown> = await import(join(root, 'src', path));
    for (const one of Object.values(exports))
      if (typeof one === 'object' && one !== null && isOne(one)) found.push([path, one]);
  }
  return found;
}

const unlisted = (found: readonly [string, unknown][], list: readonly unknown[]) =>
  found.filter(([, one]) => !list.includes(one)).map(([path]) => path);

const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

describe('what is declared is listed', () => {
  it.each<[string, Shape, readonly unknown[]]>([
    ['records', has('kind', 'fields', 'read'), Object.values(declarations)],
    ['registers', has('code', 'columns'), registers],
    ['papers', has('id', 'title', 'forms'), printForms],
    ['workflows', has('opening', 'states', 'moves'), workflows],
    ['commands', has('name', 'says', 'may'), commands],
    ['schedules', has('name', 'when', 'run'), jobs],
  ])('every declaration in %s/ is in its index', async (folder, isOne, list) => {
    const found = await exportedFrom(folder, isOne);
    expect(found.length).toBeGreaterThan(0);
    expect(unlisted(found, list)).toEqual([]);
  });

  it.each(campaigns.map((campaign) => [campaign.id, campaign] as const))(
    'every duty of %s is in its list',
    async (id, { duties }) => {
      const lists = await exportedFrom(`campaigns/${id}/duties`, Array.isArray);
      const declared = lists.flatMap(([, list]) => (Array.isArray(list) ? list : []));
      expect(new Set(declared)).toEqual(new Set(duties));
    },
  );

  it('every campaign’s folder is its id', async () => {
    const found = await exportedFrom('campaigns', has('id', 'duties', 'window'));
    expect(unlisted(found, campaigns)).toEqual([]);
    expect(found.map(([path]) => path.split('/')[1])).toEqual(campaigns.map((campaign) => campaign.id));
  });

  it('no name stands for two things', () => {
    expect(twice(commands.map((command) => command.name))).toEqual([]);
    expect(twice(commands.flatMap((command) => [...new Set([command.title, ...command.says])]))).toEqual([]);
    expect(twice(jobs.map((job) => job.name))).toEqual([]);
    expect(twice(registers.map((register) => register.code))).toEqual([]);
    expect(twice(campaigns.map((campaign) => campaign.id))).toEqual([]);
    for (const { duties } of campaigns) expect(twice(duties.map((duty) => duty.id))).toEqual([]);
  });
});

const duties = campaigns.flatMap((campaign) => campaign.duties);
const shortest: Readonly<Record<Duty['cadence'], number>> = {
  day: 1,
  week: 7,
  'half-month': 13,
  month: 28,
  quarter: 90,
  term: 153,
  year: 365,
  once: 28,
  cause: 28,
};

describe.each(duties.map((duty) => [duty.id, duty] as const))('the duty %s', (_, duty) => {
  it('quotes its paper, and is met and excused by kinds of record that serve its row', () => {
    // One row may ask for several things: F-53/pledge.
    const [row] = duty.id.split('/');
    expect(duty.title.trim()).not.toBe('');
    expect(duty.basis.trim()).not.toBe('');
    for (const kind of [duty.evidence, ...(duty.excusedBy ?? [])]) expect(declarations[kind].rows).toContain(row);
  });

  it('is due inside its shortest period, and asks for something', () => {
    expect(duty.dueDay ?? 1).toBeLessThanOrEqual(shortest[duty.cadence]);
    expect(duty.quota).toBeGreaterThan(0);
  });

  it('counts people of a register by records about that register', () => {
    if (duty.per !== 'unit') expect(declarations[duty.evidence].about).toEqual(duty.per);
  });

  it('reaches more of its quota the later it is, in the order of the hours', () => {
    const steps = duty.reachable ?? [];
    expect(steps.map((step) => step.before)).toEqual(steps.map((step) => step.before).toSorted());
    expect(steps.map((step) => step.quota)).toEqual(steps.map((step) => step.quota).toSorted((a, b) => a - b));
    expect(steps.every((step) => step.quota < duty.quota)).toBe(true);
  });

  it('is met by a record that a card can enter', () => {
    expect(Object.keys(commandNamed(duty.evidence)?.presses ?? {})).toContain('open');
  });
});

describe('a press names a command and a step that are there', () => {
  const missing = (command: Command | undefined, step: string) => !(step in (command?.presses ?? {}));
  const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  /** The commands an expression may name: itself, the file's `name`, a declaration's kind, or any kind of record. */
  function namesFor(command: string, code: string): readonly string[] {
    const literal = /^'(.+)'$/.exec(command)?.[1];
    if (literal !== undefined) return [literal];
    const own = command === 'name' ? /^const name = (.+);$/m.exec(code)?.[1] : undefined;
    if (own !== undefined) return namesFor(own, code);
    const kind = kebab(/^(\w+)\.kind$/.exec(command)?.[1] ?? '');
    if (isRecordKind(kind)) return [kind];
    // What a matter keeps on its way is changed through the matter.
    return command.endsWith('kind') ? recordKinds.filter((one) => workflowTaking(one) === undefined) : [];
  }
  const pressed = sources
    .filter(({ path }) => /^(commands|cards|schedules)\//.test(path))
    .flatMap(({ path, code }) =>
      [...code.matchAll(/(?:\bpress\(|\{ command: )([\w.']+(?:-[\w']+)*), (?:step: )?'([\w-]+)'/g)].map(
        ([, command = '', step = '']) => ({ path, step, command, names: namesFor(command, code) }),
      ),
    );

  it('in every command, card and job', () => {
    expect(pressed.length).toBeGreaterThan(20);
    const wrong = pressed.flatMap(({ path, command, step, names }) =>
      names.length === 0
        ? commands.some((one) => !missing(one, step))
          ? []
          : [`${path}: ${command} ${step}`]
        : names.filter((name) => missing(commandNamed(name), step)).map((name) => `${path}: ${name} ${step}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** The command a line leads a village cadre to, by its words or by what they mean. */
function commandFor(line: string): string | undefined {
  const lexicon = {
    villages: [{ name: '雄风村', aliases: [] }],
    units: [],
    minors: { 雄风村: ['田小禾'] },
    keyPersons: {},
  };
  const context = {
    village: '雄风村',
    role: 'village_cadre',
    chat: 'p2p',
    now: '2024-03-15T20:05:00+08:00',
    last_record: { intent: 'log_broadcast', village: '雄风村', date: '2024-03-15', count: 3 },
  } as const;
  const { intent } = understand(line, context, lexicon);
  return (commandCalled(line) ?? commands.find((command) => intent in (command.hears ?? {})))?.name;
}

it('the menu’s words lead to its commands, typed or tapped', () => {
  for (const { name, eventKey } of menu.flatMap((column) => column.items)) {
    expect(commandNamed(eventKey)?.open, name).toBeDefined();
    expect(commandFor(name)).toBe(eventKey);
  }
});

it.each(commands.flatMap(({ name, example }) => (example === undefined ? [] : [[example, name]])))(
  'the help’s “%s” leads to %s',
  (example, name) => expect(commandFor(example)).toBe(name),
);

describe('jobs', () => {
  it.each(jobs.map((job) => [job.name, job] as const))('%s says what it does and wakes nobody', (_, job) => {
    expect(job.title.trim()).not.toBe('');
    expect(job.catchUpDays).toBeGreaterThanOrEqual(0);
    expect(twice(job.when.at)).toEqual([]);
    expect(twice((job.when.days ?? []).map(String))).toEqual([]);
    if (job.silent === true) return;
    expect(job.when.at.filter((time) => isQuiet(momentOf('2024-03-15', time)))).toEqual([]);
  });

  it('no two post at the same minute of the same day', () => {
    const posting = jobs.filter((job) => job.silent !== true);
    const minutes = posting.flatMap((job) =>
      job.when.at.flatMap((time) => (job.when.days ?? ['daily']).map((day) => `${day} ${time}`)),
    );
    expect(twice(minutes)).toEqual([]);
  });
});
