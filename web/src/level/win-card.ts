/** The card that celebrates a level: stars, what was done, what comes next. */

import type { App } from '../app/app';
import { button, icon, make, stars } from '../ui/dom';
import { PAPER_PIECES, PAPERS, PARTY, POP, WAY_ICONS } from '../generated/constants';
import { openSheet, reachable } from '../ui/dialog';
import { unbroken } from '../ui/no-break';

const FIRST = 0.15; // seconds until the first star
const BAND = 460; // pixels of width of the card under the program, at least

export type Way = keyof typeof WAY_ICONS;

/** What may change while the card is open. */
export interface Earned { stars: number; facts: string[]; trap: boolean }

export interface Result {
  title: string; sentence: string; medal: boolean;
  counts: boolean; // else no star is shown: none is kept
  ways: Way[]; // the last one is the one to press
  party: boolean; quiz: HTMLElement | null;
  clear: DOMRect | null; // what it must not cover
  earned: () => Earned;
  name: (way: Way) => string;
  chosen: (way: Way) => void;
  closed: () => void;
}

/** Stars that come one by one; the button for what comes next has the keyboard. Called again, the card tells what is new. */
export function openWin(app: App, result: Result): () => void {
  const { words, settings } = app;
  const facts = make('div', { class: 'facts' });
  const body = make('div', { class: 'won' }, make('p', { class: 'sentence' }, ...unbroken(result.sentence)),
    result.medal ? make('p', { class: 'medal' }, icon('medal'), words.say('ui.win.medal')) : null, facts, result.quiz);
  const last = result.ways[result.ways.length - 1];
  const world = document.querySelector('.world'); // measured before the card is open: its width tells whether it has to be scrolled
  const { style } = document.documentElement;
  if (world) style.setProperty('--beside', `${Math.floor(world.getBoundingClientRect().left)}px`);
  style.setProperty('--under', `${Math.ceil(result.clear?.bottom ?? 0)}px`);
  const sheet = openSheet({
    title: result.title, body, class: result.quiz ? 'win asks' : 'win', closed: result.closed, through: true,
    answers: result.ways.map((way) => ({
      label: result.name(way), icon: WAY_ICONS[way], kind: way === last ? 'primary' : 'plain', action: () => result.chosen(way),
    })),
  });
  let row: HTMLElement | null = null;
  let trap: HTMLElement | null = null;
  const offerTrap = (): HTMLElement => make('div', { class: 'sheet-answers' }, button({
    label: words.say('ui.win.trap'), icon: WAY_ICONS.trap, kind: 'plain', action: () => { sheet.close(); result.chosen('trap'); },
  }));
  const show = (): void => {
    if (!sheet.isConnected) return;
    const now = result.earned();
    const there = row?.querySelectorAll('.full').length ?? 0;
    if (result.counts && (!row || now.stars > there)) {
      const more = stars(now.stars, words.say('web.stars.of', { n: now.stars }));
      more.querySelectorAll('.star').forEach((star, i) => star.classList.toggle('seen', i < there));
      row?.remove();
      sheet.prepend(row = more);
      for (let i = there; i < now.stars; i++) setTimeout(() => { if (sheet.isConnected) app.sounds.play(`star${i + 1}`); }, 1000 * (FIRST + (i - there) * POP));
    }
    facts.replaceChildren(...now.facts.map((fact) => make('p', { text: fact })));
    if (now.trap && !trap) sheet.querySelector('.sheet-answers')!.before(trap = offerTrap());
    stand(sheet);
    app.announce([result.title, result.sentence, result.medal ? words.say('ui.win.medal') : '', ...now.facts].join(' '));
  };
  show();
  if (result.party && !settings.reduced_motion && !document.documentElement.dataset['look']) throwConfetti(sheet);
  return show;
}

/** Under the program, as a band, where there is room for it; else beside the world. */
function stand(sheet: HTMLDialogElement): void {
  const room = document.querySelector('.level .editor')?.getBoundingClientRect();
  sheet.classList.toggle('band', Boolean(room && room.width >= BAND));
  if (!room || room.width < BAND) return;
  for (const [name, value] of Object.entries({ left: room.left, wide: room.width, low: innerHeight - room.bottom })) sheet.style.setProperty(`--${name}`, `${Math.round(value)}px`);
  if (sheet.scrollHeight <= room.height) return;
  sheet.classList.remove('band');
  reachable(sheet.querySelector('.sheet-notes')!);
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
    for (let i = 0; i < PAPER_PIECES; i++) {
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

