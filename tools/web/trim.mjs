// Inside the very Pyodide that will run in the page: finds the modules of the standard library that the
// door needs, and compiles them and the wheels for its Python, so that no tablet has to compile them again.
//
// node trim.mjs PYODIDE_FOLDER JOB.json
// JOB: {wheels: [path], library: path, requests: [text], rare: [text], out: folder}
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, jobFile] = process.argv.slice(2);
const job = JSON.parse(readFileSync(jobFile, 'utf8'));
const { loadPyodide } = await import(pathToFileURL(join(resolve(folder), 'pyodide.mjs')));
// Nobody sees the columns of a traceback here, and they are a fifth of what is compiled.
const python = await loadPyodide({ indexURL: resolve(folder) + '/', stdLibURL: job.library, env: { PYTHONNODEBUGRANGES: '1' } });
for (const wheel of job.wheels) python.FS.writeFile(`/lib/${basename(wheel)}`, new Uint8Array(readFileSync(wheel)));
const [own, ...others] = job.wheels.map((wheel) => `/lib/${basename(wheel)}`);
python.pyimport('sys').path.append(own);
for (const wheel of others) python.pyimport('codeweek.web_api.api').reach(wheel);

python.FS.mkdirTree('/made');
python.FS.writeFile('/stdlib.zip', readFileSync(job.library));
python.FS.writeFile('/trim.py', readFileSync(new URL('trim.py', import.meta.url)));
for (const wheel of job.wheels) python.FS.writeFile(`/made/${basename(wheel)}`, new Uint8Array(readFileSync(wheel)));
python.globals.set('job', python.toPy(job));
python.runPython('import sys; sys.path.insert(0, "/"); import trim; trim.everything(job["requests"], job["rare"])');
for (const name of python.FS.readdir('/made')) {
  if (!name.startsWith('.')) writeFileSync(join(job.out, name), python.FS.readFile(`/made/${name}`));
}
