// The Python of the built page with the page's own engine, and a tree walker in that same Python. The engine notes
// each step and each world; compiling and making ready are not timed.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OURS = ['__init__.py', 'programs.py', 'walker.py', 'runs.py'];

export async function load(built, engine) {
  const folder = `${resolve(built)}/`;
  const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')));
  const lock = readFileSync(join(folder, 'pyodide-lock.json'), 'utf8');
  const python = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents: lock });
  const add = (from, to) => python.FS.writeFile(to, new Uint8Array(readFileSync(from)));
  const packages = Object.values(JSON.parse(lock).packages).map(({ file_name }) => file_name);
  const wheels = packages.filter((name) => name.startsWith('codeweek')).sort();
  for (const wheel of wheels) add(join(folder, wheel), `/lib/${wheel}`);
  python.FS.mkdir('/lib/benchmarks');
  for (const name of OURS) add(fileURLToPath(new URL(`../${name}`, import.meta.url)), `/lib/benchmarks/${name}`);
  const [wheel, more] = wheels; // typed Python is in the second one
  for (const path of ['/lib', `/lib/${wheel}`]) python.pyimport('sys').path.append(path);
  python.pyimport('codeweek.web_api.api').reach(`/lib/${more}`);
  const ready = python.pyimport('benchmarks.runs').RUNS.get(engine);
  return (name) => ready(name);
}
