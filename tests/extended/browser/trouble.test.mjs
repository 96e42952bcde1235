// What nobody foresaw in the page: told in a sentence, the cause in the console and under « Adulte ».
import assert from 'node:assert/strict';
import { awake } from '../../browser/driver.mjs';
import { takeFile } from '../../browser/places.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { onMap } from '../../browser/trouble_visits.mjs';

const LEVEL = 'titre: Le café\ncarte: ">.G"\nblocs: [avancer]\nsolution: |\n  avancer()\n  avancer()\n';

visit('the cause of what Python did not foresee is in the console', { alone: true }, async ({ page, problems }) => {
  await page.addInitScript(() => {
    window.Worker = class extends Worker { // as if the door had met something
      addEventListener(name, heard) {
        super.addEventListener(name, (event) => {
          if (name !== 'message' || !event.data.answer) return heard(event);
          heard({ data: { ...event.data, answer: JSON.stringify({ ok: false, say: 'Quelque chose a coincé.', cause: 'codeweek, play: here' }) } });
        });
      }
    };
  });
  await page.reload();
  await onMap(page);
  await takeFile(page, LEVEL);
  await page.locator('dialog', { hasText: 'Quelque chose a coincé.' }).waitFor({ timeout: 60_000 });
  assert.ok(problems.splice(0).every((each) => each === 'codeweek, play: here'));
});

turn('a file as Notepad saves it opens with its accents, and what is to be changed is said', {}, async ({ page }) => {
  const saved = [
    [Buffer.from(LEVEL, 'latin1'), 'Windows-1252'], [Buffer.from(`\ufeff${LEVEL}`, 'utf16le'), 'UTF-16'],
    [Buffer.from(LEVEL, 'utf16le'), 'UTF-16'], [Buffer.from(LEVEL, 'utf16le').swap16(), 'UTF-16'],
  ];
  for (const [buffer, said] of saved) {
    await takeFile(page, buffer);
    await page.locator('dialog', { hasText: `est enregistré en ${said}` }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.locator('.level h1', { hasText: 'Le café' }).waitFor();
  }
  for (const text of [`\ufeff${LEVEL}`, LEVEL]) {
    await takeFile(page, text);
    await page.locator('.level h1', { hasText: 'Le café' }).waitFor();
    assert.equal(await page.locator('dialog').count(), 0);
  }
});

turn('a file that is no text is refused in a sentence, not shown with holes', {}, async ({ page }) => {
  await takeFile(page, Buffer.from([0, 1, 2, 3, 0x81, 0x8d]));
  await page.locator('dialog', { hasText: 'n\'est pas un fichier de texte' }).waitFor({ timeout: 60_000 });
});

turn('what would end the Python of the page is refused before it is read', {}, async ({ page }) => {
  await awake(page);
  await takeFile(page, `titre: A\ncarte: ${'['.repeat(5000)}`);
  await page.locator('dialog', { hasText: 'trop de listes' }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  for (const given of [`x = a${'[0]'.repeat(3000)}`, `a${'()'.repeat(3000)}`, `x = ${'lambda:'.repeat(2500)}0`, `x = f"{a${'[0]'.repeat(3000)}}"`]) {
    await takeFile(page, `${LEVEL}donné: '${given}'\n`);
    await page.locator('.level h1', { hasText: 'Le café' }).waitFor({ timeout: 60_000 }); // its given program alone is left out
  }
});
