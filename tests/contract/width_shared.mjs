// Shares the width of a level's page as the page does.
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web', 'src', 'level', 'level-layout.ts');
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
const { split, stacked, written } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

for await (const line of createInterface({ input: process.stdin })) {
  const needs = JSON.parse(line);
  console.log(JSON.stringify([split(needs), stacked(needs), written(needs)]));
}
