/** The page of a level: blocks, world, Python, and a player between them. */

import type { App, Page } from '../app';
import { attribute, icon, lookClass, make, picture, setIcon } from '../dom';
import { allKnown, Editor } from '../editor';
import { Film } from '../film';
import { Guess } from '../guess';
import { nextLevel, numberOf } from '../progress';
import { PythonPanel } from '../python';
import { Steps } from '../steps';
import { sentence, SURPRISE, type Tone } from '../telling';
import type { Level, Script, StepTold, Told } from '../types';
import { openWin } from '../win';
import { World } from '../world';
import { Bars } from './level-bars';
import { openWorld } from './level-helps';
import { heroOf } from './map';

const ALIVE = 8; // seconds without an event after which nothing moves by itself
const BREATH = 0.05; // seconds between two pictures of what only breathes
const PARTY_AFTER = 0.9; // seconds from the last step to the stars
const PYTHON_DELAY = 150; // milliseconds after a change

export class LevelPage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  editor: Editor | null = null;
  readonly film: Film;
  readonly guess: Guess;
  readonly world: World;
  private readonly python: PythonPanel;
  private readonly host = make('div', { class: 'blocks' });
  private readonly invite = make('p', { class: 'invite' });
  private readonly message = make('p', { class: 'sentence' });
  private readonly bubble: HTMLElement;
  private readonly boxes: HTMLElement;
  private readonly bars: Bars;
  private readonly stop = new AbortController();
  private script: Script;
  loose = 0; // blocks that are not attached to the start
  private lines: Record<string, number> = {};
  private readonly steps: Steps;
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

  constructor(readonly app: App, readonly level: Level) {
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
    this.steps = new Steps((run, index) => app.door.step(run, index, words.language), () => { if (!this.stop.signal.aborted) this.refresh(); });
    this.bars = new Bars(this);
    this.invite.textContent = say('editor.invitation');
    this.boxes = make('ul', { class: 'boxes', attributes: { 'aria-label': say('web.editor.boxes'), hidden: true } });
    this.bubble = make('div', { class: 'bubble', attributes: { role: 'status' } }, picture(heroOf(level), 'speaker'),
      make('div', { class: 'saying' }, icon('eye'), this.message));
    this.element = make('main', { class: `page level ${lookClass(level.look)}` }, this.bars.top(title),
      make('section', { class: 'editor', attributes: { 'aria-label': say('web.editor.blocks') } },
        this.host, this.invite, this.bars.tools()),
      this.python.element,
      make('section', { class: 'side', attributes: { 'aria-label': say('web.editor.world') } },
        this.bars.tabs, this.world.element, this.guess.element, this.boxes, this.bubble),
      this.bars.player());
    attribute(this.element, 'data-python', this.showsPython);
    attribute(this.element, 'data-level', level.id);
    if (level.read_only) this.element.classList.add('read-only');
    // A saved program that is still to be read by the core stays as it is until then.
    const shown = !saved || level.read_only || this.script === saved;
    journey.keep({ last: level.id, ...(shown ? { programs: { ...journey.progress.programs, [level.id]: this.script } } : {}) });
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
      chosen: (block) => attribute(this.bars.buttons.discard, 'aria-disabled', block === null ? 'true' : null), bin: this.bars.buttons.discard,
    });
    this.loose = this.editor.loose;
    this.placeInvitation();
    attribute(this.bars.buttons.discard, 'aria-disabled', 'true');
  }

  /** Beside the palette. */
  private placeInvitation(): void {
    this.invite.style.left = `${(this.editor?.paletteWidth ?? 0) + 14}px`;
  }

  // What the page shows.

  /** What is known of the step shown. */
  get showing(): StepTold | null { return this.steps.showing; }

  get showsPython(): boolean {
    return this.app.journey.showsPython ?? (this.level.register !== 'short' && window.innerWidth >= 1150);
  }

  refresh(): void {
    const { film, app } = this;
    const still = app.settings.reduced_motion;
    const clock = this.quiet < ALIVE && !still ? this.clock : null;
    this.world.show(film.moment(clock, this.cheer, still), film.hidden ? app.words.say('ui.level.surprise') : '');
    this.world.ask(this.guess.asksCell && film.runs.length === 0, this.guess.cell, this.level.predict?.question ?? '');
    this.steps.show(this.film);
    this.say(...sentence(this));
    this.light();
    this.refreshBoxes();
    this.invite.hidden = this.level.read_only || !this.editor || this.script.blocks.blocks.some((block) => block.type !== 'start' || block.next);
    this.bars.refresh();
  }

  private say(words: string, tone: Tone): void {
    const { film } = this;
    // While the film runs fast, only its end is read aloud.
    attribute(this.bubble, 'aria-live', film.player.playing && this.app.settings.speed > 2 ? 'off' : 'polite');
    if (this.message.textContent !== words) this.message.textContent = words;
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
    this.steps.forget();
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

  runOrPause(): void {
    const { film } = this;
    if (film.player.playing) film.player.pause();
    else if (film.runs.length > 0 && !film.player.atEnd) film.player.play();
    else return void this.run(true);
    this.refresh();
    this.wake();
    if (!film.player.playing) this.tellWorld();
  }

  step(): void {
    if (this.film.runs.length === 0) {
      void this.run(false).then((there) => there && this.step());
      return;
    }
    this.film.player.step();
    this.app.sounds.play(this.film.sound);
    this.moved();
  }

  stepBack(): void {
    this.film.player.back();
    this.moved();
  }

  seekTo(index: number): void {
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

  /** Another map. */
  showMap(number: number): void {
    this.film.map = number;
    this.refresh();
    this.tellWorld();
  }

  /** « On efface, on recommence »: the robot goes back, the blocks stay. */
  restart(): void {
    this.forget();
    this.guess.clear();
    this.film.restarted = true;
    this.moved();
  }

  togglePython(): void {
    this.app.journey.showPython(!this.showsPython);
    attribute(this.element, 'data-python', this.showsPython);
    this.refresh();
    requestAnimationFrame(() => this.editor?.resize());
  }

  leave(): void {
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
              : event.key === 'F2' ? () => openWorld(this)
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
}
