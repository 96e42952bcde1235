/** The board: the children at a glance, what is going on above them, what the adult can do beside them. */

import { guidesIn } from '../app/problem-file';
import type { Board, Row } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { button, icon, make } from '../ui/dom';
import { OnNow, openProjector } from './activities';
import { Eyes, openGoal, openSay, openTimer, openVote } from './lead-dialogs';
import { link } from './board-dialog';
import type { Room, View } from './board-state';
import { heading, openErase, openTidy } from './child-acts';
import { write, Card } from './child-card';
import { openChild, type ChildSheet } from './child-details';
import { JoinAddress, openJoin } from './join-address';
import { Evenings, openMet } from './evenings';
import { NextChild } from './next-child';
import { Askers, Games, Troubles, Stored } from './side-panels';

const ALONE = 60_000; // milliseconds without a machine

export class BoardPage implements View {
  readonly element: HTMLElement;
  private readonly grid: Grid;
  private readonly going: OnNow;
  private readonly askers: Askers;
  private readonly next: NextChild;
  private readonly nobody: JoinAddress;
  private readonly troubles: Troubles;
  private readonly stored: Stored;
  private readonly games: Games;
  private readonly far = make('p', { class: 'far', attributes: { role: 'alert', hidden: true } });
  private readonly full = make('p', { class: 'far disk', attributes: { role: 'alert', hidden: true } });
  private readonly mended = make('p', { class: 'far', attributes: { role: 'status', hidden: true } });
  private readonly count = make('p', { class: 'count' });
  private readonly eyes: Eyes;
  private opened: ChildSheet | null = null;
  private since = performance.now(); // when a machine was there last
  private urgent = '';

  constructor(private readonly room: Room, private readonly go: (page: string) => void) {
    const { said } = room;
    this.grid = new Grid(room, (profile) => this.open(profile));
    this.going = new OnNow(room);
    this.askers = new Askers(room);
    this.next = new NextChild(room, (profile) => this.open(profile));
    this.nobody = new JoinAddress(said);
    this.troubles = new Troubles(room);
    this.stored = new Stored(room);
    this.games = new Games(room);
    this.eyes = new Eyes(room);
    this.far.append(icon('question'), said.say('far'));
    this.element = make('div', { class: 'board' },
      make('header', { class: 'side' }, make('h1', { text: said.say('title'), attributes: { tabindex: -1 } }), this.count, this.eyes.element, this.lead(), this.troubles.element),
      make('main', { class: 'seen' }, this.far, this.full, this.mended, this.going.element, this.askers.element, this.next.element, this.nobody.element, this.grid.element, this.games.element, this.grid.away, this.stored.element, new Evenings(room).element));
  }

  private lead(): HTMLElement {
    const { room, room: { said } } = this;
    const doing: [name: string, sign: string, action: () => void][] = [
      ['say', 'say', () => openSay(room)], ['timer', 'repeat', () => openTimer(room)], ['vote', 'people', () => openVote(room)], ['goal', 'star', () => openGoal(room)],
      ['session', 'list', () => this.go('#seance')], ['projector', 'sun', () => openProjector()],
      ['join', 'plus', () => openJoin(room)], ['end', 'flag', () => openEnd(room)],
    ];
    return make('nav', { class: 'lead', attributes: { 'aria-label': said.say('lead.title') } },
      ...doing.map(([name, sign, action]) => button({ icon: sign, label: said.say(`lead.${name}`), action, id: `lead-${name}` })),
      link(guidesIn(said.words.language), 'bulb', said.say('lead.guides')));
  }

  private open(profile: string): void {
    const sheet = openChild(this.room, profile, () => {
      if (this.opened === sheet) this.opened = null; // the one before may close after this one has opened
    });
    this.opened = sheet;
  }

  show(board: Board | null, age: number, far: boolean): void {
    this.far.hidden = !far;
    if (!board) return;
    const { said } = this.room;
    const there = board.rows.length > 0;
    if (there || board.machines > 0) this.since = performance.now();
    const here = board.rows.filter(({ status }) => status !== 'away' && status !== 'tidied').length;
    write(this.count, `${said.say('children', { n: here })} · ${said.say('machines', { n: board.machines })}`);
    this.onDisk(board);
    this.eyes.show(board);
    this.going.show(board, age);
    this.askers.show(board.rows, age);
    this.next.show(board);
    this.grid.show(board.rows, age);
    this.troubles.show(board.troubles);
    this.stored.show(board);
    this.games.show(board);
    this.opened?.changed(board);
    this.call(board);
    this.look(board);
  }

  tick(board: Board | null, age: number): void {
    this.going.tick(age);
    this.askers.tick(age);
    this.grid.tick(age);
    this.look(board);
  }

  /** That nothing can be kept now, and that the file of the room was damaged. */
  private onDisk({ disk: { folder, full }, mended }: Board): void {
    const { said } = this.room;
    line(this.full, full && folder ? said.say('full', { folder }) : '');
    line(this.mended, mended ? said.mended(mended) : '');
  }

  private look(board: Board | null): void {
    this.nobody.show(board?.rows.length === 0, board?.machines === 0 && performance.now() - this.since > ALONE);
  }

  /** Who begins to need a person is said, for who does not see the board. */
  private call({ rows }: Board): void {
    const { said } = this.room;
    const urgent = [
      ...rows.filter(({ asking }) => asking.length > 0).map(({ profile }) => said.say('asking.call', { who: said.who(profile) })),
      ...rows.filter(({ status }) => status === 'stuck').map((row) => `${said.who(row.profile)} : ${said.status(row, 0)}`),
    ].join('. ');
    if (urgent !== this.urgent && urgent) document.getElementById('voice')!.textContent = urgent;
    this.urgent = urgent;
  }
}

/** A line with a sign, while there is something to say. */
function line(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.replaceChildren(...(words ? [icon('question'), make('span', { text: words })] : []));
  element.hidden = !words;
}

const [FEW, MANY] = [6, 20]; // children: larger cards for fewer, smaller ones for more

/** The children, in the order of the server: those first who need a person, those who are away last and small. */
class Grid {
  readonly element = make('ul', { class: 'children' });
  readonly away = make('div', { class: 'away', attributes: { hidden: true } });
  private readonly words = make('h2');
  private readonly absent = make('ul', { class: 'absent' });
  private readonly cards = new Map<string, Card>();

  constructor(private readonly room: Room, private readonly opened: (profile: string) => void) {
    this.words.textContent = room.said.say('absent');
    this.away.append(this.words, this.absent);
  }

  show(all: Row[], age: number): void {
    const rows = all.filter(({ status }) => status !== 'tidied'); // who asks to come back is above
    const here = rows.filter((row) => row.status !== 'away');
    this.element.dataset['size'] = here.length <= FEW ? 'few' : here.length > MANY ? 'many' : 'usual';
    this.place(this.element, here, age);
    this.place(this.absent, rows.filter((row) => row.status === 'away'), age);
    this.away.hidden = here.length === rows.length;
    for (const profile of [...this.cards.keys()]) if (!rows.some((row) => row.profile === profile)) this.forget(profile);
  }

  tick(age: number): void { for (const card of this.cards.values()) card.tick(age); }

  private place(list: HTMLElement, rows: Row[], age: number): void {
    const focused = document.activeElement;
    rows.forEach((row, place) => {
      const card = this.cards.get(row.profile) ?? new Card(this.room, row, this.opened);
      this.cards.set(row.profile, card);
      card.update(row, age);
      if (list.children[place] !== card.element) list.insertBefore(card.element, list.children[place] ?? null);
    });
    if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus(); // a card that moves loses it
  }

  private forget(profile: string): void {
    this.cards.get(profile)?.element.remove();
    this.cards.delete(profile);
  }
}

/** The end of the session: what is left of it, and the room made ready for the next one. */
function openEnd(room: Room): void {
  const { said } = room;
  const close = (): void => sheet.close();
  const language = `?language=${said.words.language}`;
  const body = make('div', { class: 'menu-items' },
    button({ icon: 'list', label: said.say('met.open'), action: () => void openMet(room) }),
    link(`api/slips${language}`, 'copy', said.say('end.slips')),
    link(`api/session.zip${language}`, 'save', said.say('end.zip'), { download: true }),
    link(`api/family${language}`, 'medal', said.say('end.family')),
    link(`api/session.csv${language}`, 'list', said.say('end.csv'), { download: true }),
    link(`api/evaluation${language}`, 'star', said.say('end.evaluation')),
    link(`api/evaluation.csv${language}`, 'list', said.say('end.evaluation_csv'), { download: true }),
    link(`api/evaluation.ods${language}`, 'list', said.say('end.evaluation_ods'), { download: true }),
    heading(said.say('end.after')),
    button({ icon: 'box', label: said.say('end.tidy'), action: () => openTidy(room, '', close) }),
    button({ icon: 'trash', label: said.say('end.erase'), action: () => openErase(room, '', close) }));
  const sheet = openSheet({ title: said.say('lead.end'), class: 'menu', notes: [], body, answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }] });
  body.before(make('p', { text: said.say('end.how') }));
}
