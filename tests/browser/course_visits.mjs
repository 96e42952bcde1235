// What the visits of course.test.mjs share with those of extended/browser.
import { awake, goTo } from './driver.mjs';

export const [DRAWING, ENDS, BOX, FIELDS, SORT, FACTORY, DRAWN] = [
  '05-la-tortue-geometre/01-quel-dessin', '08-tant-que/07-est-ce-que-ca-s-arrete', '09-les-boites/01-la-boite-x',
  '07-les-detecteurs/02-trois-champs-un-programme', '11-chercher-comparer-ranger/08-apres-un-passage', '12-la-grande-fabrique/08-ma-fabrique',
  '05-la-tortue-geometre/10-mon-dessin',
];

export async function level(page, id) {
  await goTo(page, id);
  await awake(page);
}
