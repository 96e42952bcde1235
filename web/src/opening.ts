/**
 * What is in the page itself, and so is there before any file: words while the others come, how many have come, and what
 * to do when they do not. It loads the page again only once that has been seen to answer: a page of the browser's own
 * would have neither these words nor another try.
 */

interface Sentences { coming: string; slow: string; cut: string; still: string; again: string }

/** Written by the build: the words by language, and the size of each file that the first page waits for. */
declare const OPENING: Record<string, Sentences>;
declare const FILES: Record<string, number>;

const LANGUAGES = Object.keys(OPENING); // the first for whom none is known
const SLOW = 7, LONGEST = 20; // seconds without a file: told, and given up: twice as long at each new try
const ANSWER = 5000; // milliseconds that the page itself may take to answer
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds before it is asked again
const FEW = 3; // times it was loaded again, or asked in vain: then somebody should look

const page = document.documentElement;
const opening = document.querySelector<HTMLElement>('.opening')!;
const [sentence, bar, button] = [...opening.children].slice(1) as [HTMLElement, HTMLElement, HTMLElement];
const tries = Number((history.state as { tries?: number } | null)?.tries) || 0; // kept when a page is loaded again
const here = new Set<string>();
let quiet = 0; // seconds since a file came
let lost = false; // one did not come: without it there is no page
let unheard = 0; // times in a row that nobody answered
let pause = 0; // seconds until the page is asked for, once one is lost

if (!page.dataset['chosen']) page.lang = LANGUAGES.find((code) => navigator.language.startsWith(code)) ?? LANGUAGES[0]!; // until what was chosen is read

/** Everything that is shown, as it is now. */
function show(): void {
  const words = OPENING[page.lang]!;
  const cut = lost || !navigator.onLine;
  const text = cut ? (tries + unheard > FEW ? words.still : words.cut) : quiet >= SLOW ? words.slow : words.coming;
  if (sentence.textContent !== text) sentence.textContent = text;
  if (button.textContent !== words.again) button.textContent = words.again;
  button.hidden = !cut && quiet < SLOW;
  opening.classList.toggle('cut', cut);
  const spoken = /\.(\w+)\.json$/; // a file of one language
  const wanted = Object.keys(FILES).filter((name) => [undefined, page.lang].includes(spoken.exec(name)?.[1]));
  const size = (names: string[]): number => names.reduce((sum, name) => sum + FILES[name]!, 0);
  const part = Math.round((100 * size(wanted.filter((name) => here.has(name)))) / size(wanted));
  bar.setAttribute('aria-valuenow', String(part));
  bar.setAttribute('aria-label', words.coming);
  (bar.firstElementChild as HTMLElement).style.width = `${part}%`;
}

/** Whether the page answers, from where it came. */
function answers(): Promise<boolean> {
  const asked = fetch(location.pathname, { cache: 'reload', signal: AbortSignal.timeout(ANSWER) });
  return asked.then(async (answer) => answer.ok && (await answer.text()).includes('data-build'), () => false); // not that of a hotel
}

/** Load it again if it is there, else ask again a little later. */
async function ask(): Promise<void> {
  pause = Infinity;
  const there = await answers();
  if (!opening.isConnected) return;
  if (there) {
    history.replaceState({ ...(history.state as object | null), tries: tries + 1 }, '');
    return location.reload();
  }
  unheard++;
  pause = PAUSES[Math.min(unheard, PAUSES.length) - 1]!;
  show();
}

/** What is still on its way may never come, and holds the few connections that a browser has: it is given up. */
function fail(): void {
  if (lost || !opening.isConnected) return;
  lost = true;
  pause = PAUSES[Math.min(tries, PAUSES.length - 1)]!;
  dispatchEvent(new Event('stopped'));
  stop();
  show();
}

function tick(): void {
  if (!opening.isConnected) return void clearInterval(clock);
  quiet++;
  if (quiet >= LONGEST * 2 ** tries) fail();
  if (lost && --pause <= 0) void ask();
  show();
}

const clock = setInterval(tick, 1000);
new PerformanceObserver((list) => {
  for (const { name, responseStatus } of list.getEntries() as PerformanceResourceTiming[]) {
    if (responseStatus === 0 || responseStatus >= 400) continue;
    here.add(new URL(name).pathname.slice(new URL(document.baseURI).pathname.lastIndexOf('/') + 1));
    quiet = 0;
  }
  show();
}).observe({ type: 'resource', buffered: true });
addEventListener('error', ({ target }) => {
  if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && /stylesheet|modulepreload/.test(target.rel))) fail();
}, true);
addEventListener('lost', fail); // start.ts: what it waited for did not come
button.addEventListener('click', () => {
  fail();
  void ask();
});
show();
