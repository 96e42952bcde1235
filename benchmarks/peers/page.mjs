// Makes the plain Blockly page with the tools of our own: `node page.mjs FOLDER`.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const out = process.argv[2];
const here = fileURLToPath(new URL('page', import.meta.url));
const modules = fileURLToPath(new URL('../../web/node_modules', import.meta.url));
await build({
  entryPoints: [join(here, 'page.js')], outdir: out, nodePaths: [modules],
  bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning',
});
await cp(join(here, 'index.html'), join(out, 'index.html'));
await cp(join(modules, 'blockly/media'), join(out, 'media'), { recursive: true });
