// Every place of the page, and the way to it.
import { awake, goTo, settled, STAIRS, says, tap } from './driver.mjs';

const [ASTEROIDS, PUZZLE, TURNED, BAG, SOLO] = [
  '01-la-fusee/04-les-asteroides', '01-la-fusee/05-les-fleches-melangees', '02-le-facteur/01-il-regarde-devant-lui',
  '03-le-potager/01-dans-le-panier', '04-la-ronde/09-les-terrasses',
];
const BAD = 'title: Cassé\nmaps:\n  - |\n    >.*\n    .é\ntoolbox: [volerr]\nsolution: avancer()\nhints: 3\ncolour: bleu\n';
/** As much as a level may hold: three maps, one of them a surprise, and long sentences. */
const FULL = `title: Le très long voyage du robot qui ne voulait pas rentrer
story: ${'Le robot traverse la grande vallée, longe la rivière et compte les pierres. '.repeat(3).trim()}
maps: [">..G", ">..G", {grid: ">..G", hidden: true}]
toolbox: [avancer, pivoter_gauche, pivoter_droite, ramasser, repeter]
solution: |
  for _ in range(3):
      avancer()
hints: [${Array(3).fill(`"${'Regarde bien la dernière case, puis compte les pas. '.repeat(3).trim()}"`).join(', ')}]
`;

const LIST = 'title: Des listes\nmode: modify\nmap: ">.G"\ntoolbox: [avancer, set, list]\ngiven: |\n  n = [4]\nsolution: |\n  avancer()\n  avancer()\n';

/** Another page, once it is there; what is open over this one is closed. */
export async function at(page, hash) {
  await page.evaluate((wanted) => {
    document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
    if (location.hash !== wanted) document.querySelector('main')?.setAttribute('data-left', '');
    location.hash = wanted;
  }, hash);
  await page.locator('main:not([data-left]) h1').waitFor();
  await settled(page);
}

/** A button, then what it opens. */
async function over(page, button) {
  await page.evaluate(() => document.querySelectorAll('dialog').forEach((dialog) => dialog.close()));
  await page.locator(button).click();
  await page.locator('dialog[open]').waitFor();
}

/** So many ideas, one after another; the last one stays beside the program. */
async function ideas(page, number) {
  await page.evaluate(() => document.querySelectorAll('dialog').forEach((dialog) => dialog.close()));
  await page.locator('.hint').click();
  for (let i = 1; i < number; i++) await page.locator('[data-way="more"]').click();
  await page.locator('.bubble[data-tone="idea"]').waitFor();
}

async function chosen(page, words) {
  await page.locator('dialog .button', { hasText: words }).click();
  await settled(page);
  await page.locator('dialog[open]').waitFor({ timeout: 60_000 });
}

/** A teacher's file, chosen among the files. */
export async function takeFile(page, text) {
  await at(page, '#/map');
  await over(page, '.adult');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'), page.locator('dialog .button', { hasText: 'fichier de niveau' }).click(),
  ]);
  await chooser.setFiles({ name: 'niveau-de-la-classe.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
}

async function showPython(page, wanted) {
  const shown = await page.locator('.level').getAttribute('data-python') !== null;
  if (shown !== wanted) await page.locator(await page.locator('.views').isVisible() ? `.view >> nth=${wanted ? 1 : 0}` : '.code').click();
  await settled(page);
}

async function level(page, id) {
  if ((await page.evaluate(() => location.hash)).endsWith(id)) await at(page, '#/map'); // to begin it anew
  await goTo(page, id);
  await awake(page);
}

const ASKS = 'title: Une question\nmode: create\nmap: ">.."\ntoolbox: [avancer, dire, demander]\ngiven: dire(demander())\n';

/** One level of each later chapter, with what is new in it. */
const LATER = [
  '05-la-tortue-geometre/01-quel-dessin', '06-les-boucles-dans-les-boucles/05-la-rosace', '07-les-detecteurs/02-trois-champs-un-programme',
  '08-tant-que/07-est-ce-que-ca-s-arrete', '09-les-boites/05-la-somme-du-couloir', '10-mes-blocs/06-le-polygone-universel',
  '11-chercher-comparer-ranger/08-apres-un-passage', '12-la-grande-fabrique/08-ma-fabrique',
];

/** In the order of a visit: some begin where the one before them ended. */
export const PLACES = {
  people: (page) => at(page, '#/profiles'),
  animal: (page) => at(page, '#/animal'),
  colour: (page) => at(page, '#/colour/penguin'),
  map: (page) => at(page, '#/map'),
  'help of the adult': (page) => over(page, '.adult'),
  keys: async (page) => {
    await level(page, STAIRS);
    await over(page, '.more');
    await chosen(page, 'touches');
  },
  chapter: (page) => at(page, '#/chapter/1'),
  'longest chapter': (page) => at(page, '#/chapter/4'),
  settings: (page) => at(page, '#/settings'),
  cards: (page) => level(page, ASTEROIDS),
  puzzle: (page) => level(page, PUZZLE),
  'a cell to foresee': (page) => level(page, TURNED),
  'a hand over the cells to foresee': (page) => level(page, '01-la-fusee/06b-encore'),
  'a number to foresee': async (page) => {
    await level(page, BAG);
    await page.locator('.run').click();
    await says(page, '.');
  },
  'a solo level': (page) => level(page, SOLO),
  'ideas not yet': (page) => ideas(page, 1),
  level: (page) => level(page, STAIRS),
  'level with Python': (page) => showPython(page, true),
  'level without Python': (page) => showPython(page, false),
  ideas: (page) => ideas(page, 3),
  menu: (page) => over(page, '.more'),
  'help for the adult': (page) => chosen(page, 'adulte'),
  solution: (page) => chosen(page, 'solution'),
  'the world in words': async (page) => {
    await over(page, '.more');
    await chosen(page, 'Décrire la scène');
  },
  'a run that stops': async (page) => {
    await level(page, STAIRS);
    for (const words of ['avancer', 'avancer', 'avancer']) await tap(page, words);
    await page.locator('.speed input').fill('5');
    await page.locator('.run').click();
    await page.locator('.bubble[data-tone="warm"]').waitFor({ timeout: 30_000 });
  },
  won: async (page) => {
    await level(page, '01-la-fusee/01-decollage');
    await page.locator('.run').click();
    await page.locator('dialog.win').waitFor({ timeout: 30_000 });
    await page.waitForTimeout(2_800);
  },
  ...Object.fromEntries(LATER.map((id) => [id, (page) => level(page, id)])),
  'the gallery': (page) => over(page, '.gallery-opens'),
  'what a child knows': async (page) => {
    await at(page, '#/map');
    await over(page, '.concepts-open');
  },
  "a teacher's file with faults": async (page) => {
    await takeFile(page, BAD);
    await page.locator('dialog.problems').waitFor({ timeout: 60_000 });
  },
  'a chosen list': async (page) => {
    await takeFile(page, LIST);
    await page.locator('h1', { hasText: 'Des listes' }).waitFor({ timeout: 60_000 });
    await page.locator('.blocklyBlockCanvas .category-start .blocklyText', { hasText: 'liste' }).click();
    await page.locator('[aria-label="Une place de plus"]').waitFor();
  },
  'a chosen list beside Python': (page) => showPython(page, true),
  'a full level': async (page) => {
    await showPython(page, false);
    await takeFile(page, FULL);
    await page.locator('.level .tab').first().waitFor({ timeout: 60_000 });
    await page.locator('.blocks .category-start').first().waitFor();
    await awake(page);
  },
  'a surprise': (page) => page.locator('.tab').last().click(),
  'long ideas': (page) => ideas(page, 3),
  'a question of the program': async (page) => {
    await takeFile(page, ASKS);
    await page.locator('h1', { hasText: 'Une question' }).waitFor({ timeout: 60_000 });
    await page.locator('.blocks .category-start').first().waitFor();
    await page.locator('.run').click();
    await page.locator('dialog.ask').waitFor({ timeout: 30_000 });
  },
  'several packs': async (page) => {
    await at(page, '#/map');
    await page.locator('.shelf .spine').nth(3).waitFor();
  },
  packs: (page) => at(page, '#/packs'),
  'a pack to take away': (page) => over(page, '.pack .button:last-child >> nth=0'),
};
