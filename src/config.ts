import { z } from 'zod';

z.config(z.locales.zhCN());

const isUrl = (text: string, ...protocols: readonly string[]) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const key32 = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text), '要是 32 字节的 base64（可以用 openssl rand -base64 32 生成）')
  .transform((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));

const schema = z.object({
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, '要像 cli_0123456789abcdef')
    .optional(),
  LARK_APP_SECRET: z.string().min(1).optional(),
  LARK_TRANSPORT: z.enum(['socket', 'webhook'], '只能是 socket 或 webhook').default('socket'),
  LARK_ENCRYPT_KEY: z.string().min(1).optional(),
  LARK_VERIFICATION_TOKEN: z.string().min(1).optional(),
  LARK_DOMAIN: z
    .string()
    .refine((text) => isUrl(text, 'http:', 'https:') && !text.endsWith('/'), '要是网址，末尾不带 /')
    .default('https://open.feishu.cn'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => text.startsWith('file:') || isUrl(text, 'libsql:', 'http:', 'https:'),
      '要以 file:、libsql://、https:// 或 http:// 开头',
    )
    .default('file:./data/hulei.db'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  DATA_KEY: key32.optional(),
  DATA_KEY_PREVIOUS: key32.optional(),
  EVIDENCE_URL: z
    .string()
    .refine((text) => text.startsWith('file:') || isUrl(text, 's3:'), '要以 file: 或 s3:// 开头，如 s3://桶名/目录')
    .default('file:./data/evidence'),
  S3_ENDPOINT: z
    .string()
    .refine((text) => isUrl(text, 'http:', 'https:') && !text.endsWith('/'), '要是网址，末尾不带 /')
    .optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => isUrl(text, 'http:', 'https:') && !/[/?#]$/.test(text), '要是网址，末尾不带 /')
    .optional(),
  CAMPAIGN: z.string().default('fushoushan-2024'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, '要是 0 到 65535 的整数')
    .transform(Number)
    .default(3000),
  CLOCK: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), '要是一个时刻，如 2024-03-15T20:05:00+08:00')
    .transform((text) => new Date(text))
    .optional(),
  HEARTBEAT: z.enum(['on', 'off'], '只能是 on 或 off').default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], '只能是 debug、info、warn 或 error').default('info'),
});

export type Settings = z.infer<typeof schema>;

/** Settings that do not fit: one sentence each, naming the setting. A host prints them and exits with 78. */
export class BadSettings extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'BadSettings';
    this.sentences = sentences;
  }
}

const feishuItself = ['https://open.feishu.cn', 'https://open.larksuite.com'];

function wrongTogether(settings: Settings): string[] {
  const wrong: string[] = [];
  const credentials = settings.LARK_APP_ID !== undefined;
  if (credentials !== (settings.LARK_APP_SECRET !== undefined))
    wrong.push('LARK_APP_ID 和 LARK_APP_SECRET 要么都填，要么都不填（不填就是试用沙盒）');
  if (credentials && settings.LARK_TRANSPORT === 'webhook') {
    if (settings.LARK_ENCRYPT_KEY === undefined)
      wrong.push('LARK_ENCRYPT_KEY：用 webhook 时必须填（开发者后台“加密策略”里）');
    if (settings.LARK_VERIFICATION_TOKEN === undefined)
      wrong.push('LARK_VERIFICATION_TOKEN：用 webhook 时必须填（开发者后台“加密策略”里）');
  }
  if (credentials && settings.DATA_KEY === undefined)
    wrong.push('DATA_KEY：必须填，用来加密个人信息（可以用 openssl rand -base64 32 生成，务必另外保管好）');
  if (settings.EVIDENCE_URL.startsWith('s3:'))
    for (const name of ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const)
      if (settings[name] === undefined) wrong.push(`${name}：照片存到 s3 时必须填`);
  if (credentials && settings.CLOCK !== undefined && feishuItself.includes(settings.LARK_DOMAIN))
    wrong.push('CLOCK：连真的飞书时不能调时钟');
  return wrong;
}

/** Settings from the environment, parsed once by a host and never read again. Throws BadSettings. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(filled);
  if (!parsed.success)
    throw new BadSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`));
  const wrong = wrongTogether(parsed.data);
  if (wrong.length > 0) throw new BadSettings(wrong);
  return parsed.data;
}

/** Without Feishu credentials the product starts as its own sandbox. */
export const isSandbox = (settings: Settings): boolean => settings.LARK_APP_ID === undefined;
