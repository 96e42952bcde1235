/** What opens over a page: the keys, files that come in and go out. */

import type { App } from '../app/app';
import { LARGEST, PACK_FILES, base64, choose, download } from '../ui/file-picker';
import { childOf } from '../progress/profile-store';
import { parts } from './lazy-pages';
import { routeOf } from '../session/route';
import { MOST_PACKS } from '../generated/constants';
import type { Refusal } from '../packs/pack-store';
import { openNote, openSheet } from '../ui/dialog';
import type { Mended, Problem } from '../core/types';

const KEYS = ['run', 'step', 'restart', 'place', 'walk', 'change', 'move', 'delete', 'undo', 'zone', 'world', 'back'];

export function openKeys(app: App): void {
  const { words } = app;
  openSheet({
    title: words.say('ui.help.title'),
    notes: KEYS.map((name) => ({ head: words.say(`web.keys.${name}_keys`), words: words.say(`web.keys.${name}_does`) })),
    answers: [{ label: words.say('ui.menu.close'), icon: 'check' }], class: 'keys',
  });
}

/** What can be done on the map; first of all how to go on, to the level of that name. */
export function openMapHelp(app: App, name: string): void {
  const { words } = app;
  openSheet({
    title: words.say('ui.map.help'), picture: 'pictures/map',
    notes: [...(name ? ['next'] : []), 'chapters', 'stars'].map((part) => ({ words: words.say(`ui.map.help_${part}`, { name }) })),
    answers: [{ label: words.say('ui.menu.keys'), icon: 'question', action: () => openKeys(app) }, { label: words.say('ui.menu.close'), icon: 'check', kind: 'primary' }],
  });
}

/** Choose a teacher's file. */
export function openFilePicker(app: App): void { choose(`${PACK_FILES},.json`, (file) => void takeFile(app, file)); }

/** Choose a child's file. */
export function openLoadPicker(app: App): void { choose('.json,application/json', (file) => void takeFile(app, file)); }

/** A file that was dropped or chosen: a level, a pack, or a child's progress. */
export async function takeFile(app: App, file: File): Promise<void> {
  const { words } = app;
  if (file.size > LARGEST) return openNote(app, words.say('web.file.title'), words.say('web.file.large'));
  const name = file.name.toLowerCase();
  if (name.endsWith('.json')) return takeProgress(app, file);
  if (!/\.(ya?ml|zip|txt|docx?|rtf|odt)$/.test(name)) return openNote(app, words.say('web.file.title'), words.say('web.file.bad'));
  const content = { base64: await base64(file) }; // as it is: Python says what is no text
  const { plays, refused, problems, mended } = await app.playing.openFile({ name: file.name, content });
  if (!plays) return openProblems(app, problems, words.say('web.file.title'));
  const levels = app.pack.chapters.flatMap((chapter) => chapter.levels);
  const alone = levels.length === 1 ? levels[0] : undefined;
  app.go(alone ? { page: 'level', id: alone.id } : { page: 'map' }, () => tell(app, refused, problems.filter((problem) => mended || problem.severity !== 'warning'), mended));
}

/** What an adult should know of a pack that plays: what of it is left out, and that it could not be kept. */
function tell(app: App, refused: Refusal, problems: Problem[], mended: Mended | null): void {
  const { words } = app;
  const title = problems.length > 0 ? words.say('packs.notes', { title: app.pack.title }) : app.pack.title;
  if (problems.length > 0 || refused) openProblems(app, problems, title, words.say(refused || 'ui.file.others_play', { n: MOST_PACKS }), mended);
}

async function takeProgress(app: App, file: File): Promise<void> {
  const { words } = app;
  const found = childOf(await file.text(), file.name, app.journey.profile);
  const title = words.say('web.file.title');
  if (!found) return openNote(app, title, words.say(routeOf(location.hash).page === 'code' ? 'resume.no_file' : 'web.file.bad'));
  const came = await parts().catch(() => null);
  if (!came) return openNote(app, title, words.say('web.page.not_now'));
  await came[0].arrive(app, found.saved, found.profile);
}

/** What is wrong in a file: the same lines as `codeweek check`; under a sentence `head` when there is one. */
export function openProblems(app: App, problems: Problem[], title: string, head = '', mended: Mended | null = null): void {
  const { words } = app;
  const lines = problems.map((problem) => ({
    head: problem.line === null ? (problem.file ?? '') : words.say('web.file.place', { file: problem.file, line: problem.line }),
    words: problem.say,
  }));
  openSheet({
    title, picture: 'pictures/magnifier', class: 'problems', notes: head ? [{ words: head }, ...lines] : lines,
    answers: [
      { label: words.say('ui.menu.close'), icon: 'check' },
      ...(mended ? [{ label: words.say('packs.mend'), icon: 'save', kind: 'primary' as const, action: () => download(mended.name, mended.text, 'text/yaml') }] : []),
    ],
  });
}
