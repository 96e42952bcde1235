/** The room, as the pages know it: its own script comes only where the host answers that there is one. */

import type { Page } from './app';
import type { Gift, Guessed, Ran } from '../generated/room';
import type { Profile } from '../progress/profile-store';
import type { Script } from '../core/types';

/** What a child did on a level. */
export interface Done { kind: 'build' | 'run' | 'hint' | 'win' | 'give' | 'hand'; level: string; gift?: Gift; game?: Script; ran?: Ran; stars?: number; guess?: Guessed; hints?: number }

export interface Room {
  readonly hints: boolean;
  readonly solutions: boolean;
  /** The levels that are open today in a pack, in their order; null: as ever. */
  today(pack: string): readonly string[] | null;
  /** What is said of a level that is closed today. */
  closed(title: string): string;
  /** Whether a level of the pack of now is closed; then it is said so. */
  shut(level: string): boolean;
  /** The names of the animals of the room. */
  taken(): Promise<string[]>;
  /** Whether a child may play here now; else it is told why, and what it can do. */
  seat(profile: Profile): Promise<boolean>;
  /** Who plays has changed. */
  sat(): void;
  told(done: Done): void;
  /** A game of the child is handed to the room; what is said of that. */
  hand(level: string, game: Script): string;
  /** « Les jeux de la salle », when there are any. */
  games(): { label: string; icon: string; action: () => void }[];
  /** Another page is shown. */
  shown(page: Page): void;
  /** What « Qui joue ? » and the map have of it; `goes`: the map has a way on already. */
  onPeople(): HTMLElement[];
  onMap(goes: boolean): HTMLElement | null;
}
