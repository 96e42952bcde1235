// What the visits of notebook.test.mjs share with those of extended/browser.
import { awake } from './driver.mjs';

export const NOTEBOOK = '16-le-carnet-de-python';

export async function at(page, level) {
  await page.evaluate((id) => { location.hash = `#/level/${id}`; }, `${NOTEBOOK}/${level}`);
  await page.locator(`[data-level="${NOTEBOOK}/${level}"]`).waitFor();
  await awake(page);
  await page.locator('.writing .cm-content').waitFor();
  await page.locator('.writing .chips .key').first().waitFor({ timeout: 60_000 });
}

/** Past what the page follows, the program runs. */
export const run = (page) => page.locator('.run').click();
