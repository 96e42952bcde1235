/** The child's animal in the hat that it wears; what dresses it comes only then. */

import type { Journey } from '../progress/profile-store';
import { keepToo } from '../offline/file-sets';

/** Put the hat on the animal of a box, whose picture takes `part` of its width, in the middle. */
export function dressed<Box extends HTMLElement>(box: Box, { profile, worn: { hat } }: Pick<Journey, 'profile' | 'worn'>, part: number): Box {
  if (!profile || !hat) return box;
  keepToo('worn');
  void import('../scene/hat').then(({ hatOn }) => box.append(hatOn(profile.animal, hat, part) ?? '')).catch(() => undefined);
  return box;
}
