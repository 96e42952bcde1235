// What the visits of trouble.test.mjs share with those of extended/browser.

export const onMap = async (page) => {
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.adult').waitFor();
};
