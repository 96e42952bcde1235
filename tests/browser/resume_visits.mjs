// What the visits of resume.test.mjs share with those of extended/browser.
import assert from 'node:assert/strict';
import { kept } from './driver.mjs';

export const LONG = { timeout: 60_000 };

/** What this browser keeps under a name. */
export const go = (page, hash) => page.evaluate((wanted) => { location.hash = wanted; }, hash);
export const arrived = (page, who) => page.locator('dialog[open]', { hasText: who }).waitFor(LONG);

/** A child's file comes in where codes are typed. */
export async function load(page, saved, name = 'codeweek-owl-pink.json') {
  await go(page, '#/code');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', LONG), page.locator('.opens').click(LONG)]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(typeof saved === 'string' ? saved : JSON.stringify(saved)) });
}

/** The words that the page shows. */
export async function code(page) {
  await go(page, '#/map');
  await page.locator('.elsewhere-open').click(LONG);
  await page.locator('.code-words:not([hidden]) .word').first().waitFor(LONG);
  return page.locator('.code-words .word').allTextContents();
}

/** To the place where a code is typed. */
export async function begin(page) {
  await go(page, '#/profiles');
  await page.locator('.code-open').focus(LONG);
  await page.keyboard.press('Enter');
  await page.locator('.here input:focus').waitFor(LONG);
}

export async function type(page, words, after = ' ') {
  for (const word of words) {
    await page.keyboard.type(word);
    await page.keyboard.press(after);
  }
}

export const cells = (page, state, count) => page.waitForFunction(
  ([wanted, many]) => document.querySelectorAll(`.code-words [data-state="${wanted}"]`).length === many, [state, count], LONG,
);
export const tells = (page, pattern) => page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector('.telling')?.textContent), pattern, LONG);

export const STARS = { '01-la-fusee/01-decollage': 3, '01-la-fusee/02-une-case-de-plus': 2, '01-la-fusee/03-plus-haut': 1 };
export const OWL = {
  version: 2, profile: 'owl-pink', settings: { language: 'fr', theme: 'night', zoom: 1.15, sound: false, volume: 0.3, reduced_motion: true, speed: 8 },
  courses: { codeweek: { version: 1, stars: STARS, last: '01-la-fusee/04-les-asteroides' } },
};

export async function isOwl(page) {
  const { courses: { codeweek } } = await kept(page, 'children/owl-pink');
  assert.deepEqual([codeweek.stars, codeweek.last], [STARS, OWL.courses.codeweek.last]);
  const settings = await kept(page, 'settings');
  assert.deepEqual(Object.fromEntries(Object.keys(OWL.settings).map((name) => [name, settings[name]])), OWL.settings);
  assert.equal(settings.profile, 'owl-pink');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'night');
  await page.keyboard.press('Escape');
  await page.locator('.go-on', { hasText: '1.4' }).waitFor(LONG);
}
