// Makes the page into build/web, beside the files that are already there: the bundle, then the service worker with the
// list of all the files and their hashes.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.CODEWEEK_WEB_OUT ?? join(here, '..', 'build', 'web');
const common = { bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' };
const NOT_KEPT = /\.(br|gz)$|^sw\.js$|LICENSE|\.txt$/;

async function bundle() {
  await mkdir(out, { recursive: true });
  for (const name of await readdir(out)) if (name.startsWith('chunk-')) await rm(join(out, name));
  await build({ ...common, entryPoints: { app: join(here, 'src/main.ts') }, outdir: out, splitting: true, chunkNames: 'chunk-[hash]' });
  await build({ ...common, entryPoints: { worker: join(here, 'src/worker.ts') }, outdir: out });
  await build({ ...common, entryPoints: { style: join(here, 'style.css') }, outdir: out, external: ['fonts/*'] });
  await cp(join(here, 'manifest.webmanifest'), join(out, 'manifest.webmanifest'));
  await cp(join(here, 'node_modules/blockly/media'), join(out, 'media'), { recursive: true, filter: (name) => !/\.(mp3|ogg|wav)$/.test(name) });
  await page();
}

/** The page with what is known only at build time. */
async function page() {
  const init = await readFile(join(here, '../codeweek/__init__.py'), 'utf8');
  const version = /__version__ = "([^"]+)"/.exec(init)?.[1] ?? '';
  const sentences = [];
  for (const language of ['fr', 'en']) {
    const toml = await readFile(join(here, `../codeweek/locale/${language}/web.toml`), 'utf8');
    sentences.push(/^no_script = "([^"]+)"/m.exec(toml)?.[1] ?? '');
  }
  const html = await readFile(join(here, 'index.html'), 'utf8');
  await writeFile(join(out, 'index.html'), html.replace('{{version}}', version).replace('{{no_script}}', sentences.join(' / ')));
}

async function offline() {
  const files = [];
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(out, path).split(sep).join('/');
    if (!entry.isFile() || NOT_KEPT.test(name)) continue;
    files.push([name, createHash('sha256').update(await readFile(path)).digest('hex').slice(0, 16)]);
  }
  files.sort();
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  await build({
    ...common, entryPoints: { sw: join(here, 'src/sw.ts') }, outdir: out, format: 'iife',
    define: { KEPT: JSON.stringify({ version, files }) },
  });
}

await bundle();
await offline();
