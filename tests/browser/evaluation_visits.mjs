// What the visits of evaluation.test.mjs share with those of extended/browser.
import { passGate } from './driver.mjs';
import { at } from './places.mjs';

export const LONG = { timeout: 60_000 };
const FLOWER = '01-la-fusee/02-une-case-de-plus', STAIRS = '04-la-ronde/05-l-escalier';
const made = (type) => ({ blocks: { languageVersion: 0, blocks: [{ type: 'start', id: 's', next: { block: { type, id: 'm' } } }] } });
export const OWL = {
  version: 2, profile: 'owl-pink', settings: {}, courses: {
    codeweek: {
      version: 1, stars: { [FLOWER]: 3, [STAIRS]: 1 }, hints: { [STAIRS]: 1 }, alone: [FLOWER],
      programs: { [FLOWER]: made('right'), [STAIRS]: made('move') }, saved: { [FLOWER]: 2, [STAIRS]: 3 }, days: { [FLOWER]: '2026-11-23' },
    },
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
