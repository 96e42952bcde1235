// Makes the page into build/web, beside the files that are already there: the bundle, then the page itself, with what it
// needs before any file, then the service worker with the list of all the files and their hashes.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.CODEWEEK_WEB_OUT ?? join(here, '..', 'build', 'web');
const common = { bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' };
// What no page asks for, what must always be asked for, or what is kept where it is used (clips, `voice/voice.ts`); `worker.js` holds the two files of Pyodide.
const NOT_KEPT = /\.(br|gz)$|^sw\.js$|^salle\/|^clips\/|LICENSE|\.txt$|^py\/pyodide(\.mjs|-lock\.json)$/;
// Of those that are kept: what a browser needs only once it speaks a language, is in a room, may be heard (no page is before its first touch), where something is worn or typed, where an adult reads the guides, or once a level is won: the rest of Python.
const LATER = [/^data\/[\w-]+\.(?<language>\w+)\.json$/, /^(?<room>room\.css|data\/room\.\w+\.json|sounds\/bell\.wav)$/,
  /^(?<heard>sounds\/(?!bell)\w+\.wav)$/, /^(?<worn>(sounds|sprites)\/worn\/\w+\.\w+)$/, /^(?<typing>typing\.(js|css)|code\.css)$/,
  /^(?<guides>guides)\//, /^(?<rest>sprites\/scenery\/\w+\.svg|py\/(?:python_rest\.zip|(?:codeweek_more|pyyaml)-[^/]+\.whl))$/];
const locale = join(here, '../codeweek/locale');
// The languages there are, French first: it is for whom none is known. What one does not say itself is said in English.
const LANGUAGES = (await readdir(locale, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  .sort((one, other) => Number(other === 'fr') - Number(one === 'fr') || (one < other ? -1 : 1));
const WHOLE = 'en';

/** Blockly's own words in the languages there are, each in a chunk that is fetched when it is spoken. */
const messages = {
  name: 'messages',
  setup(build) {
    build.onResolve({ filter: /^blockly-messages$/ }, ({ path }) => ({ path, namespace: 'messages' }));
    build.onLoad({ filter: /.*/, namespace: 'messages' }, async () => {
      const there = await readdir(join(here, 'node_modules/blockly/msg'));
      const lines = LANGUAGES.filter((code) => there.includes(`${code}.js`)).map((code) => `'${code}': () => import('blockly/msg/${code}')`);
      return { contents: `export default { ${lines.join(', ')} };`, resolveDir: here };
    });
  },
};

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
  await sweep(out);
  const { metafile } = await build({
    ...common, entryPoints: { app: join(here, 'src/start.ts'), typing: join(here, 'src/typing/typed-program.ts') }, outdir: out, splitting: true, chunkNames: 'chunk-[hash]', metafile: true,
    plugins: [unwrapped, messages],
    define: { ICONS: JSON.stringify(await icons()), LANGUAGES: JSON.stringify(LANGUAGES) },
  });
  await build({ ...common, entryPoints: { worker: join(here, 'src/pyodide/worker.ts') }, outdir: out, external: ['node:*'], define: await python() });
  const styles = Object.fromEntries(['style', 'workshop', 'resume', 'room', 'comic', 'wear', 'typing', 'code', 'live'].map((name) => [name, join(here, `${name}.css`)]));
  await build({ ...common, entryPoints: styles, outdir: out, external: ['fonts/*'] });
  await cp(join(here, 'manifest.webmanifest'), join(out, 'manifest.webmanifest'));
  await cp(join(here, 'node_modules/blockly/media'), join(out, 'media'), { recursive: true, filter: (name) => !/\.(mp3|ogg|wav)$/.test(name) });
  return chunks(metafile);
}

/** Take away the chunks of before, and their twins. */
async function sweep(folder) {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (/^chunk-|\.(br|gz)$/.test(name)) await rm(join(folder, name));
}

/** The adult's board of a room: a page of its own, of which a child's page fetches nothing. */
async function board() {
  const folder = join(out, 'salle');
  await sweep(folder);
  await build({
    ...common, entryPoints: { board: join(here, 'src/board/board-main.ts') }, outdir: folder, splitting: true, chunkNames: 'chunk-[hash]',
    plugins: [unwrapped, messages],
    define: { ICONS: JSON.stringify(await icons()), LANGUAGES: JSON.stringify(LANGUAGES) },
  });
  await build({ ...common, entryPoints: { board: join(here, 'board.css') }, outdir: folder });
  await cp(join(here, 'board.html'), join(folder, 'index.html'));
}

/** The chunks that the page needs at once: that of the pages, and what the start and it share with others. */
function chunks({ outputs }) {
  const [start, main] = ['start', 'main'].map((name) => Object.keys(outputs).find((each) => outputs[each].entryPoint?.endsWith(`src/${name}.ts`)));
  const shared = [start, main].flatMap((path) => outputs[path].imports).filter(({ kind }) => kind === 'import-statement').map((each) => each.path);
  return [...new Set([main, ...shared])].map((each) => basename(each));
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
  const rest = (await readdir(folder)).filter((name) => name === 'python_rest.zip'); // none where Pyodide is as it is shipped
  const wheels = { always: [], rest: await Promise.all(rest.map(async (name) => [name, createHash('sha256').update(await readFile(join(folder, name))).digest('hex')])) };
  for (const { name, file_name, sha256 } of Object.values(JSON.parse(lock).packages)) {
    wheels[name === 'codeweek' ? 'always' : 'rest'].push([file_name, sha256]);
  }
  const first = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', ...wheels.always.map(([name]) => name)];
  const found = await sizes(first.map((name) => `py/${name}`));
  const bytes = Object.fromEntries(first.map((name) => [name, found[`py/${name}`]]));
  return { SIZES: JSON.stringify(bytes), PLAIN: String(!rest.length), PYTHON: JSON.stringify(hash.digest('hex').slice(0, 16)), LOCK: JSON.stringify(lock), WHEELS: JSON.stringify(wheels) };
}

/** The page with what is known only at build time; `soon` are the chunks that it needs at once. */
async function page(soon) {
  const init = await readFile(join(here, '../codeweek/__init__.py'), 'utf8');
  const version = /__version__ = "([^"]+)"/.exec(init)?.[1] ?? '';
  const texts = Object.fromEntries(await Promise.all(
    LANGUAGES.map(async (language) => [language, await readFile(join(locale, language, 'web.toml'), 'utf8').catch(() => '')]),
  ));
  const said = (language, table) => ({ ...sentences(texts[WHOLE], table), ...sentences(texts[language], table) });
  const html = await readFile(join(here, 'index.html'), 'utf8');
  const hero = await readFile(join(here, '../sprites/robot/space/hero.svg'), 'utf8');
  const [style, script] = await Promise.all([inline('opening.css'), inline('src/opening.ts', {
    OPENING: JSON.stringify(Object.fromEntries(LANGUAGES.map((language) => [language, said(language, 'opening')]))),
    FILES: JSON.stringify(await sizes(['app.js', 'style.css', ...soon, ...LANGUAGES.flatMap((language) => [`data/words.${language}.json`, `data/course.${language}.json`])])),
  })]);
  const known = {
    version, build: await hashOf((name) => name !== 'index.html'), style, style_hash: policy(style), script, script_hash: policy(script),
    hero: hero.trim().replace('<svg ', '<svg aria-hidden="true" '), no_script: [...new Set(LANGUAGES.map((language) => said(language, 'page').no_script))].join(' / '),
    soon: soon.map((name) => `<link rel="modulepreload" href="${name}">`).join('\n'),
  };
  await writeFile(join(out, 'index.html'), html.replace(/{{(\w+)}}/g, (_all, name) => known[name]));
  await writeFile(join(out, 'build.txt'), known.build);
}

/** A part of the page that is in the page itself. */
async function inline(name, define = {}) {
  const { outputFiles } = await build({ ...common, format: 'iife', entryPoints: [join(here, name)], write: false, define });
  return outputFiles[0].text.trim();
}

/** What the page's rule says of it. */
function policy(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The sentences of a table of a file of sentences; each is one line. */
function sentences(toml, table) {
  const [, lines] = new RegExp(`^\\[${table}\\]\\n((?:.+\\n)+)`, 'm').exec(toml) ?? ['', ''];
  return Object.fromEntries([...lines.matchAll(/^(\w+) = "([^"]+)"$/gm)].map(([, key, words]) => [key, words]));
}

async function sizes(names) {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await stat(join(out, name))).size])));
}

/** The files that are kept, each with its hash. */
async function kept() {
  const files = [];
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(out, path).split(sep).join('/');
    if (!entry.isFile() || NOT_KEPT.test(name)) continue;
    files.push([name, createHash('sha256').update(await readFile(path)).digest('hex').slice(0, 16)]);
  }
  return files.sort();
}

/** What some of the files are together. */
async function hashOf(taken) {
  const files = (await kept()).filter(([name]) => taken(name));
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
}

/** For what a file is kept; nothing: for every page. */
function setOf(name) {
  const [[set, part] = ['']] = LATER.flatMap((those) => Object.entries(those.exec(name)?.groups ?? {}));
  return set === 'language' ? part : set;
}

async function offline() {
  const files = await kept();
  const version = await hashOf(() => true);
  const sets = {};
  for (const file of files) (sets[setOf(file[0])] ??= []).push(file);
  await build({
    ...common, entryPoints: { sw: join(here, 'src/offline/service-worker.ts') }, outdir: out, format: 'iife',
    define: { KEPT: JSON.stringify({ version, sets }), LANGUAGES: JSON.stringify(LANGUAGES) },
  });
}

await page(await bundle());
await board();
await offline();
