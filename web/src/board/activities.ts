/** What is going on in the whole room, always in sight at the top, each with its end. */

import { button, icon, make } from '../ui/dom';
import type { Board } from '../generated/room';
import { write } from './child-card';
import { Histogram } from './lead-dialogs';
import type { Room } from './board-state';
import { openMet } from './evenings';
import { coming } from './take-away';

interface Going { name: string; sign: string; words: (more: number) => string; ends: [sign: string, label: string, action: () => void][]; body?: HTMLElement }

export class OnNow {
  readonly element: HTMLElement;
  private drawn = '';
  private going: { words: HTMLElement; of: Going }[] = [];
  private readonly bars: Histogram;

  constructor(private readonly room: Room) {
    this.bars = new Histogram(room);
    this.element = make('section', { class: 'going', attributes: { 'aria-label': room.said.say('on.title'), hidden: true } });
  }

  show(board: Board, age: number): void {
    const those = this.those(board);
    const { pause, soon, say, timer, vote, goal, plan, shown } = board;
    const others = board.boards.map(({ id }) => id);
    const drawn = JSON.stringify([others, pause, soon?.what, say, timer?.minutes, vote?.n, vote?.open, goal?.stars, plan, shown.length, this.room.lessons.all.length]);
    this.bars.show(vote?.counts ?? [], (vote && this.room.lessons.find(vote)?.lesson.choices) ?? []);
    if (drawn !== this.drawn) this.draw(those);
    else this.going.forEach((each, place) => { each.of = those[place] ?? each.of; });
    this.drawn = drawn;
    this.tick(age);
  }

  /** Time goes on. */
  tick(age: number): void { for (const { words, of } of this.going) write(words, of.words(age)); }

  private draw(those: Going[]): void {
    const focused = this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['act'] : undefined;
    this.going = those.map((of) => ({ words: make('p'), of }));
    this.element.replaceChildren(...this.going.map(({ words, of }) => {
      const ends = of.ends.map(([sign, label, action], place) => {
        const made = button({ icon: sign, label, action });
        made.dataset['act'] = `${of.name} ${place}`;
        return made;
      });
      return make('div', { class: `going-one going-${of.name}` }, icon(of.sign), words, of.body, ...ends);
    }));
    this.element.hidden = those.length === 0;
    if (focused) this.element.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }

  private those(board: Board): Going[] {
    const { room, room: { said, lessons } } = this;
    const found: Going[] = [];
    const { soon, timer, vote, goal, plan } = board;
    if (soon) found.push({ name: 'soon', sign: 'say', ...coming(room, soon) });
    if (board.pause) found.push({ name: 'pause', sign: 'eye', words: () => said.say('on.pause'), ends: [['play', said.say('on.pause_end'), () => void room.act('pause', { on: false })]] });
    if (vote) {
      const level = lessons.label(vote);
      const ends: Going['ends'] = vote.open
        ? [['lock', said.say('on.vote_close'), () => void room.act('close_vote')]] : [['play', said.say('on.vote_run'), () => openProjector(true)]];
      found.push({
        name: 'vote', sign: 'people', words: () => said.say(vote.open ? 'on.vote' : 'on.vote_closed', { n: vote.voters, level }), body: this.bars.element,
        ends: [...ends, ['close', said.say('on.vote_end'), () => void room.act('end_vote')]],
      });
    }
    if (board.say) found.push({ name: 'say', sign: 'say', words: () => said.say('on.say', { text: board.say }), ends: [['close', said.say('on.say_end'), () => void room.act('say', { text: '' })]] });
    if (timer) found.push({ name: 'timer', sign: 'repeat', words: (more) => said.say('on.timer', turn(timer, more, said.clock.bind(said))), ends: [['close', said.say('on.timer_end'), () => void room.act('timer', { minutes: 0 })]] });
    if (goal) found.push({ name: 'goal', sign: 'star', words: () => said.say('on.goal', { ...goal }), ends: [['close', said.say('on.goal_end'), () => void room.act('goal', { stars: 0 })]] });
    if (board.shown.length > 0) found.push({ name: 'shown', sign: 'travel', words: () => said.say('on.shown', { n: board.shown.length }), ends: [['close', said.say('on.shown_end'), () => { room.shown = []; void room.act('show', { profiles: [] }); }]] });
    if (plan.levels.length > 0 || plan.exam) {
      found.push({
        name: 'plan', sign: 'list', words: () => said.say('on.plan', { n: plan.levels.length, title: plan.title || said.say('on.plan_untitled') }),
        ends: [['undo', said.say('on.plan_end'), () => void room.act('plan', { plan: { ...plan, levels: [], hints: true, solutions: true, exam: false, title: '' } }).then((done) => { if (done) void openMet(room, true); })]],
      });
    }
    for (const { id, seconds } of board.boards) {
      if (id === room.mine) continue;
      found.push({
        name: 'board', sign: 'lock', words: (more) => said.say('on.board', { since: said.lapse(Math.floor(seconds + more), 'since') }),
        ends: [['close', said.say('on.board_end'), () => void room.act('close_board', { board: id })]],
      });
    }
    return found;
  }
}

/** Which turn it is and how much of it is left, so many seconds after it was told. */
export function turn({ minutes, round, left }: NonNullable<Board['timer']>, more: number, clock: (seconds: number) => string): { round: number; left: string } {
  const length = minutes * 60, gone = more - left;
  const later = gone < 0 ? 0 : 1 + Math.floor(gone / length);
  return { round: round + 1 + later, left: clock(left - more + later * length) };
}

/** The projector, in a window of its own; `run`: with the program of the vote. */
export function openProjector(run = false): void {
  window.open(new URL(`salle#projecteur${run ? '/lancer' : ''}`, document.baseURI), 'codeweek-projector');
}
