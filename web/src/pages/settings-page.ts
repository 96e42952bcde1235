/** Language, size, colours, sound, movement: every change shows at once. */

import { layout, type App, type Page } from '../app/app';
import { button, make } from '../ui/dom';
import { SETTINGS } from '../generated/constants';
import { leadsByDoors } from '../progress/progress';
import { openNote } from '../ui/dialog';

const SIZES = [0.85, 1, 1.15, 1.3, 1.5];

const ALOUD = [[true, 'always'], [null, 'youngest'], [false, 'never']] as const; // what is read by itself

type Option = [value: string, label: string];

export function settingsPage(app: App): Page {
  const { words, settings } = app;
  const say = (name: string): string => words.say(`ui.settings.${name}`);
  const title = say('title');
  const nearest = SIZES.reduce((best, size) => (Math.abs(size - settings.zoom) < Math.abs(best - settings.zoom) ? size : best)); // the desktop has others
  const noVoice = make('p', { class: 'no-voice', text: words.say('ui.voice.none'), attributes: { hidden: true } });
  if (app.journey.profile) {
    void import('../voice/voice').then(({ SystemVoice }) => { noVoice.hidden = SystemVoice.of(words.language) !== undefined; })
      .catch(() => undefined); // of a build that is gone, or away from the network: nothing is said of voices
  }
  const rows = [
    choice(say('language'), words.languages, words.language, (code) => void app.speak(code).catch(() => { app.show(); openNote(app, title, words.say('web.page.not_now')); })),
    choice(say('zoom'), SIZES.map((size): Option => [String(size), words.say('ui.settings.size', { n: Math.round(size * 100) })]),
      String(nearest), (size) => app.change({ zoom: Number(size) })),
    choice(say('theme'), SETTINGS.theme.map((theme): Option => [theme, say(theme)]), app.theme, (theme) => app.chooseTheme(theme)),
    choice(say('sound'), [['true', say('on')], ['false', say('off')]], String(settings.sound), (on) => {
      app.change({ sound: on === 'true' });
      app.sounds.play('pick');
    }),
    volume(app, say('volume')),
    choice(say('motion'), [['true', say('on')], ['false', say('off')]], String(settings.reduced_motion),
      (on) => app.change({ reduced_motion: on === 'true' })),
    choice(words.say('web.settings.narrate'), [['true', say('on')], ['false', say('off')]], String(settings.narrate),
      (on) => app.change({ narrate: on === 'true' })),
    app.journey.profile ? choice(say('look'), [['false', say('lively')], ['true', say('sober')]], String(app.journey.sober), (sober) => void app.beSober(sober === 'true')) : null,
    app.journey.profile ? choice(words.say('ui.voice.all'), ALOUD.map(([value, name]): Option => [String(value), words.say(`ui.voice.${name}`)]), String(app.journey.readsAloud),
      (value) => app.journey.readAloud(ALOUD.find(([each]) => String(each) === value)![0])) : null,
    noVoice,
    app.journey.profile && leadsByDoors(app.pack, app.today) ? button({ icon: 'play', label: words.say('ui.doors.change'), class: 'doors-open', action: () => app.go({ page: 'doors', mine: true }) }) : null,
    app.journey.profile ? button({ icon: 'travel', label: words.say('resume.title'), class: 'elsewhere-open', action: () => app.go({ page: 'elsewhere' }) }) : null,
  ];
  const bar = [button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.back() }), make('h1', { text: title })];
  const about = words.say('ui.settings.about', { version: document.documentElement.dataset['version'] ?? '' });
  return { element: layout('settings', bar, make('div', { class: 'rows' }, ...rows), make('p', { class: 'about', text: about })), name: title };
}

function choice(name: string, options: Option[], now: string, chosen: (value: string) => void): HTMLElement {
  const legend = make('legend', { text: name });
  const row = make('div', { class: 'choice' });
  for (const [value, label] of options) {
    const input = make('input', {
      attributes: { type: 'radio', name, value, checked: value === now }, on: { change: () => chosen(value) },
    });
    row.append(make('label', { class: 'option' }, input, make('span', { text: label })));
  }
  return make('fieldset', { class: 'row' }, legend, row);
}

function volume(app: App, name: string): HTMLElement {
  const slider = make('input', {
    attributes: { type: 'range', min: 0, max: 1, step: 0.1, value: app.settings.volume, 'aria-label': name },
  });
  slider.addEventListener('change', () => {
    app.change({ volume: Number(slider.value) });
    app.sounds.play('pick');
  });
  slider.style.setProperty('--part', slider.value);
  slider.addEventListener('input', () => slider.style.setProperty('--part', slider.value));
  return make('div', { class: 'row' }, make('span', { class: 'legend', text: name }), slider);
}
