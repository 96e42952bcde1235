/** How Blockly looks here: theme, sizes, signs, bars, light; its style sheets adopted instead of written in the page. */

import * as Blockly from 'blockly/core';
import type { Blocks, Pack } from '../core/types';
import { blocklyMessages } from '../session/startup';
import type { Words } from '../text/sentences';
import { drawn } from '../ui/dom';
import { writeNumbers } from './number-field';

export const MEDIA = 'media/';
const NAME = 'codeweek';
const INK = '#1a1a1a'; // of a choice, which is written on white
const ARROW = `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"><path d="M1 1.5h10L6 7z" fill="${INK}" stroke="${INK}" stroke-linejoin="round"/></svg>`;

/** Style sheets made by a script: allowed where a `style` element is not. */
function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

class Constants extends Blockly.zelos.ConstantProvider {
  private static readonly adopted = new Set<string>();

  constructor() {
    super();
    this.CORNER_RADIUS = 8;
    this.CURSOR_COLOUR = '#5b3cc4';
    this.FIELD_TEXT_FONTSIZE = 12;
    this.FIELD_DROPDOWN_SVG_ARROW_DATAURI = `data:image/svg+xml;base64,${btoa(ARROW)}`;
  }

  override setFontConstants_(theme: Blockly.Theme): void {
    super.setFontConstants_(theme);
    // A notch of room under letters with a tail.
    this.FIELD_TEXT_HEIGHT += 1;
  }

  protected override injectCSS_(_root: Document | ShadowRoot, selector: string): void {
    if (Constants.adopted.has(selector)) return;
    Constants.adopted.add(selector);
    const menu = `.blocklyDropDownDiv .blocklyMenuItem .blocklyMenuItemContent { color: ${INK} !important; }`; // Blockly writes in white
    adopt([...this.getCSS_(selector), menu].join('\n'));
  }
}

class Renderer extends Blockly.zelos.Renderer {
  protected override makeConstants_(): Blockly.zelos.ConstantProvider { return new Constants(); }
}

/**
 * Blockly opens the loudspeaker for each workspace and each palette, though it is told to be silent: a tenth of a second
 * each time, and then it beeps at keys, whatever our settings say. Without a loudspeaker it does without.
 */
export function inject(host: HTMLElement, options: Blockly.BlocklyOptions): Blockly.WorkspaceSvg {
  const page = window as unknown as { AudioContext: unknown };
  const { AudioContext } = page;
  page.AudioContext = undefined;
  document.querySelector('.blocklyWidgetDiv')?.remove(); // Blockly would listen to it once more
  try {
    return Blockly.inject(host, options);
  } finally {
    page.AudioContext = AudioContext;
  }
}

let prepared = false;

/** Once: the renderer and the style sheet that every workspace needs. */
function prepare(): void {
  if (prepared) return;
  prepared = true;
  Blockly.blockRendering.register(NAME, Renderer);
  // Blockly writes its style sheet where it is injected: in a place apart, from which it is taken.
  const apart = document.createElement('div').attachShadow({ mode: 'open' });
  const inside = document.createElement('div');
  apart.append(inside);
  Blockly.Css.inject(inside, true, new URL(MEDIA, document.baseURI).href);
  adopt(apart.querySelector('style')?.textContent ?? '');
  for (const item of ['blockInline', 'blockHelp', 'blockComment', 'blockCollapseExpand', 'blockDisable', 'collapseWorkspace', 'expandWorkspace']) {
    if (Blockly.ContextMenuRegistry.registry.getItem(item)) Blockly.ContextMenuRegistry.registry.unregister(item);
  }
}

const known = new Map<string, string>(); // what was defined last, by pack and language

/** Blocks of a pack in the language of now; what is said of them too. */
export function define(pack: Blocks & Pick<Pack, 'key'>, words: Words): void {
  prepare();
  const version = `${pack.key} ${words.language}`;
  if (known.get('blocks') === version) return;
  known.set('blocks', version);
  for (const definition of pack.blocks.definitions) delete Blockly.Blocks[definition.type];
  Blockly.common.defineBlocksWithJsonArray(pack.blocks.definitions);
  if (known.has('inks')) return;
  known.set('inks', '');
  adopt(Object.entries(pack.blocks.styles).map(([name, style]) => ink(name, String(style['text'] ?? '#1a1a1a'))).join('\n'));
}

/** The colour of what is written, chosen and drawn on a block; Blockly writes choices in white. */
function ink(name: string, colour: string): string {
  const block = `.blocks .category-${name}`;
  const choice = `${block} > .blocklyDropdownField > .blocklyDropdownText { fill: ${colour} !important; }`;
  return `${block} > .blocklyLabelField > .blocklyText { fill: ${colour}; } ${choice} ${block} > .blocklyImageField { color: ${colour}; }`;
}

/** Blockly's own words: its French says « vous » and part of it is English; ours go over them. */
export async function speak(words: Words): Promise<void> {
  writeNumbers(words.decimal);
  const loaded = await blocklyMessages(words.language);
  const own = words.find('web.blockly');
  const ours = Object.entries(typeof own === 'object' ? own : {}).map(([key, value]) => [key.toUpperCase(), String(value)]);
  Blockly.setLocale({ ...onlyTexts(loaded), ...(Object.fromEntries(ours) as Record<string, string>) });
}

function onlyTexts(messages: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** The theme, with colours read from the page's own. */
export function theme(pack: Blocks): Blockly.Theme {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string): string => page.getPropertyValue(name).trim();
  return Blockly.Theme.defineTheme(`${NAME}-${document.documentElement.dataset['theme'] ?? 'sun'}`, {
    name: NAME,
    base: Blockly.Themes.Zelos,
    blockStyles: pack.blocks.styles as Record<string, Partial<Blockly.Theme.BlockStyle>>,
    componentStyles: {
      workspaceBackgroundColour: colour('--card'),
      flyoutBackgroundColour: colour('--panel'),
      flyoutForegroundColour: colour('--ink'),
      flyoutOpacity: 1,
      scrollbarColour: colour('--ink-soft'),
      scrollbarOpacity: 0.35,
      insertionMarkerColour: colour('--ink'),
      insertionMarkerOpacity: 0.25,
      cursorColour: colour('--chosen'),
    },
    fontStyle: { family: '"codeweek sans", sans-serif', weight: 'bold', size: 12 },
  });
}

export const RENDERER = NAME;

/** The signs on blocks: parts of the page like all our signs, where Blockly would load a picture for each. */
class Sign extends Blockly.FieldImage {
  /** The words beside it say the same: a block is read by its words, not as « vide, avancer ». */
  override computeAriaLabel(): string { return ''; }
  override getAriaValue(): string | null { return null; }

  override initView(): void {
    const name = /([\w-]+)\.svg$/.exec(this.getValue() ?? '')?.[1] ?? '';
    const sign = drawn(name) as SVGElement;
    sign.setAttribute('width', String(this.size_.width));
    sign.setAttribute('height', String(this.imageHeight));
    this.fieldGroup_?.append(sign);
    this.fieldGroup_?.classList.add('blocklyImageField');
    this.recomputeAriaContext();
  }
}

Blockly.fieldRegistry.unregister('field_image');
Blockly.fieldRegistry.register('field_image', Sign);

/** The bars beside a program are there only while some of it is out of sight. */
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

/** The light on one block: the one that runs, or the one where something is to be seen. */
export class Lamp {
  private lit: { id: string; kind: string } | null = null;

  constructor(private readonly workspace: Blockly.WorkspaceSvg) {}

  light(id: string | null, kind: 'running' | 'problem'): void {
    if (this.lit?.id === id && this.lit?.kind === kind) return;
    const [before, block] = [this.lit?.id, id].map((each) => (each ? this.workspace.getBlockById(each) : null));
    before?.getSvgRoot().classList.remove('lit-running', 'lit-problem');
    this.lit = block && id ? { id, kind } : null;
    if (!block) return;
    block.getSvgRoot().classList.add(`lit-${kind}`);
    this.workspace.scrollBoundsIntoView(block.getBoundingRectangleWithoutChildren(), 12);
  }

  /** The blocks are others: none of them is lit. */
  forget(): void { this.lit = null; }
}
