// Runs several files of tests in one process, so that their visits share a browser, all turns first: in their folder, node …/several.mjs hands ideas
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { turnsFirst } from './visit.mjs';

await turnsFirst(async () => {
  for (const name of process.argv.slice(2)) await import(pathToFileURL(resolve(`${name}.test.mjs`)).href);
});
