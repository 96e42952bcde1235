/** What Blockly reads and writes; the core makes it in `codeweek/blocks/blockly.py` and `definitions.py`. */

/** A saved block. */
export interface SavedBlock {
  type: string; id?: string; fields?: Record<string, unknown>; extraState?: unknown;
  inputs?: Record<string, { block?: SavedBlock; shadow?: SavedBlock }>;
  next?: { block?: SavedBlock }; x?: number; y?: number; deletable?: boolean; kind?: string;
}
/** A program; `title`: what its child called it, in a gallery; `text`: as its child typed it, where that is not how blocks write it. */
export interface Script { blocks: { languageVersion: number; blocks: SavedBlock[] }; title?: unknown; text?: string }

export interface ToolboxItem extends Partial<SavedBlock> { kind: string; text?: string; 'web-class'?: string; contents?: ToolboxItem[] }
export interface Toolbox { kind: string; contents: ToolboxItem[] }

export interface Definition { type: string; [key: string]: unknown }
