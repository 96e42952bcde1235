// Nothing a child's program or a teacher's file holds reaches the page: no name, no request, no element.
import assert from 'node:assert/strict';
import { goTo } from '../../browser/driver.mjs';
import { visit } from '../../browser/visit.mjs';
import { MARKUP, isText } from '../../browser/hostile_visits.mjs';

visit('markup in a course and in the names of its blocks is text', {}, async ({ page }) => {
  await page.route(/\/data\/(?!words)[^/]+\.fr\.json$/, async (route) => {
    const answer = await route.fetch();
    const planted = JSON.stringify(MARKUP);
    const text = (await answer.text()).replace(/"(title|idea|story|label|text)":"[^"]*"/g, (_all, key) => `"${key}":${planted}`)
      .replace(/"message0":"[^"%]*/g, (all) => `${all}${planted.slice(1, -1)} `);
    await route.fulfill({ response: answer, body: text });
  });
  await page.reload();
  for (const hash of ['#/map', '#/chapter/2']) {
    await page.evaluate((wanted) => { location.hash = wanted; }, hash);
    await isText(page, hash);
  }
  await goTo(page, '02-le-facteur/03-le-coin-de-la-rue');
  await isText(page, 'level');
  assert.ok(await page.locator('.blocklyFlyout text', { hasText: 'planted' }).count() > 2);
});
