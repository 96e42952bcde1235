/** Who watches a comic: what the story has to know of the child and of what is played. */

import type { Aloud } from '../aloud';
import type { Begun } from '../begun';
import type { Journey } from '../journey';
import type { Playing } from '../playing';
import type { Today } from '../progress';
import type { Sounds } from '../sound';
import type { Pack } from '../types';
import type { Words } from '../words';

export interface Watcher {
  readonly journey: Journey; readonly today: Today; readonly pack: Pack; readonly course: Pack;
  readonly words: Words; readonly sounds: Sounds; readonly aloud: Aloud; readonly playing: Pick<Playing, 'fetch'>; readonly door: Pick<Begun['door'], 'ask'>;
}
