// Answers with the page's own renaming of a program that was saved under another language.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'progress', 'program-names.ts');
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
const { adopted } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

for await (const line of createInterface({ input: process.stdin })) {
  const { script, ...level } = JSON.parse(line);
  console.log(JSON.stringify(adopted(script, level)));
}
