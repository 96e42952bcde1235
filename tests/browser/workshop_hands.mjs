// The page's workshop in the hands of its tests: a file opened, saved, read.
import { readFile } from 'node:fs/promises';

export const LONG = { timeout: 90_000 };

export async function enter(page) {
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.board[data-map]').waitFor(LONG);
}

/** A file in the workshop, by its content. */
export async function openText(page, text, name = 'un-niveau.yaml') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.bar .roomy').click()]);
  await chooser.setFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await page.locator('.file-name', { hasText: name }).waitFor({ state: 'attached', ...LONG });
}

/** The name and the text of what is saved. */
export async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

export const text = (page) => page.locator('#leaf-file textarea').inputValue();
export const until = (page, wanted) => page.waitForFunction((rows) => document.querySelector('.board')?.dataset.map === rows, wanted.join('\n'), LONG);
export const said = (page, words) => page.locator('.found', { hasText: words }).waitFor(LONG);
/** Waits for the text of the file. */
export const fileIs = (page, wanted) => page.waitForFunction((text) => document.querySelector('#leaf-file textarea')?.value === text, wanted, LONG);
export const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;
export const undo = (page) => page.locator('[aria-label="Annuler"]').click();
