/** Whom a code is about: an animal, its stars, and a button to go on. */

import type { App } from '../app/app';
import { button, make, picture } from '../ui/dom';
import { profileOf, spoken } from '../progress/profile-store';
import { arrive } from './arrival';
import { progressOf } from '../progress/progress';
import type { Decoded } from '../core/types';
import { fileOf } from './code-requests';

export class Found {
  readonly element = make('div', { class: 'found', attributes: { hidden: true } });

  constructor(private readonly app: App) {}

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** The keyboard on the way on. */
  focus(): void { this.element.querySelector('button')?.focus(); }

  show(decoded: Decoded): void {
    const { words } = this.app;
    const profile = profileOf(decoded.profile);
    const who = profile ? words.say('resume.found', { who: spoken(profile, words) }) : words.say('resume.ready');
    const stars = words.say('resume.stars', { n: Object.values(progressOf(decoded.progress).stars).reduce((sum, each) => sum + each, 0) });
    const go = (): void => void arrive(this.app, fileOf(this.app, decoded), profile);
    this.element.replaceChildren(
      make('span', { class: `round ${profile ? `tint-${profile.colour}` : ''}` }, picture(profile ? `animals/${profile.animal}` : 'pictures/robot')),
      make('div', { class: 'words' }, make('strong', { text: who }), make('p', { text: stars })),
      button({ icon: 'play', kind: 'primary', class: 'arrives', label: words.say('resume.go'), action: go }));
    this.element.hidden = false;
    this.element.scrollIntoView({ block: 'nearest' });
    this.app.announce(`${words.say('resume.ready')} ${who} ${stars}`);
  }
}
