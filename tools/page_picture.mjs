// The page on a tablet held upright, while a program runs: `node tools/page_picture.mjs OUT.png` (needs `make web`, chromium).
import { awake, goTo, open, serve, sitDown, STAIRS, tap } from '../tests/browser/driver.mjs';

const BLOCKS = ['répéter', 'avancer', 'pivoter à gauche', 'avancer', 'pivoter à droite'];
const HALFWAY = '10'; // the step that is shown

const server = await serve();
const { page, close } = await open(server.address, { size: 'tablet', touch: true });
try {
  await sitDown(page);
  await goTo(page, STAIRS);
  for (const words of BLOCKS) await tap(page, words, true);
  await awake(page);
  await page.locator('.run').tap();
  await page.waitForFunction((step) => document.querySelector('.seek input').value === step, HALFWAY, { timeout: 60_000 });
  await page.screenshot({ path: process.argv[2] });
} finally {
  await close();
  await server.close();
}
