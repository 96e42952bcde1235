// Compressed twins beside the files of a folder: `.br` for browsers, `.gz` for hosts that compress nothing.
// A twin newer than its file is left as it is.
//
// node twins.mjs FOLDER [NAME]   of one file only, by its name
import { readdirSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES = new Set(['.css', '.html', '.js', '.json', '.map', '.mjs', '.svg', '.ttf', '.txt', '.wasm', '.wav',
  '.webmanifest', '.whl', '.zip']);
const LEAST = 512; // bytes: below, a twin costs more than it saves
const SPARES = 0.95; // a twin that is hardly smaller is not kept
const AT_A_TIME = 4; // as many threads as Node has for this

const [folder, only] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
const files = new Set(names.filter((name) => statSync(name).isFile()));

const wanted = []; // [size, name, end, how]

for (const name of only ? [join(folder, only)] : files) {
  const original = name.replace(/\.(br|gz)$/, ''), { size } = statSync(name);
  if (original !== name) {
    if (!files.has(original)) rmSync(name);
  } else if (TYPES.has(extname(name)) && size >= LEAST) {
    wanted.push([size, name, '.br', brotli], [size, name, '.gz', (content) => promisify(gzip)(content, { level: 9 })]);
  } else {
    for (const end of ['.br', '.gz']) if (files.has(name + end)) rmSync(name + end); // it was larger once
  }
}
wanted.sort(([one], [other]) => other - one); // one large file takes as long as all the small ones
await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
  for (let next = wanted.shift(); next; next = wanted.shift()) await twin(...next);
}));

function brotli(content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return promisify(brotliCompress)(content, { params });
}

async function twin(_size, name, end, compress) {
  if (files.has(name + end) && statSync(name + end).mtimeMs >= statSync(name).mtimeMs) return;
  const content = await readFile(name);
  const small = await compress(content);
  if (small.length < content.length * SPARES) await writeFile(name + end, small);
  else if (files.has(name + end)) rmSync(name + end);
}
