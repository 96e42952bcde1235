// Holds src to the layers of layers.json, highest first: a file imports only of its own folder and of layers below, types and what
// is fetched later included, and no files import each other in a circle. `node layers.mjs FOLDER` looks at another folder than src.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = process.argv[2] ?? join(here, 'src');
const layers = JSON.parse(readFileSync(join(here, 'layers.json'), 'utf8')).map(Object.keys);
const IMPORT = /(?:\bfrom|\bimport\(|^import)\s*'(\.[^']+)'/gm;

const files = readdirSync(root, { recursive: true }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.ts'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const faults = [...files.flatMap(againstLayers), ...circles()];
for (const fault of faults) console.error(fault);
if (imports.size === 0 || faults.length > 0) process.exit(1);

function importsOf(file) {
  const found = [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(([, name]) => posix.join(posix.dirname(file), `${name}.ts`));
  return found.filter((name) => files.includes(name));
}

function folderOf(file) { return file.split('/')[0]; }

function layerOf(file) { return layers.findIndex((layer) => layer.includes(folderOf(file))); }

function againstLayers(file) {
  if (layerOf(file) < 0) return [`src/${file}: ${folderOf(file)} has no layer in web/layers.json`];
  const wrong = imports.get(file).filter((other) => folderOf(other) !== folderOf(file) && layerOf(other) <= layerOf(file));
  return wrong.map((other) => `src/${file} imports src/${other}, but ${folderOf(other)} is not below ${folderOf(file)} in web/layers.json`);
}

/** The circles that a walk along the imports comes upon, each as the way round it. */
function circles() {
  const done = new Set(), found = [];
  const walk = (file, way) => {
    if (way.includes(file)) found.push(`a circle: ${[...way.slice(way.indexOf(file)), file].map((each) => `src/${each}`).join(' -> ')}`);
    if (way.includes(file) || done.has(file)) return;
    for (const other of imports.get(file)) walk(other, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
