/** The buttons of the page of a level: the bar at the top, the player at the bottom, the tabs of maps. */

import type { Level } from '../core/types';
import { dressed } from '../cosmetics/dressed-animal';
import type { Film } from '../film/film';
import { openGallery, type Shown } from '../gallery/gallery';
import { MAP, SHEET, SPEEDS } from '../generated/constants';
import type { Journey } from '../progress/profile-store';
import { isOpen, leadsToSheet, levelsOf, wantsHint } from '../progress/progress';
import type { Words } from '../text/sentences';
import { attribute, button, icon, make, setIcon, slider, stepThrough, picture, sprite } from '../ui/dom';
import type { Projector } from './film-controls';
import type { Ideas } from './ideas';
import type { LevelAloud } from './level-aloud';
import { openMenu, type Opened } from './level-help';
import type { Guess } from './prediction';

/** What the buttons are about. */
export interface Played extends Opened, Shown {
  readonly film: Film; readonly guess: Guess; readonly ideas: Ideas;
  readonly projector: Projector; readonly sight: { readonly eyes: boolean }; readonly aloud: LevelAloud; readonly story: HTMLElement;
  readonly element: HTMLElement; readonly layout: { arrange(again: boolean): void };
  hint(): void; toggleEyes(): void;
  togglePython(shown?: boolean): void; leave(): void;
}

type Name = 'run' | 'restart' | 'back' | 'step' | 'undo' | 'redo' | 'python' | 'hint' | 'discard' | 'eyes' | 'gallery' | 'longer' | 'shorter';

export class Bars {
  readonly buttons: Record<Name, HTMLButtonElement>;
  readonly tabs: Tabs;
  private readonly wide: HTMLButtonElement; // on a telephone: the program has the place of the world too
  readonly pilot: Pilot;
  private readonly choice: Record<'blocks' | 'python_toggle', HTMLButtonElement>;
  private readonly seek: HTMLInputElement;

  constructor(private readonly page: Played) {
    const say = (key: string): string => page.app.words.say(key);
    this.wide = button({ icon: 'full', name: say('ui.level.wide'), class: 'widens', action: () => this.widen(!this.page.element.classList.contains('program-only')) });
    this.buttons = {
      run: button({ icon: 'play', label: say('ui.player.run'), kind: 'primary', class: 'run', action: () => page.projector.runOrPause() }),
      restart: button({ icon: 'restart', name: say('ui.player.restart'), action: () => page.projector.restart() }),
      back: button({ icon: 'step_back', name: say('ui.player.step_back'), action: () => page.projector.stepBack() }),
      step: button({ icon: 'step', name: say('ui.player.step'), action: () => page.projector.step() }),
      undo: button({ icon: 'undo', name: say('ui.level.undo'), class: 'edit', action: () => page.editor?.undo() }),
      redo: button({ icon: 'redo', name: say('ui.level.redo'), class: 'edit', action: () => page.editor?.redo() }),
      python: button({ icon: 'code', label: say('ui.level.python_toggle'), class: 'code', action: () => page.togglePython() }),
      hint: button({ icon: 'bulb', label: say('ui.level.hint'), class: 'hint', action: () => page.hint() }),
      eyes: button({ icon: 'eye', name: say('ui.player.eyes'), class: 'eyes', action: () => page.toggleEyes() }),
      gallery: button({ icon: 'folder', name: say('ui.level.gallery'), class: 'gallery-opens', action: () => openGallery(page) }),
      discard: button({ icon: 'trash', name: say('web.editor.discard'), class: 'tool', action: () => page.editor?.discard() }),
      longer: button({ icon: 'plus', name: say('web.editor.longer'), class: 'tool', action: () => page.editor?.lengthen(1) }),
      shorter: button({ icon: 'minus', name: say('web.editor.shorter'), class: 'tool', action: () => page.editor?.lengthen(-1) }),
    };
    attribute(this.buttons.hint, 'aria-label', say('ui.level.hint'));
    attribute(this.buttons.python, 'aria-label', say('ui.level.python'));
    this.choice = { blocks: this.view('blocks', false), python_toggle: this.view('python_toggle', true) };
    this.seek = slider(say('ui.player.seek'), 0, 1, 0, (value) => page.projector.seekTo(value), (value) => this.place(value));
    this.pilot = new Pilot(page.app.journey);
    this.tabs = new Tabs(page.level, page.film, page.app.words, (map) => page.projector.showMap(map));
  }

  top(title: string): HTMLElement {
    const { words } = this.page.app;
    const { gallery, hint } = this.buttons;
    const { level, app: { journey, playing } } = this.page;
    const blank = leadsToSheet(level.id) && !playing.visiting ? levelsOf(this.page.app.pack).find(({ id }) => id === SHEET) : undefined;
    const open = blank && isOpen(this.page.app.pack, { ...journey.progress, last: level.id }, blank, this.page.app.today);
    gallery.hidden = playing.visiting || (level.mode !== 'create' && !(level.id in journey.progress.gallery));
    return make('header', { class: 'bar' },
      button({ icon: 'back', name: words.say('ui.menu.back'), action: () => this.page.leave() }),
      make('div', { class: 'heading' }, make('h1', { text: title }), this.page.story, this.page.aloud.story),
      make('div', { class: 'tools', attributes: { role: 'toolbar', 'aria-label': words.say('web.editor.tools') } },
        open ? button({ icon: 'pencil', label: words.say('ui.level.sheet'), class: 'sheet-opens', action: () => this.page.app.go({ page: 'level', id: SHEET }) }) : null,
        gallery, hint, this.page.aloud.sounds[0],
        button({ icon: 'menu', name: words.say('ui.level.menu'), class: 'more', action: () => openMenu(this.page) })));
  }

  /** Over the program: the Python, beside the blocks or in place of them; undo, redo; what blocks are drawn and thrown with. */
  strip(): HTMLElement {
    const { words } = this.page.app;
    const { python, undo, redo, longer, shorter, discard } = this.buttons;
    const views = make('div', { class: 'views', attributes: { role: 'tablist', 'aria-label': words.say('ui.level.views') } }, ...Object.values(this.choice));
    return make('div', { class: 'strip' }, views, python, make('span', { class: 'space' }),
      ...(this.page.level.read_only ? [] : this.page.level.touched ? [undo, redo] : [longer, shorter, undo, redo, discard]),
      this.wide,
      button({ icon: 'zoom_out', name: words.say('web.editor.zoom_out'), class: 'zoom', action: () => this.page.editor?.zoom(-1) }),
      button({ icon: 'zoom_in', name: words.say('web.editor.zoom_in'), class: 'zoom', action: () => this.page.editor?.zoom(1) }));
  }

  /** The program in the place of the world too, or both again. */
  widen(wide: boolean): void {
    const { element, layout } = this.page;
    if (element.classList.toggle('program-only', wide) !== (this.wide.getAttribute('aria-pressed') === 'true')) layout.arrange(true);
    attribute(this.wide, 'aria-pressed', String(wide));
  }

  private view(name: 'blocks' | 'python_toggle', python: boolean): HTMLButtonElement {
    return make('button', { class: 'view', text: this.page.app.words.say(`ui.level.${name}`), attributes: { type: 'button', role: 'tab' }, on: { click: () => this.page.togglePython(python) } });
  }

  /** The Python is beside the blocks, or a tab in place of them. */
  views(fits: boolean, inPython: boolean, beside: boolean): void {
    const { blocks, python_toggle } = this.choice;
    blocks.parentElement!.hidden = fits;
    this.buttons.python.hidden = !fits;
    attribute(this.buttons.python, 'aria-pressed', String(beside));
    attribute(blocks, 'aria-selected', String(!inPython));
    attribute(python_toggle, 'aria-selected', String(inPython));
  }

  /** A block is chosen, or none: what can be done with it. */
  choose(block: string | null): void {
    attribute(this.buttons.discard, 'aria-disabled', block === null ? 'true' : null);
    this.lengths();
  }

  /** Whether the chosen block can be longer or shorter. */
  lengths(): void {
    const { longer, shorter } = this.buttons;
    const [more, less] = [this.page.editor?.canLengthen(1) ?? false, this.page.editor?.canLengthen(-1) ?? false];
    longer.hidden = shorter.hidden = !more && !less;
    longer.disabled = !more;
    shorter.disabled = !less;
  }

  /** Where the film stands, in words. */
  private place(index: number): string {
    return this.page.app.words.say('web.slider.seek', { n: index, total: this.page.film.player.length });
  }

  player(): HTMLElement {
    const { words, settings } = this.page.app;
    const place = SPEEDS.reduce((best, speed, i) => (Math.abs(speed - settings.speed) < Math.abs(SPEEDS[best]! - settings.speed) ? i : best), 0);
    const speed = slider(words.say('ui.player.speed'), 0, SPEEDS.length - 1, place, (value) => {
      const chosen = SPEEDS[value] ?? 4;
      this.page.film.head.atSpeed(chosen);
      this.page.app.change({ speed: chosen });
    }, (value) => words.say('web.slider.speed', { n: value + 1, total: SPEEDS.length }));
    const { run, restart, back, step, eyes } = this.buttons;
    return make('div', { class: 'player', attributes: { role: 'toolbar', 'aria-label': words.say('web.editor.player') } },
      this.pilot.element, run, restart, back, step, make('div', { class: 'seek' }, this.seek), this.page.level.has_eyes ? eyes : null, this.page.aloud.sounds[1],
      make('div', { class: 'speed' }, icon('snail'), speed, icon('bolt')));
  }

  /** Bring the buttons up to date: pause or run, what is possible, what glows. */
  refresh(): void {
    const { buttons } = this;
    const { film, app, ideas } = this.page;
    const { player } = film;
    setIcon(buttons.run.querySelector('.icon')!, film.head.playing ? 'pause' : 'play');
    const label = app.words.say(film.head.playing ? 'ui.player.pause' : 'ui.player.run');
    const words = buttons.run.querySelector('.label')!;
    if (words.textContent !== label) words.textContent = label;
    buttons.run.classList.toggle('busy', film.waiting);
    attribute(buttons.run, 'aria-busy', film.waiting ? 'true' : null);
    this.seek.max = String(Math.max(1, player.length));
    if (Number(this.seek.value) !== player.index) this.seek.value = String(player.index);
    this.seek.style.setProperty('--part', String(player.length ? player.index / player.length : 0));
    attribute(this.seek, 'aria-valuetext', this.place(player.index));
    buttons.back.disabled = player.index === 0;
    buttons.step.disabled = film.runs.length > 0 && player.index >= player.length;
    buttons.undo.disabled = !this.page.editor?.canUndo;
    buttons.redo.disabled = !this.page.editor?.canRedo;
    attribute(buttons.eyes, 'aria-pressed', String(this.page.sight.eyes));
    buttons.run.classList.toggle('calls', (this.page.level.read_only && film.runs.length === 0 && !this.page.guess.missing) || ideas.shows?.button === 'run');
    buttons.step.classList.toggle('calls', ideas.shows?.button === 'step');
    buttons.hint.hidden = app.room?.hints === false;
    buttons.hint.classList.toggle('calls', wantsHint(this.page.level, app.journey.progress));
    attribute(buttons.hint, 'aria-pressed', String(ideas.told !== null));
    this.tabs.refresh();
  }
}

const PART = 0.84; // of its box that it takes

/** The pilot: the child's animal, beside the button that runs the program it wrote. It never speaks. */
export class Pilot {
  readonly element: HTMLElement | null;
  private readonly thought = make('img', { class: 'thought', attributes: { alt: '', draggable: 'false', hidden: true } });

  /** There is none for a visitor. */
  constructor(journey: Journey) {
    const { profile } = journey;
    this.element = profile ? dressed(make('span', { class: 'pilot' }, picture(`animals/${profile.animal}`), this.thought), journey, PART) : null;
  }

  /** What it does from now on. */
  do(doing: string): void {
    if (!this.element || this.element.dataset['does'] === doing) return;
    attribute(this.element, 'data-does', doing);
    this.thought.hidden = doing !== 'thinks';
    if (!this.thought.hidden && !this.thought.src) this.thought.src = sprite('faces/signs/thinking');
  }
}

const OF: Record<string, string> = { console: 'example', stage: 'scenario' }; // what the maps of a kind are called
const MOST = 27, SIGN = 2; // letters of all the names that a telephone has room for; a sign beside one takes as much as two

/** The maps of a level, each with the sign of what is known of it. */
class Tabs {
  readonly element: HTMLElement;
  private readonly tabs: HTMLButtonElement[];

  constructor(private readonly level: Level, private readonly film: Film, words: Words, chosen: (map: number) => void) {
    const name = (number: number): string => (level.trap && number === level.maps.length - 1 ? words.say('trap.map') : words.say(`ui.level.${OF[level.kind] ?? 'map'}`, { number: number + 1 }));
    this.tabs = level.maps.map((_map, number) => make('button', {
      class: 'tab', attributes: { type: 'button', role: 'tab' }, on: { click: () => chosen(number) },
    }, make('span', {}, ...numbered(name(number), number + 1)), icon('check')));
    this.element = make('div', {
      class: 'tabs', attributes: { role: 'tablist', 'aria-label': words.say(`ui.level.${OF[level.kind] ?? 'map'}s`), hidden: level.maps.length < 2 || level.predict?.ask === MAP || level.part?.type === 'choice' },
      on: { keydown: (event) => stepThrough(event, this.tabs, chosen, true) },
    }, ...this.tabs);
    const letters = level.maps.reduce((sum, _map, number) => sum + name(number).length + SIGN, 0);
    this.element.classList.toggle('many', letters > MOST);
  }

  refresh(): void {
    this.tabs.forEach((tab, number) => {
      const shown = number === this.film.map;
      attribute(tab, 'aria-selected', String(shown));
      attribute(tab, 'tabindex', shown ? 0 : -1);
      const sign = this.sign(number);
      tab.classList.toggle('known', sign !== '');
      tab.dataset['sign'] = sign;
      if (sign) setIcon(tab.querySelector<HTMLElement>('.icon')!, sign);
    });
  }

  /** A tick on the maps passed, an eye on the one that failed, a question mark on a surprise. */
  private sign(number: number): string {
    const { verdict, told, lastMap, map, runs } = this.film;
    const passed = verdict !== null && (number < lastMap || verdict.won) && (told || number < map);
    if (passed) return 'check';
    if (verdict && told && number === lastMap) return 'eye';
    return this.level.maps[number]?.hidden && runs.length === 0 ? 'question' : '';
  }
}

/** « Scénario 1 » as its words and its number: where they are many, a telephone shows the numbers only. */
function numbered(name: string, number: number): (string | HTMLElement)[] {
  const [before, after] = name.split(String(number));
  return after === undefined ? [name] : [make('span', { class: 'of', text: before }), String(number), after];
}
