/** Who may lean on whom. CONTRIBUTING prints this table; architecture.test.ts holds the house to it. */
export type Room = {
  /** A folder of src/, or a file that stands alone there. */
  readonly room: string;
  readonly imports: readonly string[];
  readonly libraries: readonly string[];
  readonly why: string;
};

export const law: readonly Room[] = [
  { room: 'domain', imports: [], libraries: ['chinese-days'], why: 'so it can be tested by thinking' },
  { room: 'errors.ts', imports: [], libraries: [], why: 'the closed list of reasons a wish is refused' },
  { room: 'config.ts', imports: [], libraries: ['zod'], why: 'settings are parsed once, by a host' },
  { room: 'campaigns', imports: ['domain'], libraries: [], why: 'a rule book is data about the domain' },
  {
    room: 'records',
    imports: ['domain'],
    libraries: [],
    why: 'a question is how it is put and what counts as an answer',
  },
  {
    room: 'registers',
    imports: ['domain'],
    libraries: [],
    why: 'a register’s columns as data; how a cell is read',
  },
  {
    room: 'workflows',
    imports: ['domain', 'records'],
    libraries: [],
    why: 'a matter that goes from hand to hand is data; its questions are the records’ own',
  },
  { room: 'understanding', imports: ['domain'], libraries: ['pinyin-pro'], why: 'meaning without side effects' },
  {
    room: 'cards',
    imports: ['domain'],
    libraries: [],
    why: 'a view takes values; it never fetches and knows no particular record',
  },
  {
    room: 'documents',
    imports: ['domain'],
    libraries: ['csv-parse', 'read-excel-file', 'write-excel-file', 'docx', 'qrcode-generator'],
    why: 'tables as people keep them, bytes in, rows out, and back; papers as an office signs them',
  },
  {
    room: 'papers',
    imports: ['domain', 'records'],
    libraries: [],
    why: 'the forms the papers demand, as data: what is known goes in, what to print comes out',
  },
  {
    room: 'db',
    imports: ['domain', 'errors.ts'],
    libraries: ['drizzle-orm', '@libsql/client', 'libsql'],
    why: 'rows in, domain values out',
  },
  {
    room: 'commands',
    imports: [
      'domain',
      'campaigns',
      'records',
      'registers',
      'workflows',
      'papers',
      'understanding',
      'cards',
      'db',
      'schedules',
      'errors.ts',
    ],
    libraries: ['zod'],
    why: 'the only place where a person’s wish meets data',
  },
  {
    room: 'schedules',
    imports: ['domain', 'records', 'cards', 'db'],
    libraries: [],
    why: 'the same for the clock; a job is nobody, so it may not import a private read',
  },
  {
    room: 'bot',
    imports: ['domain', 'cards', 'commands', 'db', 'documents', 'errors.ts'],
    libraries: ['hono', 'zod', '@larksuiteoapi/node-sdk', 'exifr'],
    why: 'translation and transport',
  },
  {
    room: 'app.ts',
    imports: ['bot', 'campaigns', 'cards', 'schedules', 'db', 'domain'],
    libraries: [],
    why: 'assembly',
  },
  {
    room: 'hosts',
    imports: [
      'app.ts',
      'bot',
      'campaigns',
      'config.ts',
      'db',
      'domain',
      'errors.ts',
      'documents',
      'records',
      'registers',
      'sandbox',
      'schedules',
      'understanding',
    ],
    libraries: [
      'node:*',
      'hono',
      '@hono/node-server',
      'node-cron',
      '@libsql/client',
      'drizzle-orm',
      '@larksuiteoapi/node-sdk',
      'aws4fetch',
      'sharp',
      'zod',
    ],
    why: 'the places the bot lives in: the only code that knows a process, a disk, a clock',
  },
  {
    room: 'sandbox',
    imports: [],
    libraries: ['node:*', 'hono', '@hono/node-server', 'ws', 'zod', 'esbuild'],
    why: 'knows Feishu’s side of the wire, nothing of ours',
  },
  {
    room: 'sandbox/page',
    imports: ['sandbox'],
    libraries: ['preact', '@visactor/vchart'],
    why: 'a page in a browser; of the sandbox it knows the types of its wire',
  },
];

/** Libraries that only these files may name, although their room may use them. */
export const narrowed: Readonly<Record<string, readonly string[]>> = {
  '@larksuiteoapi/node-sdk': ['bot/feishu-client.ts', 'hosts/long-connection.ts'],
  hono: ['bot/webhook.ts', 'bot/outside-page.ts', 'bot/outside-report.ts', 'hosts/*', 'sandbox/*'],
  libsql: ['db/local-connection.ts'],
  '@libsql/client/web': ['hosts/*'],
  'node-cron': ['hosts/bot.ts'],
  'chinese-days': ['domain/working-day.ts'],
  exifr: ['bot/picture-facts.ts'],
  sharp: ['hosts/picture-look.ts'],
  aws4fetch: ['hosts/evidence-s3.ts'],
};

/** Reads of what names a person who is followed or tells of a clue. `*` is the whole file. */
export const privateReads: Readonly<Record<string, readonly string[]>> = {
  'db/case-files.ts': ['filesFor', 'fileFor'],
  'db/case-file-fields.ts': ['opened', 'othersAmong'],
  'db/clues.ts': ['*'],
  'db/matters.ts': ['matterFor', 'openMattersFor'],
  'db/clue-windows.ts': ['*'],
  'db/register-files.ts': ['registerFiles'],
  'db/whereabouts.ts': ['elsewhereFor'],
  'db/register-imports.ts': ['registerFilesFor', 'stagedImport'],
};

/** In rooms that talk to machines, Chinese stands only where it is said to a person. */
export const fewWords: Readonly<Record<string, { readonly files?: RegExp; readonly lines?: RegExp }>> = {
  db: { lines: /new Refusal\(/ },
  schedules: { files: /\/when\.ts$/, lines: /\btitle: '/ },
  bot: { files: /\/(answer|send-post|feishu-\w+)\.ts$/ },
  'app.ts': {},
  'errors.ts': {},
};

const list = (names: readonly string[]) =>
  names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join(', ');

/** The table as CONTRIBUTING prints it. */
export const lawTable = (): string =>
  [
    '| room | may import | libraries | in plain words |',
    '|---|---|---|---|',
    ...law.map(
      ({ room, imports, libraries, why }) => `| \`${room}\` | ${list(imports)} | ${list(libraries)} | ${why} |`,
    ),
  ].join('\n');
