/** Blocks to read: a program that is shown, and goes into no other. */

import * as Blockly from 'blockly/core';
import { inject, MEDIA, RENDERER, theme } from './blockly-look';
import { hideIdleBars } from './scrollbars';
import type { Blocks, Script } from './types';

const SCALE = 0.8;

/** Show a script in an element that is on the page; gives what takes it away again. */
export function showBlocks(host: HTMLElement, pack: Blocks, script: Script, scale = SCALE): () => void {
  const workspace = inject(host, {
    renderer: RENDERER, theme: theme(pack), media: new URL(MEDIA, document.baseURI).href, css: false, readOnly: true, sounds: false,
    move: { scrollbars: true, drag: true, wheel: true }, zoom: { controls: false, wheel: false, startScale: scale },
  });
  Blockly.serialization.workspaces.load(script as unknown as { [key: string]: unknown }, workspace);
  Blockly.svgResize(workspace);
  const { left, top } = workspace.getMetricsManager().getContentMetrics(true);
  workspace.scroll(-(left - 16) * scale, -(top - 12) * scale);
  hideIdleBars(workspace);
  return () => workspace.dispose();
}
