/** A pack that a catalogue of the same host hands over: asked about, then put on the shelf. */

import type { App } from '../app/app';
import { LARGEST, base64 } from '../ui/file-picker';
import { MOST_PACKS } from '../generated/constants';
import { titleOf } from '../packs/pack-store';
import { openNote, openSheet } from '../ui/dialog';

/** Ask whether to add the pack at an address, seen from this page. */
export function askToAdd(app: App, from: string): void {
  const { words } = app;
  const address = new URL(from, document.baseURI);
  const name = decodeURIComponent(address.pathname.split('/').at(-1) ?? '');
  const ours = address.origin === location.origin && /\.(zip|ya?ml)$/i.test(name); // our policy lets nothing come from another host
  if (!ours) return openNote(app, words.say('packs.ask'), words.say('packs.not_here'));
  openSheet({
    title: words.say('packs.ask'), picture: 'pictures/map', notes: [{ words: name }, { words: words.say('packs.about') }],
    answers: [
      { label: words.say('packs.not_now'), icon: 'back' },
      { label: words.say('packs.add'), icon: 'plus', kind: 'primary', action: () => void add(app, address, name) },
    ],
  });
}

async function add(app: App, address: URL, name: string): Promise<void> {
  const { words, playing } = app;
  const before = playing.shelf.packs;
  const waiting = openSheet({ title: words.say('web.page.loading'), picture: 'pictures/map', answers: [] });
  const content = await fetched(address);
  const refused = content === null ? 'packs.not_here' : await playing.add({ name, content });
  waiting.close();
  if (refused) return openNote(app, words.say('packs.ask'), words.say(refused === 'packs.full' ? refused : 'packs.not_here', { n: MOST_PACKS }));
  app.show();
  const added = playing.shelf.packs.find((spine) => !before.includes(spine));
  if (added) app.announce(words.say('packs.added', { title: titleOf(added, words.language) }));
}

/** Its bytes; null when it does not come, or is too large. */
async function fetched(address: URL): Promise<{ base64: string } | null> {
  try {
    const answer = await fetch(address);
    const found = answer.ok ? await answer.blob() : null;
    return found && found.size <= LARGEST ? { base64: await base64(found) } : null;
  } catch {
    return null;
  }
}
