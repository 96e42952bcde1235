/** « Jouer »: a level whose heroes wait is played live, by ticks, keys and fingers; then it is a film, from any place of which one plays on. */

import type { GameHero, Recorded, Moving, Sprite } from '../core/types';
import { FULL, HERO, LIVE } from '../generated/constants';
import type { Answer } from '../pyodide/rpc-client';
import { OVER } from '../ui/dialog';
import { spritesAt } from '../scene/motion';
import type { Tone } from '../scene/speech-bubble';
import { workshopWords, type Words } from '../text/sentences';
import { attribute, button, setIcon, writes, style } from '../ui/dom';
import { Clock, Pad, keyOf, type Input } from './gamepad';
import { openGame, keepGame, fresh, Recording, give, giveButton, hands, type About, type LiveContext } from './recording';

const LETTER = /^[a-z]$/;

/** The keys and the touches that are a game's while it is played. */
export class GameInput {
  private readonly stop = new AbortController();

  constructor(private readonly page: LiveContext, private readonly live: Live) {
    const { signal } = this.stop, capture = { signal, capture: true };
    window.addEventListener('keydown', (event) => this.down(event), capture);
    window.addEventListener('keyup', (event) => { if (keyOf(event)) live.clock.release(['key', keyOf(event)]); }, capture);
    window.addEventListener('blur', () => live.clock.release(), { signal });
    document.addEventListener('visibilitychange', () => { if (document.hidden) live.stop(); }, { signal });
    page.world.element.addEventListener('pointerdown', (event) => this.touch(event), { signal });
  }

  gone(): void { this.stop.abort(); }

  private down(event: KeyboardEvent): void {
    const { live } = this;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector(OVER)) return;
    if (!live.playing) {
      if (event.key.toLowerCase() === 'j' && !writes(event)) taken(event, () => live.toggle());
      else if (event.key === 'Escape' && live.full.on) taken(event, () => live.full.leave());
    } else if (event.key === 'Escape') taken(event, () => (live.full.on ? live.full.leave() : live.stop()));
    else if (this.game(keyOf(event))) taken(event, () => { if (!event.repeat) live.press(['key', keyOf(event)], true); });
  }

  /** Whether a key is the game's: a letter is where a hat waits for it. */
  private game(key: string): boolean {
    return key !== '' && (!LETTER.test(key) || this.live.waits(['key', key]));
  }

  private touch(event: PointerEvent): void {
    const { page, live } = this;
    const place = live.playing ? page.world.at(event.clientX, event.clientY) : null;
    const hero = place && this.nearest(...place);
    if (!hero) return;
    event.preventDefault();
    live.press(hero, false);
  }

  /** The hero at a place of the scene, the one in front first. */
  private nearest(x: number, y: number): Input | null {
    const sprites = spritesAt(this.page.film.moment(null, null, false)).filter(({ id }) => id.split('-')[0] === HERO);
    const hero = [...sprites].reverse().find((sprite) => within(sprite, x, y));
    const name = hero && this.live.heroes[Number(hero.id.split('-')[1] ?? 0)]?.name;
    return name ? ['click', name] : null;
  }
}

function within({ x, y, size }: Sprite, across: number, along: number): boolean {
  return Math.abs(x - across) <= Math.max(LIVE.REACH, size * LIVE.SEEN) && Math.abs(y - along) <= Math.max(LIVE.REACH, size / 2);
}

function taken(event: KeyboardEvent, does: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  does();
}

const PICTURE = 1 / 60; // seconds until one that is painted is seen

export class Live {
  readonly button: HTMLButtonElement;
  readonly pad: Pad;
  readonly full: Full;
  private readonly gives: HTMLButtonElement;
  readonly clock = new Clock(() => this.page.app.settings.speed);
  playing = false;
  private readonly hands: GameInput;
  private record: Recorded | null = null; // all that was done
  private film: Recording | null = null; // all that came of it
  private heard: Input | null = null; // what came last
  private ignored: Input | null = null; // what no hat waits for
  private about: About | null = null;
  private turn = 0; // an answer to an older game is dropped
  private asking = false;
  private sent = ''; // what was asked for last
  private quick = false; // what is asked for now is what a hand did
  private since = 0; // when it happened
  private last = 0;

  static async open(page: LiveContext): Promise<Live> {
    const { words } = page.app;
    const [more] = await Promise.all([workshopWords(words.language), style('live.css')]);
    return new Live(page, words.with(more));
  }

  private constructor(private readonly page: LiveContext, readonly words: Words) {
    this.button = button({ icon: 'gamepad', label: words.say('live.play'), class: 'plays', action: () => this.toggle() });
    this.pad = new Pad(words, { press: (input, held) => this.press(input, held), release: (input) => this.clock.release(input) });
    this.hands = new GameInput(page, this);
    this.full = new Full(page.element, words, () => page.layout.arrange(true));
    this.gives = giveButton(page, words);
    page.bars.buttons.run.after(this.button, this.full.button);
    page.bars.buttons.gallery.before(this.gives);
    page.world.element.after(this.pad.element);
    this.refresh();
    page.layout.arrange(true);
  }

  gone(): void {
    this.forget();
    this.hands.gone();
    this.full.gone();
  }

  /** « Jouer »: begin, stop, or go on from where the film stands. */
  toggle(): void {
    if (this.playing) this.stop();
    else if (this.record) void this.goOn();
    else void this.begin(fresh(), true);
  }

  /** No game any more. */
  forget(): void {
    this.turn++;
    this.playing = this.asking = false;
    this.record = this.film = this.about = this.heard = this.ignored = null;
    this.clock.release();
    this.refresh();
  }

  /** It is a film from now on. */
  stop(): void {
    if (!this.playing) return;
    this.playing = false;
    this.clock.release();
    this.settle();
  }

  /** What a person did, if a hat waits for it; else that is said. */
  press(input: Input, held: boolean): void {
    const { record, film } = this;
    if (!this.playing || !record || !film || record.inputs.length >= FULL.inputs) return;
    this.ignored = this.waits(input) ? null : input;
    if (this.ignored) return this.page.refresh();
    if (!this.clock.press(input, record.ticks, held)) return;
    this.did(input);
    Object.assign(this, { quick: true, since: performance.now() });
    void this.send();
  }

  /** Whether a hat waits for it. */
  waits(input: Input): boolean { return this.film?.stage.listens.some((each) => each.join() === input.join()) ?? false; }

  get heroes(): GameHero[] { return this.film?.stage.heroes ?? []; }

  /** What stands in the menu. */
  items(): { label: string; icon: string; action: () => void }[] {
    const { page, words, about, record, full } = this;
    const fill = { label: words.say(full.on ? 'live.less' : 'live.full'), icon: full.on ? 'less' : 'full', action: () => full.toggle() };
    const room = hands(page) && !this.gives.disabled ? [{ label: words.say('live.give'), icon: 'people', action: () => void give(page, words) }] : [];
    const keep = about && record ? [{ label: words.say('live.keep'), icon: 'save', action: () => void keepGame(page, words, about, record) }] : [];
    return [fill, ...room, ...(page.app.room?.games() ?? []), ...keep, { label: words.say('live.open'), icon: 'folder', action: () => openGame(page, words, (game) => this.begin(game, false)) }];
  }

  /** What is said of it now, if anything is. */
  get said(): [words: string, tone: Tone] | null {
    const { film, words, page: { level, film: { player } } } = this;
    if (!film) return null;
    if (this.playing && this.ignored) return [this.nothing(this.ignored), 'warm'];
    if (this.playing && film.stage.listens.length === 0) return [this.how(film), 'plain'];
    if (this.playing) return [words.tell('live.ready', level.register, { how: this.how(film) }), 'plain'];
    if (player.index === 0) return [words.say('live.opened'), 'plain'];
    if (player.index < player.length) return null;
    const { message, over } = film.last;
    if (message) return [message.say, over === 'won' ? 'good' : 'warm'];
    return [words.say('live.paused', { n: film.tick(player.index)?.tick ?? 0 }), 'plain'];
  }

  /** Bring its button and its keys up to date. */
  refresh(): void {
    const { page, words, film, playing } = this;
    const [sign, name] = playing ? ['pause', 'stop'] : film ? ['gamepad', 'go_on_short'] : ['gamepad', 'play'];
    setIcon(this.button.querySelector('.icon')!, sign!);
    this.button.querySelector('.label')!.textContent = words.say(`live.${name}`);
    this.gives.hidden = !hands(page);
    this.gives.disabled = page.empty;
    attribute(this.button, 'title', words.say(`live.${film && !playing ? 'go_on' : name}_tip`));
    page.element.classList.toggle('lives', playing);
    this.pad.element.hidden = !film || film.stage.listens.length === 0;
    page.bars.tabs.element.hidden = film !== null || page.level.maps.length < 2;
    if (!film) return;
    const event = playing ? this.heard : film.tick(page.film.player.index)?.event;
    this.pad.show(film.stage);
    this.pad.light((event as Input | null) ?? null, playing);
  }

  // How it goes.

  /** A game that was recorded, played on from there, or only to be looked at. */
  private async begin(record: Recorded, playing: boolean): Promise<void> {
    const { page, page: { app, film, level, program } } = this;
    program.hear();
    page.forget();
    film.wait('answer');
    page.refresh();
    const { turn } = this, mine = (): boolean => turn === this.turn && page.here;
    if (!await page.running.readable() || !mine()) return;
    const about = { pack: app.pack.key, level: level.id, script: program.script, language: app.words.language };
    const answer = await app.door.ask('game', { ...about, game: record, known: 0 });
    if (!mine()) return;
    if (!answer.ok || !answer.stage || !answer.part) return this.refused(answer);
    Object.assign(this, { about, record, playing, heard: null, quick: false, film: new Recording(answer.stage, answer.part), sent: JSON.stringify(record) });
    film.follow(this.film!.run, null, 0);
    this.tell();
    if (!playing) {
      film.player.seek(0);
      return this.settle();
    }
    this.button.focus();
    page.refresh();
    if (answer.part.ended) return this.ends();
    this.last = performance.now();
    requestAnimationFrame((now) => this.frame(now));
  }

  private refused(answer: Answer<'game'>): void {
    const { page, page: { app, film } } = this;
    const told = { key: '', aloud: '', block: null, line: null, step: null };
    if (answer.ok && answer.problem) film.refuse(answer.problem);
    else film.refuse({ ...told, say: !answer.ok && !answer.lost ? answer.say : app.words.say(!answer.ok && answer.absent ? 'web.state.absent' : 'web.state.again') });
    app.sounds.play('bump');
    page.refresh();
  }

  /** On from the step shown; what came after it is forgotten. */
  private async goOn(): Promise<void> {
    const { page, page: { app, film }, about, record, turn } = this;
    if (!about || !record) return;
    const answer = await app.door.ask('game_back', { ...about, game: record, index: film.player.index });
    if (turn !== this.turn || !page.here) return;
    if (answer.ok) await this.begin(answer.game, true);
  }

  /** With each picture of the browser. */
  private frame(now: number): void {
    const { page, clock, record } = this;
    if (!this.playing || !record) return;
    if (!page.here || document.querySelector(OVER)) return this.stop();
    const dt = Math.max(0, now - this.last) / 1000;
    this.last = now;
    if (clock.advance(dt) && !this.asking && record.ticks < FULL.ticks) {
      for (const input of clock.ticked(record.ticks)) if (record.inputs.length < FULL.inputs) this.did(input);
      record.ticks++;
      this.since = now;
      void this.send();
    }
    requestAnimationFrame((next) => this.frame(next));
  }

  private did(input: Input): void {
    this.record!.inputs.push([this.record!.ticks, ...input]);
    this.heard = input;
  }

  /** Ask for what came of what was done; what is done meanwhile is asked for afterwards. */
  private async send(): Promise<void> {
    const { page: { app }, about, record, film, turn } = this;
    if (this.asking || !about || !record || !film) return;
    this.asking = true;
    for (let now = JSON.stringify(record); now !== this.sent; now = JSON.stringify(record)) {
      const { quick, since } = this;
      Object.assign(this, { sent: now, quick: false });
      const answer = await app.door.ask('game', { ...about, game: record, known: film.known });
      if (turn !== this.turn) return;
      if (!answer.ok || !answer.part) return this.refused(answer);
      this.take(film, answer.part, quick, since);
    }
    this.asking = false;
  }

  /** What came of it: the first picture of it is already on the way, as much as when it is seen. */
  private take(film: Recording, part: Recording['last'], quick: boolean, since: number): void {
    const { page, page: { film: shown } } = this;
    const was = shown.player.index, from = { sprites: spritesAt(shown.moment(null, null, false)), marks: shown.scene(was).marks };
    const { length } = shown.player;
    film.add(part);
    if (!this.playing) return this.late(film, was === length);
    shown.follow(film.run, from, this.clock.glide(quick), (performance.now() - since) / 1000 + PICTURE);
    page.app.sounds.play(heard(film.scene(was), film.scene(shown.player.index), quick));
    this.tell();
    page.time.wake();
    if (part.ended) this.ends();
    else page.refresh();
  }

  /** It was stopped meanwhile: the film is that much longer, and whoever stood at its end still does. */
  private late(film: Recording, atEnd: boolean): void {
    const { page, page: { film: shown } } = this;
    if (!atEnd) return void (shown.player.length = film.run.steps.length);
    shown.follow(film.run, null, 0);
    page.refresh();
    page.tellWorld();
  }

  private ends(): void {
    const { page, page: { app } } = this, won = this.film?.last.over === 'won';
    app.sounds.play(won ? 'win' : 'not_yet');
    this.stop();
    if (won) page.time.rejoice();
  }

  /** It stands still: what it was is known step by step. */
  private settle(): void {
    const { page, page: { running }, about, record } = this;
    if (about && record) running.about = { ...about, inputs: [], game: record };
    page.film.still();
    page.refresh();
    page.tellWorld();
    page.time.wake();
  }

  /** Who does not see it hears what the boxes of the game hold. */
  private tell(): void {
    const boxes = this.film?.changed() ?? [];
    if (this.playing && boxes.length > 0) this.page.app.announce(boxes.map(([name, value]) => this.words.say('live.box', { name, value })).join(', '));
  }

  private how({ stage }: Recording): string {
    const [keys, click] = ['key', 'click'].map((kind) => stage.listens.some(([each]) => each === kind));
    return this.words.say(`live.how.${keys && click ? 'both' : keys ? 'keys' : click ? 'click' : 'nothing'}`, { keys: this.pad.keys(stage) });
  }

  private nothing(input: Input): string {
    const { words, film } = this, called = film ? this.pad.called(film.stage, input) : '';
    return words.say('live.nothing_heard', { event: words.say(`live.${input[0]}`, { key: called, hero: called }) });
  }
}

const EFFECTS = ['bump', 'pick', 'drop'];

/** A step is heard of who presses alone, or a game would never be quiet. */
export function heard(before: Pick<Moving, 'sprites'>, now: Pick<Moving, 'sprites'>, pressed: boolean): string {
  const effect = now.sprites.map((sprite) => sprite.effect).find((each) => EFFECTS.includes(each));
  if (effect) return effect;
  const named = (sprites: readonly Sprite[], id: string): Sprite | undefined => sprites.find((sprite) => sprite.id === id);
  if (before.sprites.some(({ id }) => id.startsWith('item-') && !named(now.sprites, id))) return 'pick';
  const moved = now.sprites.some((sprite) => place(named(before.sprites, sprite.id) ?? sprite) !== place(sprite));
  return pressed && moved ? 'step' : '';
}

const place = ({ x, y, angle }: Sprite): string => [x, y, angle].join();

/** A game that fills the screen: its world, its keys and the player, without the blocks. */
class Full {
  readonly button: HTMLButtonElement;
  private readonly stop = new AbortController();
  private filled = false; // the browser's window too: what it tells of an earlier time is late

  /** `changed`: everything has another room. */
  constructor(private readonly page: HTMLElement, private readonly words: Words, private readonly changed: () => void) {
    this.button = button({ icon: 'full', name: words.say('live.full'), class: 'fills', action: () => this.toggle() });
    document.addEventListener('fullscreenchange', () => this.told(document.fullscreenElement !== null), { signal: this.stop.signal });
  }

  get on(): boolean { return this.page.classList.contains('full'); }

  toggle(): void {
    if (this.on) this.leave();
    else this.enter();
  }

  /** The whole page fills it, so that what the adult says is seen too; where the browser does not let it, its window is filled. */
  private enter(): void {
    this.show(true);
    document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
  }

  private told(filled: boolean): void {
    const was = this.filled;
    this.filled = filled && this.on;
    if (was && !filled) this.leave();
  }

  leave(): void {
    if (!this.on) return;
    this.filled = false;
    this.show(false);
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  gone(): void {
    this.leave();
    this.stop.abort();
  }

  private show(on: boolean): void {
    this.page.classList.toggle('full', on);
    const name = this.words.say(on ? 'live.less' : 'live.full');
    setIcon(this.button.querySelector('.icon')!, on ? 'less' : 'full');
    attribute(this.button, 'aria-label', name);
    attribute(this.button, 'title', name);
    this.changed();
  }
}
