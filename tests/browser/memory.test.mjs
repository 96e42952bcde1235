// The memory of a Python that has just woken is kept, and the next one starts from it; whatever is wrong with what was
// kept, the page plays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const source = fileURLToPath(new URL('../../web/src/pyodide/memory-snapshot.ts', import.meta.url));
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false, define: { PYTHON: '"build"' } });
const { packed, unpacked } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

/** A memory with some full spots, always the same for a number. */
function sample(number) {
  let state = number;
  const chance = (most) => { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor((state / 2_147_483_648) * most); };
  const memory = new Uint8Array(16 * (1 + chance(3000)));
  for (let spots = chance(8); spots > 0; spots--) {
    const from = chance(memory.length);
    memory.fill(1 + chance(255), from, from + chance(5000));
  }
  return memory;
}

test('what is packed comes back, whatever its size and wherever it is empty', () => {
  for (let number = 0; number < 200; number++) {
    const { head, content } = packed(sample(number), 'build');
    assert.deepEqual(unpacked(head, content), sample(number));
  }
});

test('what is empty takes no room', () => {
  const memory = new Uint8Array(40 * 4096);
  memory[20 * 4096] = 1;
  assert.equal(packed(memory, 'build').content.length, 4096);
});

test('one bit that is not as it was is noticed, wherever it is', () => {
  for (let number = 1; number < 200; number++) {
    const { head, content } = packed(sample(number), 'build');
    if (content.length === 0) continue;
    content[(number * 7919) % content.length] ^= 1 << number % 8;
    assert.throws(() => unpacked(head, content), /not what was kept/);
  }
});

test('a place of the memory that is not as it was is noticed', () => {
  const { head, content } = packed(Uint8Array.from({ length: 8 * 4096 }, (_, byte) => (byte < 4096 ? 0 : 1)), 'build');
  assert.throws(() => unpacked({ ...head, pages: head.pages.map((page) => page - 1) }, content), /not what was kept/);
  assert.throws(() => unpacked({ ...head, size: head.size + 4096 }, content), /not what was kept/);
});

test('a content that is gone, cut short, of noise or with flaws is noticed', () => {
  const { head, content } = packed(Uint8Array.from({ length: 8 * 4096 }, (_, byte) => byte & 255), 'build');
  assert.throws(() => unpacked(head, undefined));
  assert.throws(() => unpacked(head, content.subarray(4096)));
  assert.throws(() => unpacked(head, content.map((_byte, place) => (place * 7919) & 255)), /not what was kept/);
  assert.throws(() => unpacked(head, content.map((byte, place) => (place % 3 === 0 ? byte ^ 85 : byte))), /not what was kept/);
});
