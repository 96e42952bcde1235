// What the visits of tune.test.mjs share with those of extended/browser.
import { awake } from './driver.mjs';
import { takeFile } from './places.mjs';

export const SONG = [
  'for _ in range(2):', '    jouer("do")', '    jouer("ré")', '    jouer("mi")', '    jouer("do")',
  'for _ in range(2):', '    jouer("mi")', '    jouer("fa")', '    jouer("sol", 2)',
  'for _ in range(2):', '    jouer("sol", 0.5)', '    jouer("la", 0.5)', '    jouer("sol", 0.5)', '    jouer("fa", 0.5)', '    jouer("mi")', '    jouer("do")',
  'for _ in range(2):', '    jouer("do")', '    jouer("sol_bas")', '    jouer("do", 2)',
];
export const ROUND = [...SONG, 'voix(2)', 'silence(8)', ...SONG], WRONG = ROUND.map((line, n) => (n > SONG.length && line.includes('"sol_bas"') ? line.replace('sol_bas', 'la_bas') : line));
export const indented = (lines) => lines.map((line) => `  ${line}`).join('\n');
export const LEVEL = `title: Frère Jacques\nkind: musique\nmode: debug\nclass: CM2\ntoolbox: [play, rest, voice, repeat]\ngiven: |\n${indented(WRONG)}\nsolution: |\n${indented(ROUND)}\n`;

/** The TunePlayer of now is heard: the buffers that are played are kept, in the page. */
export const record = (page) => page.evaluate(() => {
  window.heard = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function listened(...when) {
    window.heard.push(this.buffer);
    return start.apply(this, when);
  };
});

export const button = (page, words) => page.locator('.tabs .listens', { hasText: words });

/** In a level of its own, awake, with what listens to it. */
export async function come(page) {
  await takeFile(page, LEVEL);
  await page.locator('.level .run').waitFor();
  await awake(page);
  await button(page, 'Le modèle').waitFor();
  await record(page);
}
