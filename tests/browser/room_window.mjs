// A window of a room beside the pages of a test.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The window: does one thing after the other. */
export function windowIn(folder) {
  const child = spawn(process.env.CODEWEEK_PYTHON ?? 'python3', [join(import.meta.dirname, 'window.py'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const does = async (...told) => {
    child.stdin.write(`${told.join(' ')}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the window ended at: ${told}`);
      if (!value.startsWith('pygame')) return JSON.parse(value); // else the library says hello
    }
  };
  return { does, end: () => child.kill('SIGKILL') };
}
