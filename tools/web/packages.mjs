// The npm packages of which something is in the page's scripts, as JSON: asked of the bundler itself.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const { build } = await import(pathToFileURL(createRequire(join(web, 'package.json')).resolve('esbuild')).href);
const entryPoints = ['start', 'pyodide/worker', 'offline/service-worker', 'board/board-main'].map((name) => join(web, `src/${name}.ts`));
const { metafile } = await build({
  entryPoints, absWorkingDir: web, bundle: true, format: 'esm', target: 'es2022', external: ['node:*', 'blockly-messages'], outdir: 'nowhere', splitting: true,
  write: false, metafile: true, logLevel: 'error',
});
const inside = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs).filter((name) => inputs[name].bytesInOutput));
const names = inside.map((name) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1]).filter(Boolean);
console.log(JSON.stringify([...new Set(names)].sort()));
