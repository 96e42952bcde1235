// Compressed twins beside the files of a folder: `.br` for browsers, `.gz` for hosts that compress nothing.
// A twin newer than its file is left as it is.
//
// node twins.mjs FOLDER
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = new Set(['.css', '.html', '.js', '.json', '.map', '.mjs', '.svg', '.ttf', '.txt', '.wasm', '.wav',
  '.webmanifest', '.whl', '.zip']);
const LEAST = 512; // bytes: below, a twin costs more than it saves
const SPARES = 0.95; // a twin that is hardly smaller is not kept

const folder = process.argv[2];
const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
const files = new Set(names.filter((name) => statSync(name).isFile()));

for (const name of files) {
  const original = name.replace(/\.(br|gz)$/, '');
  if (original !== name) {
    if (!files.has(original)) rmSync(name);
  } else if (TYPES.has(extname(name)) && statSync(name).size >= LEAST) {
    twin(name, '.br', (content) => brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }));
    twin(name, '.gz', (content) => gzipSync(content, { level: 9 }));
  } else {
    for (const end of ['.br', '.gz']) if (files.has(name + end)) rmSync(name + end); // it was larger once
  }
}

function twin(name, end, compress) {
  if (files.has(name + end) && statSync(name + end).mtimeMs >= statSync(name).mtimeMs) return;
  const content = readFileSync(name);
  const small = compress(content);
  if (small.length < content.length * SPARES) writeFileSync(name + end, small);
  else if (files.has(name + end)) rmSync(name + end);
}
