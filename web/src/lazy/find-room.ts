/** Whether the host that gave this page is a room: then its script comes, and the page joins. */

import type { App } from '../app/app';
import type { RoomSeen } from '../generated/room';
import { style } from '../ui/stylesheets';
import { isTable } from '../base/json';

const AGAIN = 5000; // milliseconds until what did not come is asked for again
const KEPT = 'room'; // what this browser keeps of one: also in room-storage.ts

/** Whether there is a room: then this page joins it. One that was there before may only be far now. */
export async function findRoom(app: App): Promise<void> {
  const answer = await fetch(new URL('api/room', document.baseURI), { cache: 'no-store' }).catch(() => null);
  const told: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  const seen = isTable(told) && Array.isArray(told['children']) ? (told as unknown as RoomSeen) : null;
  if (!seen && (answer || !(await app.store.read(KEPT)))) return;
  try {
    const [{ enterRoom }] = await Promise.all([import('./lazy-bundle'), style('resume.css'), style('room.css')]);
    await enterRoom(app, seen);
  } catch {
    setTimeout(() => void findRoom(app), AGAIN);
  }
}
