/** The child whom the adult would go to now, how far its program is, and what to ask: the question of its level. */

import type { Board, Row, Stands } from '../generated/room';
import { button, make } from '../ui/dom';
import { ask } from './board-requests';
import type { Said } from './board-sentences';
import type { Room } from './board-state';
import { face, write } from './child-card';

const PATIENCE = 15_000; // milliseconds: a room that is busy looks a little later

/** Where a child's program stands; null when the room does not answer in time, or nobody waits any more. */
export async function standing(said: Said, profile: string, asked: AbortController): Promise<Stands | null> {
  const clock = window.setTimeout(() => asked.abort(), PATIENCE);
  const found = await ask<Stands>(`board/child/${profile}/stands?language=${said.words.language}`, asked.signal).catch(() => null);
  clearTimeout(clock);
  return found;
}

export class NextChild {
  readonly element = make('section', { class: 'next-child', attributes: { hidden: true } });
  private readonly face = make('span');
  private readonly title = make('h2');
  private readonly level = make('p', { class: 'soft' });
  private readonly question = make('p', { class: 'next-question', attributes: { 'aria-live': 'polite' } });
  private asked: AbortController | null = null;
  private row: Row | null = null;
  private key = '';
  private words = ''; // the question
  private far = ''; // how far its program is

  constructor(private readonly room: Room, open: (profile: string) => void) {
    const { said } = room;
    const act = (key: string, icon: string, kind: string, action: (row: Row) => void): HTMLElement =>
      button({ icon, label: said.say(`coach.${key}`), kind, action: () => { if (this.row) action(this.row); } });
    this.element.append(this.face, make('div', { class: 'names' }, this.title, this.level, this.question),
      act('see', 'eye', 'plain', ({ profile }) => open(profile)),
      act('went', 'check', 'primary', ({ profile }) => void room.act('coach', { profile, question: this.words })));
  }

  show({ rows, next }: Board): void {
    const { said, lessons } = this.room;
    const row = this.row = rows.find(({ profile }) => profile === next) ?? null;
    this.element.hidden = !row;
    const key = row ? JSON.stringify([row.profile, row.pack, row.level, row.tries]) : '';
    if (key !== this.key) this.far = '';
    if (row) {
      const who = said.who(row.profile);
      write(this.title, row.machine === null ? said.say('coach.go', { who }) : said.say('coach.go_machine', { who, n: row.machine }));
      write(this.level, [lessons.label(row), this.far].filter(Boolean).join(' · '));
      this.words = lessons.find(row)?.lesson.asks || said.say('coach.usual');
      write(this.question, said.say('coach.ask', { question: this.words }));
    }
    if (key === this.key) return;
    this.key = key;
    this.asked?.abort();
    if (row) void this.look(row);
  }

  private async look(row: Row): Promise<void> {
    const asked = this.asked = new AbortController();
    this.face.replaceChildren(face(row.profile));
    const stands = await standing(this.room.said, row.profile, asked);
    if (this.asked !== asked || !stands) return;
    this.far = stands.words;
    if (this.room.feed.board) this.show(this.room.feed.board);
  }
}
