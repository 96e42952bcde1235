/** What the adult can do for one child. */

import { KEY_PICTURES } from '../generated/constants';
import { capital, make, picture, type ButtonOptions } from '../ui/dom';
import type { ChildSeen, Row } from '../generated/room';
import { profileOf } from '../progress/profile-store';
import { openSheet } from '../ui/dialog';
import { ask, askTwice, numberField } from './board-dialog';
import { whole } from './lead-dialogs';
import { chooser, chosenIn } from './level-list';
import { tell, type Room } from './board-state';
import { takeAway } from './take-away';
import { openMet } from './evenings';

const MOST_NUMBER = 999, BESIDE = 2;

/** The buttons of a child's sheet; `close` closes the sheet. */
export function actions(room: Room, { row, program, brought, pictures }: ChildSeen, close: () => void): ButtonOptions[] {
  const { said } = room;
  const { profile } = row;
  const there = row.status !== 'away' && row.status !== 'tidied';
  const button = (key: string, icon: string, action: () => void): ButtonOptions => ({ icon, label: said.say(key), action });
  return [
    ...(there && row.level ? [button('child.hint', 'bulb', () => openHint(room, row))] : []),
    ...(there ? [button('child.send', 'map', () => openSend(room, row))] : []),
    ...(program ? [button('child.show', 'sun', () => showThem(room, [profile])), ...beside(room, profile)] : []),
    ...(there ? [button('child.number', 'pencil', () => openNumber(room, row)), button('child.tidy', 'box', () => openTidy(room, profile, close))] : []),
    ...(pictures.length > 0 ? [button('key.show', 'eye', () => openPictures(room, profile, pictures))] : []),
    button('child.erase', 'trash', () => openErase(room, profile, close, brought)),
  ];
}

function beside(room: Room, profile: string): ButtonOptions[] {
  const other = room.shown.filter((each) => each !== profile).slice(-BESIDE + 1);
  if (other.length === 0 || !room.feed.board?.shown.length) return [];
  return [{ icon: 'equal', label: room.said.say('child.show_beside'), action: () => showThem(room, [...other, profile]) }];
}

function showThem(room: Room, profiles: string[]): void {
  const { shown } = room;
  room.shown = profiles;
  void room.act('show', { profiles }).then((done) => { if (!done) room.shown = shown; });
}

function sendThem(room: Room, profile: string, what: { pack: string; level: string; rung: number }): void {
  void room.act('send', { profile, ...what }).then((sent) => { if (sent) tell(room.said.say('child.sent', { who: room.said.who(profile) })); });
}

function pictureOf(profile: string): { picture?: string } {
  const found = profileOf(profile);
  return found ? { picture: `animals/${found.animal}` } : {};
}

function openHint(room: Room, row: Row): void {
  const { said, lessons } = room;
  const title = said.say('hint.title', { who: said.who(row.profile) });
  const hints = lessons.find(row)?.lesson.hints ?? [];
  const notes = [{ words: hints.length > 0 ? said.say('hint.how', { level: lessons.label(row) }) : said.say('hint.none') }];
  const ideas = hints.map((words, place) => make('button', {
    class: 'idea', attributes: { type: 'button' },
    on: { click: () => { sheet.close(); sendThem(room, row.profile, { pack: row.pack, level: row.level, rung: place + 1 }); } },
  }, make('strong', { text: said.say('hint.rung', { n: place + 1 }) }), make('span', { text: words })));
  const body = make('div', { class: 'ideas' }, ...ideas, hints.length > 1 ? make('p', { class: 'soft', text: said.say('hint.own') }) : null);
  const sheet = openSheet({ title, notes, body, ...pictureOf(row.profile), answers: [{ label: said.say('cancel'), icon: 'back' }] });
  body.parentElement?.append(body); // after how it goes
}

function openSend(room: Room, row: Row): void {
  const { said, lessons } = room;
  const list = chooser(lessons, said.say('send.label'), () => true, { now: row });
  ask(said, {
    title: said.say('send.title', { who: said.who(row.profile) }), how: said.say('send.how'), label: said.say('send.label'), field: list, go: said.say('send.send'), sign: 'map', ...pictureOf(row.profile),
    done: () => {
      const place = chosenIn(list, lessons);
      if (place) sendThem(room, row.profile, { pack: place.pack, level: place.level, rung: 0 });
    },
  });
}

function openNumber(room: Room, row: Row): void {
  const { said } = room;
  const field = numberField(1, MOST_NUMBER, row.machine, true);
  ask(said, {
    title: said.say('number.title'), how: said.say('number.how'), label: said.say('number.label'), field, go: said.say('number.save'), sign: 'check',
    done: () => room.act('sticker', { profile: row.profile, number: field.value.trim() ? whole(field, 1, MOST_NUMBER) : 0 }),
  });
}

/** The pictures of a child, which only the adult sees, and a way to others. */
function openPictures(room: Room, profile: string, pictures: string[]): void {
  const { said } = room;
  const sprites: Record<string, string> = KEY_PICTURES;
  const list = pictures.map((name) => make('li', {}, picture(sprites[name] ?? ''), make('span', { text: capital(said.words.say(`room.child.picture.${name}`)) })));
  openSheet({
    title: said.say('key.title', { who: said.who(profile) }), notes: [{ words: said.say('key.how') }], body: make('ul', { class: 'key-pictures' }, ...list), ...pictureOf(profile),
    answers: [
      { label: said.say('key.others'), icon: 'restart', action: () => void room.act('forget_pictures', { profile }).then((done) => { if (done) tell(said.say('key.forgotten', { who: said.who(profile) })); }) },
      { label: said.say('close'), icon: 'check', kind: 'primary' },
    ],
  });
}

/** Put away one machine, or the whole room. */
export function openTidy(room: Room, profile: string, done: () => void): void {
  const { said } = room;
  const title = profile ? said.say('tidy.one', { who: said.who(profile) }) : said.say('tidy.all');
  ask(said, {
    title, how: said.say('tidy.how'), go: said.say('tidy.yes'), sign: 'box', ...pictureOf(profile),
    done: async () => {
      const taken = profile ? (await room.act('tidy', { profile })) && 'done' : await takeAway(room, 'tidy');
      if (taken) done();
      if (taken !== 'done') return;
      tell(said.say('stored.tidied'));
      if (!profile) void openMet(room, true);
    },
  });
}

/** Erase one child, or all: asked twice. `brought`: others whom only its machine has had, whom a box adds. */
export function openErase(room: Room, profile: string, done: () => void, brought: string[] = []): void {
  const { said } = room;
  const title = profile ? said.say('erase.one', { who: said.who(profile) }) : said.say('erase.all');
  const too = brought.length > 0 ? said.say('erase.brought', { n: brought.length, who: brought.map((each) => said.who(each)).join(', ') }) : '';
  askTwice(said, title, said.say(profile ? 'erase.how' : 'erase.how_all'), said.say('erase.yes'), pictureOf(profile).picture ?? 'pictures/teacher', too,
    (all) => void room.act('erase', profile ? { profile, others: all ? brought : [] } : {}).then((erased) => { if (erased) done(); }));
}

/** A heading between two groups. */
export function heading(words: string): HTMLElement { return make('h3', { text: words }); }
