/** The program that a vote asked about, played for all to see: Python is fetched when it is. */

import { make } from '../ui/dom';
import { RpcClient } from '../pyodide/rpc-client';
import { Film } from '../film/film';
import type { Level, Pack } from '../core/types';
import { World } from '../scene/world-view';
import { write } from './child-card';
import type { Said } from './board-sentences';

const SPEED = 2; // steps a second
const LONGEST_FRAME = 0.1; // seconds

let python: RpcClient | null = null;

export class Run {
  readonly element: HTMLElement;
  private readonly film: Film;
  private readonly world: World;
  private readonly words = make('p', { class: 'run-words', attributes: { role: 'status' } });
  private frame = 0;
  private last = 0;

  /** `ended` is called with the answer that came true. */
  constructor(private readonly said: Said, private readonly pack: Pack['key'], private readonly level: Level, private readonly ended: (right: number | null) => void) {
    this.film = new Film(level, SPEED);
    this.world = new World(level.look, level.title, () => undefined, () => undefined);
    this.element = make('div', { class: 'run' }, this.world.element, this.words);
    this.show();
  }

  async start(): Promise<void> {
    const { said, level, film } = this;
    write(this.words, said.say('projector.waking'));
    python ??= new RpcClient();
    const answer = await python.ask('play', { pack: this.pack, level: level.id, script: level.start, language: said.words.language, inputs: [], choice: 0 }); // any: which is right is told then
    if (!this.element.isConnected) return;
    if (!answer.ok || answer.runs.length === 0) return write(this.words, said.say('projector.not_run'));
    write(this.words, '');
    film.load(answer);
    film.playThrough();
    this.last = performance.now();
    this.tick(this.last);
  }

  stop(): void { cancelAnimationFrame(this.frame); }

  private tick(now: number): void {
    const { film } = this;
    const event = film.head.tick(Math.min(LONGEST_FRAME, (now - this.last) / 1000));
    this.last = now;
    this.show();
    if (event === 'end' || !this.element.isConnected) return this.ended(film.right);
    this.frame = requestAnimationFrame((then) => this.tick(then));
  }

  private show(): void { this.world.show(this.film.moment(null, null, false), ''); }
}
