// What the visits of hostile.test.mjs share with those of extended/browser.
import assert from 'node:assert/strict';

export const MARKUP = '<img class="planted" src="x" onerror="window.planted = 1"><b class="planted">&lt;</b>';

export async function isText(page, place) {
  const shown = () => (document.querySelector('dialog[open]') ?? document.querySelector('main'))?.textContent.includes('<b class="planted">');
  await page.waitForFunction(shown, null, { timeout: 20_000 });
  const found = await page.evaluate(() => [document.querySelectorAll('.planted, [onerror], img[src="x"]').length, window.planted]);
  assert.deepEqual(found, [0, undefined], place);
}
