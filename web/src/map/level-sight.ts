/** Small pictures of levels, once they have come: their worlds at the start, or the first lines of their programs. */

import type { App } from '../app/app';
import type { Brief, Scene, Shape } from '../core/types';
import { drawnPart, still } from '../scene/thumbnail';
import { make } from '../ui/dom';

/** Each level in its place. */
export async function showLevels(app: App, levels: readonly Brief[], places: readonly (Element | null | undefined)[]): Promise<void> {
  const missing = levels.filter(({ id }) => !app.playing.level(id));
  const come = await Promise.all(missing.map(({ id }) => app.playing.fetch(id)));
  app.playing.keep(come.flat());
  levels.forEach(({ id, look }, i) => {
    const { card, maps: [first] = [] } = app.playing.level(id) ?? {}, scene = first?.scene;
    if (card) places[i]?.append(make('code', { class: 'still sheet', text: card.join('\n'), attributes: { 'aria-hidden': 'true' } }));
    else if (scene) places[i]?.append(still(near(scene), look, drawnPart([scene])));
  });
}

/** A scene without names at its rim, and without words and brackets on the ground. */
function near(scene: Scene): Scene {
  const cut = (shape: Shape): boolean => shape.shape === 'label' || (shape.shape === 'line' && shape.points.length > 2 && !shape.dashed);
  return { ...scene, rim: [], margin: 0, background: scene.background.filter((shape) => !cut(shape)) };
}
