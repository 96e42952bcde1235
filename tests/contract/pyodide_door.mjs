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
function add(name) {
  python.FS.writeFile(`/lib/${name}`, new Uint8Array(readFileSync(join(folder, name))));
  python.pyimport('sys').path.append(`/lib/${name}`);
}
const wheels = Object.values(JSON.parse(lock).packages);
const names = (wanted) => wheels.filter(({ name }) => (name === 'codeweek') === wanted).map(({ file_name }) => file_name);
names(true).forEach(add);
const door = python.pyimport('codeweek.browser');
console.log('"ready"');
let rest = ['python_rest.zip', ...names(false)]; // what the worker fetches for a teacher's file only
for await (const line of createInterface({ input: process.stdin })) {
  if (/^"\{\\"do\\": \\"(open|describe)\\"/.test(line)) {
    rest.forEach(add);
    rest = [];
  }
  console.log(JSON.stringify(door.handle(JSON.parse(line))));
}
