// Makes the page into build/web, beside the files that are already there: the bundle, then the service worker with the
// list of all the files and their hashes.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.CODEWEEK_WEB_OUT ?? join(here, '..', 'build', 'web');
const common = { bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' };
// What no page asks for, or what must always be asked for; `worker.js` holds the two files of Pyodide.
const NOT_KEPT = /\.(br|gz)$|^sw\.js$|LICENSE|\.txt$|^py\/pyodide(\.mjs|-lock\.json)$/;

/**
 * Blockly is a function within a function, which a browser reads three times before it runs. Without that wrapper its
 * functions are those of the module, and read once, while they come.
 */
const unwrapped = {
  name: 'unwrapped',
  setup(build) {
    build.onLoad({ filter: /blockly_compressed\.js$/ }, async ({ path }) => {
      const [, inner, name] = /\(this, function\(\) \{\n([^]*)\nreturn ([\w$.]+);\n\}\)\);/.exec(await readFile(path, 'utf8'));
      return { contents: `${inner}\nexport default ${name};` };
    });
  },
};

async function bundle() {
  await mkdir(out, { recursive: true });
  for (const name of await readdir(out)) if (name.startsWith('chunk-')) await rm(join(out, name));
  const { metafile } = await build({
    ...common, entryPoints: { app: join(here, 'src/start.ts') }, outdir: out, splitting: true, chunkNames: 'chunk-[hash]', metafile: true,
    plugins: [unwrapped],
    define: { ICONS: JSON.stringify(await icons()) },
  });
  await build({ ...common, entryPoints: { worker: join(here, 'src/worker.ts') }, outdir: out, external: ['node:*'], define: await python() });
  const styles = Object.fromEntries(['style', 'workshop', 'resume'].map((name) => [name, join(here, `${name}.css`)]));
  await build({ ...common, entryPoints: styles, outdir: out, external: ['fonts/*'] });
  await cp(join(here, 'manifest.webmanifest'), join(out, 'manifest.webmanifest'));
  await cp(join(here, 'node_modules/blockly/media'), join(out, 'media'), { recursive: true, filter: (name) => !/\.(mp3|ogg|wav)$/.test(name) });
  await page(chunks(metafile));
}

/** The chunks that the page needs at once: that of the pages, and what it shares with the start. */
function chunks({ outputs }) {
  const path = Object.keys(outputs).find((each) => outputs[each].entryPoint?.endsWith('src/main.ts'));
  const shared = outputs[path].imports.filter(({ kind }) => kind === 'import-statement').map((each) => each.path);
  return [path, ...shared].map((each) => basename(each));
}

async function icons() {
  const folder = join(here, '../sprites/icons');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.svg')).sort();
  return Object.fromEntries(await Promise.all(
    names.map(async (name) => [basename(name, '.svg'), (await readFile(join(folder, name), 'utf8')).trim()]),
  ));
}

/** What the worker has to know of the files of Python, so that it need not ask. */
async function python() {
  const folder = join(out, 'py');
  const lock = await readFile(join(folder, 'pyodide-lock.json'), 'utf8');
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).filter((each) => !NOT_KEPT.test(`py/${each}`)).sort()) {
    hash.update(name).update(await readFile(join(folder, name)));
  }
  const rest = 'python_rest.zip';
  const wheels = { always: [], rest: [[rest, createHash('sha256').update(await readFile(join(folder, rest))).digest('hex')]] };
  for (const { name, file_name, sha256 } of Object.values(JSON.parse(lock).packages)) {
    wheels[name === 'codeweek' ? 'always' : 'rest'].push([file_name, sha256]);
  }
  return { PYTHON: JSON.stringify(hash.digest('hex').slice(0, 16)), LOCK: JSON.stringify(lock), WHEELS: JSON.stringify(wheels) };
}

/** The page with what is known only at build time. */
async function page(soon) {
  const init = await readFile(join(here, '../codeweek/__init__.py'), 'utf8');
  const version = /__version__ = "([^"]+)"/.exec(init)?.[1] ?? '';
  const sentences = [];
  for (const language of ['fr', 'en']) {
    const toml = await readFile(join(here, `../codeweek/locale/${language}/web.toml`), 'utf8');
    sentences.push(/^no_script = "([^"]+)"/m.exec(toml)?.[1] ?? '');
  }
  const html = await readFile(join(here, 'index.html'), 'utf8');
  const links = soon.map((name) => `<link rel="modulepreload" href="${name}">`).join('\n');
  const known = { version, no_script: sentences.join(' / '), soon: links };
  await writeFile(join(out, 'index.html'), html.replace(/{{(\w+)}}/g, (_all, name) => known[name]));
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
