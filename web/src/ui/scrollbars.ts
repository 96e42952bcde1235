/** The bars beside a program are there only while some of it is out of sight. */

import * as Blockly from 'blockly/core';

export function hideIdleBars(workspace: Blockly.WorkspaceSvg): void {
  const look = (): void => {
    const { scrollbar } = workspace;
    if (!scrollbar) return; // it is disposed of
    const [view, blocks] = [workspace.getMetricsManager().getViewMetrics(true), workspace.getMetricsManager().getContentMetrics(true)];
    scrollbar.hScroll?.setContainerVisible(blocks.left < view.left || blocks.left + blocks.width > view.left + view.width);
    scrollbar.vScroll?.setContainerVisible(blocks.top < view.top || blocks.top + blocks.height > view.top + view.height);
  };
  workspace.addChangeListener((event) => {
    if (!event.isUiEvent || event.type === Blockly.Events.VIEWPORT_CHANGE) look();
  });
  new ResizeObserver(look).observe(workspace.getInjectionDiv());
}
