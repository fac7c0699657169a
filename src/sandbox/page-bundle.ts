import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const pageFolder = fileURLToPath(new URL('./page/', import.meta.url));
const installed = createRequire(import.meta.url);
const fontFolder = join(installed.resolve('@fontsource/noto-sans-sc/package.json'), '..');

/** Regular for reading, medium for titles: each further weight would cost a phone a further megabyte. */
const fontWeights = [400, 500];

const fontPath = '/sandbox-assets/fonts/';

type Bundle = { readonly script: string; readonly style: string };

async function bundle(): Promise<Bundle> {
  // Loaded here, so that a process without a sandbox never starts the compiler.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: { page: join(pageFolder, 'main.tsx'), style: join(pageFolder, 'style/index.css') },
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('page.js'), style: textOf('style.css') };
}

async function fontSheet(): Promise<string> {
  const sheets = await Promise.all(fontWeights.map((weight) => readFile(join(fontFolder, `${weight}.css`), 'utf8')));
  return sheets
    .join('\n')
    .replaceAll(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, '')
    .replaceAll('./files/', fontPath);
}

/** Does the work at the first call and hands the same promise to every later one; a failure is tried anew. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= work().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

/**
 * The chat page: `/` and everything it needs under `/sandbox-assets/`, all from this machine. Compiled at the first
 * request and kept in memory. Serves listed file names only, and no script may come from anywhere else.
 */
export function pageRoutes(): Hono {
  const routes = new Hono();
  const bundled = once(bundle);
  const fonts = once(fontSheet);
  const fontNames = once(async () => new Set((await fonts()).match(/noto-sans-sc-[\w-]+\.woff2/g)));
  const script = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' };
  const style = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' };
  const kept = 'public, max-age=31536000, immutable';
  const guard = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
    // Told to the browser of a plain-http page on the own machine, these would only lock it out.
    strictTransportSecurity: false,
  });

  routes.use('/', guard);
  routes.use('/sandbox-assets/*', guard);
  routes.get('/', async (c) => c.html(await readFile(join(pageFolder, 'index.html'), 'utf8')));
  routes.get('/sandbox-assets/page.js', async (c) => c.body((await bundled()).script, 200, script));
  routes.get('/sandbox-assets/page.css', async (c) => c.body((await bundled()).style, 200, style));
  routes.get('/sandbox-assets/fonts.css', async (c) => c.body(await fonts(), 200, style));
  routes.get('/sandbox-assets/icon.svg', async (c) =>
    c.body(await readFile(join(pageFolder, 'icon.svg')), 200, { 'content-type': 'image/svg+xml' }),
  );
  routes.get('/sandbox-assets/vchart.js', async (c) => {
    const engine = join(installed.resolve('@visactor/vchart/package.json'), '../build/index.min.js');
    return c.body(await readFile(engine), 200, { ...script, 'cache-control': kept });
  });
  routes.get(`${fontPath}:name`, async (c) => {
    const name = c.req.param('name');
    if (!(await fontNames()).has(name)) return c.notFound();
    return c.body(await readFile(join(fontFolder, 'files', name)), 200, {
      'content-type': 'font/woff2',
      'cache-control': kept,
    });
  });
  return routes;
}
