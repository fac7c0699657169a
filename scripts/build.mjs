// Bundles the operator's CLI, the bot and the sandbox for Node into dist/, so that `npx hulei` starts without tsx.
import { chmod, readFile, rm } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';

const FOLDER = 'dist';
const ENTRY = `${FOLDER}/hulei.mjs`;

// The SDK asks for require, __dirname and __filename, which modules do not have.
const banner = [
  "import{createRequire as __cr}from'node:module';",
  "import{dirname as __dn}from'node:path';",
  "import{fileURLToPath as __fu}from'node:url';",
  'const require=__cr(import.meta.url),__filename=__fu(import.meta.url),__dirname=__dn(__filename);',
].join('');

/** The sandbox builds its page from the sources beside its own: in the bundle it still looks there. */
const sandboxPage = {
  name: 'sandbox-page',
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]sandbox[\\/]page-bundle\.ts$/ }, async ({ path }) => {
      const source = `../${relative(resolve('.'), path).replaceAll('\\', '/')}`;
      const text = await readFile(path, 'utf8');
      const contents = text.replaceAll('import.meta.url', `new URL('${source}', import.meta.url).href`);
      return { contents, loader: 'ts' };
    });
  },
};

await rm(FOLDER, { recursive: true, force: true });
await build({
  entryPoints: { hulei: 'src/hosts/cli.ts' },
  outdir: FOLDER,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What a command does not need it does not load.
  splitting: true,
  chunkNames: 'part-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  // Native code, and the compiler that only the sandbox starts.
  external: ['libsql', 'esbuild', 'sharp'],
  banner: { js: banner },
  plugins: [sandboxPage],
});
await chmod(ENTRY, 0o755);
