// What the visits of exercise.test.mjs share with those of extended/browser.

export const RECTANGLE = '17-objectif-brevet/06-le-rectangle-qui-grandit';
export const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

export const part = (page, id, number) => page.locator(`[data-level="${id}~${number}"]`).waitFor();

/** To an exercise, which begins with its first part that is not right. */
export async function enter(page, id, number) {
  await page.evaluate((level) => { location.hash = `#/level/${level}`; }, id);
  await part(page, id, number);
  await page.locator('.blocks .category-start').first().waitFor({ timeout: 60_000 });
}
