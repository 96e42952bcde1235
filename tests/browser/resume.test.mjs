// A child goes on in another browser: by a few words from paper, or by a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { turn } from './visit.mjs';
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
