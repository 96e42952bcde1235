// Runs several files of tests in one process, so that their visits share a browser, all turns first: node several.mjs hands ideas
import { turnsFirst } from './visit.mjs';

await turnsFirst(async () => {
  for (const name of process.argv.slice(2)) await import(`./${name}.test.mjs`);
});
