/** The keys of the page of a level. */

import { writes } from '../ui/dom';
import type { Editor } from '../blocks/block-editor';
import { openWorld, type Opened } from './level-help';
import type { Projector } from './film-controls';
import { goOn, type Won } from './level-win';

/** What the keys do. */
export interface Keyed extends Won, Opened { readonly projector: Projector; readonly program: { readonly editor: Editor | null }; refresh(): void }

export function pressed(page: Keyed, event: KeyboardEvent): void {
  if (document.querySelector('dialog[open]')) return;
  const doing = meant(page, event);
  if (!doing) return;
  event.preventDefault();
  doing();
}

function meant(page: Keyed, event: KeyboardEvent): (() => void) | undefined {
  const { projector } = page;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return () => projector.runOrPause();
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (page.level.read_only && page.film.runs.length === 0 && page.guess.letter(event.key)) return () => undefined;
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 't': case 'w': {
      const { editor } = page.program;
      return editor?.there && !writes(event) ? () => editor.lead(event) : undefined;
    }
    case 'F8': return () => projector.step();
    case 'F7': return () => projector.stepBack();
    case 'F9': return () => projector.restart();
    case 'F2': return () => openWorld(page);
    case 'Escape': return page.ideas.told === null || event.defaultPrevented ? undefined : () => goOn(page, 'close');
    default: return undefined;
  }
}
