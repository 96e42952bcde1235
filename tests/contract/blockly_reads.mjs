// Blockly itself, without a screen: reads programs and writes them again, a line of JSON in, a line out.
//
// node blockly_reads.mjs DEFINITIONS.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const Blockly = require('blockly/core');
const complaints = [];
console.warn = (...words) => complaints.push(words.join(' '));
Blockly.common.defineBlocksWithJsonArray(JSON.parse(readFileSync(process.argv[2], 'utf8')));
console.log(JSON.stringify(complaints));
const workspace = new Blockly.Workspace();
for await (const line of createInterface({ input: process.stdin })) {
  complaints.length = 0;
  const { script, blocks } = JSON.parse(line);
  Blockly.serialization.workspaces.load(script, workspace);
  for (const block of blocks ?? []) Blockly.serialization.blocks.append(block, workspace);
  const saved = Blockly.serialization.workspaces.save(workspace);
  console.log(JSON.stringify({ saved, complaints }));
}
