import { BadSettings, type Settings, settingsFrom } from '../config.ts';
import type { Bucket } from './evidence-bucket.ts';

/** Variables, secrets and the R2 binding, as the Workers runtime hands them to every call. */
export type Env = { readonly EVIDENCE?: Bucket; readonly [name: string]: unknown };

const needed = [
  'LARK_APP_ID',
  'LARK_APP_SECRET',
  'LARK_ENCRYPT_KEY',
  'LARK_VERIFICATION_TOKEN',
  'DATA_KEY',
] as const satisfies readonly (keyof Settings)[];

type Whole = Settings & { readonly [Name in (typeof needed)[number]]: NonNullable<Settings[Name]> };

/** Settings with everything a worker cannot do without. */
export type WorkerSettings = Whole & { readonly bucket: Bucket };

const isWhole = (settings: Settings): settings is Whole => needed.every((name) => settings[name] !== undefined);

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

/** The settings as Workers can keep them: the webhook, a libSQL server, an R2 bucket. Throws BadSettings. */
export function workerSettings({ EVIDENCE: bucket, ...env }: Env): WorkerSettings {
  const texts = Object.fromEntries(Object.entries(env).filter(isText));
  const settings = settingsFrom({ ...texts, LARK_TRANSPORT: 'webhook' });
  const wrong = [
    ...needed.filter((name) => settings[name] === undefined).map((name) => `${name}：在 Workers 上必须填`),
    ...(settings.DATABASE_URL.startsWith('file:') ? ['DATABASE_URL：Workers 没有磁盘，要填 libSQL 服务器的网址'] : []),
    ...(settings.CLOCK === undefined ? [] : ['CLOCK：Workers 上不能调时钟']),
    ...(bucket === undefined ? ['EVIDENCE：要在 wrangler.toml 里绑定一个 R2 存储桶'] : []),
  ];
  if (bucket === undefined || !isWhole(settings) || wrong.length > 0) throw new BadSettings(wrong);
  return { ...settings, bucket };
}
