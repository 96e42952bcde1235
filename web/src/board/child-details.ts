/** A child that was touched on the board: its program as it is now, its last run, its way so far, and what to do for it. */

import { same } from '../base/json';
import { PythonPanel } from '../blocks/python-view';
import type { Board, ChildSeen, Given, Way, Stands } from '../generated/room';
import { profileOf } from '../progress/profile-store';
import { openSheet, noteOf } from '../ui/dialog';
import { button, make } from '../ui/dom';
import { ask, RefusedError } from './board-requests';
import type { Said } from './board-sentences';
import { tell, type Room } from './board-state';
import { actions } from './child-acts';
import { write } from './child-card';
import { standing } from './next-child';

const NOTHING: Stands = { words: '', block: '', question: '', answer: '' };

/** Where a child's program stands: looked for while its sheet is open, and only then. */
class Standing {
  readonly element: HTMLElement;
  /** The block where one can go on; empty while that is not known. */
  block = '';
  private asked: AbortController | null = null;
  private readonly words = make('p', { attributes: { 'aria-live': 'polite' } });
  private readonly notes = make('div', { class: 'stands-notes' });
  private readonly more: HTMLDetailsElement;

  /** `lights`: the place has been found. */
  constructor(private readonly said: Said, private readonly profile: string, private readonly lights: () => void) {
    this.more = make('details', {}, make('summary', { text: said.say('child.help') }), this.notes);
    this.element = make('section', { class: 'stands', attributes: { hidden: true } }, make('h3', { text: this.head('stands') }), this.words, this.more);
  }

  /** The program is another one. */
  async look(): Promise<void> {
    this.leave();
    const asked = this.asked = new AbortController();
    this.show({ ...NOTHING, words: this.head('looking') });
    const found = await standing(this.said, this.profile, asked);
    if (this.asked !== asked) return; // the sheet is closed, or the program another one again
    this.show(found ?? { ...NOTHING, words: this.said.say('child.unlooked') });
    if (this.block) this.lights();
  }

  /** Nobody waits for it any more. */
  leave(): void {
    this.asked?.abort();
    this.asked = null;
  }

  private head(key: string): string { return this.said.words.say(`ui.adult.${key}`); }

  private show({ words, block, question, answer }: Stands): void {
    this.block = block;
    this.element.hidden = !words;
    write(this.words, words);
    const notes = [{ head: this.head('asked'), words: question }, { head: this.head('mends'), words: answer }].filter(({ words: told }) => told);
    this.more.hidden = notes.length === 0;
    this.notes.replaceChildren(...notes.map(noteOf));
  }
}

const SOON = 400; // milliseconds after a change: several come together
const MISSING = 404;
const MOST_WAY = 40; // of the last things a child did

export class ChildSheet {
  readonly dialog: HTMLDialogElement;
  private seen: ChildSeen | null = null;
  private row: string; // as the board had it before it was asked about this child
  private waiting = 0;
  private offered = '';
  private clear = (): void => undefined;
  private readonly blocks = make('div', { class: 'blocks' });
  private readonly status = make('p', { class: 'child-status' });
  private readonly ran = make('p', { class: 'child-ran' });
  private readonly again = make('p', { class: 'soft' });
  private readonly facts = make('p', { class: 'soft' });
  private readonly given = make('ul', { class: 'works' });
  private readonly gave: HTMLElement;
  private readonly way = make('ol', { class: 'way' });
  private readonly coached = make('ul', { class: 'coached' });
  private readonly coach: HTMLElement;
  private readonly evenings = make('ol', { class: 'evenings-row' });
  private readonly came: HTMLElement;
  private readonly acts = make('div', { class: 'choices child-acts' });
  private readonly python: PythonPanel;
  private readonly standing: Standing;

  constructor(private readonly room: Room, private readonly profile: string, closed: () => void) {
    const { said } = room;
    this.gave = make('section', { class: 'gave', attributes: { hidden: true } }, make('h3', { text: said.say('child.given') }), this.given);
    this.coach = make('section', { attributes: { hidden: true } }, make('h3', { text: said.say('coach.asked') }), this.coached);
    this.came = make('section', { attributes: { hidden: true } }, make('h3', { text: said.say('evenings.own') }), this.evenings);
    this.python = new PythonPanel(said.say('child.python'), '…', said.say('child.no_program'), () => undefined);
    this.standing = new Standing(said, profile, () => { if (this.seen) this.draw(this.seen); });
    this.row = this.rowOf(room.feed.board);
    const found = profileOf(profile);
    this.dialog = openSheet({
      title: said.who(profile), class: 'wide child-sheet', ...(found ? { picture: `animals/${found.animal}` } : {}), body: this.body(),
      answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }],
      closed: () => { clearTimeout(this.waiting); this.standing.leave(); this.clear(); closed(); },
    });
    void this.load();
  }

  private body(): HTMLElement {
    const { said } = this.room;
    const part = (key: string, ...inside: HTMLElement[]): HTMLElement => make('section', {}, make('h3', { text: said.say(key) }), ...inside);
    return make('div', { class: 'child-parts' }, this.status, part('child.ran', this.ran, this.again), this.acts, this.standing.element,
      make('div', { class: 'child-program' }, part('child.blocks', this.blocks), part('child.python', this.python.element)),
      this.coach, this.gave, this.came, this.facts, part('child.way', this.way));
  }

  /** The room changed: if this child did, look again. */
  changed(board: Board): void {
    const now = this.rowOf(board);
    if (this.seen) this.offer(this.seen);
    if (now === this.row) return;
    this.row = now;
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.load(), SOON);
  }

  /** What the board tells of this child, but for how long it has been so. */
  private rowOf(board: Board | null): string {
    const { seconds: _seconds, ...rest } = board?.rows.find(({ profile }) => profile === this.profile) ?? { seconds: 0 };
    return JSON.stringify(rest);
  }

  private async load(): Promise<void> {
    const { said } = this.room;
    try {
      const seen = await ask<ChildSeen>(`board/child/${this.profile}?language=${said.words.language}`);
      if (this.dialog.open) this.show(seen);
    } catch (cause) {
      if (!this.dialog.open) return;
      if (!(cause instanceof RefusedError && cause.status === MISSING)) return write(this.status, said.say('child.unreadable'));
      this.dialog.close();
      tell(said.say('child.gone'), true);
    }
  }

  private show(seen: ChildSeen): void {
    const { room: { said, lessons } } = this;
    const { row } = seen;
    const before = this.seen;
    this.seen = seen;
    const machine = row.machine === null ? [] : [said.say('card.machine', { n: row.machine })];
    const level = row.level ? [lessons.label(row)] : [said.say('card.nowhere')];
    write(this.status, [...machine, ...level, said.status({ ...row, say: '' }, 0)].join(' · '));
    write(this.ran, seen.ran?.say || said.say('child.not_ran'));
    write(this.again, seen.note || (seen.again && letters(seen.again.say) !== letters(seen.ran?.say ?? '') ? said.say('child.again', { say: seen.again.say }) : ''));
    const told = row.checked ? '' : ` ${said.say('child.told')}`;
    const lost = row.lost ? ` ${said.say('child.lost', { n: row.lost })}` : '';
    const missed = row.missed ? ` ${said.say('key.missed', { n: row.missed })}` : '';
    write(this.facts, said.say('child.facts', { tries: row.tries, hints: row.hints, wins: row.wins }) + told + lost + missed);
    const changed = !before || !same(before.program, seen.program);
    if (changed || !same([before.row.pack, before.row.level], [row.pack, row.level])) void this.standing.look();
    if (changed) this.draw(seen);
    this.coach.hidden = seen.coached.length === 0;
    this.coached.replaceChildren(...seen.coached.map(({ freed, question, at, ...place }) =>
      make('li', { text: said.say(`coach.${freed ? 'freed' : 'waits'}`, { time: said.hour(at), level: lessons.label(place), question }) })));
    this.came.hidden = seen.evenings.length === 0;
    this.evenings.replaceChildren(...seen.evenings.map(({ day, wins, ...place }) => make('li', {}, make('strong', { text: said.day(day) }),
      make('span', { text: lessons.label(place) }), make('span', { class: 'soft', text: said.say('evenings.wins', { n: wins }) }))));
    this.python.show(seen.python, {});
    if (!before || !same(before.way, seen.way)) this.walk(seen.way);
    if (!before || !same(before.given, seen.given)) this.hang(seen.given);
    this.offer(seen);
  }

  /** What the child has handed over: pictures that the server made of its programs. */
  private hang(given: Given[]): void {
    this.gave.hidden = given.length === 0;
    this.given.replaceChildren(...given.map(({ level, title, picture: drawn }) => make('li', {},
      drawn ? make('img', { attributes: { src: `data:image/svg+xml,${encodeURIComponent(drawn)}`, alt: '' } }) : null,
      make('p', { class: 'work-title', text: [title, level].filter(Boolean).join(' · ') }))));
  }

  private draw({ program }: ChildSeen): void {
    const { said } = this.room;
    this.clear();
    this.clear = () => undefined;
    if (!program) return this.blocks.replaceChildren(make('p', { class: 'said', text: said.say('child.no_program') }));
    void import('./child-program').then(async ({ draw }) => {
      const { block } = this.standing;
      const clear = await draw(this.blocks, program, said, undefined, undefined, block);
      if (this.dialog.open && this.seen && same(this.seen.program, program) && this.standing.block === block) this.clear = clear;
      else clear();
    });
  }

  /** The buttons, when they are others: some depend on what is on the projector. */
  private offer(seen: ChildSeen): void {
    const { room } = this;
    const { row, program, brought, pictures } = seen;
    const offered = JSON.stringify([row.level, row.status, row.machine, program !== null, brought, pictures, room.shown, room.feed.board?.shown.length]);
    if (offered === this.offered) return;
    this.offered = offered;
    const focused = [...this.acts.children].indexOf(document.activeElement as Element);
    this.acts.replaceChildren(...actions(room, seen, () => this.dialog.close()).map((action) => button(action)));
    if (focused >= 0) (this.acts.children[focused] as HTMLElement | undefined)?.focus();
  }

  private walk(way: Way[]): void {
    const { said, lessons } = this.room;
    const lines = way.slice(-MOST_WAY).reverse().map((one) => {
      const key = one.kind === 'run' && !one.say ? 'run_bare' : one.kind === 'open' && !one.level ? 'sit' : one.kind;
      return make('li', {}, make('span', { class: 'soft', text: said.hour(one.seconds) }),
        make('span', { text: said.say(`way.${key}`, { n: one.stars, level: lessons.label(one), say: one.say }) }));
    });
    this.way.replaceChildren(...(lines.length > 0 ? lines : [make('li', { text: said.say('child.way_none') })]));
  }
}

/** A sentence without its signs and spaces, in which two machines may differ. */
function letters(sentence: string): string { return sentence.replace(/[^\p{L}\p{N}]+/gu, ''); }

export function openChild(room: Room, profile: string, closed: () => void): ChildSheet { return new ChildSheet(room, profile, closed); }
