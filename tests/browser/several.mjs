// Runs several files of tests in one process, so that their visits share a browser: node several.mjs hands ideas
for (const name of process.argv.slice(2)) await import(`./${name}.test.mjs`);
