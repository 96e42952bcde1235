// Blockly as the page mends it, without a screen.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from '../../web/node_modules/esbuild/lib/main.js';

const WEB = join(import.meta.dirname, '..', '..', 'web');
const require = createRequire(join(WEB, 'package.json'));
const Blockly = require('blockly/core');

const { outputFiles } = await build({
  entryPoints: [join(WEB, 'src', 'blocks', 'blockly-patches.ts')], bundle: true, format: 'cjs', platform: 'node', external: ['blockly/core'], write: false,
});
Function('require', 'module', outputFiles[0].text)(require, { exports: {} });
Blockly.common.defineBlocksWithJsonArray([{ type: 'count', message0: '%1', args0: [{ type: 'field_number', name: 'N', value: 1 }] }]);

const told = () => new Promise((done) => { setTimeout(done, 0); }); // Blockly says what changed a moment later
const number = (block) => block.getFieldValue('N');

test('an undo passes over the change of a block that is gone, and undoes the rest', async () => {
  const workspace = new Blockly.Workspace();
  const [first, gone, last] = [1, 2, 3].map(() => workspace.newBlock('count'));
  await told();
  workspace.clearUndo();
  Blockly.Events.setGroup(true);
  for (const block of [first, gone, last]) block.setFieldValue(5, 'N');
  Blockly.Events.setGroup(false);
  await told();
  Blockly.Events.disable();
  gone.dispose();
  Blockly.Events.enable();

  workspace.undo(false);
  assert.deepEqual([first, last].map(number), [1, 1]);
  workspace.undo(true);
  assert.deepEqual([first, last].map(number), [5, 5]);
});
