// What the visits of keeping.test.mjs share with those of extended/browser.
import { passGate, STAIRS } from './driver.mjs';

export const CHILD = 'children/fox-blue';

/** Whether a child's program of the stairs holds such a block. */
export const holds = (block) => (child) => JSON.stringify(child?.courses.codeweek?.programs?.[STAIRS] ?? '').includes(`"${block}"`);
export const who = (page, name) => page.locator('.tile', { hasText: name });

/** From « Qui joue ? » to the adult's page of the children, through the gate. */
export async function roster(page) {
  await page.evaluate(() => { location.hash = '#/profiles'; });
  await page.locator('.roster-open').click();
  await passGate(page);
  await page.locator('dialog .children').click();
  await page.locator('.page.roster').waitFor();
}
