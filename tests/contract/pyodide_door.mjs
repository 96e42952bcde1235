// Answers requests with the Python of the page, as the worker does: a line of JSON in, a line out.
//
// node pyodide_door.mjs FOLDER     FOLDER: `py` of the build. Each line is a request, written as a JSON text.
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2]) + '/';
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')));
const lock = readFileSync(join(folder, 'pyodide-lock.json'), 'utf8');
const python = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents: lock });
const add = (name) => {
  python.FS.writeFile(`/lib/${name}`, new Uint8Array(readFileSync(join(folder, name))));
  return `/lib/${name}`;
};
const files = Object.values(JSON.parse(lock).packages).map(({ file_name }) => file_name);
const own = files.find((name) => name.startsWith('codeweek-'));
python.pyimport('sys').path.append(add(own));
const door = python.pyimport('codeweek.web_api.api');
console.log('"ready"');
let rest = ['python_rest.zip', ...files.filter((name) => name !== own)].filter((name) => existsSync(join(folder, name))); // what the worker fetches for these only
const RARE = /\\"do\\": \\"(open|describe|draft_|invent_|pack_|trap|code|decode|spell|evaluation|read|patch|words|tune|game|help|stands|went_wrong|another)|\\"(trap|drawing)\\": |\\"type\\": \\"(python|hero|when_|each_tick|every_)/;
for await (const line of createInterface({ input: process.stdin })) {
  if (RARE.test(line)) {
    rest.forEach((name) => door.reach(add(name)));
    rest = [];
  }
  console.log(JSON.stringify(door.handle(JSON.parse(line))));
}
