// What the visits of making.test.mjs share with those of extended/browser.

export const LONG = { timeout: 90_000 };
export const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

export const until = (page, wanted) => page.waitForFunction((wanted) => {
  const rows = [...document.querySelectorAll('.made-level strong')].map((each) => each.textContent);
  return rows.join('|') === wanted;
}, wanted.join('|'), LONG);

/** The page of packs, as an adult comes to it: from the map. */
export async function toPacks(page) {
  await page.locator('.adult').click();
  await page.locator('dialog .button', { hasText: 'Paquets de niveaux' }).click(LONG);
  await page.locator('.packs-list').waitFor(LONG);
}

export async function making(page) {
  await toPacks(page);
  await page.locator('.make').click();
  await page.locator('.making-list .make').click(LONG);
  await page.locator('.made-chapter').waitFor(LONG);
}

/** One level more in a chapter: made in the workshop, then back. */
export async function add(page, chapter = 0) {
  await page.locator('.made-chapter').nth(chapter).locator('.new-level').click();
  await page.locator('dialog .menu-items .button').first().click();
  await page.locator('.board[data-map]').waitFor(LONG);
}

export async function back(page, to = '.made-level') {
  await page.locator('.bar [data-icon="back"]').click();
  await page.locator(to).first().waitFor(LONG);
}

export async function rename(page, place, title) {
  await page.locator('.made-level').nth(place).locator('.more').click();
  await page.locator('dialog .button', { hasText: 'Renommer' }).click();
  await page.locator('dialog input').fill(title);
  await page.locator('dialog .primary').click();
  await page.locator('.made-level strong', { hasText: title }).waitFor(LONG);
}
