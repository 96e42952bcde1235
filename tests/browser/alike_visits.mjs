// What the visits of alike.test.mjs share with those of extended/browser.
import { execFileSync } from 'node:child_process';
import { awake, keptSo, tap } from './driver.mjs';

export const CORNER = '02-le-facteur/03-le-coin-de-la-rue', SAILS = '05-la-tortue-geometre/03-le-carre-en-trois-blocs', LONG = { timeout: 60_000 };
export const MADE = [[CORNER, 0], ['04-la-ronde/05-l-escalier', 1], ['07-les-detecteurs/01-seulement-s-il-y-en-a', 0], [SAILS, 0]];
export const SCRIPT = `
import json
from codeweek import data
from codeweek.play import builtin
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

def made(level, seed):
    door, about = PageApi(), {"do": "another", "language": "fr", "level": level, "seed": seed, "slices": 200}
    while not (answer := json.loads(door.handle(json.dumps(about))))["over"]:
        pass
    return answer["pack"]

own = [describe.level(builtin.level(id), data.text("fr")) for id in ("${CORNER}", "${SAILS}")]
print(json.dumps([*own, *(made(*each) for each in json.loads('${JSON.stringify(MADE)}'))]))
`;
export const [OWN, MILL, ...THERE] = JSON.parse(execFileSync(process.env.CODEWEEK_PYTHON ?? 'python3', ['-c', SCRIPT], { encoding: 'utf8' }));
export const WORDS = { move: 'avancer', turn_left: 'pivoter à gauche', turn_right: 'pivoter à droite' };
export const levelOf = (pack) => pack.chapters[0].levels[0];

/** The blocks of a program without loops, from its start. */
export function* blocks({ adult: { script } }) {
  for (let { next } = script.blocks.blocks[0]; next; { next } = next.block) yield WORDS[next.block.type];
}

/** A program that wins, block by block, and its run. */
export async function win(page, level, finger = false) {
  for (const words of blocks(level)) await tap(page, words, finger);
  await page.locator('.run')[finger ? 'tap' : 'click']();
  await page.locator('dialog.win').waitFor(LONG);
}

export async function at(page, id) {
  await page.locator(`[data-level="${id}"] .run`).waitFor(LONG);
  await awake(page);
}

export const names = (page) => page.locator('dialog.win .sheet-answers .button').allTextContents().then((all) => all.map((each) => each.trim()));
export const file = (page, so = Boolean) => keptSo(page, 'children/fox-blue', so);
