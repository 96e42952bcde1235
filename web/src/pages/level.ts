/** The page of a level: blocks, world, Python, and a player between them. */

import type { App, Page } from '../app';
import { attribute, button, icon, lookClass, make, picture, setIcon } from '../dom';
import { allKnown, Editor } from '../editor';
import { Film } from '../film';
import { Guess } from '../guess';
import { openKeys } from '../helps';
import { SPEEDS } from '../player';
import { nextLevel, numberOf } from '../progress';
import { PythonPanel } from '../python';
import { noteOf, openMenu, openSheet } from '../sheet';
import type { Level, Script, StepTold, Told, Verdict } from '../types';
import { openWin } from '../win';
import { World } from '../world';
import { heroOf } from './map';

const ALIVE = 8; // seconds without an event after which nothing moves by itself
const BREATH = 0.05; // seconds between two pictures of what only breathes
const PARTY_AFTER = 0.9; // seconds from the last step to the stars
const BULB_AFTER = 3; // tries after which the bulb glows
const PYTHON_DELAY = 150; // milliseconds after a change
const SURPRISE = 'say.prediction_other';

type Tone = 'plain' | 'good' | 'warm';

export class LevelPage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  editor: Editor | null = null;
  private readonly film: Film;
  private readonly guess: Guess;
  private readonly world: World;
  private readonly python: PythonPanel;
  private readonly host = make('div', { class: 'blocks' });
  private readonly invite = make('p', { class: 'invite' });
  private readonly message = make('p', { class: 'sentence' });
  private readonly bubble: HTMLElement;
  private readonly boxes: HTMLElement;
  private readonly tabs: HTMLElement;
  private readonly buttons: Record<'run' | 'restart' | 'back' | 'step' | 'undo' | 'redo' | 'python' | 'hint' | 'discard', HTMLButtonElement>;
  private readonly seek: HTMLInputElement;
  private readonly stop = new AbortController();
  private script: Script;
  private loose = 0;
  private lines: Record<string, number> = {};
  private readonly steps = new Map<string, StepTold>();
  private asked = ''; // the step that is being asked for
  private showing: StepTold | null = null;
  private play = 0; // the number of the last run asked: an answer to an older one is dropped
  private clock = 0;
  private quiet = 0;
  private breath = 0;
  private cheer: number | null = null;
  private party: number | null = null;
  private last = 0;
  private frame = 0;
  private pythonTimer = 0;
  private wantsRun: 'go' | 'stay' | null = null; // Run was pressed before Python was there
  private portrait = matchMedia('(orientation: portrait) and (max-width: 600px)');

  constructor(private readonly app: App, private readonly level: Level) {
    const { words, journey, pack } = app;
    const number = numberOf(pack, level);
    const title = number ? `${number} · ${level.title}` : level.title;
    this.name = title;
    this.film = new Film(level, app.settings.speed);
    this.guess = new Guess(level, words, () => this.guessed());
    this.world = new World(level.look, words.say('web.editor.picture'), (cell) => this.guess.take(cell, this.world.nameOf(cell)),
      (cell) => app.announce(this.world.nameOf(cell)));
    this.python = new PythonPanel(words.say('ui.level.python'), words.say('web.editor.python_waits'), (block) => this.editor?.select(block));
    const saved = journey.progress.programs[level.id];
    this.script = saved && !level.read_only && allKnown(saved, pack) ? saved : level.start;
    const say = (key: string): string => words.say(key);
    this.buttons = {
      run: button({ icon: 'play', label: say('ui.player.run'), kind: 'primary', class: 'run', action: () => this.runOrPause() }),
      restart: button({ icon: 'restart', name: say('ui.player.restart'), action: () => this.restart() }),
      back: button({ icon: 'step_back', name: say('ui.player.step_back'), action: () => this.stepBack() }),
      step: button({ icon: 'step', name: say('ui.player.step'), action: () => this.step() }),
      undo: button({ icon: 'undo', name: say('ui.level.undo'), class: 'edit', action: () => this.editor?.undo() }),
      redo: button({ icon: 'redo', name: say('ui.level.redo'), class: 'edit', action: () => this.editor?.redo() }),
      python: button({ icon: 'code', name: say('ui.level.python'), class: 'code', action: () => this.togglePython() }),
      hint: button({ icon: 'bulb', label: say('ui.level.hint'), class: 'hint', action: () => this.openHints() }),
      discard: button({ icon: 'trash', name: say('web.editor.discard'), class: 'over', action: () => this.editor?.discard() }),
    };
    attribute(this.buttons.hint, 'aria-label', say('ui.level.hint'));
    this.invite.textContent = say('editor.invitation');
    this.seek = slider(say('ui.player.seek'), 0, 1, 0, (value) => this.seekTo(value));
    this.boxes = make('ul', { class: 'boxes', attributes: { 'aria-label': say('web.editor.boxes'), hidden: true } });
    this.tabs = this.makeTabs();
    this.bubble = make('div', { class: 'bubble', attributes: { role: 'status' } }, picture(heroOf(level), 'speaker'),
      make('div', { class: 'saying' }, icon('eye'), this.message));
    this.element = make('main', { class: `page level ${lookClass(level.look)}` }, this.makeBar(title),
      make('section', { class: 'editor', attributes: { 'aria-label': say('web.editor.blocks') } },
        this.host, this.invite, this.makeTools()),
      this.python.element,
      make('section', { class: 'side', attributes: { 'aria-label': say('web.editor.world') } },
        this.tabs, this.world.element, this.guess.element, this.boxes, this.bubble),
      this.makePlayer());
    attribute(this.element, 'data-python', this.showsPython);
    attribute(this.element, 'data-level', level.id);
    if (level.read_only) this.element.classList.add('read-only');
    journey.keep({ programs: { ...journey.progress.programs, [level.id]: this.script }, last: level.id });
    this.listen();
    requestAnimationFrame(() => void this.begin(saved));
  }

  gone(): void {
    this.stop.abort();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.pythonTimer);
    this.editor?.dispose();
    this.editor = null;
    this.world.dispose();
    this.app.door.changed = () => undefined;
  }

  // How it is made.

  private makeBar(title: string): HTMLElement {
    const { words } = this.app;
    const { undo, redo, python, hint } = this.buttons;
    return make('header', { class: 'bar' },
      button({ icon: 'back', name: words.say('ui.menu.back'), action: () => this.leave() }),
      make('div', { class: 'heading' }, make('h1', { text: title }), make('p', { class: 'story', text: this.level.story })),
      make('div', { class: 'tools', attributes: { role: 'toolbar', 'aria-label': words.say('web.editor.tools') } },
        this.level.read_only ? null : undo, this.level.read_only ? null : redo, python, hint,
        button({ icon: 'menu', name: words.say('ui.level.menu'), class: 'more', action: () => this.openMenu() })));
  }

  private makeTools(): HTMLElement {
    const { words } = this.app;
    return make('div', { class: 'over-blocks' },
      button({ icon: 'zoom_in', name: words.say('web.editor.zoom_in'), class: 'over zoom', action: () => this.editor?.zoom(1) }),
      button({ icon: 'zoom_out', name: words.say('web.editor.zoom_out'), class: 'over zoom', action: () => this.editor?.zoom(-1) }),
      this.level.read_only ? null : this.buttons.discard);
  }

  private makePlayer(): HTMLElement {
    const { words, settings } = this.app;
    const place = SPEEDS.reduce((best, speed, i) => (Math.abs(speed - settings.speed) < Math.abs(SPEEDS[best]! - settings.speed) ? i : best), 0);
    const speed = slider(words.say('ui.player.speed'), 0, SPEEDS.length - 1, place, (value) => {
      const chosen = SPEEDS[value] ?? 4;
      this.film.atSpeed(chosen);
      this.app.change({ speed: chosen });
    });
    const { run, restart, back, step } = this.buttons;
    return make('footer', { class: 'player', attributes: { role: 'toolbar', 'aria-label': words.say('web.editor.player') } },
      run, restart, back, step, make('div', { class: 'seek' }, this.seek),
      make('div', { class: 'speed' }, picture('animals/turtle'), speed, picture('animals/rabbit')));
  }

  private makeTabs(): HTMLElement {
    const { words } = this.app;
    const several = this.level.maps.length > 1;
    const tabs = make('div', { class: 'tabs', attributes: { role: 'tablist', 'aria-label': words.say('ui.level.maps'), hidden: !several } });
    this.level.maps.forEach((_map, number) => {
      tabs.append(make('button', {
        class: 'tab', attributes: { type: 'button', role: 'tab' }, text: words.say('ui.level.map', { number: number + 1 }),
        on: { click: () => { this.film.map = number; this.refresh(); this.tellWorld(); } },
      }));
    });
    return tabs;
  }

  private listen(): void {
    const { signal } = this.stop;
    for (const name of ['pointerdown', 'pointermove', 'keydown'] as const) {
      window.addEventListener(name, () => this.wake(), { signal, passive: true });
    }
    window.addEventListener('keydown', (event) => this.key(event), { signal });
    this.portrait.addEventListener('change', () => this.inject(), { signal });
    this.app.door.changed = () => this.doorChanged();
    const watcher = new ResizeObserver(() => {
      this.editor?.resize();
      this.placeInvitation();
    });
    watcher.observe(this.host);
    signal.addEventListener('abort', () => watcher.disconnect());
  }

  private async begin(saved: Script | undefined): Promise<void> {
    await Promise.all([document.fonts.load('bold 16px "codeweek sans"'), this.app.blocklyWords()]);
    if (this.stop.signal.aborted) return;
    this.inject();
    this.refresh();
    this.world.tell(this.level.maps[this.film.map]?.say ?? []);
    this.askPython();
    this.wake();
    if (!saved || this.level.read_only || (allKnown(saved, this.app.pack) && !this.level.max_instances)) return;
    // A program from elsewhere, with blocks that this page has no form for: the core reads it first.
    const answer = await this.app.door.checkScript(this.app.pack.key, this.level.id, saved);
    if (answer.ok && !this.stop.signal.aborted && allKnown(answer.script, this.app.pack)) this.editor?.replace(answer.script);
  }

  /** Blockly in its place; again when the page turns. */
  private inject(): void {
    const { app, level } = this;
    this.editor?.dispose();
    this.host.replaceChildren();
    this.editor = new Editor({
      host: this.host, pack: app.pack, level, words: app.words, script: this.script, sideways: this.portrait.matches,
      large: Math.min(1.3, app.settings.zoom), still: app.settings.reduced_motion,
      changed: (script) => this.changed(script),
      told: (sentence, loud) => (loud ? this.say(sentence, 'warm') : app.announce(sentence)),
      sound: (name) => app.sounds.play(name),
      chosen: (block) => attribute(this.buttons.discard, 'aria-disabled', block === null ? 'true' : null), bin: this.buttons.discard,
    });
    this.loose = this.editor.loose;
    this.placeInvitation();
    attribute(this.buttons.discard, 'aria-disabled', 'true');
  }

  /** Beside the palette. */
  private placeInvitation(): void {
    this.invite.style.left = `${(this.editor?.paletteWidth ?? 0) + 14}px`;
  }

  // What the page shows.

  private get showsPython(): boolean {
    return this.app.journey.showsPython ?? (this.level.register !== 'short' && window.innerWidth >= 1150);
  }

  private refresh(): void {
    const { film, app } = this;
    const still = app.settings.reduced_motion;
    const clock = this.quiet < ALIVE && !still ? this.clock : null;
    this.world.show(film.moment(clock, this.cheer, still), film.hidden ? app.words.say('ui.level.surprise') : '');
    this.world.ask(this.guess.asksCell && film.runs.length === 0, this.guess.cell, this.level.predict?.question ?? '');
    this.needStep();
    this.say(...this.sentence());
    this.light();
    this.refreshBoxes();
    this.refreshBars();
  }

  private refreshBars(): void {
    const { film, buttons, app } = this;
    const { player } = film;
    setIcon(buttons.run.querySelector('.icon')!, player.playing ? 'pause' : 'play');
    const label = app.words.say(player.playing ? 'ui.player.pause' : 'ui.player.run');
    const words = buttons.run.querySelector('.label')!;
    if (words.textContent !== label) words.textContent = label;
    buttons.run.classList.toggle('busy', film.waiting);
    this.seek.max = String(Math.max(1, player.length));
    if (Number(this.seek.value) !== player.index) this.seek.value = String(player.index);
    this.seek.style.setProperty('--part', String(player.length ? player.index / player.length : 0));
    buttons.back.disabled = player.index === 0;
    buttons.step.disabled = film.runs.length > 0 && player.index >= player.length;
    this.invite.hidden = this.level.read_only || !this.editor || this.script.blocks.blocks.some((block) => block.type !== 'start' || block.next);
    buttons.undo.disabled = !this.editor?.canUndo;
    buttons.redo.disabled = !this.editor?.canRedo;
    attribute(buttons.python, 'aria-pressed', String(this.showsPython));
    buttons.run.classList.toggle('calls', this.level.read_only && film.runs.length === 0 && !this.guess.missing);
    buttons.hint.classList.toggle('calls', this.callsForHint);
    [...this.tabs.children].forEach((tab, number) => {
      attribute(tab, 'aria-selected', String(number === film.map));
      const { verdict } = film;
      tab.classList.toggle('passed', film.told && verdict !== null && (verdict.won || number < verdict.map));
    });
  }

  private get callsForHint(): boolean {
    const { progress } = this.app.journey;
    const waiting = (progress.tries[this.level.id] ?? 0) >= BULB_AFTER && !progress.stars[this.level.id];
    return waiting && (progress.hints[this.level.id] ?? 0) < this.level.hints.length;
  }

  /** The one sentence of now, and its tone. */
  private sentence(): [string, Tone] {
    const { film, app, level } = this;
    const { words } = app;
    if (film.problem) return [film.problem.say, 'warm'];
    if (film.askGuess) return [words.say(`ui.level.guess_${this.guess.asksCell ? 'cell' : 'number'}`), 'warm'];
    if (film.waiting) return [words.say(app.door.state === 'ready' ? 'web.page.loading' : 'web.state.waits'), 'plain'];
    if (film.ended && film.verdict && film.told) return this.final(film.verdict);
    if (film.player.index > 0) return [this.showing?.say ?? '', 'plain'];
    if (film.restarted) return [words.tell('say.reset', level.register), 'plain'];
    if (this.loose > 0) return [words.tell('say.loose_blocks', level.register, { n: this.loose }), 'warm'];
    return [this.invitation(), 'plain'];
  }

  private final(verdict: Verdict): [string, Tone] {
    const message: Told = this.film.map === verdict.map ? verdict.message : (this.film.run?.message ?? verdict.message);
    return [message.say, verdict.won && message.key !== SURPRISE ? 'good' : 'warm'];
  }

  private invitation(): string {
    const { words } = this.app;
    const { predict, mode } = this.level;
    if (!predict) return words.say(`ui.start.${mode}`);
    if (!this.guess.missing) return words.say('ui.start.predict');
    return `${predict.question} ${words.say(`ui.level.${this.guess.asksCell ? 'touch' : 'choose'}`)}`.trim();
  }

  private say(sentence: string, tone: Tone): void {
    const { film } = this;
    // While the film runs fast, only its end is read aloud.
    attribute(this.bubble, 'aria-live', film.player.playing && this.app.settings.speed > 2 ? 'off' : 'polite');
    if (this.message.textContent !== sentence) this.message.textContent = sentence;
    this.bubble.dataset['tone'] = tone;
    setIcon(this.bubble.querySelector('.icon')!, tone === 'good' ? 'star' : 'eye');
  }

  private light(): void {
    const { film } = this;
    const stopped = film.ended && film.verdict !== null && !film.verdict.won;
    const problem = film.problem ?? (stopped ? film.run?.message : null);
    const block = film.problem ? film.problem.block : (problem?.block ?? film.block);
    const kind = film.problem || stopped ? 'problem' : 'running';
    this.editor?.light(block, kind);
    this.python.light(film.problem?.line ?? (block ? (this.lines[block] ?? film.line) : null), kind);
  }

  private refreshBoxes(): void {
    const names = this.film.runs.length > 0 ? (this.showing?.names ?? []) : [];
    const shown = JSON.stringify(names);
    if (this.boxes.dataset['shown'] === shown) return;
    this.boxes.dataset['shown'] = shown;
    if (names.length > 0) this.boxes.hidden = false;
    this.boxes.replaceChildren(...names.map(([name, value]) => make('li', {},
      make('span', { class: 'name', text: name }), make('span', { class: 'value', text: value }))));
  }

  /** Ask for what is known of the step shown, one question at a time. */
  private needStep(): void {
    const { film, app } = this;
    const index = film.player.index;
    if (film.runs.length === 0 || index === 0) {
      this.showing = null;
      return;
    }
    const key = `${film.map}:${index}`;
    const kept = this.steps.get(key);
    if (kept) this.showing = kept;
    if (kept || this.asked) return;
    this.asked = key;
    const { play } = this;
    void app.door.step(film.map, index, app.words.language).then((answer) => {
      this.asked = '';
      if (play !== this.play || this.stop.signal.aborted) return;
      if (answer.ok) this.steps.set(key, answer);
      else this.steps.set(key, { names: [], turns: [], say: '' });
      this.refresh();
    });
  }

  /** The world in words, as it is now; not while it moves. */
  private tellWorld(): void {
    const { film, app, level } = this;
    if (film.runs.length === 0) return this.world.tell(level.maps[film.map]?.hidden ? [] : (level.maps[film.map]?.say ?? []));
    const { play } = this;
    void app.door.world(app.pack.key, level.id, film.map, film.map, film.player.index, app.words.language).then((answer) => {
      if (answer.ok && play === this.play) this.world.tell(answer.say);
    });
  }

  // What happens.

  private changed(script: Script): void {
    const { app, level } = this;
    this.script = script;
    this.loose = this.editor?.loose ?? 0;
    app.journey.keep({ programs: { ...app.journey.progress.programs, [level.id]: script }, last: level.id });
    this.forget();
    this.refresh();
    this.tellWorld();
    clearTimeout(this.pythonTimer);
    this.pythonTimer = window.setTimeout(() => this.askPython(), PYTHON_DELAY);
  }

  private forget(): void {
    this.play++;
    this.wantsRun = null;
    this.film.forget();
    this.steps.clear();
    this.asked = '';
    this.cheer = this.party = null;
  }

  private askPython(): void {
    const { app, level, script } = this;
    void app.door.python(app.pack.key, level.id, script, app.words.language).then((answer) => {
      if (!answer.ok || script !== this.script || this.stop.signal.aborted) return;
      this.lines = answer.lines;
      this.python.show(answer.source, answer.lines);
      if (!level.read_only) this.editor?.offer(answer.toolbox);
    });
  }

  private doorChanged(): void {
    const wanted = this.wantsRun;
    if (!wanted) return this.refresh();
    if (this.app.door.state === 'ready') {
      this.wantsRun = null;
      void this.run(wanted === 'go');
    } else if (this.app.door.state === 'lost') {
      this.forget();
      this.film.problem = this.toldHere('web.page.not_now');
      this.refresh();
    }
  }

  private toldHere(key: string): Told {
    return { key, say: this.app.words.say(key), block: null, line: null, step: null };
  }

  /** Run the program as it is, and play what happened; `go` false waits at the start. */
  async run(go: boolean): Promise<boolean> {
    const { app, film, level } = this;
    this.forget();
    if (this.guess.missing) {
      film.askGuess = true;
      (this.guess.asksCell ? this.world.element : this.guess.first)?.focus();
      this.refresh();
      return false;
    }
    const { play } = this;
    film.waiting = true;
    if (app.door.state === 'lost') app.door.restart();
    this.wantsRun = app.door.state === 'ready' ? null : go ? 'go' : 'stay';
    this.refresh();
    if (this.wantsRun) return false;
    const tries = (app.journey.progress.tries[level.id] ?? 0) + 1;
    const answer = await app.door.play({
      pack: app.pack.key, level: level.id, script: this.script, language: app.words.language, tries, inputs: [],
    });
    if (play !== this.play || this.stop.signal.aborted) return false;
    film.waiting = false;
    if (!answer.ok) {
      film.problem = answer.lost ? this.toldHere('web.state.again') : { ...this.toldHere(''), say: answer.say };
    } else if (answer.problems.length > 0) {
      film.problem = answer.problems[0]!;
      app.sounds.play('bump');
    } else {
      this.lines = answer.lines;
      this.python.show(answer.source, answer.lines);
      film.load(answer);
      await this.judgeGuess();
      this.keep();
      if (go) film.player.play();
    }
    this.wake();
    this.refresh();
    return film.runs.length > 0;
  }

  private async judgeGuess(): Promise<void> {
    const { film, app } = this;
    const foreseen = this.guess.answer;
    if (foreseen === null || !film.verdict?.won) return;
    const answer = await app.door.predict(foreseen, app.words.language);
    if (answer.ok) film.verdict = answer.verdict;
  }

  /** Stars are kept at once: closing the page before the end of the film loses nothing. */
  private keep(): void {
    const { verdict } = this.film;
    if (!verdict) return;
    if (verdict.won) this.app.journey.won(this.level.id, verdict.stars);
    else this.app.journey.tried(this.level.id);
  }

  private guessed(): void {
    this.film.askGuess = false;
    this.app.sounds.play('snap');
    this.app.announce(String(this.guess.answer ?? ''));
    this.refresh();
  }

  private runOrPause(): void {
    const { film } = this;
    if (film.player.playing) film.player.pause();
    else if (film.runs.length > 0 && !film.player.atEnd) film.player.play();
    else return void this.run(true);
    this.refresh();
    this.wake();
    if (!film.player.playing) this.tellWorld();
  }

  private step(): void {
    if (this.film.runs.length === 0) {
      void this.run(false).then((there) => there && this.step());
      return;
    }
    this.film.player.step();
    this.app.sounds.play(this.film.sound);
    this.moved();
  }

  private stepBack(): void {
    this.film.player.back();
    this.moved();
  }

  private seekTo(index: number): void {
    if (this.film.runs.length === 0) {
      if (index) void this.run(false).then((there) => there && this.seekTo(this.film.player.length));
      return;
    }
    this.film.player.seek(index);
    this.moved();
  }

  private moved(): void {
    this.refresh();
    this.wake();
    this.tellWorld();
  }

  /** « On efface, on recommence »: the robot goes back, the blocks stay. */
  private restart(): void {
    this.forget();
    this.guess.clear();
    this.film.restarted = true;
    this.moved();
  }

  private togglePython(): void {
    this.app.journey.showPython(!this.showsPython);
    attribute(this.element, 'data-python', this.showsPython);
    this.refresh();
    requestAnimationFrame(() => this.editor?.resize());
  }

  private leave(): void {
    const place = this.app.pack.chapters.findIndex((chapter) => chapter.levels.some((level) => level.id === this.level.id));
    this.app.go(this.app.pack.chapters.length > 1 || this.app.pack.chapters[0]!.levels.length > 1 ? { page: 'chapter', place } : { page: 'map' });
  }

  private key(event: KeyboardEvent): void {
    if (document.querySelector('dialog[open]')) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const doing = event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? () => this.runOrPause()
      : !plain ? undefined
        : event.key === 'F8' ? () => this.step()
          : event.key === 'F7' ? () => this.stepBack()
            : event.key === 'F9' ? () => this.restart()
              : event.key === 'F2' ? () => this.openWorld()
                : undefined;
    if (!doing) return;
    event.preventDefault();
    doing();
  }

  // Time.

  private wake(): void {
    this.quiet = 0;
    if (this.frame) return;
    this.last = performance.now();
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  private tick(now: number): void {
    this.frame = 0;
    if (this.stop.signal.aborted) return;
    const dt = Math.min(0.25, (now - this.last) / 1000);
    this.last = now;
    this.clock += dt;
    this.quiet += dt;
    const moving = this.playOn(dt) || this.party !== null || this.cheer !== null;
    if (this.party !== null && (this.party -= dt) <= 0) {
      this.party = null;
      this.celebrate();
    }
    if (this.cheer !== null) this.cheer = this.cheer + dt < 2 ? this.cheer + dt : null;
    this.breath += dt;
    const still = this.app.settings.reduced_motion;
    if (moving) this.refresh();
    else if (!still && this.breath >= BREATH) {
      this.breath = 0;
      const clock = this.quiet < ALIVE ? this.clock : null;
      this.world.show(this.film.moment(clock, this.cheer, still), this.film.hidden ? this.app.words.say('ui.level.surprise') : '');
    }
    if (moving || (!still && this.quiet < ALIVE)) this.frame = requestAnimationFrame((next) => this.tick(next));
  }

  private playOn(dt: number): boolean {
    const { film, app } = this;
    const before = film.player.index;
    if (!film.player.moving) {
      if (film.ended && !film.told) this.finish();
      return false;
    }
    film.player.tick(dt);
    if (film.player.index !== before) app.sounds.play(film.sound);
    return true;
  }

  /** The last step is reached: say what came of it. */
  private finish(): void {
    const { film, app } = this;
    film.told = true;
    if (film.verdict?.won && film.map === film.verdict.map) {
      app.sounds.play('win');
      this.cheer = app.settings.reduced_motion ? null : 0;
      this.party = PARTY_AFTER;
    }
    this.refresh();
    this.tellWorld();
  }

  private celebrate(): void {
    const { film, app, level } = this;
    const { verdict } = film;
    if (!verdict || document.querySelector('dialog[open]')) return;
    const follows = nextLevel(app.pack, level);
    const surprised = verdict.message.key === SURPRISE;
    const fact = verdict.record ? 'record' : verdict.stars === 3 ? 'best' : 'challenge';
    openWin(app, {
      stars: verdict.stars, title: app.words.say(surprised ? 'ui.win.other' : 'ui.win.title'), sentence: verdict.message.say,
      facts: level.read_only ? '' : app.words.say(`ui.win.${fact}`, { n: verdict.blocks, best: level.best }),
      follows: Boolean(follows), party: !surprised,
      chosen: (answer) => {
        if (answer === 'next' && follows) app.go({ page: 'level', id: follows.id });
        else if (answer === 'map') app.go({ page: 'map' });
      },
    });
  }

  // What opens over the level.

  private openMenu(): void {
    const { words } = this.app;
    const items = [
      { label: words.say('ui.menu.adult'), icon: 'person', action: () => this.openAdult() },
      { label: words.say('ui.menu.world'), icon: 'eye', action: () => this.openWorld() },
      { label: words.say('ui.menu.keys'), icon: 'question', action: () => openKeys(this.app) },
      { label: words.say('ui.menu.settings'), icon: 'gear', action: () => this.app.go({ page: 'settings' }) },
    ];
    if (!this.level.read_only) {
      items.unshift({ label: words.say('ui.menu.start_over'), icon: 'restart', action: () => this.editor?.replace(this.level.start) });
      if (window.innerWidth < 700) {
        items.unshift({ label: words.say('ui.level.redo'), icon: 'redo', action: () => this.editor?.redo() });
      }
    }
    openMenu(words.say('ui.menu.title'), items, words.say('ui.menu.close'));
  }

  private openHints(): void {
    const { app, level } = this;
    const { words, journey } = app;
    const close = { label: words.say('ui.hint.close'), icon: 'check' };
    const left = level.solo_tries - (journey.progress.tries[level.id] ?? 0);
    if (left > 0) {
      openSheet({ title: words.say('ui.hint.solo_title'), notes: [{ words: words.say('ui.hint.solo', { n: left }) }], picture: 'pictures/hourglass', answers: [close] });
      return;
    }
    if (level.hints.length === 0) return;
    const read = (): number => journey.progress.hints[level.id] ?? 0;
    if (read() === 0) journey.hinted(level.id, 1);
    const list = make('div', { class: 'ideas', attributes: { 'aria-live': 'polite' } });
    const show = (): void => {
      list.replaceChildren(...level.hints.slice(0, read()).map((hint, i) => noteOf({ head: words.say('ui.hint.number', { number: i + 1 }), words: hint })));
      const more = sheet?.querySelector<HTMLElement>('.sheet-answers .button');
      if (more && read() >= level.hints.length && sheet!.querySelectorAll('.sheet-answers .button').length > 1) more.remove();
      this.refreshBars();
    };
    const more = {
      label: words.say('ui.hint.more'), icon: 'bulb', stays: true,
      action: () => { journey.hinted(level.id, Math.min(read() + 1, level.hints.length)); show(); },
    };
    let sheet: HTMLDialogElement | null = null;
    sheet = openSheet({
      title: words.say('ui.hint.title'), body: list, picture: 'pictures/bulb',
      answers: read() < level.hints.length ? [more, close] : [close],
    });
    show();
  }

  private openAdult(): void {
    const { words } = this.app;
    const { adult, solution, best } = this.level;
    const notes = (['idea', 'mistake', 'question'] as const).filter((name) => adult[name])
      .map((name) => ({ head: words.say(`ui.adult.${name}`), words: adult[name] }));
    openSheet({
      title: words.say('ui.adult.title'), notes, picture: 'pictures/teacher',
      answers: [
        {
          label: words.say('ui.adult.solution'), icon: 'eye',
          action: () => openSheet({
            title: words.say('ui.adult.solution'), notes: [{ head: words.say('ui.adult.solution_of', { n: best }), words: solution, code: true }],
            picture: 'pictures/teacher', answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
          }),
        },
        { label: words.say('ui.menu.close'), icon: 'check' },
      ],
    });
  }

  private openWorld(): void {
    const { words } = this.app;
    const said = [...this.world.mirror.children].map((line) => line.textContent ?? '');
    const heads = ['world', 'hero', 'around', 'goal'];
    openSheet({
      title: words.say('ui.say.title'),
      notes: said.map((sentence, i) => ({ words: sentence, ...(heads[i] && said.length === heads.length ? { head: words.say(`ui.say.${heads[i]}`) } : {}) })),
      answers: [{ label: words.say('ui.menu.close'), icon: 'check' }],
    });
  }
}

function slider(name: string, low: number, high: number, now: number, moved: (value: number) => void): HTMLInputElement {
  const made = make('input', { attributes: { type: 'range', min: low, max: high, step: 1, value: now, 'aria-label': name } });
  const part = (): void => made.style.setProperty('--part', String((Number(made.value) - low) / Math.max(1, Number(made.max) - low)));
  made.addEventListener('input', () => {
    part();
    moved(Number(made.value));
  });
  part();
  return made;
}
