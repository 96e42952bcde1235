/** What of the page of a level a live game needs. */

import type { App } from '../app/app';
import type { Film } from '../film/film';
import type { Level, Recorded, Script, StepRequest } from '../core/types';
import type { World } from '../scene/world-view';

/** The program that is played, and where. */
export interface About { pack: string; level: string; script: Script; language: string }

export interface Lived {
  readonly app: App; readonly level: Level; readonly film: Film; readonly world: World; readonly element: HTMLElement; readonly here: boolean; readonly empty: boolean;
  readonly program: { readonly script: Script; hear(): void }; readonly bars: { readonly buttons: { readonly run: HTMLElement; readonly gallery: HTMLElement }; readonly tabs: { readonly element: HTMLElement } }; readonly layout: { arrange(again: boolean): void };
  readonly running: { about: StepRequest; readable(): Promise<boolean> }; readonly time: { wake(): void; rejoice(): void };
  forget(): void; refresh(): void; tellWorld(): void; put(script: Script): void;
}

/** Begins with a game, that is only looked at. */
export type Opened = (game: Recorded) => Promise<void>;
