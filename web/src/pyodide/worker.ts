/**
 * Python in a worker: `codeweek.web_api.api.handle`, and nothing else.
 *
 * In: {id, request, rest: whether it needs more of Python than a child's program}; {keep: true} in a quiet moment.
 * Out: {coming: the part of its files that has come}, when they have to; {ready: true} or {fatal: true}; {id, answer}. Requests that come before Python is awake wait for it, and each waits for the one before it.
 */

import { wake } from './boot';

interface Asked { id: number; request: string; rest: boolean }
interface Keep { keep: true }

const LOST = JSON.stringify({ ok: false, say: '', lost: true });
const ABSENT = JSON.stringify({ ok: false, say: '', lost: true, absent: true });

function tell(message: object): void {
  self.postMessage(message);
}

const awake = wake((coming) => tell({ coming }));
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', (event: MessageEvent<Asked | Keep>) => {
  const { data } = event;
  if ('keep' in data) void awake.then((python) => python.keep());
  else last = last.then(() => answer(data));
});
awake.then(
  () => tell({ ready: true }),
  (why: unknown) => tell({ fatal: true, cause: String(why) }),
);

async function answer({ id, request, rest }: Asked): Promise<void> {
  try {
    const python = await awake;
    if (rest && !(await python.rest())) return tell({ id, answer: ABSENT }); // only this is lost: Python goes on
    tell({ id, answer: python.handle(request) });
  } catch (why) {
    // The door never raises: this Python has ended, and only another worker can answer again.
    await awake.then((python) => python.forget()).catch(() => undefined);
    tell({ id, answer: LOST });
    tell({ fatal: true, cause: String(why) });
  }
}
