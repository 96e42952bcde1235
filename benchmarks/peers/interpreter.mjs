// JS-Interpreter, the stepper of the sites in this field: one node of the tree a step. Those sites have a call of
// their own before each statement; here the statement is noted from outside, which costs it less. Parsing and
// the making of its globals are not timed.
import Interpreter from 'js-interpreter';
import { PROGRAMS } from './programs.mjs';

const STATEMENTS = new Set(['ExpressionStatement', 'IfStatement', 'ReturnStatement', 'VariableDeclaration',
  'ForStatement', 'WhileStatement', 'FunctionDeclaration']);

/** Whether this is a statement that is reached now: at its first step, and at each turn of a loop. */
function reached(state) {
  const { type } = state.node;
  if (!STATEMENTS.has(type)) return false;
  if (type === 'ForStatement') return state.mode_ === 1;
  if (type === 'WhileStatement' && state.test_ === false) return true;
  if (state.noted) return false;
  state.noted = true;
  return true;
}

export function prepare(name) {
  const worlds = [];
  let cell = 0;
  const move = () => { cell += 1; worlds.push({ cell }); };
  const interpreter = new Interpreter(PROGRAMS[name], (self, global) => {
    self.setProperty(global, 'move', self.createNativeFunction(move));
    self.setProperty(global, 'wall_ahead', self.createNativeFunction(() => cell % 10 === 9));
  });
  return () => record(interpreter);
}

function record(interpreter) {
  const steps = [];
  const stack = interpreter.getStateStack?.() ?? interpreter.stateStack;
  do {
    const state = stack[stack.length - 1];
    if (reached(state)) steps.push(state.node.start);
  } while (interpreter.step());
  return steps.length;
}
