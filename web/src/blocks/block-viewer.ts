/** Blocks to read: a program that is shown, and goes into no other. */

import * as Blockly from 'blockly/core';
import { Lamp, inject, MEDIA, RENDERER, theme, hideIdleBars } from './blockly-theme';
import type { Blocks, Script } from '../core/types';

const SCALE = 0.8;
const EDGE = [16, 12] as const; // pixels at its left and above it, at least: also on the other side

/** Show a script in an element that is on the page, as large as it is whole there, at `most`, one block `lit`; gives what takes it away again. */
export function showBlocks(host: HTMLElement, pack: Blocks, script: Script, scale = SCALE, most = scale, lit = ''): () => void {
  const workspace = inject(host, {
    renderer: RENDERER, theme: theme(pack), media: new URL(MEDIA, document.baseURI).href, css: false, readOnly: true, sounds: false,
    move: { scrollbars: true, drag: true, wheel: true }, zoom: { controls: false, wheel: false, startScale: scale },
  });
  Blockly.serialization.workspaces.load(script as unknown as { [key: string]: unknown }, workspace);
  const fit = (): void => {
    Blockly.svgResize(workspace);
    const { left, top, width, height } = workspace.getMetricsManager().getContentMetrics(true);
    const fits = Math.min((host.clientWidth - 2 * EDGE[0]) / width, (host.clientHeight - 2 * EDGE[1]) / height);
    const large = Math.max(scale, Math.min(most, fits));
    workspace.setScale(large);
    workspace.scroll(EDGE[0] - left * large, EDGE[1] - top * large);
  };
  fit();
  if (lit) new Lamp(workspace).light(lit, 'running');
  const watcher = new ResizeObserver(fit);
  if (most > scale) watcher.observe(host);
  hideIdleBars(workspace);
  return () => { watcher.disconnect(); workspace.dispose(); };
}
