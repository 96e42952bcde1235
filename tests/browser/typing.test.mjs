// A program is typed: the text and the blocks are in step, a slip is told and mended, nothing typed is lost.
import assert from 'node:assert/strict';
import { settled, until } from './driver.mjs';
import { takeFile } from './places.mjs';
import { turn } from './visit.mjs';
import { write, text, blocks } from './typing_visits.mjs';

const WON = ['for _ in range(4):', 'avancer()', 'pivoter_gauche()', 'avancer()', 'pivoter_droite()'];

turn('« L\'escalier » is won by typing, by keyboard alone', {}, async ({ page }) => {
  await write(page);
  await page.locator('.writing .cm-content').evaluate((content) => { if (document.activeElement !== content.getRootNode().host) throw new Error('not in the text'); });
  for (const [number, line] of WON.entries()) await page.keyboard.type(`${number ? '\n' : ''}${line}`);
  assert.equal(await text(page), WON.map((line, number) => (number ? `    ${line}` : line)).join('\n'));
  await blocks(page, /répéter 4 fois avancer pivoter à gauche avancer pivoter à droite$/);
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
});

turn('a line under a colon begins further in where a machine is too slow to have read what is typed', {}, async ({ page }) => {
  await write(page);
  await page.evaluate(() => { const now = Date.now; let more = 0; Date.now = () => now() + (more += 3); });
  await page.keyboard.type('for _ in range(4):\navancer()');
  assert.equal(await text(page), 'for _ in range(4):\n    avancer()');
});

turn('a forgotten colon is told after a pause, not while its line is written, and mended by the button', {}, async ({ page }) => {
  await write(page);
  await page.keyboard.type('for _ in range(3)');
  await settled(page);
  assert.equal(await page.locator('.writing .told').isHidden(), true);
  await page.locator('.writing .told p', { hasText: 'deux-points' }).waitFor();
  await page.keyboard.type('\n');
  await page.keyboard.press('Tab');
  await page.keyboard.type('avancer()');
  await page.locator('.writing .wrong').waitFor();
  await page.locator('.writing .mend').focus();
  await page.keyboard.press('Enter');
  await page.locator('.writing .told').waitFor({ state: 'hidden' });
  assert.equal(await text(page), 'for _ in range(3):\n    avancer()');
  await blocks(page, /répéter.*3.*avancer/);
  await page.keyboard.press('Control+z');
  await until(async () => (await text(page)) === 'for _ in range(3)\n    avancer()');
});

turn('Run tells what cannot be read, and does not run', {}, async ({ page }) => {
  await write(page);
  await page.keyboard.type('avancer(');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Enter');
  await page.locator('.writing .told p').waitFor();
  await page.locator('.bubble .sentence', { hasText: await page.locator('.writing .told p').textContent() }).waitFor();
  assert.equal(await page.locator('dialog.win').count(), 0);
});

const TEXT = 'title: Deux pas\nwriting: text\nmap: ">.G"\ntoolbox: [avancer, repeter, python]\nsolution: |\n  avancer()\n  print("ici")\n  avancer()\n';

turn('a level in text has no blocks, and what its program writes and asks is under the world, step by step', {}, async ({ page }) => {
  await takeFile(page, TEXT);
  await page.locator('.writing .cm-content').waitFor({ timeout: 60_000 });
  for (const part of ['.work', '.views', '.written-out']) assert.equal(await page.locator(`.level ${part}`).filter({ visible: true }).count(), 0, part);
  await page.locator('.writing .cm-content').click();
  await page.keyboard.insertText('print("bonjour", 3)\nnom = input("Ton nom ?")\nprint("salut", nom)\navancer()\navancer()\n');
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog.ask input').fill('Zoé');
  assert.equal(await page.locator('.console').innerText(), 'bonjour 3\nTon nom ?');
  await page.keyboard.press('Enter');
  await page.locator('dialog.win').waitFor({ timeout: 60_000 });
  assert.match(await page.locator('.console').innerText(), /^bonjour 3\nTon nom \?Zoé\nsalut Zoé$/);
});
