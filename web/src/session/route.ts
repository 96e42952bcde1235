/** The address of each page, and the step of the way that the browser is at. */

import { MOST_INVENTED } from '../generated/constants';
import { isTable } from '../base/json';

export type Route =
  | { page: 'profiles' } | { page: 'doors'; mine: boolean } | { page: 'animal' } | { page: 'colour'; animal: string }
  | { page: 'map' } | { page: 'chapter'; place: number } | { page: 'level'; id: string } | { page: 'settings' } | { page: 'workshop'; pack?: string; file?: string } | { page: 'making'; pack: string } | { page: 'packs' }
  | { page: 'invented' } | { page: 'invent'; place: number } | { page: 'elsewhere' } | { page: 'code' } | { page: 'roster' } | { page: 'evaluation' } | { page: 'hour' } | { page: 'make' };

/** Which step from the first of our pages this one is; 0: it is new. */
export function stepNow(): number { return isTable(history.state) && typeof history.state['step'] === 'number' ? history.state['step'] : 0; }

/** Whether a gate stands before it, at its address too. */
export function isAdults({ page }: Route): boolean { return page === 'roster' || page === 'evaluation'; }

export function addressOf(route: Route): string {
  if (route.page === 'colour') return `#/colour/${route.animal}`;
  if (route.page === 'chapter') return `#/chapter/${route.place + 1}`;
  if (route.page === 'doors' && route.mine) return '#/doors/mine';
  if (route.page === 'invent') return `#/invent/${route.place}`;
  if (route.page === 'level') return `#/level/${route.id.split('/').map(encodeURIComponent).join('/')}`;
  if (route.page === 'making') return route.pack ? `#/making/${route.pack}` : '#/making';
  if (route.page === 'workshop' && route.pack && route.file) return `#/workshop/${route.pack}/${route.file.split('/').map(encodeURIComponent).join('/')}`;
  return `#/${route.page}`;
}

export function routeOf(hash: string): Route {
  const [page = '', ...rest] = hash.replace(/^#\//, '').split('/');
  if (page === 'chapter') return { page, place: Number(rest[0]) - 1 };
  if (page === 'invent') return { page, place: Math.max(1, Math.min(Math.trunc(Number(rest[0])) || 1, MOST_INVENTED)) };
  if (page === 'level') return { page, id: rest.map(decoded).join('/') };
  if (page === 'making') return { page, pack: rest[0] ?? '' };
  if (page === 'workshop' && rest.length > 1) return { page, pack: rest[0]!, file: rest.slice(1).map(decoded).join('/') };
  if (page === 'doors') return { page, mine: rest[0] === 'mine' };
  if (page === 'colour') return { page, animal: rest[0] ?? '' };
  if (page === 'profiles' || page === 'animal' || page === 'settings' || page === 'workshop' || page === 'packs' || page === 'invented' || page === 'elsewhere' || page === 'code' || page === 'roster' || page === 'evaluation' || page === 'hour' || page === 'make') return { page };
  return { page: 'map' };
}

/** The pack that an address hands over, `#/add/…`: where it is, seen from this page. */
export function packOf(hash: string): string | null {
  const found = /^#\/add\/(.+)$/.exec(hash)?.[1];
  return found ? decoded(found) : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
