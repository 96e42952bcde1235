// A child goes on in another browser: by a few words from paper, or by a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { open, until } from './driver.mjs';
import { turn, visit } from './visit.mjs';
import { LONG, arrived, load, code, begin, type, cells, tells, STARS, OWL, isOwl } from './resume_visits.mjs';

// What changes a setting, which stays with the machine, comes after what changes none: the next child's page is loaded again.
turn('a word that is none is told at once, and one key puts it right', {}, async ({ page }) => {
  const words = await code(page);
  await begin(page);
  const slip = `${words[0].slice(0, 2)}${words[0][3]}${words[0][2]}${words[0].slice(4)}`;
  await type(page, [slip]);
  await cells(page, 'unknown', 1);
  await tells(page, words[0]);
  await page.locator('.offer', { hasText: words[0] }).waitFor(LONG);
  await page.keyboard.press('Enter');
  await cells(page, 'known', 1);
  assert.equal(await page.locator('.telling').isVisible(), false);
  assert.equal(await page.locator('.typed .word').first().textContent(), words[0]);
});

turn('one file has all of it: who, what was chosen, stars, programs', {}, async ({ page }) => {
  const program = { blocks: { languageVersion: 0, blocks: [] } };
  const codeweek = { ...OWL.courses.codeweek, programs: { '01-la-fusee/04-les-asteroides': program } };
  await load(page, { ...OWL, courses: { codeweek, other: { stars: { 'a/1': 2 } } } });
  await arrived(page, 'hibou rose');
  await isOwl(page);
  await code(page);
  const [download] = await Promise.all([page.waitForEvent('download', LONG), page.locator('.saves').click()]);
  assert.equal(download.suggestedFilename(), 'codeweek-owl-pink.json');
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.deepEqual([file.version, file.profile, file.settings], [2, 'owl-pink', OWL.settings]);
  assert.deepEqual([file.courses.codeweek.stars, file.courses.other.stars], [STARS, { 'a/1': 2 }]);
  assert.deepEqual(file.courses.codeweek.programs, codeweek.programs);
});

visit('a few words from paper bring a child to another browser, by the keyboard alone', {}, async ({ page, address, asked }) => {
  assert.deepEqual(asked.filter((url) => /resume|codeweek_more/.test(url)), [], 'fetched before anybody asks for it');
  await load(page, OWL);
  await arrived(page, 'hibou rose');
  await isOwl(page);
  const words = await code(page);
  assert.ok(words.length <= 12, words.join(' '));
  const there = await open(address);
  try {
    await begin(there.page);
    await type(there.page, words.slice(0, 2).map((word) => word.slice(0, 4))); // the first letters are enough
    for (const word of words.slice(2)) {
      await there.page.keyboard.type(word.slice(0, 3).toUpperCase());
      const offer = there.page.locator('.offer', { hasText: word });
      for (const letter of word.slice(3)) { // where many words begin so
        await there.page.waitForTimeout(300);
        if (await offer.isVisible()) break;
        await there.page.keyboard.type(letter);
      }
      await offer.waitFor(LONG);
      await until(async () => (await there.page.locator('.offer[aria-selected="true"]').textContent()) === word || void await there.page.keyboard.press('ArrowDown'));
      await there.page.keyboard.press('Enter');
    }
    await cells(there.page, 'known', words.length);
    await there.page.locator('.found', { hasText: 'hibou rose' }).waitFor(LONG);
    assert.match(await there.page.locator('.found').textContent(), /6 étoiles/);
    await there.page.locator('.found button:focus').waitFor(LONG);
    assert.equal(await there.page.locator('.here').isVisible(), false, 'a complete code waits for no word');
    await there.page.keyboard.press('Backspace'); // the last word can be written again
    await there.page.locator('.here input:focus').waitFor(LONG);
    await there.page.keyboard.press('Enter');
    await there.page.locator('.found button:focus').waitFor(LONG);
    await there.page.keyboard.press('Enter');
    await arrived(there.page, 'hibou rose');
    await isOwl(there.page);
    assert.deepEqual(there.problems, []);
  } finally {
    await there.close();
  }
});
