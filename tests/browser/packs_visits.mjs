// What the visits of packs.test.mjs share with those of extended/browser.
import { awake, settled } from './driver.mjs';

export const LONG = { timeout: 60_000 };

export async function packsPage(page) {
  await page.evaluate(() => { location.hash = '#/packs'; });
  await page.locator('.packs-list').waitFor();
}

export async function choose(page, file) {
  await packsPage(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.choose').click()]);
  await chooser.setFiles(file);
}

export const title = (page, words) => page.locator('h1', { hasText: words }).waitFor(LONG);
export const spines = (page) => page.locator('.shelf .name').allTextContents();

export const kept = (page) => page.evaluate(() => new Promise((done) => {
  const opened = indexedDB.open('codeweek');
  opened.onsuccess = () => {
    const asked = opened.result.transaction('kept').objectStore('kept').get('children/fox-blue');
    asked.onsuccess = () => done(asked.result);
  };
}));

export async function win(page) {
  await page.evaluate(() => { location.hash = '#/level/a/1'; });
  await page.locator('.level .run').waitFor();
  await awake(page);
  await page.locator('.blocklyFlyout .category-motion').first().waitFor();
  for (let i = 0; i < 3; i++) {
    await page.locator('.blocklyFlyout .category-motion .blocklyText').first().click();
    await settled(page);
  }
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  await page.keyboard.press('Escape');
}
