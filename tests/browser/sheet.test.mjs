// The sheet of a turtle in the workshop of the page: put, turned and made wider by hand, in a real Chromium.
import { place } from './map_cells.mjs';
import { turn } from './visit.mjs';
import { HOUSE, enter, mapIs, fileIs, undo, shot, drag } from './sheet_visits.mjs';

turn('the turtle is put with a tap, taken and dragged, and each is undone at once', {}, async ({ page }) => {
  await enter(page);
  await page.mouse.click(...(await place(page, -36, 4, 400))); // it is there already
  await page.mouse.click(...(await place(page, 61, -39, 400)));
  await mapIs(page, 'carte: {feuille: 400, depart: [60, -40]}  # large');
  await drag(page, await place(page, 65, -40, 400), await place(page, 0, 100, 400), await place(page, -95, 0, 400));
  await mapIs(page, 'carte: {feuille: 400, depart: [-100, 0]}  # large');
  await drag(page, await place(page, -100, 0, 400), await place(page, -190, 150, 400), await place(page, -199, 400, 400));
  await mapIs(page, 'carte: {feuille: 400, depart: [-200, 160]}  # large');
  await shot(page, 's-edge');
  await undo(page);
  await mapIs(page, 'carte: {feuille: 400, depart: [-100, 0]}  # large');
  await undo(page);
  await undo(page);
  await fileIs(page, HOUSE);
});
