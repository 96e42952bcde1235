/** The card that celebrates a level: stars, what was done, what comes next. */

import type { App } from './app';
import type { Challenge } from './challenge';
import { button, make, stars } from './dom';
import { openSheet } from './sheet';

const PIECES = 70;
const PARTY = 2.6; // seconds of confetti
const PAPERS = ['#ffb700', '#5b3cc4', '#1f9d6b', '#e8588a', '#3a9bdc', '#f07f2e'];

export type Way = 'stay' | 'gallery' | 'another' | 'map' | 'next';
const ICONS: Record<Way, string> = { stay: 'blocks', gallery: 'save', another: 'repeat', map: 'map', next: 'forward' };

export interface Result {
  stars: number; title: string; sentence: string; facts: string; ways: Way[]; party: boolean; // the last of the ways is the one to press
  chosen: (way: Way) => void;
  challenge: Challenge | null; // a trap that is being looked for
}

/** Stars that come one by one; the button for what comes next has the keyboard. */
export function openWin(app: App, result: Result): void {
  const { words, settings } = app;
  const body = make('div', { class: 'won' }, make('p', { class: 'sentence', text: result.sentence }),
    result.facts ? make('p', { class: 'facts', text: result.facts }) : null);
  const last = result.ways[result.ways.length - 1];
  const sheet = openSheet({
    title: result.title, body, class: 'win',
    answers: result.ways.map((way) => ({
      label: words.say(`ui.win.${way}`), icon: ICONS[way], kind: way === last ? 'primary' : 'plain', action: () => result.chosen(way),
    })),
  });
  sheet.prepend(stars(result.stars, words.say('web.stars.of', { n: result.stars })));
  app.announce(`${result.title} ${result.sentence} ${result.facts}`);
  if (result.challenge) offerTrap(app, sheet, body, result.challenge);
  if (result.party && !settings.reduced_motion) throwConfetti(sheet);
}

/** One more way, or a word of praise, once it is known whether there is a trap; the keyboard stays where it is. */
function offerTrap(app: App, sheet: HTMLDialogElement, body: HTMLElement, challenge: Challenge): void {
  const show = (): void => {
    const { level, say } = challenge;
    if (!sheet.isConnected) return;
    if (say) body.append(make('p', { class: 'facts', text: say }));
    if (level) {
      sheet.querySelector('.sheet-answers')!.before(make('div', { class: 'sheet-answers' }, button({
        label: app.words.say('trap.offer'), icon: 'question', kind: 'plain', action: () => {
          sheet.close();
          app.spring(level);
        },
      })));
    }
    app.announce(level ? app.words.say('trap.offer') : say);
  };
  if (challenge.over) show();
  else challenge.ended = show;
}

function throwConfetti(sheet: HTMLDialogElement): void {
  const canvas = make('canvas', { class: 'confetti', attributes: { 'aria-hidden': 'true' } });
  sheet.append(canvas);
  const pen = canvas.getContext('2d');
  const began = performance.now();
  const draw = (now: number): void => {
    const age = (now - began) / 1000;
    if (!pen || age > PARTY || !canvas.isConnected) return canvas.remove();
    canvas.width = innerWidth;
    canvas.height = innerHeight;
    for (let i = 0; i < PIECES; i++) {
      const since = age - ((i * 0.37) % 0.8) * 0.6;
      if (since <= 0) continue;
      const side = 7 + (i % 4);
      pen.fillStyle = PAPERS[i % PAPERS.length]!;
      pen.fillRect(((i * 0.618) % 1) * canvas.width + Math.sin(age * 3 + i) * 14,
        -20 + since * (0.55 + ((i * 0.61) % 0.5)) * canvas.height * 0.75, side, Math.max(2, side * Math.abs(Math.cos(age * 5 + i))));
    }
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}

