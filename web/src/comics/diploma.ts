/** The diploma: what a child has done, on a sheet that is printed. */

import { button, capital, icon, make, picture } from '../ui/dom';
import { spoken } from '../progress/profile-store';
import { stateOf } from '../progress/progress';
import { ownTune, putTune } from './diploma-tune';
import type { Comics, Finale } from '../core/types';
import { opened, wordsOf } from './comic';
import type { Watcher } from './watcher';

const KNOWN = ['helped', 'done', 'alone']; // states of what a child can do

/** Who plays, as the story says it. */
export function signedBy({ journey: { profile }, words }: Watcher): string { return profile ? capital(spoken(profile, words)) : 'codeweek'; }

export function openDiploma(watcher: Watcher, comics: Comics, last: Finale, then: () => void): void {
  if (!last.diploma) return then();
  const words = wordsOf(watcher, comics), { journey: { profile, progress }, pack } = watcher;
  const levels = pack.chapters.flatMap((chapter) => chapter.levels), won = levels.filter(({ id }) => progress.stars[id]);
  const counted = {
    worlds: pack.chapters.filter((chapter) => chapter.levels.some((level) => won.includes(level))).length,
    muddles: won.filter(({ mode }) => mode === 'debug').length,
    stars: won.reduce((sum, { id }) => sum + (progress.stars[id] ?? 0), 0),
  };
  const slots: Record<string, string> = { who: signedBy(watcher) };
  for (const [name, n] of Object.entries(counted)) slots[name] = words.say(`story.diploma.${name}`, { n });
  const ideas = pack.chapters.filter((chapter) => KNOWN.includes(stateOf(chapter, progress))).map(({ can }) => make('li', {}, icon('check'), make('span', { text: can })));
  const day = new Date().toLocaleDateString('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }); // the same in every language
  const foot = make('div', { class: 'foot' }, make('span', { text: words.say('story.diploma.date', { day }) }),
    last.signed ? make('strong', { text: words.say('story.diploma.signed', { who: last.signed }) }) : null, last.signer ? picture(last.signer) : null);
  const paper = make('article', { class: 'paper' },
    make('h2', { id: 'comic-title', text: words.say('story.diploma.title') }),
    make('span', { class: `round ${profile ? `tint-${profile.colour}` : 'plain'}` }, picture(profile ? `animals/${profile.animal}` : 'pictures/robot')),
    make('p', { class: 'who', text: slots['who'] ?? '' }),
    make('p', { text: last.diploma.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot) }),
    ideas.length > 0 ? make('h3', { text: words.say('story.diploma.can') }) : null,
    make('ul', { class: ideas.length > 4 ? 'many' : '' }, ...ideas),
    foot);
  const print = button({ icon: 'save', label: words.say('story.diploma.print'), class: 'print', action: () => window.print() });
  const on = button({ icon: 'play', label: words.say('story.comic.on'), kind: 'primary', class: 'on', action: () => leave() });
  const sheet = make('dialog', { class: 'comic diploma', attributes: { 'aria-labelledby': 'comic-title' } }, paper, make('footer', {}, print, on));
  const composed = ownTune(pack, progress), silent = composed && putTune(watcher, composed, foot);
  const leave = (): void => {
    silent?.();
    sheet.close();
    then();
  };
  opened(sheet, leave);
  on.focus();
}
