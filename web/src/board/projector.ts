/** What the room may see: how to join, a vote, programs without saying whose, the stars together, the turns. */

import { dataFile } from '../base/json';
import { votedAmong } from '../core/types';
import { button, icon, make } from '../ui/dom';
import type { Board, Shown, Vote } from '../generated/room';
import type { Level } from '../generated/types';
import { still } from '../scene/thumbnail';
import { write } from './child-card';
import { turn } from './activities';
import { invitation } from './join-address';
import { Histogram, named } from './lead-dialogs';
import type { Room, View } from './board-state';

const SCALE = [1.15, 0.95]; // of blocks: one program, or two beside each other
const MOST = 2; // of those that there is room for: they are read from the last row

export class Projector implements View {
  readonly element: HTMLElement;
  private readonly stage = make('main', { class: 'stage' });
  private readonly top = make('header', { class: 'stage-top' });
  private readonly foot = make('footer', { class: 'stage-foot' });
  private readonly turn = make('p', { class: 'stage-turn' });
  private drawn = '';
  private clear: (() => void)[] = [];
  private level: Level | null = null; // that was asked about
  private right: number | null = null; // the answer that came true
  private readonly start: HTMLButtonElement;
  private place = make('div');
  private readonly bars: Histogram;
  private readonly voices = make('p', { class: 'voices' });

  /** `soon`: a program that was asked about runs as soon as it is there. */
  constructor(private readonly room: Room, private readonly go: (page: string) => void, private soon: boolean) {
    const { said } = room;
    this.bars = new Histogram(room);
    this.start = button({ icon: 'play', label: said.say('projector.run'), kind: 'primary', action: () => this.run() });
    this.element = make('div', { class: 'projector' }, make('h1', { class: 'unseen', text: said.say('projector.title') }), this.top, this.stage, this.foot,
      button({ icon: 'back', name: said.say('back'), class: 'stage-back', action: () => go('') }));
  }

  key(event: KeyboardEvent): void { if (event.key === 'Escape') this.go(''); }

  show(board: Board | null, age: number): void {
    if (!board) return;
    const { pause, vote, shown } = board;
    const drawn = JSON.stringify([pause, vote?.n, vote ? [] : shown, this.room.lessons.all.length]);
    if (drawn !== this.drawn) this.draw(board);
    this.drawn = drawn;
    if (vote) this.count(vote);
    this.around(board);
    this.tick(board, age);
  }

  /** The result grows. */
  private count(vote: Vote): void {
    const { said } = this.room;
    this.bars.show(vote.counts, this.room.lessons.find(vote)?.lesson.choices ?? []);
    if (this.right === null) write(this.voices, vote.open ? said.say('projector.voices', { n: vote.voters }) : said.say('projector.closed'));
    this.start.hidden = vote.open;
  }

  tick(board: Board | null, age: number): void {
    const { said } = this.room;
    if (board?.timer) write(this.turn, said.say('projector.turn', { left: turn(board.timer, age, said.clock.bind(said)).left }));
  }

  /** What stands above and below whatever is shown. */
  private around({ say, goal, timer, machines }: Board): void {
    const { said } = this.room;
    this.top.replaceChildren(...(say ? [make('p', { class: 'stage-say' }, icon('say'), say)] : []), ...(timer ? [this.turn] : []));
    const reached = goal && goal.now >= goal.stars;
    const bar = make('span', { class: 'goal-bar' }, make('i'));
    if (goal) (bar.firstElementChild as HTMLElement).style.width = `${Math.min(100, (100 * goal.now) / goal.stars)}%`;
    this.foot.replaceChildren(...(goal ? [icon('star'), make('p', { text: said.say(reached ? 'projector.reached' : 'projector.together', { ...goal }) }), bar]
      : machines > 0 ? [make('p', { class: 'soft', text: said.say('projector.machines', { n: machines }) })] : []));
  }

  private draw(board: Board): void {
    const { said } = this.room;
    for (const each of this.clear) each();
    this.clear = [];
    this.level = this.right = null;
    if (board.pause) this.stage.replaceChildren(make('div', { class: 'stage-eyes' }, icon('eye'), make('p', { text: said.say('projector.eyes') })));
    else if (board.vote) this.vote(board.vote);
    else if (board.shown.length > 0) this.programs(board.shown);
    else this.stage.replaceChildren(make('div', { class: 'stage-join' }, invitation(said, said.say('projector.join'))));
  }

  private vote(vote: Vote): void {
    const { said, lessons } = this.room;
    const lesson = lessons.find(vote)?.lesson;
    const asked = make('div', { class: 'blocks', attributes: { hidden: true } });
    const answers = make('ul', { class: 'stage-answers' }, ...vote.counts.map((_count, choice) => make('li', {},
      ...named(lesson?.choices[choice] ?? String(choice + 1), lesson?.answers[choice] ?? ''))));
    this.place = make('div', { class: 'stage-asked' }, asked, answers);
    this.bars.mark(null);
    this.stage.replaceChildren(make('div', { class: 'stage-vote' },
      make('p', { class: 'soft', text: lessons.label(vote) }), make('h2', { text: lesson?.question || said.say('projector.vote') }), this.place, this.bars.element, make('div', { class: 'stage-said' }, this.voices, this.start)));
    if (vote.pack === lessons.own) void this.ask(vote.level, asked, answers);
  }

  /** The program that is asked about, and the drawings among the answers, as a child's page has them. */
  private async ask(id: string, asked: HTMLElement, answers: HTMLElement): Promise<void> {
    const { said } = this.room;
    const folder = await dataFile<Level[]>(`${id.split('/')[0]}.${said.words.language}`).catch(() => []);
    const level = folder.find((one) => one.id === id);
    if (!level || !answers.isConnected) return;
    this.level = level;
    if (this.soon) this.run();
    votedAmong(level).forEach(({ scene }, place) => {
      if (scene) answers.children[place]?.lastElementChild?.replaceWith(still(scene, level.look));
    });
    const [map] = level.maps;
    if (map && level.predict?.ballot.length) answers.before(make('div', { class: 'stage-start' }, still(map.scene, level.look)));
    asked.hidden = false;
    const { draw } = await import('./child-program');
    this.clear.push(await draw(asked, level.start, said, undefined, MOST));
  }

  /** Played where the answers were. */
  private run(): void {
    const { level, room: { said, lessons } } = this;
    if (!level) return;
    this.soon = false;
    this.bars.mark(null);
    void import('./vote-run').then(({ Run }) => {
      const run = new Run(said, lessons.own, level, (right) => this.came(right));
      this.clear.push(() => run.stop());
      this.place.querySelector('.stage-start')?.remove();
      this.place.lastElementChild?.replaceWith(run.element);
      void run.start();
    });
  }

  private came(right: number | null): void {
    if (right === null) return;
    this.right = right;
    this.bars.mark(right);
    const { said, lessons } = this.room, vote = this.room.feed.board?.vote;
    write(this.voices, said.say('projector.right', { letter: (vote && lessons.find(vote)?.lesson.choices[right]) ?? String(right + 1) }));
  }

  private programs(shown: Shown[]): void {
    const { said, lessons } = this.room;
    const places = shown.map(({ program }) => ({ host: make('div', { class: 'blocks' }), program }));
    this.stage.replaceChildren(make('div', { class: 'stage-programs' }, ...shown.map((one, number) => make('section', {},
      make('h2', { text: shown.length > 1 ? `${said.say('projector.program', { n: number + 1 })} · ${lessons.label(one)}` : lessons.label(one) }), places[number]!.host))));
    void import('./child-program').then((there) => Promise.all(places.map(async ({ host, program }) => {
      this.clear.push(await there.draw(host, program, said, SCALE[shown.length - 1], MOST));
    })));
  }
}
