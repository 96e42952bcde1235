// What the visits of aloud.test.mjs share with those of extended/browser.

export const LONG = { timeout: 60_000 };

/** The word that is lit, once it matches. */
export const lit = (page, pattern) => page.waitForFunction((wanted) => {
  const words = [...(CSS.highlights.get('heard') ?? [])].map(String).join(' ');
  return new RegExp(wanted).test(words) && words;
}, pattern, LONG);
export const silent = (page) => page.waitForFunction(() => !CSS.highlights.has('heard') && !document.querySelector('.reads[aria-pressed="true"]'), null, LONG);
