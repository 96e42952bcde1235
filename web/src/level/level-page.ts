/** The page of a level: blocks, world, Python, and a player between them. */

import type { App, Page } from '../app/app';
import { same } from '../base/json';
import type { Editor } from '../blocks/block-editor';
import type { Helped, Level, Script, StepTold } from '../core/types';
import { Film } from '../film/film';
import { Steps } from '../film/step-details';
import { MAP, FACES, RESTS } from '../generated/constants';
import type { Live } from '../live/live-game';
import { heroOf } from '../map/map-page';
import { exerciseOf } from '../progress/exercise';
import { adopted } from '../progress/program-names';
import { numberOf } from '../progress/progress';
import { face, pilot, type Seen } from '../scene/motion';
import { Painter } from '../scene/painter';
import { Bubble, type Tone } from '../scene/speech-bubble';
import { World } from '../scene/world-view';
import { letters } from '../text/language';
import { OVER } from '../ui/dialog';
import { attribute, frame, lookClass, make, pause, unbroken, writes } from '../ui/dom';
import type { SpokenText } from '../voice/voice';
import { Time } from './animation-clock';
import { caseOf, Parts, type Case } from './special-tasks';
import { Projector } from './film-controls';
import { FirstTouch } from './first-touch';
import { Ideas } from './ideas';
import { LevelAloud } from './level-aloud';
import { openWorld, type Opened } from './level-help';
import { Layout } from './level-layout';
import { Program, type Typing } from './level-program';
import { Running } from './level-run';
import { Ways, goOn, named, putAway, waysOf, type Won } from './level-win';
import { Guess } from './prediction';
import { Banter, aloudOf, placeOf, sentence } from './run-messages';
import { Console, Variables, Goals } from './step-panels';
import { Bars } from './toolbars';
import type { TunePlayer } from './tune-player';

/** What the keys do. */
export interface Keyed extends Won, Opened { readonly projector: Projector; readonly program: { readonly editor: Editor | null }; refresh(): void }

/** The keys of the page of a level. */
export function pressed(page: Keyed, event: KeyboardEvent): void {
  if (document.querySelector(OVER)) return;
  const doing = meant(page, event);
  if (!doing) return;
  event.preventDefault();
  if (event.key !== 'F2') putAway();
  doing();
}

function meant(page: Keyed, event: KeyboardEvent): (() => void) | undefined {
  const { projector } = page;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return () => projector.runOrPause();
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (page.level.read_only && page.film.runs.length === 0 && page.guess.letter(event.key)) return () => undefined;
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 't': case 'w': {
      const { editor } = page.program;
      return editor?.there && !writes(event) ? () => editor.lead(event) : undefined;
    }
    case 'F8': return () => projector.step();
    case 'F7': return () => projector.stepBack();
    case 'F9': return () => projector.restart();
    case 'F2': return () => openWorld(page);
    case 'Escape': if (document.querySelector('dialog.win')) return () => undefined; return page.ideas.told === null || event.defaultPrevented ? undefined : () => goOn(page, 'close');
    default: return undefined;
  }
}

/** What it depends on, and where it is shown. */
interface Watched {
  readonly app: App; readonly level: Level; readonly film: Film; readonly guess: Guess; readonly ideas: Ideas; readonly sober: boolean;
  readonly goals: Goals; readonly time: Pick<Time, 'clock' | 'cheer' | 'quiet'>;
  readonly world: World; readonly bubble: Bubble; readonly program: Program; readonly steps: Steps; readonly bars: Pick<Bars, 'pilot'>;
}

/** What is seen of a level at the step shown: its world, the faces, the block where something is to be seen. */
export class RunView {
  eyes = false; // the world is seen as the hero sees it

  constructor(private readonly page: Watched) {}

  /** See the world as the hero does, or from above as it is drawn. */
  turn(): void { this.eyes = this.page.level.has_eyes && !this.eyes; }

  /** Whether a cell of the world is to be chosen. */
  get choosing(): boolean { return this.page.guess.asksCell && this.page.film.runs.length === 0; }

  showWorld(): void {
    const { seen, page: { film, time, app, sober, bubble, bars, world } } = this;
    const mood = sober ? FACES[0]! : face(seen);
    bubble.feels(mood);
    bars.pilot.do(sober ? RESTS : pilot(seen));
    world.show(film.moment(time.clock, time.cheer, app.settings.reduced_motion, this.eyes && !this.choosing, mood), film.hidden ? app.words.say(this.page.level.kind === 'console' ? 'ui.level.secret' : 'ui.level.surprise') : '');
  }

  /** What an idea is about is lit, or where a run left something to be done. */
  point(): void {
    const { goals: { missed }, ideas, bubble, world, level, program: { shelf } } = this.page;
    bubble.shows(ideas.told === null ? (missed?.scene ?? null) : null, level.look);
    world.light(this.eyes ? [] : (ideas.shows?.cells ?? missed?.left ?? []));
    shelf.call(ideas.shows?.types ?? []);
  }

  /** The block that runs, or where something is to be seen, and its line. */
  light(): void {
    const { lit: [block, kind], page: { film, program, steps } } = this;
    const first = block ? program.lines[block] : undefined, below = block === film.block ? film.below : 0;
    const line = film.problem?.line ?? (first === undefined ? (block ? film.line : null) : first + below);
    const told = film.head.playing || !steps.known ? null : steps.showing;
    program.light(block, line, kind, told?.values ?? '');
    program.typing.answer(film.runs.length > 0 && !film.waiting, told);
  }

  /** The block to light, and as what. */
  private get lit(): [string | null, 'running' | 'problem'] {
    const { film, ideas, guess } = this.page;
    const shown = ideas.shows?.blocks[0];
    if (shown) return [shown, 'running'];
    if (film.problem) return [film.problem.block, 'problem'];
    const stopped = film.ended && !film.verdict && !film.asks ? film.run?.message?.block : null;
    if (stopped) return [stopped, 'problem'];
    if (!film.ended || !film.verdict || film.verdict.won || guess.inquires) return [film.block, 'running'];
    return [film.verdict.message.block ?? film.run?.message?.block ?? film.block, 'problem'];
  }

  /** What the hero's face and the child's animal depend on. */
  private get seen(): Seen {
    const { lit: [block, kind], page: { film, guess, time } } = this;
    const foresees = guess.missing && film.runs.length === 0;
    return {
      quiet: time.quiet, asks: foresees || (film.asks !== null && film.ended), problem: film.problem !== null, playing: film.head.playing,
      end: film.end, effect: film.effect, lit: block !== null && (kind === 'problem' || film.player.index === 0),
    };
  }
}

const AGAIN = 3000; // milliseconds until what did not come is asked for again

export class LevelPage implements Page {
  readonly element: HTMLElement;
  readonly name: string;
  readonly film: Film;
  readonly ideas: Ideas;
  readonly guess: Guess;
  readonly parts: Parts;
  readonly world: World;
  readonly goals: Goals;
  readonly program: Program;
  readonly layout = new Layout(this);
  readonly running = new Running(this);
  readonly projector = new Projector(this);
  readonly time = new Time(this);
  readonly aloud: LevelAloud;
  readonly bars: Bars;
  readonly bubble: Bubble;
  private readonly ways: Ways;
  readonly steps: Steps;
  readonly story: HTMLElement;
  readonly banter: Banter;
  readonly sight = new RunView(this);
  private readonly touch = new FirstTouch(this);
  readonly case: Case | null;
  live: Live | null = null; // what a level whose heroes wait is played with
  tune: TunePlayer | null = null; // what it is listened to with, if it has one
  private readonly boxes: Variables;
  private readonly console: Console;
  private readonly stop = new AbortController();

  constructor(readonly app: App, readonly level: Level) {
    const { words, pack } = app;
    const number = numberOf(pack, level);
    this.name = number ? `${number} · ${level.title}` : level.title;
    this.film = new Film(level, app.settings.speed);
    this.ideas = new Ideas(app, level, this.film, { program: () => this.script, look: (then) => void this.look(then) });
    this.banter = new Banter(app, level, this.film);
    this.leaveBehind();
    if (level.kind === 'music') void import('./tune-player').then(({ TunePlayer: made }) => made.open(this)).then((made) => { this.tune = made; }).catch(() => undefined);
    if (level.kind === 'stage') void import('../live/live-game').then(({ Live: made }) => made.open(this)).then((made) => { this.lives(made); }).catch(() => undefined);
    this.case = caseOf(level);
    this.guess = new Guess(level, words, () => this.guessed());
    this.parts = new Parts(app, level);
    this.goals = new Goals(level, Painter.hero(heroOf(level)), words);
    this.world = new World(level.look, words.say('web.editor.picture'), (cell) => this.guess.take(cell, this.world.nameOf(cell)),
      (cell) => app.announce(this.world.nameOf(cell)), this.goals.element);
    this.program = new Program(this);
    this.steps = new Steps((run, index, typed) => app.door.ask('step', { ...this.running.about, run, index, typed }), () => { if (this.here) this.refresh(); });
    this.story = make('p', { class: 'story' }, ...unbroken(level.story));
    this.aloud = new LevelAloud(this);
    this.bars = new Bars(this);
    this.bubble = new Bubble(Painter.hero(heroOf(level)), words.say('ui.level.here_does'), () => this.goTo(placeOf(this)));
    this.ways = new Ways(words, (way) => named(this, way), (way) => goOn(this, way));
    this.bubble.speaks(this.aloud.said);
    this.bubble.element.append(this.ways.element);
    this.boxes = new Variables(words.say('web.editor.boxes'));
    this.console = new Console(words.say('typing.console.title'), words.say('typing.console.empty'));
    this.element = this.made();
    this.program.arrive();
    this.listen();
    queueMicrotask(() => void this.begin()); // once it is in its place; with its blocks it is laid out once
  }

  gone(): void {
    this.tune?.stop();
    this.stop.abort();
    this.live?.gone();
    this.time.dispose();
    this.aloud.gone();
    this.program.dispose();
    this.world.dispose();
    this.app.door.changed = this.app.door.moved = () => undefined;
  }

  /** It can be played live, if it is still the page shown. */
  private lives(live: Live): void {
    if (!this.here) return live.gone();
    this.live = live;
    this.refresh();
  }

  /** The trail of who wears one comes only then. */
  private leaveBehind(): void {
    const { trail } = this.app.journey.worn;
    if (!trail) return;
    void import('../cosmetics/worn-trail').then(({ wornTrail }) => { this.film.leaves = (run, index) => wornTrail(trail, run, index); }).catch(() => undefined);
  }

  // How it is made.

  private made(): HTMLElement {
    const { level, bars, program } = this;
    const say = (key: string): string => this.app.words.say(key);
    const element = make('main', { class: `page level ${lookClass(level.look)}` }, bars.top(this.name),
      make('section', { class: 'editor', attributes: { 'aria-label': say('web.editor.blocks') } }, bars.strip(),
        make('div', { class: 'work' }, program.shelf.element, program.host, program.invite, program.shelf.bin), program.python.element),
      make('section', { class: 'side', attributes: { 'aria-label': say('web.editor.world') } },
        this.parts.element, bars.tabs.element, this.world.element, this.guess.element, this.boxes.element, this.console.element, this.bubble.element),
      bars.player(), this.touch.element);
    attribute(element, 'data-level', level.id);
    if (level.read_only) element.classList.add('read-only');
    element.classList.toggle('translates', program.typing.translates);
    element.classList.toggle('text-only', program.typing.alone && !program.typing.translates);
    return element;
  }

  private listen(): void {
    const { signal } = this.stop;
    for (const name of ['pointerdown', 'pointermove', 'keydown'] as const) {
      window.addEventListener(name, () => this.time.wake(), { signal, passive: true });
    }
    this.touch.listen(signal);
    window.addEventListener('keydown', (event) => pressed(this, event), { signal });
    this.aloud.listen(this.program.host, (target) => this.editor?.wordsAt(target) ?? '', signal);
    this.program.listen(signal);
    this.guess.element.addEventListener('answered', () => this.projector.runOrPause(), { signal });
    window.addEventListener('resize', () => requestAnimationFrame(() => { if (!this.here) return; this.layout.arrange(); this.fit(); this.touch.show(); }), { signal });
    this.app.door.changed = () => this.running.doorChanged();
    this.app.door.moved = () => this.showWait();
  }

  private async begin(): Promise<void> {
    await Promise.all([letters(), this.blocklyWords()]);
    if (!this.here) return;
    this.program.inject();
    this.program.askPython();
    void this.program.typing.begin();
    await frame(); // the blocks first
    if (!this.here) return;
    this.refresh();
    this.world.tell(this.level.maps[this.film.map]?.say ?? []);
    this.time.wake();
    await this.program.readSaved();
    if (this.here) this.aloud.arrive();
    if (this.level.trap && this.here) await this.running.run(true, this.level.maps.length - 1);
  }

  /** Blockly's own words; when they do not come, that is told, and they are asked for again. */
  private async blocklyWords(): Promise<void> {
    while (this.here) {
      try {
        return await this.app.blocklyWords();
      } catch {
        if (await this.app.news.renewed()) return;
        this.say(this.app.words.say('web.page.not_now'), 'warm');
        await pause(AGAIN);
      }
    }
  }

  // What the parts of the page ask of it.

  /** Whether it is still the page shown. */
  get here(): boolean { return !this.stop.signal.aborted; }

  get editor(): Editor | null { return this.program.editor; }
  get typing(): Typing { return this.program.typing; }
  get script(): Script { return this.program.script; }
  get writes(): boolean { return this.program.typing.beside; } // its Python, beside its blocks
  get folded(): boolean { return this.program.shelf.folded; }
  get empty(): boolean { return this.program.empty; }
  get loose(): number { return this.program.loose; }

  /** What is read of the bubble. */
  get saidNow(): SpokenText { return this.bubble ? { ...this.bubble.told, aloud: aloudOf(this) } : { shown: '' }; }

  /** Whether it is in the sober look. */
  get sober(): boolean { return this.app.isSober({ page: 'level', id: this.level.id }); }

  /** What is known of the step shown. */
  get showing(): StepTold | null { return this.steps.showing; }

  /** Nothing has happened for a while: the hero says something, unless the level is hard. */
  muse(): void {
    if (this.banter.muse()) this.refresh();
  }

  /** Where there is too little room for both, what to do goes before what the hero says of its own. */
  private fit(): void {
    if (!this.banter.aside || !this.bubble.scrolls) return;
    this.banter.hush();
    this.say(...sentence(this));
  }

  /** A block of a case is touched: if it is the one that was moved, it alone may move now. */
  accuse(block: string): void {
    const { case: found, program, app } = this;
    if (!found?.touch(block, !same(program.script, this.level.start))) return;
    const { said } = found;
    this.forget();
    found.said = said;
    program.editor?.letMove(found.accused);
    app.sounds.play(found.accused ? 'snap' : 'not_yet');
    this.refresh();
  }

  /** No run any more. */
  forget(): void {
    putAway();
    this.banter.hush();
    if (this.case) this.case.said = '';
    this.running.forget();
    this.live?.forget();
    this.film.forget();
    this.steps.forget();
    this.time.forget();
  }

  refresh(): void {
    const { film, program, sight } = this;
    if (film.head.playing || film.waiting || this.ideas.told !== null) this.bars.widen(false);
    if (this.live?.playing) return this.follow(this.live);
    program.tries(this.ideas.trial);
    sight.showWorld();
    this.world.ask(sight.choosing, this.guess.cell, this.level.predict?.question ?? '');
    this.steps.show(film, program.typing.looked);
    this.goals.show(this);
    sight.point();
    this.touch.show();
    this.say(...sentence(this));
    this.fit();
    this.ways.show(waysOf(this));
    this.showWait();
    this.boxes.show(film.runs.length > 0 ? (this.showing?.boxes ?? []) : []);
    sight.light();
    this.guess.reveal(film.ended && film.told ? film.right : null);
    if (this.level.kind !== 'console') this.console.show(program.python.source, film.run?.console ?? [], film.player.index); // there the world is a page, and shows it
    this.editor?.write(film.runs.length > 0 ? this.showing : null);
    program.invite.hidden = !program.editor || !program.empty || program.typing.translates;
    this.bars.refresh();
    this.tune?.refresh();
    this.live?.refresh();
    this.parts.refresh();
    this.aloud.follow();
  }

  /** While it is played live only what moves is brought up to date, as there is little time. */
  private follow(live: Live): void {
    this.sight.showWorld();
    this.say(...sentence(this));
    this.bars.refresh();
    live.refresh();
  }

  /** Past the bars: the blocks, or the button that runs. */
  enter(): void {
    if (this.editor && !this.level.read_only) this.editor.focus();
    else this.element.querySelector<HTMLElement>('.run')?.focus();
  }

  /** How far Python is, for who has pressed Run before it was there. */
  private showWait(): void {
    const { film, app: { door } } = this;
    this.bubble.waits(film.waiting && !door.cut ? door.coming : null);
  }

  /** While the film runs fast, only its end is read aloud; every step is, once that is asked for. */
  say(words: string, tone: Tone, over = ''): void {
    const { speed, narrate } = this.app.settings;
    this.bubble.say(words, tone, narrate || !(this.film.player.playing && speed > 2), over, this.ideas.pinned !== null);
  }

  /** What helps with the program as it is. */
  private async look(then: (help: Helped | null) => void): Promise<void> {
    const { app, level, script } = this;
    const answer = await app.door.ask('help', { pack: app.pack.key, level: level.id, script, language: app.words.language });
    if (this.here) this.think(() => then(answer.ok ? answer : null));
  }

  /** The bulb. */
  hint(): void { this.think(() => this.ideas.press()); }

  /** The adult sends an idea. */
  help(rung: number): void { this.think(() => this.ideas.show(rung)); }

  /** All screens wait. */
  wait(): void {
    this.live?.stop();
    this.film.head.pause();
  }

  /** Another idea, or none: the blocks under it make room; when its buttons are gone the bulb has the keyboard. */
  think(of: () => void): void {
    putAway();
    const { held } = this.ways;
    of();
    this.refresh();
    this.layout.fitIdea();
    if (held && !this.ways.held) this.bars.buttons.hint.focus();
    this.time.wake();
  }

  /** To the place of the film that the sentence tells of. */
  goTo(step: number | null): void {
    if (step === null) return;
    this.editor?.light(null, 'running'); // so that its block comes in sight again
    this.projector.seekTo(step);
    this.bars.buttons.back.focus();
  }

  /** The world in words, as it is now; not while it moves. */
  tellWorld(): void {
    const { film, app, level, running, running: { number } } = this;
    if (film.runs.length === 0) return this.world.tell(level.maps[film.map]?.hidden ? [] : (level.maps[film.map]?.say ?? []));
    void app.door.ask('world', { ...running.about, run: film.map, index: film.player.index }).then((answer) => {
      if (answer.ok && number === this.running.number) this.world.tell(answer.say);
    });
  }

  /** See the world as the hero does, or from above as it is drawn. */
  toggleEyes(): void {
    this.sight.turn();
    this.refresh();
  }

  /** Another program in place of this one; one undo brings this one back. */
  put(script: Script): void { this.editor?.replace(adopted(script, this.level)); }

  /** Show or hide the Python beside the blocks, which is kept; without room for both, swap them. */
  togglePython(shown = !this.layout.inPython): void {
    if (this.layout.pythonFits) {
      this.app.journey.showPython(!this.layout.showsPython);
      this.program.typing.close();
    } else {
      this.layout.inPython = shown;
    }
    this.layout.arrange(true);
    this.refresh();
  }

  leave(): void {
    const { chapters } = this.app.pack;
    const id = exerciseOf(this.level.id);
    const place = chapters.findIndex((chapter) => chapter.levels.some((level) => level.id === id));
    this.app.go(chapters.length > 1 || chapters[0]!.levels.length > 1 ? { page: 'chapter', place } : { page: 'map' });
  }

  /** What was chosen of an inquiry is shown: its program, or its map. */
  private consider(): void {
    const [choice, number] = this.guess.inquires ? (this.guess.choice ?? []) : [];
    if (!choice) return;
    this.forget();
    this.time.cheer = null;
    if (choice.script) this.program.consider(choice.script);
    else if (this.level.predict?.ask === MAP) this.film.head.show(number!);
    this.tellWorld();
  }

  private guessed(): void {
    this.film.guessed();
    if (this.guess.how === 'fields') return this.refresh(); // what is typed is seen and heard already
    this.consider();
    this.app.sounds.play('snap');
    this.app.announce(this.guess.spoken);
    this.refresh();
  }
}
