import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unstable_startWorker as startWorker } from 'wrangler';

const repository = fileURLToPath(new URL('../../', import.meta.url));

export type Workerd = {
  readonly url: string;
  readonly setClock: (at: Date) => Promise<void>;
  /** Beats the heart as the cron trigger does; throws when the call failed. */
  readonly beat: (at: Date) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A port that was free a moment ago: the stand-in must know the bot's address before the bot can know its. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

/** Bundles an entry into a folder exactly as a deploy would, by wrangler.toml. */
export async function bundle(entry: string, folder: string): Promise<void> {
  const wrangler = join(repository, 'node_modules/wrangler/bin/wrangler.js');
  const args = [wrangler, 'deploy', entry, '--dry-run', '--outdir', folder];
  const env = { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' };
  await promisify(execFile)(process.execPath, args, { cwd: repository, env });
}

/** A bundle in workerd, with a simulated R2. Wrangler starts anew when the folder of `script` changes: keep it apart. */
export async function startWorkerd(
  script: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Workerd> {
  // Wrangler would look up where in the world this machine stands.
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  const worker = await startWorker({
    config: join(repository, 'wrangler.toml'),
    entrypoint: script,
    bindings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, { type: 'plain_text' as const, value }]),
    ),
    envFiles: [],
    build: { bundle: false, nodejsCompatMode: 'v2' },
    sendMetrics: false,
    dev: {
      server: { hostname: '127.0.0.1', port },
      inspector: false,
      persist: false,
      remote: false,
      logLevel: 'error',
    },
  });
  await worker.ready;
  const url = `http://127.0.0.1:${port}`;

  async function ask(path: string, init?: RequestInit): Promise<void> {
    const response = await fetch(`${url}${path}`, init);
    const said = await response.text();
    if (!response.ok) throw new Error(`${path}: ${said}`);
  }
  // The first request loads the bundle, and a moment sent along would be late by that.
  await ask('/healthz');
  return {
    url,
    setClock: (at) => ask('/clock', { method: 'POST', body: String(at.getTime()) }),
    beat: (at) => ask(`/cdn-cgi/handler/scheduled?cron=*+*+*+*+*&time=${at.getTime()}`),
    close: () => worker.dispose(),
  };
}
