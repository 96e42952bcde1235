// A child of the board is erased with those whom only its machine has brought.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './driver.mjs';
import { findings } from './findings.mjs';
import { Room } from './room_host.mjs';
import { Machine } from './room_machine.mjs';

test('the children whom one machine has invented are erased together, once their box is ticked', { timeout: 120_000 }, async () => {
  const room = await Room.open(), { page, close } = await open(`${room.address}salle`, { motion: false });
  try {
    const names = ['penguin', 'turtle', 'whale', 'bee', 'koala'].flatMap((animal) => ['yellow', 'purple'].map((colour) => `${animal}-${colour}`));
    const machine = new Machine(room, 'f'), before = (await room.board()).rows.length;
    let sat = 0;
    for (const name of names) sat += await machine.sit(name) === 200;
    assert.ok(sat > 3);
    const last = (await room.board()).rows.find(({ profile, status: now }) => names.includes(profile) && now !== 'tidied').profile;
    await page.locator(`.child[data-profile="${last}"]`).locator('.child-open').click();
    await page.locator('.child-acts').getByRole('button', { name: 'Effacer pour de bon' }).click();
    const sheet = page.locator('dialog').last(), yes = sheet.getByRole('button', { name: 'Effacer pour de bon' });
    const also = sheet.getByLabel(`Effacer aussi les ${sat - 1} autres enfants que seule sa machine a amenés`);
    assert.equal(await also.isChecked(), false);
    await also.check();
    assert.equal(await yes.isDisabled(), true, 'the other box is the question');
    assert.deepEqual(await findings(page), []);
    await sheet.getByLabel('Oui, je veux effacer').check();
    await yes.click();
    await page.locator(`.child[data-profile="${last}"]`).waitFor({ state: 'detached' });
    assert.equal((await room.board()).rows.length, before);
  } finally {
    await close();
    await room.close();
  }
});
