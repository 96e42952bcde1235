// What the visits of invent.test.mjs share with those of extended/browser.
import { cell } from './map_cells.mjs';

export const LONG = { timeout: 90_000 };

/** To the page where a new level is drawn, as a child comes there. */
export async function invent(page) {
  await page.locator('.invent').click();
  await page.locator('.menu-items .button', { hasText: 'Invente un niveau' }).click();
  await ready(page);
}

/** The drawing is there, and can be drawn on. */
export const ready = (page) => page.locator('.page.invent:not([inert]) .board[data-map]').waitFor(LONG);
export const until = (page, rows) => page.waitForFunction((wanted) => document.querySelector('.board')?.dataset.map === wanted, rows.join('\n'), LONG);
export const said = (page, words) => page.locator('.invent .said', { hasText: words }).waitFor(LONG);

export async function put(page, brush, ...cells) {
  await page.locator(`.brushes [data-value="${brush}"]`).click();
  for (const [x, y] of cells) await page.mouse.click(...(await cell(page, x, y)));
}
