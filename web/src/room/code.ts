/** In a room, what is the adult's on a machine is opened by the adult's code. */

import type { App } from '../app';
import { openAsk } from '../ask';
import { openNote } from '../sheet';
import { post } from './asking';
import type { Said } from './words';

export function askCode(app: App, said: Said, opened: () => void, again = false): void {
  openAsk(app, said.say(again ? 'adult.again' : 'adult.code'), 'pictures/teacher', (typed) => {
    if (typed !== null) void check(app, said, typed, opened);
  });
}

async function check(app: App, said: Said, typed: string, opened: () => void): Promise<void> {
  const answer = await post<{ right: boolean }>('adult/check', { code: typed.replace(/\s/g, '') });
  if (answer.ok && answer.value.right) return opened();
  if (answer.ok || answer.status === 403 || answer.status === 401) return askCode(app, said, opened, true);
  openNote(app, app.words.say('ui.map.adult_title'), said.say(answer.status === 429 ? 'adult.slow' : 'adult.far'), 'pictures/teacher');
}
