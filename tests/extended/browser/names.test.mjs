// Names of boxes and blocks follow the language; « répéter jusqu'à » is built, run and told.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awake, goTo, python, says, settled, until } from '../../browser/driver.mjs';
import { takeFile } from '../../browser/places.mjs';
import { turn } from '../../browser/visit.mjs';

const GAME = join(import.meta.dirname, '..', '..', '..', 'levels', '13-quand', '10-mon-jeu.yaml');

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

turn('a hero and a message of a game are chosen from those of its level, and a message may be another word', {}, async ({ page }) => {
  const file = await readFile(GAME, 'utf8'), hears = '  class porte:\n      def quand_message_ouvre():\n          cacher()\nsolution';
  await takeFile(page, file.replace('  class porte:\n      pass\nsolution', hears));
  await page.locator('.level .run').waitFor();
  await awake(page);
  const field = (words) => page.locator('.blocks .blocklyEditableField', { hasText: words }).first();
  const items = () => page.locator('.blocklyDropDownContent [role="option"]').allTextContents();
  await until(async () => {
    await page.keyboard.press('Escape');
    await field('pagaille').click();
    return (await items()).length === 3;
  });
  assert.deepEqual((await items()).map((each) => each.trim()), ['pixel', 'pagaille', 'porte']);
  await page.locator('.blocklyDropDownContent [role="option"]', { hasText: 'porte' }).click();
  await until(async () => await page.locator('.blocks .blocklyEditableField', { hasText: 'pagaille' }).count() === 0);
  await settled(page);
  await field('ouvre').click();
  await until(async () => (await items()).length === 2);
  assert.deepEqual((await items()).map((each) => each.trim()), ['ouvre', 'Un autre mot…']);
  await picture(page, 'names-of-a-game');
  await page.locator('.blocklyDropDownContent [role="option"]', { hasText: 'Un autre mot' }).click();
  await page.locator('.blocklyHtmlInput').fill('ferme');
  await page.keyboard.press('Enter');
  await field('ferme').waitFor();
});
