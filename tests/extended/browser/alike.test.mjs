// « Encore un comme celui-ci » : another level like one that is won is asked for, played, and nothing of it is kept.
import assert from 'node:assert/strict';
import { awake, goTo, losePython, resize, settled, SIZES, tap, until } from '../../browser/driver.mjs';
import { measure } from '../../browser/measure.mjs';
import { turn, visit } from '../../browser/visit.mjs';
import { CORNER, SAILS, LONG, MADE, OWN, MILL, THERE, levelOf, blocks, win, at, names, file } from '../../browser/alike_visits.mjs';

const NUMBERED = { repeat: ['répéter', 'count'], forward: ['avancer de', 'n'], backward: ['reculer de', 'n'], rotate_left: ['tourner à gauche de', 'degrees'], rotate_right: ['tourner à droite de', 'degrees'] };

/** Build a loop of a drawing block by block, and write each number. */
async function build(page, { adult: { script } }) {
  const loop = script.blocks.blocks[0].next.block, there = [loop];
  for (let { block } = loop.inputs.body; block; block = block.next?.block) there.push(block);
  for (const { type, inputs } of there) {
    const [words, hole] = NUMBERED[type];
    await tap(page, words);
    await page.locator('.blocks .blocklyBlockCanvas .category-literal:not(.blocklyFlyout *)').last().click();
    await page.locator('.blocklyHtmlInput').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(String(inputs[hole].shadow.fields.value));
    await page.keyboard.press('Enter');
  }
  return there.length;
}

const waited = (again) => ({ courses: { codeweek: { stars: Object.fromEntries([1, 2, 3].map((n) => [`01-la-fusee/${n}`, 3]).concat([[CORNER, 3]])), again } } });

/** What is asked of Python in the page waits until it is let go, or (`instead`) is answered so. */
const hold = (page, verb) => page.evaluate((wanted) => {
  const { postMessage } = Worker.prototype;
  window.held = null;
  Worker.prototype.postMessage = function held(message, ...more) {
    if (!message.request?.includes(`"do":"${wanted}"`)) return postMessage.call(this, message, ...more);
    window.held = (instead) => {
      Worker.prototype.postMessage = postMessage;
      if (instead) this.dispatchEvent(new MessageEvent('message', { data: { id: message.id, answer: JSON.stringify(instead) } }));
      else postMessage.call(this, message, ...more);
    };
  };
}, verb);
const release = async (page, instead = null) => {
  await until(() => page.evaluate(() => window.held !== null));
  await page.evaluate((answer) => window.held(answer), instead);
};
const milled = { courses: { codeweek: { unlocked: true, programs: { [SAILS]: MILL.adult.script }, saved: { [SAILS]: 2 } } } };
turn('another drawing like one that is won tells its lengths and turns, is built block by block, and won', milled, async ({ page }) => {
  await goTo(page, SAILS);
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  await page.locator('dialog.win').getByRole('button', { name: 'Encore un comme celui-ci' }).click();
  const made = levelOf(THERE.at(-1));
  await at(page, made.id);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/alike-drawing.png` });
  await page.getByText(/Longueurs?\s: .*\. Virages\s: \d+°\./).first().waitFor();
  assert.equal(await build(page, made), 4);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/alike-drawing-built.png` });
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  assert.deepEqual(await names(page), ['Rester ici', 'Encore un comme celui-ci', 'Retour']);
  await file(page, ({ courses: { codeweek } }) => codeweek.again[SAILS]?.[0] === 1);
});

visit('a level that was made plays on after another Python took the place of one that is gone', { fresh: true }, async ({ page }) => {
  await goTo(page, CORNER);
  await awake(page);
  await win(page, OWN);
  await page.locator('dialog.win').getByRole('button', { name: 'Encore un comme celui-ci' }).click();
  const made = levelOf(THERE[0]);
  await at(page, made.id);
  for (const words of blocks(made)) await tap(page, words);
  await losePython(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  assert.deepEqual(await names(page), ['Rester ici', 'Encore un comme celui-ci', 'Retour']);
});

turn('the same number is the same level here as in any Python', {}, async ({ page }) => {
  await hold(page, 'python');
  await goTo(page, CORNER);
  await until(() => page.evaluate(() => window.held !== null));
  const found = await page.evaluate(async (all) => {
    let python;
    const { dispatchEvent } = EventTarget.prototype; // the worker is whom the page's own request is sent to
    EventTarget.prototype.dispatchEvent = function seen(event) { python = this; return dispatchEvent.call(this, event); };
    window.held({ ok: false, say: '' });
    EventTarget.prototype.dispatchEvent = dispatchEvent;
    let id = 1e9;
    const ask = (about) => new Promise((done) => {
      const mine = ++id;
      python.addEventListener('message', function heard({ data }) {
        if (data.id !== mine) return;
        python.removeEventListener('message', heard);
        done(JSON.parse(data.answer));
      });
      python.postMessage({ id: mine, request: JSON.stringify({ do: 'another', language: 'fr', slices: 50, ...about }), rest: true });
    });
    const packs = [];
    for (const [level, seed] of all) {
      let answer;
      do answer = await ask({ level, seed }); while (!answer.over);
      packs.push(answer.pack);
    }
    return packs;
  }, MADE);
  assert.equal(found.length, MADE.length);
  for (const [number, pack] of found.entries()) assert.deepEqual(pack, THERE[number], String(MADE[number]));
});

turn('what comes back is offered on the map by its name; it is asked for with a finger, and the way back leads there', { touch: true, size: 'phone', ...waited({ [CORNER]: [0, 1, 1] }) }, async ({ page }) => {
  await page.getByRole('button', { name: 'Tu te souviens ? Encore un comme « Le coin de la rue »' }).tap();
  const { id } = levelOf(THERE[0]);
  await at(page, id);
  await win(page, levelOf(THERE[0]), true);
  await file(page, ({ courses: { codeweek: { again } } }) => again[CORNER].join() === '1,5,2');
  await page.locator('dialog.win').getByRole('button', { name: 'Retour' }).tap();
  await page.locator('.chapters').waitFor();
  assert.equal(await page.locator('.again').count(), 0, 'it comes back later');
});

turn('what waits for its time is offered with the win that ends the wait', waited({ [CORNER]: [0, 2, 1] }), async ({ page }) => {
  assert.equal(await page.locator('.again').count(), 0);
  await goTo(page, '01-la-fusee/01-decollage');
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  assert.deepEqual(await names(page), ['Rester ici', 'Encore un comme « Le coin de la rue »', 'Niveau suivant'], 'its time has come with this win');
  await page.locator('dialog.win').getByRole('button', { name: /^Encore un comme/ }).click();
  await at(page, `${CORNER}+1`);
});

turn('the first levels have no others', {}, async ({ page }) => {
  await goTo(page, '01-la-fusee/01-decollage');
  await awake(page);
  await page.locator('.run').click();
  await page.locator('dialog.win').waitFor(LONG);
  assert.deepEqual(await names(page), ['Rester ici', 'Niveau suivant']);
});

turn('a search says what it does, and is stopped; where there is none, that is said once', waited({ [CORNER]: [0, 1, 1] }), async ({ page }) => {
  await hold(page, 'another');
  await page.locator('.again').click();
  const sheet = page.getByRole('dialog', { name: /^Encore un comme/ });
  await sheet.getByText('en prépare un autre').waitFor();
  await page.keyboard.press('Enter'); // the one button has the keyboard
  await sheet.waitFor({ state: 'detached' });
  await release(page);
  await settled(page, 20);
  assert.equal(await page.evaluate(() => location.hash), '#/map');
  await hold(page, 'another');
  await page.locator('.again').click();
  await release(page, { ok: true, over: true, pack: null });
  await sheet.getByText(/je n.en trouve pas d.autre/).waitFor();
  await file(page, ({ courses: { codeweek: { again } } }) => again[CORNER].join() === '0,0,0');
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'detached' });
});

turn('a search that is stopped opens nothing, though its answer comes before the browser tells that the card is closed', waited({ [CORNER]: [0, 1, 1] }), async ({ page }) => {
  await hold(page, 'another');
  await page.locator('.again').click();
  await until(() => page.evaluate(() => window.held !== null));
  await page.evaluate((pack) => {
    document.querySelector('dialog.looking .button').click();
    window.held({ ok: true, over: true, pack });
  }, THERE[0]);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settled(page, 20);
  assert.equal(await page.evaluate(() => location.hash), '#/map');
});

turn('the way back, forward and a new load of such a level lead to the level that it is like', {}, async ({ page }) => {
  await goTo(page, CORNER);
  await awake(page);
  await win(page, OWN);
  const made = page.locator('dialog.win').getByRole('button', { name: 'Encore un comme celui-ci' });
  await made.click();
  await at(page, `${CORNER}+1`);
  await page.goBack();
  await at(page, CORNER);
  await page.goForward();
  await settled(page, 20);
  await at(page, CORNER);
  await page.locator('.ways [data-way="alike"]').click();
  await at(page, `${CORNER}+1`);
  await page.reload();
  await at(page, CORNER);
  await page.evaluate((id) => { location.hash = `#/level/${id}`; }, '04-la-ronde/05-l-escalier+7'); // from a link
  await page.waitForFunction(() => !location.hash.endsWith('7'));
});

Object.assign(SIZES, { flat: [1024, 600] });
turn('nothing of it is cut or small, in any window', waited({ [CORNER]: [0, 1, 1] }), async ({ page }) => {
  const looked = async (name) => {
    for (const size of ['pc', 'flat', 'phone']) {
      await resize(page, size);
      await settled(page, 6);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/alike-${name}-${size}.png` });
      assert.deepEqual(await page.evaluate(measure), [], `${name} ${size}`);
    }
    await resize(page, 'pc');
  };
  await looked('map');
  await hold(page, 'another');
  await page.locator('.again').click();
  await page.locator('dialog.looking').waitFor();
  await looked('looking');
  await release(page);
  await at(page, `${CORNER}+1`);
  assert.equal(await page.locator('.touch-here:visible').count(), 0, 'who comes here knows how');
  await looked('made');
  await win(page, levelOf(THERE[0]));
  await looked('won');
});
