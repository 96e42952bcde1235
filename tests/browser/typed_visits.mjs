// What the visits of typed.test.mjs share with those of extended/browser.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { awake, settled } from './driver.mjs';

export const SCRIPT = join(import.meta.dirname, 'whole_chapters.py'), LONG = 100; // steps
export const LEVELS = JSON.parse(execFileSync(process.env.CODEWEEK_PYTHON ?? 'python3', [SCRIPT, '16-', '17-'], { encoding: 'utf8' }));

export async function at(page, id, part = id) {
  await page.evaluate((level) => { location.hash = `#/level/${level}`; }, id);
  await page.locator(`[data-level="${part}"]`).waitFor();
  await awake(page);
}

/** The answer to a question, chosen by its letter or written cell by cell. */
export async function answer(page, { choice, cells }) {
  if (choice === undefined) {
    await page.locator('.cells-to-fill input').first().focus();
    for (const cell of cells) {
      await page.keyboard.type(cell);
      await page.keyboard.press('Enter');
    }
    return;
  }
  await page.locator('.answer').nth(choice).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
}

/** A number of the program becomes another. */
export async function number(page, [x, y], written) {
  await page.mouse.click(x, y);
  await page.locator('.blocklyHtmlInput').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(written);
  await page.keyboard.press('Enter');
  await settled(page);
}
