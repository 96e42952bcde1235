/** A child comes from elsewhere, by a code or by a file: who it is here, what it brings, then on to the map. */

import type { App } from '../app/app';
import { isTable } from '../base/json';
import type { CodeRequest, Decoded } from '../core/types';
import { ANIMALS, COLOURS, HUGE, SETTINGS } from '../generated/constants';
import { importChild, nameOf, profiles, spoken, type Profile, type Saved } from '../progress/profile-store';
import { progressOf } from '../progress/progress';
import type { Answer } from '../pyodide/rpc-client';
import type { Settings } from '../storage/browser-store';
import { openNote, openSheet } from '../ui/dialog';
import { capital, make, picture } from '../ui/dom';

/** The words of the child's code. */
export function encode(app: App): Promise<Answer<'code'>> {
  const { profile, settings, python = null, courses } = app.travelling();
  const { stars, unlocked, last, alone, hints } = progressOf((courses as Saved | undefined)?.[app.course.key]);
  const progress = { stars, unlocked, last, alone, hints };
  const codeRequest = { profile, settings, python } as CodeRequest;
  return app.door.ask('code', { language: app.words.language, ...codeRequest, progress });
}

/** A text that ends in a word asks what that word may become. */
export function spell(app: App, text: string): Promise<Answer<'spell'>> { return app.door.ask('spell', { language: app.words.language, text }); }

export function decode(app: App, text: string): Promise<Answer<'decode'>> { return app.door.ask('decode', { language: app.words.language, text }); }

/** What a code brings, in the form of a child's file. */
export function fileOf(app: App, { settings, python, progress }: Decoded): Saved {
  return { settings, python, pack: app.course.key, courses: { [app.course.key]: progress } };
}

/** `profile` is who it was elsewhere; null when it said no name. */
export async function arrive(app: App, saved: Saved, profile: Profile | null): Promise<void> {
  const here = new Set((await profiles(app.store)).map(nameOf));
  const free = (animal: string): Profile[] => COLOURS.map((colour) => ({ animal, colour })).filter((each) => !here.has(nameOf(each)));
  const another = (title: string, animal: string): void => {
    const those = animal ? free(animal) : [];
    choose(app, title, those.length > 0 ? those : ANIMALS.flatMap((each) => free(each).slice(0, 1)), (chosen) => void settle(app, saved, chosen));
  };
  if (!profile) return another(app.words.say('resume.visitor'), '');
  if (!here.has(nameOf(profile))) return settle(app, saved, profile);
  openSheet({
    title: app.words.say('resume.same', { who: capital(spoken(profile, app.words)) }), notes: [{ words: app.words.say('resume.same_why') }],
    picture: `animals/${profile.animal}`,
    answers: [
      { label: app.words.say('resume.same_no'), icon: 'people', action: () => another(app.words.say('ui.profiles.colour'), profile.animal) },
      { label: app.words.say('resume.same_yes'), icon: 'check', kind: 'primary', action: () => void settle(app, saved, profile) },
    ],
  });
}

/** One of some animals that nobody is. */
function choose(app: App, title: string, those: Profile[], chosen: (profile: Profile) => void): void {
  const tiles = those.map((profile) => {
    const who = capital(spoken(profile, app.words));
    return make('button', {
      class: `round tint-${profile.colour}`, attributes: { type: 'button', 'aria-label': who, title: who }, on: { click: () => { sheet.close(); chosen(profile); } },
    }, picture(`animals/${profile.animal}`));
  });
  const sheet = openSheet({
    title, body: make('div', { class: 'newcomers' }, ...tiles), answers: [{ label: app.words.say('ui.menu.close'), icon: 'back' }],
  });
  tiles[0]?.focus();
}

async function settle(app: App, saved: Saved, profile: Profile): Promise<void> {
  app.replace({ page: 'profiles' }); // no page goes on writing in a file as it was
  const kept = await importChild(app.store, saved, profile);
  await app.sit(profile);
  await app.settle(arrived(saved['settings'])).catch(() => app.announce(app.words.say('web.page.not_now')));
  const { words } = app;
  const found = words.say('resume.found', { who: spoken(profile, words) });
  const [title, sentence] = kept ? [words.say('web.file.loaded_title'), found] : [found, words.say('resume.not_brought')];
  scrollTo(0, 0); // the map, from its top
  app.go({ page: 'map' }, () => openNote(app, title, sentence, `animals/${profile.animal}`));
}

/** The settings to have from now on; where movement is not wanted, none is brought. */
export function arrived(saved: unknown): Partial<Settings> {
  if (!isTable(saved)) return {};
  const found = Object.entries(SETTINGS).map(([name, values]): [string, unknown] => [name, like(saved[name], values)]);
  return Object.fromEntries(found.filter(([name, value]) => value !== undefined && value !== '' && !(name === 'reduced_motion' && !value)));
}

/** The value that is most like one; undefined when it is of another kind. */
function like(value: unknown, values: readonly unknown[]): unknown {
  if (typeof values[0] !== 'number') return values.find((each) => each === value);
  if (typeof value !== 'number' || !(Math.abs(value) < HUGE)) return undefined;
  const far = (each: unknown): number => Math.abs(Number(each) - value);
  return values.reduce((best, each) => (far(each) < far(best) ? each : best));
}
