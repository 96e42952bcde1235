/** What went wrong that nobody foresaw: its cause goes to the console, and to the adult while this page is open. */

const MOST = 10; // the last ones
const OFTEN = 60_000; // milliseconds: not told more often to whoever plays
const NO_MATTER = /ResizeObserver loop/; // what a browser says when it puts off a layout

const causes: string[] = [];

/** The causes of this session, the newest last. */
export function kept(): readonly string[] { return causes; }

export function keep(cause: string): void {
  console.error(cause);
  add(cause);
}

/** Something that a page lives with, but may be asked about: Python began again. */
export function note(cause: string): void {
  console.warn(cause);
  add(cause);
}

function add(cause: string): void {
  if (causes.at(-1) !== cause) causes.push(cause);
  causes.splice(0, causes.length - MOST);
}

/** Hear of every error that nobody catches, and have the person told; the browser has written it in the console. */
export function listen(tell: () => void): void {
  let told = -OFTEN;
  const met = (reason: unknown): void => {
    if (!(reason instanceof Error) || NO_MATTER.test(reason.message)) return;
    add(`${document.documentElement.dataset['version'] ?? ''} ${reason.stack ?? String(reason)}`.trim());
    if (performance.now() - told < OFTEN) return;
    told = performance.now();
    tell();
  };
  window.addEventListener('error', (event) => met(event.error));
  window.addEventListener('unhandledrejection', (event) => met(event.reason));
}
