// What the visits of sheet.test.mjs share with those of extended/browser.

export const LONG = { timeout: 90_000 };
export const HOUSE = `titre: "Une maison"  # de la classe
histoire: "Trace le coin de la maison."
monde: tortue
carte: {feuille: 400, depart: [-40, 0]}  # large
blocs: [avancer, tourner_gauche]
solution: |
  avancer(100)
  tourner_gauche(90)
  avancer(50)
indices: ["Où va la tortue ?", "Combien de pas ?", "Avance, tourne."]
`;

export async function enter(page, text = HOUSE) {
  await page.evaluate(() => { location.hash = '#/workshop'; });
  await page.locator('.board[data-map]').waitFor(LONG);
  await page.locator('#tab-file').click();
  await page.locator('#leaf-file textarea').fill(text);
  await page.locator('.sheet-tools .told', { hasText: /\S/ }).waitFor(LONG);
}

/** Waits for the line of the map in the file. */
export const mapIs = (page, wanted) => page.waitForFunction((line) => document.querySelector('#leaf-file textarea').value.split('\n').find((each) => each.startsWith('carte')) === line, wanted, LONG);
export const fileIs = (page, wanted) => page.waitForFunction((text) => document.querySelector('#leaf-file textarea').value === text, wanted, LONG);
export const undo = (page) => page.locator('[aria-label="Annuler"]').click();
export const shot = (page, name) => process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined;

export async function drag(page, ...places) {
  const [first, ...others] = places;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const each of others) await page.mouse.move(...each, { steps: 4 });
  await page.mouse.up();
}
