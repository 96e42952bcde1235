/** Before what takes children away from a level: the adult does it at once, or has it announced a minute before. */

import type { Board } from '../generated/room';
import { openSheet } from '../ui/dialog';
import { tell, type Room } from './board-state';

/** What became of it; empty when nothing did. */
export type Taken = 'done' | 'soon' | '';

let again: (() => void) | null = null; // while the question about « Les yeux vers moi » is open

/** Do it, or ask when, where at least one child is amid a level. */
export async function takeAway(room: Room, act: string, fields: Record<string, unknown> = {}): Promise<Taken> {
  const n = room.feed.board?.amid ?? 0;
  const soon = n > 0 ? await when(room, n, act === 'pause') : false;
  if (soon === null) return '';
  if (!soon) return (await room.act(act, fields)) ? 'done' : '';
  if (!(await room.act('soon', { then: { ...fields, act } }))) return '';
  tell(room.said.say('soon.told'));
  return 'soon';
}

/** Whether in a minute; null when it is not done at all. */
function when({ said }: Room, n: number, eyes: boolean): Promise<boolean | null> {
  return new Promise((answered) => {
    const notes = [{ words: said.say('soon.how') }, ...(eyes ? [{ words: said.say('soon.how_eyes') }] : [])];
    const sheet = openSheet({
      title: said.say('soon.title', { n }), notes, picture: 'pictures/teacher', closed: () => { again = null; answered(null); },
      answers: [
        { label: said.say('cancel'), icon: 'back' },
        { label: said.say('soon.now'), icon: 'play', action: () => chosen(false), stays: true },
        { label: said.say('soon.minute'), icon: 'say', kind: 'primary', action: () => chosen(true), stays: true },
      ],
    });
    const chosen = (soon: boolean): void => { answered(soon); sheet.close(); }; // the first answer counts
    if (eyes) again = () => chosen(false);
  });
}

/** All screens wait, or go on: the second press of two waits for nobody. */
export function pause(room: Room): void {
  const on = !room.feed.board?.pause;
  if (again) again();
  else void (on ? takeAway(room, 'pause', { on }) : room.act('pause', { on }));
}

/** What is announced, so many seconds after it was told; with its two ends. */
export function coming(room: Room, { what, left }: NonNullable<Board['soon']>): { words: (more: number) => string; ends: [string, string, () => void][] } {
  const { said } = room;
  return {
    words: (more) => said.say('soon.on', { left: said.clock(left - more), what: said.say(`soon.${what}`) }),
    ends: [['close', said.say('soon.stop'), () => void room.act('stop')], ['play', said.say('soon.now'), () => void room.act('at_once')]],
  };
}
