// What the visits of evaluation.test.mjs share with those of extended/browser.
import { passGate } from './driver.mjs';
import { at } from './places.mjs';

export const LONG = { timeout: 60_000 };
export const OWL = {
  version: 2, profile: 'owl-pink', settings: {}, courses: {
    codeweek: { version: 1, stars: { '01-la-fusee/01-decollage': 3, '04-la-ronde/05-l-escalier': 1 }, hints: { '04-la-ronde/05-l-escalier': 1 }, alone: ['01-la-fusee/01-decollage'] },
  },
};

/** A child comes in by its file. */
export async function arrives(page, saved) {
  await at(page, '#/code');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', LONG), page.locator('.opens').click(LONG)]);
  await chooser.setFiles({ name: 'codeweek-owl-pink.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(saved)) });
  await page.locator('dialog[open]', { hasText: 'Hibou rose' }).waitFor(LONG);
}

/** From « Qui joue ? » through the gate, by the keyboard. */
export async function opens(page) {
  await at(page, '#/profiles');
  await page.locator('.roster-open').press('Enter');
  await passGate(page);
  await page.locator('dialog .marks').press('Enter');
  await page.locator('.evaluation-paper:not([hidden])').waitFor(LONG);
}
