// Skulpt with its debugger on and a breakpoint at each line: it gives the hand back at each step, as it must for a
// program to be paused, and notes the line. It is resumed at once, without a promise or a turn of the event loop,
// which is the fastest it can do. Compiling is not timed.
import { createRequire } from 'node:module';

const Sk = createRequire(import.meta.url)('skulpt/dist/skulpt.min.js') && globalThis.Sk;
let lines = [];
let worlds = [];
let cell = 0;

const breakpoints = (_file, line) => { lines.push(line); return true; };
Sk.configure({ __future__: Sk.python3, debugging: true, breakpoints });
Sk.builtins.move = new Sk.builtin.func(() => { cell += 1; worlds.push({ cell }); return Sk.builtin.none.none$; });
Sk.builtins.wall_ahead = new Sk.builtin.func(() => (cell % 10 === 9 ? Sk.builtin.bool.true$ : Sk.builtin.bool.false$));

export function prepare(_name, source) {
  const { code, funcname } = Sk.compile(source, 'main.py', 'exec', true);
  const main = (0, eval)(`${code}\n${funcname};`);
  return () => {
    [lines, worlds, cell] = [[], [], 0];
    let state = main({ __name__: new Sk.builtin.str('__main__') });
    while (state instanceof Sk.misceval.Suspension) state = state.resume();
    return lines.length;
  };
}
