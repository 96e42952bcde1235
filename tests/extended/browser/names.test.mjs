// Names of boxes and blocks follow the language; « répéter jusqu'à » is built, run and told.
import assert from 'node:assert/strict';
import { awake, goTo, python, says, settled, until } from '../../browser/driver.mjs';
import { turn } from '../../browser/visit.mjs';

const SQUARES = '10-mes-blocs/04-petit-moyen-grand', FLAG = '08-tant-que/02-jusqu-au-drapeau';
const SHOTS = process.env.CODEWEEK_SHOTS; // a folder for pictures to look at
const picture = async (page, name) => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` }); };

/** Tap a block of a family of the palette, scrolled into sight. */
async function take(page, family, words) {
  await page.locator('.family', { hasText: family }).click();
  await settled(page);
  const block = page.locator('.blocklyFlyout .blocklyText').filter({ hasText: words }).first();
  let pixels = -4000;
  await until(async () => {
    if (await inSight(page, block)) return true;
    await page.mouse.move(140, 400);
    await page.mouse.wheel(0, pixels);
    pixels = 120;
    return void await settled(page);
  });
  const { x, y, width, height } = await block.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await settled(page);
}

const inSight = async (page, block) => {
  const [box, area] = [await block.boundingBox(), await page.locator('.blocklyFlyout').boundingBox()];
  return box.y > area.y && box.y + box.height < area.y + area.height;
};

turn('« répéter jusqu’à » goes on while its question is answered no, and stops with yes', { speed: 4 }, async ({ page }) => {
  await goTo(page, FLAG);
  await awake(page);
  await take(page, 'Répéter, décider', /^répéter\sjusqu['’]à$/);
  await take(page, 'Détecter', /^au\sdrapeau\s\?$/);
  await take(page, 'Se déplacer', /^avancer$/);
  assert.equal(await python(page), 'while not au_but():\n    avancer()');
  await picture(page, 'until-built');
  await page.locator('.run').click();
  await says(page, 'Au drapeau.*Non');
  await picture(page, 'until-runs');
  await says(page, 'Au drapeau.*Oui');
  await page.locator('dialog.win').waitFor({ timeout: 30_000 });
});
