/** The end of a level that is won, and the way on: a band under the world when something was earned, else a few buttons beside the sentence. */

import type { App } from '../app/app';
import { quizOf, toldOf } from '../comics/quiz';
import { enter, leave } from '../comics/story-cues';
import { dressed } from '../cosmetics/dressed-animal';
import type { Quiz } from '../core/types';
import { surprised } from '../film/film';
import { openGallery, type Shown } from '../gallery/gallery';
import { MARK, PAPER_PIECES, PAPERS, PARTY, POP, WAY_ICONS } from '../generated/constants';
import { alikeTo, askFor, dueIn } from '../map/similar-level';
import { another, nextLevel } from '../progress/progress';
import type { World } from '../scene/world-view';
import type { Words } from '../text/sentences';
import { openSheet, reachable } from '../ui/dialog';
import { button, icon, make, picture, stars, unbroken } from '../ui/dom';
import type { Parts } from './special-tasks';
import { isIdea, isChoice, SIGNS, type IdeaWay, type ChoiceWay } from './ideas';
import type { Running } from './level-run';
import { factsOf, isQuiet, type MessageContext } from './run-messages';

const FIRST = 0.15; // seconds until the first star
const PART = 0.84; // of its box that the animal takes
const HEARD = '.win, .reads, .sound'; // what is used while the band is there; all else puts it away

export type Way = keyof typeof WAY_ICONS;

/** What may change while the band is there. */
interface Earned { stars: number; facts: string[]; trap: boolean }

interface Result {
  title: string; sentence: string; medal: boolean;
  counts: boolean; // else no star is shown: none is kept
  ways: Way[]; // the last one is the one to press
  party: boolean; quiz: HTMLElement | null;
  level: Element;
  earned: () => Earned;
  name: (way: Way) => string;
  chosen: (way: Way) => void;
  closed: () => void;
}

/** Stars that come one by one, the child's animal that dances; the way on has the keyboard. Called again, the band tells what is new. */
function openWin(app: App, result: Result): () => void {
  const { words, settings, journey, journey: { profile } } = app;
  const facts = make('div', { class: 'facts' });
  const body = make('div', { class: 'won' }, make('p', { class: 'sentence' }, ...unbroken(result.sentence)),
    result.medal ? make('p', { class: 'medal' }, icon('medal'), words.say('ui.win.medal')) : null, facts);
  const last = result.ways[result.ways.length - 1];
  const left = new AbortController();
  const sheet = openSheet({
    title: result.title, body, class: result.quiz ? 'win asks' : 'win', within: result.level.querySelector('.side')!,
    closed: () => { left.abort(); result.closed(); },
    answers: result.ways.map((way) => ({
      label: result.name(way), icon: WAY_ICONS[way], kind: way === last ? 'primary' : 'plain', action: () => result.chosen(way),
    })),
  });
  const party = make('div', { class: 'party' }, profile ? dressed(make('span', { class: 'dancer' }, picture(`animals/${profile.animal}`)), journey, PART) : null);
  party.classList.toggle('dances', result.party);
  sheet.prepend(party);
  if (result.quiz) sheet.querySelector('.sheet-answers')!.before(result.quiz);
  const beside = ({ target }: Event): void => { if (target instanceof Element && !target.closest(HEARD) && target.closest('button, input, .editor')) sheet.close(); };
  for (const name of ['pointerdown', 'click']) result.level.addEventListener(name, beside, { signal: left.signal, capture: true }); // by a key it is a click alone
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
      party.prepend(row = more);
      for (let i = there; i < now.stars; i++) setTimeout(() => { if (sheet.isConnected) app.sounds.play(`star${i + 1}`); }, 1000 * (FIRST + (i - there) * POP));
    }
    facts.replaceChildren(...now.facts.map((fact) => make('p', { text: fact })));
    if (now.trap && !trap) sheet.querySelector('.sheet-answers')!.before(trap = offerTrap());
    reachable(sheet.querySelector('.sheet-notes')!, 'band-title');
    app.announce([result.title, result.sentence, result.medal ? words.say('ui.win.medal') : '', ...now.facts].join(' '));
  };
  show();
  if (result.party && !settings.reduced_motion && !document.documentElement.dataset['look']) throwConfetti(sheet);
  return show;
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

/** What was won, and where a way on leads. */
export interface Won extends MessageContext, Shown {
  readonly here: boolean; readonly element: HTMLElement; readonly running: Pick<Running, 'challenge' | 'heard' | 'tryOut'>; readonly projector: { replay(): void };
  readonly parts: Parts;
  readonly world: World; readonly time: { rejoice(): void };
  think(of: () => void): void; refresh(): void; forget(): void;
}

/** Show the band, unless there is nothing new; again, once more is known. */
export function celebrate(page: Won): void {
  const { film, film: { verdict }, app: { aloud, words }, running } = page;
  if (!verdict || isQuiet(page)) return;
  film.celebrated = true;
  const other = surprised(verdict);
  const quiz = other || page.level.trap || !film.first ? null : questionOf(page);
  const title = other ? words.say('ui.win.other') : page.level.trap ? words.say('trap.won') : page.banter.joy || words.say('ui.win.title');
  if (aloud.reads(page.level)) aloud.say({ shown: title }, { shown: verdict.message.say.replaceAll(MARK, ''), aloud: verdict.message.aloud }, ...(quiz ? toldOf(quiz) : []));
  running.heard = openWin(page.app, {
    title, sentence: verdict.message.say, medal: verdict.medal && !page.app.playing.like, counts: !page.app.playing.like,
    ways: other ? waysOn(page, other) : ['stay', ...waysOn(page, other)], party: !other,
    quiz: quiz && asked(page, quiz), level: page.element, name: (way) => named(page, way), chosen: (way) => goOn(page, way), closed: () => { if (page.here) page.refresh(); },
    earned: () => ({
      stars: running.challenge?.holds ? verdict.hoped : verdict.stars, facts: factsOf(page, verdict), trap: Boolean(running.challenge?.level),
    }),
  });
}

/** A question of several levels is asked after the first one won. */
function questionOf({ app: { journey: { progress: { stars } } }, level: { id, quiz } }: Won): Quiz | null {
  return quiz?.after.some((other) => other !== id && stars[other]) ? null : quiz;
}

/** What the story asks after this level. */
function asked({ app: { aloud, sounds, words }, time }: Won, quiz: Quiz): HTMLElement {
  return quizOf(words, quiz, aloud, (glad) => {
    sounds.play(glad ? 'pick' : 'not_yet');
    if (glad) time.rejoice();
  });
}

/** From a level that is won: something else to do, the next level; a look again at what came otherwise than foreseen. */
function waysOn({ app, app: { pack, journey, today, playing }, level, parts }: Won, other: boolean): Way[] {
  if (playing.like) return ['alike', 'return'];
  if (level.part && parts.next && !journey.progress.stars[parts.next.id]) return ['part'];
  if (journey.inventing === level.id) return other ? ['invent', 'replay'] : ['invent'];
  const follows = nextLevel(pack, journey.progress, level, today);
  if (other) return [follows ? 'next' : 'map', 'replay'];
  const one = another(pack, journey.progress, level, today);
  const more: Way[] = one && one.id !== level.id && one.id !== follows?.id ? ['another'] : [];
  const alike = alikeTo(app, level);
  if (alike) return [alike, follows ? 'next' : 'map'];
  return follows ? [...more, 'next'] : ['map', ...more];
}

/** What a way on is called. */
export function named({ app }: Won, way: Way): string { return app.words.say(`ui.win.${way}`, { title: dueIn(app)?.title ?? '' }); }

/** Put the band away, if it is there; whether it was. */
export function putAway(): boolean {
  const band = document.querySelector<HTMLDialogElement>('dialog.win');
  band?.close();
  return band !== null;
}

/** The same beside the sentence, where there is no card, or once it was seen. */
export function waysOf(page: Won): (Way | IdeaWay)[] {
  const { film, film: { verdict }, ideas, level, running } = page;
  if (ideas.told !== null) return ideas.offered(ideas.told);
  if (playingAgain(page)) return waysOn(page, false);
  if (!film.ended || !film.told || !verdict?.won || !isQuiet(page) || document.querySelector('dialog.win')) return [];
  const first: Way[] = level.mode === 'create' ? ['gallery'] : [];
  if (running.challenge?.level) first.push('trap');
  return [...first, ...waysOn(page, surprised(verdict))];
}

/** Whether one is back from a level that was made like this one, and has done nothing here yet. */
function playingAgain({ app: { playing }, film, level }: Won): boolean {
  return playing.returned === level.id && film.runs.length === 0 && !film.waiting && !film.problem;
}

/** On from an idea: a wrong choice of a question is played, and forgotten with the next step. */
function follow(page: Won, way: IdeaWay): void {
  const { tries } = page.ideas;
  page.think(() => {
    const wrong = page.ideas.follow(way);
    if (wrong) void page.running.tryOut(wrong);
    else if (tries) page.forget();
  });
}

export function goOn(page: Won, way: Way | IdeaWay): void {
  if (isIdea(way)) return follow(page, way);
  const { app, level, running: { challenge } } = page;
  const { pack, journey, today, playing } = app;
  const wanted = way === 'next' ? nextLevel(pack, journey.progress, level, today) : way === 'another' ? another(pack, journey.progress, level, today) : null;
  if (wanted) leave(app, level, () => enter(app, pack.chapters.find(({ levels }) => levels.includes(wanted)), () => app.go({ page: 'level', id: wanted.id })));
  else if (way === 'alike') askFor(app, playing.like || level.id);
  else if (way === 'due') askFor(app, dueIn(app)?.id ?? level.id);
  else if (way === 'return') app.back();
  else if (way === 'part' && page.parts.next) page.parts.go(page.parts.next);
  else if (way === 'map') leave(app, level, () => app.go({ page: 'map' }));
  else if (way === 'invent') leave(app, level, () => app.back());
  else if (way === 'gallery') openGallery(page, true);
  else if (way === 'replay') page.projector.replay();
  else if (way === 'trap' && challenge?.level) app.spring(challenge.level);
  else page.refresh();
}

/** The few small buttons beside the sentence: where one may go, and what may be done with an idea. */
export class Ways {
  readonly element = make('div', { class: 'ways' });
  private shown = '';
  private chose = false; // the keyboard was on a choice, which is played: it comes back to those that are left

  constructor(private readonly words: Words, private readonly called: (way: Way) => string, private readonly chosen: (way: Way | IdeaWay) => void) {}

  /** The way on is the last; the keyboard stays where it was, or else goes to the last. */
  show(ways: (Way | IdeaWay)[]): void {
    if (this.shown === ways.join()) return;
    this.shown = ways.join();
    const { held } = this, next = held ?? (this.chose ? ways.find(isChoice) : undefined);
    this.element.replaceChildren(...ways.map((way) => this.button(way, way === ways[ways.length - 1])));
    this.chose = ways.length === 0 && (this.chose || (held !== undefined && isChoice(held)));
    if (next === undefined) return;
    const wanted = this.element.querySelector<HTMLElement>(`[data-way="${next}"]`) ?? this.element.lastElementChild;
    (wanted as HTMLElement | null)?.focus();
  }

  /** The way that has the keyboard. */
  get held(): string | undefined {
    return this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['way'] : undefined;
  }

  private button(way: Way | IdeaWay, last: boolean): HTMLButtonElement {
    if (isChoice(way)) return this.letter(way);
    const name = isIdea(way) ? this.words.say(`ui.hint.${way}`) : this.called(way);
    const label = way === 'before' ? {} : { label: way === 'more' ? this.words.say('ui.hint.more_short') : name };
    const made = button({
      icon: isIdea(way) ? SIGNS[way] : WAY_ICONS[way], name, ...label, kind: last && !isIdea(way) ? 'primary' : 'plain', action: () => this.chosen(way),
    });
    made.setAttribute('aria-label', name);
    made.dataset['way'] = way;
    return made;
  }

  /** The letter of a choice, which stands in the sentence too. */
  private letter(way: ChoiceWay): HTMLButtonElement {
    const letter = way.toUpperCase(), name = this.words.say('ui.hint.answer', { letter });
    const made = make('button', { class: 'button letter', text: letter, attributes: { type: 'button', 'aria-label': name }, on: { click: () => this.chosen(way) } });
    made.dataset['way'] = way;
    return made as HTMLButtonElement;
  }
}
