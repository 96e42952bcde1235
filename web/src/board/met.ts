/** The end of the evening: what the group met, by misconception, and what to begin with next time; who, only when it is opened. */

import type { EveningMet, MetSeen } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { make } from '../ui/dom';
import { link } from './board-dialog';
import { ask } from './board-requests';
import { tell, type Room } from './board-state';
import { face } from './child-card';

/** Show it; `quiet`: not where nothing was met, nor where the server is far. */
export async function openMet(room: Room, quiet = false): Promise<void> {
  const { said } = room;
  const evening = await ask<EveningMet>('board/met').catch(() => null);
  if (quiet && !evening?.met.length) return;
  if (!evening) return tell(said.say('unsent'), true);
  const { met, children } = evening;
  const told = met.length > 0 ? said.say('met.how', { n: children }) : children > 0 ? said.say('met.none') : said.say('evenings.none');
  const next = nextTime(room, evening);
  openSheet({
    title: `${said.say('met.title')} · ${said.day(evening.day)}`, class: 'wide met-sheet', notes: [],
    body: make('div', { class: 'met' }, make('p', { class: 'soft', text: told }), next ? make('p', { class: 'met-next', text: next }) : null,
      ...met.map((one) => card(room, one, evening.day)),
      children > 0 ? link(`api/met?language=${said.words.language}`, 'copy', said.say('met.print')) : null),
    answers: [{ label: said.say('close'), icon: 'check', kind: 'primary' }],
  });
}

function nextTime({ said, lessons }: Room, { next, children }: EveningMet): string {
  if (!next) return '';
  const slots = { level: lessons.label(next), n: next.children, all: children };
  return next.sort ? said.say('met.next_met', { ...slots, name: said.say(`met.${next.sort}.name`) }) : said.say('met.next', slots);
}

function card({ said, lessons }: Room, met: MetSeen, evening: string): HTMLElement {
  const { sort, profiles, since, freed, asked, helped, question, then } = met;
  const day = said.dayOf(since), n = profiles.length;
  const facts = [said.say('met.children', { n }), day === evening ? said.say('met.since', { time: said.hour(since) }) : said.say('met.since_day', { day: said.day(day) }),
    said.say('met.level', { level: lessons.label(met) })];
  const after = [freed > 0 ? said.say('met.freed', { n: freed, all: n }) : said.say('met.freed_none'), ...(asked > 0 ? [said.say('met.asked', { n: asked, helped })] : []),
    ...(then ? [said.say('met.then', { level: lessons.label(then) })] : [])];
  return make('section', {}, make('h3', { text: said.say(`met.${sort}.name`) }), make('p', { text: said.say(`met.${sort}.says`) }), make('p', { class: 'soft', text: facts.join(' · ') }),
    make('p', { class: 'next-question', text: said.say('met.ask', { question: question || said.say(`met.${sort}.asks`) }) }), make('p', { text: after.join(' ') }),
    make('details', {}, make('summary', { text: said.say('met.who') }), make('ul', {}, ...profiles.map((profile) => make('li', {}, face(profile), make('span', { text: said.who(profile) }))))));
}
