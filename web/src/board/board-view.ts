/** One of the pages of the board. */

import type { Board } from '../generated/room';

export interface View {
  readonly element: HTMLElement;
  /** The room changed, or the server is far; `age`: seconds since it told. */
  show(board: Board | null, age: number, far: boolean): void;
  /** A second went by. */
  tick?(board: Board | null, age: number): void;
  /** A key that no field takes. */
  key?(event: KeyboardEvent): void;
}
