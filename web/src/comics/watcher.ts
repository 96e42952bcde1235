/** Who watches a comic: what the story has to know of the child and of what is played. */

import type { Aloud } from '../voice/read-aloud';
import type { Begun } from '../session/startup';
import type { Journey } from '../progress/profile-store';
import type { Playing } from '../session/current-course';
import type { Today } from '../progress/progress';
import type { Sounds } from '../sound/sound-effects';
import type { Pack } from '../core/types';
import type { Words } from '../text/sentences';

export interface Watcher {
  readonly journey: Journey; readonly today: Today; readonly pack: Pack; readonly course: Pack;
  readonly words: Words; readonly sounds: Sounds; readonly aloud: Aloud; readonly playing: Pick<Playing, 'fetch'>; readonly door: Pick<Begun['door'], 'ask'>;
}
