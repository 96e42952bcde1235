// Nothing a child's program or a teacher's file holds reaches the page: no name, no request, no element.
import { awake } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';
import { MARKUP, isText } from './hostile_visits.mjs';

turn('markup in a level, and in what a program says and keeps, is text', {}, async ({ page }) => {
  const quoted = JSON.stringify(MARKUP);
  await takeFile(page, `title: ${quoted}
story: ${quoted}
mode: debug
map: |
  >..G
toolbox: [avancer, dire, variables]
given: ${JSON.stringify(`mot = ${JSON.stringify(MARKUP)}\ndire(mot)\n`)}
solution: ${JSON.stringify('avancer()\navancer()\navancer()\n')}
hints: [${quoted}, ${quoted}, ${quoted}]
adult: {idea: ${quoted}, mistake: ${quoted}, question: ${quoted}}
`);
  await page.locator('.level h1').waitFor({ timeout: 60_000 });
  await awake(page);
  await isText(page, 'level');
  for (let i = 0; i < 2; i++) await page.locator('.player').getByRole('button', { name: 'Un pas', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('.boxes .value')?.textContent.includes('<'), null, { timeout: 30_000 });
  await isText(page, 'boxes and bubble');
  await page.locator('.hint').click();
  await page.locator('.bubble[data-tone="idea"] .sentence', { hasText: 'planted' }).waitFor();
  await isText(page, 'ideas');
  await page.locator('.more').click();
  await page.locator('dialog .button', { hasText: 'adulte' }).click();
  await isText(page, 'help for the adult');
  await page.evaluate(() => { location.hash = '#/map'; });
  await page.locator('.chapters').waitFor();
  await isText(page, 'map');
});
