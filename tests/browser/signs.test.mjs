// What a child reads and sees on the page is true: what to do first, a guess before its run, the way on the map, what a run is told.
import assert from 'node:assert/strict';
import { goTo, says } from './driver.mjs';
import { turn } from './visit.mjs';

turn('where one block is missing, the child is asked to add one', {}, async ({ page }) => {
  for (const [id, asked] of [['01-la-fusee/02-une-case-de-plus', 'Touche un bloc pour l’ajouter, puis ▶.'], ['04-la-ronde/02-le-bon-nombre', 'Touche un bloc pour le changer, puis ▶.']]) {
    await goTo(page, id);
    await says(page, asked);
  }
});
