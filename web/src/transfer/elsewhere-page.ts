/** « Continuer ailleurs »: the child's progress as a code of words, to be written on paper, and as a file. */

import { layout, type App, type Page } from '../app/app';
import { nameOf } from '../progress/profile-store';
import { button, make, picture } from '../ui/dom';
import { download } from '../ui/file-picker';
import { encode } from './arrival';

export function elsewherePage(app: App): Page {
  const { words, journey } = app;
  const title = words.say('resume.title');
  const who = journey.profile;
  const bar = [
    button({ icon: 'back', name: words.say('ui.menu.back'), action: () => app.back() }),
    who ? make('span', { class: `round small tint-${who.colour}` }, picture(`animals/${who.animal}`)) : null,
    make('h1', { text: title }),
  ];
  const body = make('div', { class: 'resume-cards' }, codeCard(app), fileCard(app));
  return { element: layout('resume', bar, body), name: title };
}

/** The words, in numbered cells. */
function codeCard(app: App): HTMLElement {
  const { words } = app;
  const list = make('ol', { class: 'code-words', attributes: { 'aria-label': words.say('web.resume.code'), hidden: true } });
  const wait = make('p', { class: 'soft waits', text: words.say('web.resume.waits') });
  const copies = button({ icon: 'copy', label: words.say('resume.copy'), class: 'copies', action: () => void copied() });
  copies.hidden = true;
  const copied = async (): Promise<void> => {
    const done = await copy([...list.children].map((child) => child.textContent).join(' '));
    const sentence = words.say(done ? 'resume.copied' : 'web.page.not_now');
    copies.querySelector('.label')!.textContent = sentence;
    app.announce(sentence);
  };
  void encode(app).then((answer) => {
    if (!answer.ok) return void (wait.textContent = answer.say || words.say('web.page.not_now'));
    list.replaceChildren(...answer.words.map((word) => make('li', {}, make('span', { class: 'word', text: word }))));
    list.hidden = copies.hidden = false;
    wait.remove();
    app.announce(words.say('web.resume.ready', { n: answer.words.length }));
  });
  return card(words.say('web.resume.code'), words.say('resume.about'), picture('land/paper', 'beside'), wait, list, copies, make('p', { class: 'soft', text: words.say('resume.brings') }));
}

/** The file, which holds the programs too. */
function fileCard(app: App): HTMLElement {
  const { words, journey } = app;
  const said = make('p', { class: 'soft said', attributes: { hidden: true } });
  const save = button({
    icon: 'save', label: words.say('resume.save'), class: 'saves', kind: 'primary', action: () => {
      if (journey.profile) download(`codeweek-${nameOf(journey.profile)}.json`, JSON.stringify(app.travelling(), null, 1), 'application/json');
      said.hidden = false;
      said.textContent = words.say('web.file.kept');
      app.announce(said.textContent);
    },
  });
  return card(words.say('web.resume.file'), words.say('web.resume.file_how'), picture('pictures/suitcase', 'beside'), save, said);
}

export function card(title: string, sentence: string, ...body: (Node | null)[]): HTMLElement {
  return make('section', { class: 'resume-card' }, make('h2', { text: title }), make('p', { text: sentence }), ...body);
}

/** Whether it was copied. A page that comes from a plain address of the room has to ask the old way. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedFrom(make('textarea', { class: 'unseen', attributes: { readonly: true, 'aria-hidden': 'true', tabindex: -1 } }), text);
  }
}

function copiedFrom(sheet: HTMLTextAreaElement, text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  sheet.value = text;
  document.body.append(sheet);
  sheet.select();
  const done = document.execCommand('copy');
  sheet.remove();
  before?.focus();
  return done;
}
