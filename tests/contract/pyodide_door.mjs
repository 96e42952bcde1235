// Answers requests with the Python of the page, as the worker does: a line of JSON in, a line out.
//
// node pyodide_door.mjs FOLDER     FOLDER: `py` of the build. Each line is a request, written as a JSON text.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2]) + '/';
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')));
const lock = readFileSync(join(folder, 'pyodide-lock.json'), 'utf8');
const python = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents: lock });
for (const { file_name } of Object.values(JSON.parse(lock).packages)) {
  python.FS.writeFile(`/lib/${file_name}`, new Uint8Array(readFileSync(join(folder, file_name))));
  python.pyimport('sys').path.append(`/lib/${file_name}`);
}
const door = python.pyimport('codeweek.browser');
console.log('"ready"');
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(door.handle(JSON.parse(line))));
}
