// A game is made, then played: by the keyboard alone, by touch alone, and by what the accessibility tree tells alone.
import assert from 'node:assert/strict';
import { awake, goTo, offered, python, says, settled, until } from '../../browser/driver.mjs';
import { visit } from '../../browser/visit.mjs';

const STEERED = '13-quand/02-la-fusee-teleguidee';
const MADE = ['def quand_touche_droite():', '    vers_droite()', 'def quand_je_croise_drapeau():', '    gagner()', 'def quand_touche_haut():', '    haut()'].join('\n');
const WAY = ['flèche droite', 'flèche droite', 'flèche droite', 'flèche haut', 'flèche haut'];

const length = (page) => page.locator('.seek input').getAttribute('max').then(Number);
const film = (page) => page.locator('.level:not(.lives)').waitFor();

/** What a hand does, once the game has made something of it. */
async function done(page, act) {
  const before = await length(page);
  await act();
  await until(async () => await length(page) > before);
}

/** The level, with the keyboard at its first element. */
async function come(page) {
  await goTo(page, STEERED);
  await awake(page);
  await page.locator('.plays').waitFor();
}

/** A key of the keyboard, until what has it is called so. */
async function reach(page, key, name) {
  const called = () => page.evaluate(() => (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).replaceAll('\u00a0', ' ').trim());
  for (let times = 0; !(await called()).startsWith(name); times++) {
    assert.ok(times < 40, `« ${name} » is never reached by ${key}: ${await called()}`);
    await page.keyboard.press(key);
    await settled(page, 2);
  }
}

visit('a game is made and played by the keyboard alone', {}, async ({ page }) => {
  await come(page);
  const press = async (...keys) => { for (const key of keys) { await page.keyboard.press(key); await settled(page, 2); } };
  await page.locator('#skip').focus();
  await press('Enter', 't');
  await reach(page, 'Tab', 'Quand');
  await press('Enter', 'Enter', 'ArrowRight', 'Enter', 'Home', 'Enter'); // its first hat, for the first key
  await press('t');
  await reach(page, 'Tab', 'Se déplacer');
  await press('Enter');
  await reach(page, 'ArrowDown', 'haut');
  await press('Enter');
  assert.equal(await python(page), MADE);
  await reach(page, 'Tab', 'Jouer');
  await press('Enter');
  await page.locator('.level.lives').waitFor();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp']) await done(page, () => page.keyboard.press(key));
  await page.keyboard.press('ArrowUp');
  await film(page);
  await says(page, 'gagné');
  await press('F7', 'F7');
  await until(async () => Number(await page.locator('.seek input').inputValue()) === await length(page) - 2);
  await reach(page, 'Tab', 'Continuer'); // it has never left the button
  await press('Enter');
  await page.locator('.level.lives').waitFor();
  await press('Escape');
  await film(page);
  await says(page, 'Pause');
});

visit('a game is made and played by touch alone', { size: 'tablet', touch: true }, async ({ page }) => {
  await come(page);
  const tap = async (words) => { await page.touchscreen.tap(...await offered(page, words)); await settled(page); };
  await tap('quand touche');
  await page.locator('.work .blocklyDropdownText:not(.blocklyFlyout *)', { hasText: 'gauche' }).tap(); // a key that no other hat waits for
  await page.locator('.blocklyMenuItem', { hasText: /^haut$/ }).tap();
  await until(async () => (await python(page)).includes('quand_touche_haut')); // till then, the next hat is offered for that key
  await tap('haut');
  assert.equal(await python(page), MADE);
  await page.locator('.plays').tap();
  await page.locator('.level.lives').waitFor();
  const key = (name) => page.locator('.pad').getByRole('button', { name }).tap();
  for (const name of WAY.slice(0, -1)) await done(page, () => key(name));
  await key(WAY.at(-1));
  await film(page);
  await says(page, 'gagné');
  const last = await length(page);
  await page.getByRole('button', { name: /^Reculer d.un pas$/ }).tap();
  await until(async () => Number(await page.locator('.seek input').inputValue()) === last - 1);
  await page.locator('.plays').tap();
  await page.locator('.level.lives').waitFor();
  await page.locator('.plays').tap();
  await film(page);
  await says(page, 'Pause');
});

visit('a game is made and played by the accessibility tree alone: roles, names, and what is said', {}, async ({ page }) => {
  await come(page);
  const voice = (words) => until(async () => words.test(await page.locator('#voice').textContent()));
  await page.getByRole('button', { name: 'Quand…' }).press('Enter');
  await page.getByRole('option', { name: /^quand touche/ }).press('Enter');
  await voice(/Posé/);
  await page.keyboard.press('ArrowRight'); // in a program one goes by arrows: to its key
  await page.locator(':focus').and(page.getByRole('button', { name: 'choix: gauche' })).press('Enter');
  await page.getByRole('listbox').getByRole('option', { name: 'haut' }).waitFor();
  await page.keyboard.press('Home');
  const lit = () => page.getByRole('listbox').evaluate((list) => document.getElementById(list.getAttribute('aria-activedescendant'))?.textContent);
  assert.equal(await lit(), 'haut');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'choix: haut' }).waitFor();
  await page.getByRole('button', { name: 'Se déplacer' }).press('Enter');
  await page.getByRole('option', { name: /^haut/ }).first().press('Enter');
  assert.equal(await python(page), MADE);
  await page.getByRole('button', { name: 'Jouer' }).press('Enter');
  const pad = page.getByRole('group', { name: 'Touches du jeu' }), tells = (words) => page.getByRole('status').filter({ hasText: words }).waitFor();
  await pad.getByRole('button', { name: WAY[0] }).waitFor();
  await tells(/À toi de jouer/);
  for (const name of WAY.slice(0, -1)) await done(page, () => pad.getByRole('button', { name }).press('Enter'));
  await pad.getByRole('button', { name: WAY.at(-1) }).press('Enter');
  await film(page);
  await tells(/gagné au temps/);
  await page.getByRole('slider', { name: 'Le film du programme' }).press('ArrowLeft');
  await page.getByRole('button', { name: 'Continuer' }).press('Enter');
  await tells(/À toi de jouer/);
});
