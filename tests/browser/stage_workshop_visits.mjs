// What the visits of stage_workshop.test.mjs share with those of extended/browser.
import { enter, LONG, openText } from './workshop_hands.mjs';

export const GAME = `titre: "Mon jeu"  # de la classe
monde: scène
carte:
  grille: |
    ......
    ......
  héros: {chat: A1}   # tout seul
cartes:
  - nom: tout droit
    entrees: [[1, touche, droite]]
    temps: 3
    attendu: {chat.case: C1}
blocs: [quand_touche, vers_droite]
solution: |
  def quand_touche_droite():
      vers_droite()
      vers_droite()
`;
export const holds = (page, pattern) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector('#leaf-file textarea').value), pattern.source, LONG);

export async function opened(page) {
  await enter(page);
  await openText(page, GAME, 'mon-jeu.yaml');
  await page.locator('.palette [data-letter="@chat"]').waitFor(LONG);
}
