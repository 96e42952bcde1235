// What the visits of typing.test.mjs share with those of extended/browser.
import assert from 'node:assert/strict';
import { awake, goTo, STAIRS, until } from './driver.mjs';

/** The Python of a level, written in by its pencil. */
export async function write(page, level = STAIRS) {
  await goTo(page, level);
  await awake(page);
  if (await page.locator('section.python').isHidden()) await page.locator('.view, .strip .code').filter({ visible: true }).last().click();
  await page.locator('section.python .write').click();
  await page.locator('.writing .cm-content').waitFor();
  await page.locator('.writing .chips .key').first().waitFor({ timeout: 60_000 });
}

/** The text that is written. */
export const text = (page) => page.locator('.writing .cm-content').evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));

/** The blocks, in the order of the program, once they are these. */
export async function blocks(page, wanted) {
  const found = () => page.evaluate(() => {
    const program = [...document.querySelectorAll('.blocks .blocklyBlockCanvas')].find((each) => !each.closest('.blocklyFlyout'));
    const words = [...program.querySelectorAll('.blocklyText')].map((each) => ({ box: each.getBoundingClientRect(), said: each.textContent.replaceAll('\u00a0', ' ').trim() }));
    return words.sort((one, other) => (Math.abs(one.box.y - other.box.y) > 8 ? one.box.y - other.box.y : one.box.x - other.box.x)).map(({ said }) => said).join(' ');
  });
  await until(async () => wanted.test(await found()), 30_000).catch(async () => assert.match(await found(), wanted));
}
