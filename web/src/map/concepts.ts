/** What the child can do: a sentence for each chapter, seen, done, with help or alone. */

import type { App } from '../app/app';
import { icon, lookClass, make, medal, picture } from '../ui/dom';
import { STATE_SIGNS } from '../generated/constants';
import { isDone, stateOf } from '../progress/progress';
import { openSheet } from '../ui/dialog';
import type { Chapter } from '../core/types';

export function openConcepts(app: App, heroOf: (level: Chapter['levels'][number] | undefined) => string): void {
  const { words, pack, journey } = app;
  const rows = pack.chapters.map((chapter, place) => {
    const state = stateOf(chapter, journey.progress);
    const won = isDone(chapter, journey.progress) ? chapter.medal : null;
    return make('li', { class: `concept ${lookClass(chapter.look)}`, data: { state } },
      make('span', { class: 'round frame' }, picture(heroOf(chapter.levels[0])), won ? medal(won.picture) : null),
      make('div', { class: 'words' }, make('h3', { text: `${place + 1} · ${chapter.title}` }), won ? make('span', { class: 'unseen', text: won.name }) : null, make('p', { text: chapter.can })),
      make('span', { class: 'state' }, icon(STATE_SIGNS[state]), words.say(`ui.concepts.${state || 'waiting'}`)));
  });
  openSheet({
    title: words.say('ui.concepts.title'), body: make('ul', { class: 'concepts' }, ...rows), class: 'wide',
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
  });
}
