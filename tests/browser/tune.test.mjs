// Frère Jacques in two voices, from blocks: what is heard of it has its pitches at their times, and what sounds is seen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { awake, goTo, settled, step, tap, until } from './driver.mjs';
import { takeFile } from './places.mjs';
import { visit } from './visit.mjs';

const SONG = [
  'for _ in range(2):', '    jouer("do")', '    jouer("ré")', '    jouer("mi")', '    jouer("do")',
  'for _ in range(2):', '    jouer("mi")', '    jouer("fa")', '    jouer("sol", 2)',
  'for _ in range(2):', '    jouer("sol", 0.5)', '    jouer("la", 0.5)', '    jouer("sol", 0.5)', '    jouer("fa", 0.5)', '    jouer("mi")', '    jouer("do")',
  'for _ in range(2):', '    jouer("do")', '    jouer("sol_bas")', '    jouer("do", 2)',
];
const ROUND = [...SONG, 'voix(2)', 'silence(8)', ...SONG], WRONG = ROUND.map((line, n) => (n > SONG.length && line.includes('"sol_bas"') ? line.replace('sol_bas', 'la_bas') : line));
const indented = (lines) => lines.map((line) => `  ${line}`).join('\n');
const LEVEL = `title: Frère Jacques\nkind: musique\nmode: debug\nclass: CM2\ntoolbox: [play, rest, voice, repeat]\ngiven: |\n${indented(WRONG)}\nsolution: |\n${indented(ROUND)}\n`;
const HERTZ = { '-2': 196, 1: 261.63, 2: 293.66, 3: 329.63, 4: 349.23, 5: 392, 6: 440 };
// Each half beat of one voice, which the other one sings eight beats later.
const once = [1, 1, 2, 2, 3, 3, 1, 1], twice = [3, 3, 4, 4, 5, 5, 5, 5], bells = [5, 6, 5, 4, 3, 3, 1, 1], end = [1, 1, -2, -2, 1, 1, 1, 1];
const VOICE = [once, once, twice, twice, bells, bells, end, end].flat();

/** The Listen of now is heard: the buffers that are played are kept, in the page. */
const record = (page) => page.evaluate(() => {
  window.heard = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function listened(...when) {
    window.heard.push(this.buffer);
    return start.apply(this, when);
  };
});

/** What was played last, rendered again by the browser itself; its samples come as one text, as a list of two million numbers would take seconds. */
async function rendered(page) {
  const [rate, text] = await page.evaluate(async () => {
    const buffer = window.heard.at(-1), offline = new OfflineAudioContext(1, buffer.length, buffer.sampleRate), source = offline.createBufferSource();
    Object.assign(source, { buffer }).connect(offline.destination);
    source.start();
    const found = await offline.startRendering(), reader = new FileReader();
    await new Promise((done) => { reader.onload = done; reader.readAsDataURL(new Blob([found.getChannelData(0)])); });
    return [found.sampleRate, reader.result.split(',')[1]];
  });
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return { rate, samples: new Float32Array(bytes.buffer) };
}

/** The amplitude of a pitch: Goertzel's sum, the ends weigh nothing. */
function loudness(samples, hertz, rate) {
  const turn = 2 * Math.cos(2 * Math.PI * hertz / rate);
  let before = 0, last = 0;
  samples.forEach((sample, i) => { [before, last] = [last, sample * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples.length)) + turn * last - before]; });
  return Math.sqrt(before * before + last * last - turn * before * last) * 4 / samples.length;
}

/** The pitches of each half beat are the loudest of the song; `wrong` stands where the program has another one. */
function sings({ rate, samples }, wrong = null) {
  const half = rate / 4;
  assert.equal(samples.length, 80 * half);
  for (let n = 0; n < 80; n += 1) {
    const now = samples.slice(n * half, (n + 1) * half);
    const second = wrong && [-2].includes(VOICE[n - 16]) ? wrong : VOICE[n - 16];
    const wanted = [VOICE[n], second].filter((degree) => degree !== undefined);
    const found = (degree) => loudness(now, degree === 'la' ? 220 : HERTZ[degree], rate);
    const silent = Object.keys(HERTZ).map(Number).filter((degree) => !wanted.includes(degree) && !(degree === 5 && wanted.includes(-2)) && !(degree === 6 && wanted.includes('la')));
    const weakest = Math.min(...wanted.map(found)), loudest = Math.max(...silent.map(found));
    assert.ok(weakest > 0.02 && weakest > 3 * loudest, `half beat ${n}: ${wanted} ${weakest} ${loudest}`);
  }
}

const button = (page, words) => page.locator('.tabs .listens', { hasText: words });

/** In a level of its own, awake, with what listens to it. */
async function come(page) {
  await takeFile(page, LEVEL);
  await page.locator('.level .run').waitFor();
  await awake(page);
  await button(page, 'Le modèle').waitFor();
  await record(page);
}

visit('the model is heard, and what the program plays, with its wrong note; the file is the same', {}, async ({ page }) => {
  await come(page);
  assert.ok(await button(page, 'Mon air').isDisabled());
  await button(page, 'Le modèle').click();
  await until(() => page.evaluate(() => window.heard.length === 1));
  sings(await rendered(page));
  await button(page, 'Le modèle').click(); // no more
  assert.equal(await button(page, 'Le modèle').getAttribute('aria-pressed'), 'false');
  for (const [number, notes] of [[1, 1], [2, 2], [3, 3]]) { // a loop, then two blocks that play; one was heard before
    await page.getByRole('button', { name: 'Un pas', exact: true }).click();
    await until(async () => await step(page) === number);
    await until(() => page.evaluate((least) => window.heard.length >= least, notes));
  }
  assert.ok(await page.evaluate(() => window.heard.at(-1).duration <= 0.5), 'a note alone');
  await page.locator('.speed input').fill('5');
  await page.locator('.run').click();
  await until(() => page.evaluate(() => /59\s+notes sur 64/.test(document.querySelector('.bubble').textContent)), 120_000);
  await button(page, 'Mon air').click();
  await until(() => button(page, 'Mon air').evaluate((each) => each.getAttribute('aria-pressed') === 'true'));
  const mine = await rendered(page);
  sings(mine, 'la');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.keeps-sound').click()]);
  assert.equal(file.suggestedFilename(), 'niveau-de-la-classe.wav');
  const kept = await readFile(await file.path());
  assert.equal(kept.length, 44 + 2 * mine.samples.length);
  for (let i = 0; i < mine.samples.length; i += 997) assert.ok(Math.abs(kept.readInt16LE(44 + 2 * i) - 32767 * mine.samples[i]) < 2);
  const [score] = await Promise.all([page.waitForEvent('download'), page.locator('.keeps-score').click()]);
  assert.equal(score.suggestedFilename(), 'niveau-de-la-classe.svg');
  const drawn = await readFile(await score.path(), 'utf8');
  for (const [name, times] of [['sol', 14], ['la', 6]]) assert.equal(drawn.split(`>${name}</text>`).length - 1, times, name); // high or low; a wrong one too
  await button(page, 'Les deux').click();
  await until(() => page.evaluate(() => window.heard.at(-1).duration > 30)); // both, up to the note that is not the same
});

visit('the score of a tune goes home from the gallery, and is printed on one sheet of A4', {}, async ({ page, context }) => {
  await takeFile(page, 'title: Ma chanson\nkind: music\nmode: create\nclass: CE2\ntoolbox: [play, repeat]\n');
  await page.locator('.level .run').waitFor();
  await awake(page);
  await tap(page, 'jouer');
  await page.locator('.gallery-opens').click();
  await page.locator('.gallery-bar .button', { hasText: 'Garder' }).click();
  await page.locator('.hung').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('dialog.creation .svg', { hasText: 'Garder la partition' }).click()]);
  const sheet = await context.newPage();
  await sheet.setContent(await readFile(await file.path(), 'utf8'));
  assert.deepEqual(await sheet.locator('svg text').allTextContents(), ['Ma chanson', '= 120', '4', '4', 'do', 'piano']);
  assert.equal(await sheet.locator('svg').evaluate((svg) => Math.round(svg.getBoundingClientRect().height)), 1123); // 29.7 cm
  await sheet.close();
});

visit('the answers of a prediction are heard, and none is chosen by that', {}, async ({ page }) => {
  await goTo(page, '14-le-studio/01-quel-air');
  await awake(page);
  await button(page, 'C').waitFor();
  await record(page);
  for (const [letter, seconds] of [['A', 4], ['C', 2]]) {
    await button(page, letter).click();
    await until(() => page.evaluate((long) => window.heard.at(-1)?.duration === long, seconds));
  }
  assert.equal(await button(page, 'C').getAttribute('aria-label'), 'Écouter la réponse C');
  assert.equal(await page.locator('.answer[aria-checked="true"]').count(), 0);
  assert.equal(await button(page, 'A').getAttribute('aria-pressed'), 'false');
});

visit('without sound the line moves all the same, and the keyboard does it', {}, async ({ page }) => {
  await come(page);
  await page.locator('.sound').first().click();
  const picture = () => page.locator('.stage canvas').first().evaluate((canvas) => canvas.toDataURL());
  await button(page, 'Le modèle').focus();
  await page.keyboard.press('Enter');
  await until(() => button(page, 'Le modèle').evaluate((each) => each.getAttribute('aria-pressed') === 'true'));
  const first = await picture();
  await until(async () => await picture() !== first);
  assert.equal(await page.evaluate(() => window.heard.length), 0);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await button(page, 'Le modèle').getAttribute('aria-pressed'), 'false');
  const still = await picture();
  await settled(page, 20);
  assert.equal(await picture(), still);
  assert.equal(await button(page, 'Le modèle').getAttribute('aria-label'), 'Écouter le modèle');
});
