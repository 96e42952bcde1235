// The least that a site in this field ships: Blockly with its own blocks and its JavaScript generator, two blocks for
// a robot, and a button that runs what was generated and shows it on a canvas. No Python, no course, no pictures, no
// fonts, no sound, nothing kept for offline: it is lighter than any page with those, and is there to say by how much.
import * as Blockly from 'blockly/core';
import 'blockly/blocks';
import { javascriptGenerator } from 'blockly/javascript';
import * as fr from 'blockly/msg/fr';

const action = (type, message0) => ({ type, message0, previousStatement: null, nextStatement: null, colour: 210 });
Blockly.setLocale(fr);
Blockly.common.defineBlocksWithJsonArray([action('move', 'avancer'), action('turn', 'tourner à droite')]);
for (const name of ['move', 'turn']) javascriptGenerator.forBlock[name] = () => `${name}();\n`;

const USED = ['move', 'turn', 'controls_repeat', 'controls_if', 'controls_whileUntil', 'logic_compare', 'math_number'];
const workspace = Blockly.inject('blocks', {
  renderer: 'zelos', media: 'media/', trashcan: true,
  toolbox: { kind: 'flyoutToolbox', contents: USED.map((type) => ({ kind: 'block', type })) },
});
const GIVEN = {
  type: 'controls_repeat', x: 40, y: 40, fields: { TIMES: 4 },
  inputs: { DO: { block: { type: 'move', next: { block: { type: 'turn' } } } } },
};
Blockly.serialization.workspaces.load({ blocks: { blocks: [GIVEN] } }, workspace);

const CELL = 40;
const robot = { x: 3, y: 3, heading: 0 };
const films = [];
const noted = () => films.push({ ...robot });
globalThis.move = () => {
  robot.x += [1, 0, -1, 0][robot.heading];
  robot.y += [0, 1, 0, -1][robot.heading];
  noted();
};
globalThis.turn = () => { robot.heading = (robot.heading + 1) % 4; noted(); };

function paint({ x, y, heading }) {
  const pen = document.getElementById('canvas').getContext('2d');
  pen.clearRect(0, 0, 320, 320);
  pen.strokeRect(0, 0, 320, 320);
  pen.fillText('→↓←↑'[heading], x * CELL, y * CELL);
}

function play() {
  if (!films.length) return;
  paint(films.shift());
  document.getElementById('step').valueAsNumber += 1;
  setTimeout(play, 200);
}

paint(robot);
document.getElementById('run').onclick = () => {
  (0, eval)(javascriptGenerator.workspaceToCode(workspace));
  requestAnimationFrame(play);
};
