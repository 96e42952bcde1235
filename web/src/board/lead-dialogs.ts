/** What the adult starts for the whole room: a sentence, turns of pilot and copilot, a vote, stars together. */

import type { Lesson, Board } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { button, make, attribute } from '../ui/dom';
import { ask, numberField, textField } from './board-dialog';
import type { Room } from './board-state';
import { write } from './child-card';
import { chooser, chosenIn } from './level-list';
import { pause, takeAway } from './take-away';

const LONGEST_SAY = 200, MOST_MINUTES = 60, MOST_STARS = 10_000; // as `codeweek/room/adult_acts.py` has them
const TURNS = [5, 10, 15, 20]; // minutes
const STARS_EACH = 3;
const LEAST_CHOICES = 2;

export function openSay(room: Room): void {
  const { said } = room;
  const field = textField(LONGEST_SAY, room.feed.board?.say ?? '');
  field.required = true;
  field.pattern = '.*\\S.*'; // more than spaces
  ask(said, {
    title: said.say('lead.say'), how: said.say('say.how'), label: said.say('say.label'), field, go: said.say('say.send'), sign: 'say',
    done: () => room.act('say', { text: field.value.trim() }),
  });
}

export function openTimer(room: Room): void {
  const { said } = room;
  const field = numberField(1, MOST_MINUTES, 10);
  const start = (minutes: number): Promise<boolean> => room.act('timer', { minutes });
  const quick = make('div', { class: 'choices' }, ...TURNS.map((minutes) => button({
    icon: 'repeat', label: said.say('timer.minutes', { n: minutes }), action: () => { sheet.close(); void start(minutes); },
  })));
  const other = make('label', { class: 'asked' }, make('span', { text: said.say('timer.other') }), field);
  const sheet = ask(said, {
    title: said.say('lead.timer'), how: said.say('timer.how'), field: make('div', { class: 'board-form' }, quick, other), go: said.say('timer.start'), sign: 'play',
    done: () => start(whole(field, 1, MOST_MINUTES)),
  });
}

export function openVote(room: Room): void {
  const { said, lessons } = room;
  const list = chooser(lessons, said.say('vote.label'), ({ lesson }) => lesson.choices.length >= LEAST_CHOICES, { today: room.feed.board?.plan.levels ?? [], label: said.say('vote.today') });
  if (list.options.length === 0) {
    return void openSheet({ title: said.say('lead.vote'), notes: [{ words: said.say('vote.none') }], answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }] });
  }
  const asked = make('div', { class: 'vote-asked', attributes: { 'aria-live': 'polite' } });
  const look = (): void => asked.replaceChildren(...wordsOf(chosenIn(list, lessons)?.lesson, said.say('projector.vote')));
  list.addEventListener('change', look);
  look();
  ask(said, {
    title: said.say('lead.vote'), how: said.say('vote.how'), field: make('div', { class: 'board-form' }, make('label', { class: 'asked' }, make('span', { text: said.say('vote.label') }), list), asked), go: said.say('vote.start'), sign: 'people',
    done: () => {
      const place = chosenIn(list, lessons);
      if (place) void takeAway(room, 'vote', { pack: place.pack, level: place.level, choices: place.lesson.choices.length });
    },
  });
}

/** What a vote asks, and its answers. */
function wordsOf(lesson: Lesson | undefined, usual: string): HTMLElement[] {
  if (!lesson) return [];
  return [make('p', { text: lesson.question || usual }),
    make('ul', {}, ...lesson.choices.map((name, choice) => make('li', {}, ...named(name, lesson.answers[choice] ?? ''))))];
}

/** What an answer is called, and its words where these are others. */
export function named(name: string, words: string): HTMLElement[] {
  return [make('strong', { text: name }), make('span', { text: words === name ? '' : words })];
}

export function openGoal(room: Room): void {
  const { said } = room;
  const children = room.feed.board?.rows.length ?? 0;
  const field = numberField(1, MOST_STARS, Math.max(10, children * STARS_EACH));
  ask(said, {
    title: said.say('lead.goal'), how: said.say('goal.how'), label: said.say('goal.label'), field, go: said.say('goal.start'), sign: 'star',
    done: () => room.act('goal', { stars: whole(field, 1, MOST_STARS) }),
  });
}

/** A whole number between two, whatever was typed. */
export function whole(field: HTMLInputElement, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(field.value)) || least));
}

/** How many chose each answer, as bars with their numbers, which grow. */
export class Histogram {
  readonly element = make('ul', { class: 'histogram' });

  constructor(private readonly room: Room) {}

  /** Which answer came true. */
  mark(right: number | null): void {
    [...this.element.children].forEach((row, choice) => row.classList.toggle('right', choice === right));
  }

  /** `names`: what the answers are called. */
  show(counts: number[], names: readonly string[]): void {
    const most = Math.max(1, ...counts);
    while (this.element.children.length > counts.length) this.element.lastElementChild!.remove();
    while (this.element.children.length < counts.length) this.element.append(barOf());
    counts.forEach((count, choice) => {
      const row = this.element.children[choice] as HTMLElement;
      const name = names[choice] ?? String(choice + 1);
      row.setAttribute('aria-label', this.room.said.say('vote.count', { n: count, letter: name }));
      write(row.firstElementChild as HTMLElement, name);
      row.querySelector<HTMLElement>('.histogram-bar')!.style.setProperty('--part', String(count / most));
      write(row.lastElementChild as HTMLElement, String(count));
    });
  }
}

function barOf(): HTMLElement {
  return make('li', {}, make('span', { class: 'histogram-letter' }),
    make('span', { class: 'histogram-room' }, make('span', { class: 'histogram-bar' })), make('strong'));
}

/** « Les yeux vers moi »: one button on each page of the board, and the key E. */
export class Eyes {
  readonly element: HTMLButtonElement;

  constructor(private readonly room: Room) {
    const { said } = room;
    this.element = button({ icon: 'eye', label: said.say('lead.eyes'), class: 'eyes', kind: 'primary', action: () => pause(room) });
    this.element.append(make('kbd', { text: said.say('lead.eyes_key') }));
    attribute(this.element, 'aria-keyshortcuts', 'e');
  }

  show({ pause: paused }: Board): void {
    write(this.element.querySelector('.label')!, this.room.said.say(paused ? 'lead.resume' : 'lead.eyes'));
    attribute(this.element, 'aria-pressed', String(paused));
  }
}
