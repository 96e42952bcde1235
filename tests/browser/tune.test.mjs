// Frère Jacques in two voices, from blocks: what is heard of it has its pitches at their times, and what sounds is seen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { step, until } from './driver.mjs';
import { visit } from './visit.mjs';
import { button, come } from './tune_visits.mjs';

const HERTZ = { '-2': 196, 1: 261.63, 2: 293.66, 3: 329.63, 4: 349.23, 5: 392, 6: 440 };
// Each half beat of one voice, which the other one sings eight beats later.
const once = [1, 1, 2, 2, 3, 3, 1, 1], twice = [3, 3, 4, 4, 5, 5, 5, 5], bells = [5, 6, 5, 4, 3, 3, 1, 1], end = [1, 1, -2, -2, 1, 1, 1, 1];
const VOICE = [once, once, twice, twice, bells, bells, end, end].flat();

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
