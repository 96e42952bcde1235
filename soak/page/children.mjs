// Who plays: how often each of them does what.

const ALL = {
  press: 8, poke: 2, add: 10, bring: 10, shift: 8, drag: 2, key: 4, letters: 1, wheel: 1, run: 5, seek: 2, watch: 1, undo: 3, redo: 2,
  solve: 2, go: 5, elsewhere: 1, way: 1, resize: 1, drop: 0.4, worker_dies: 0.3, back_and_forth: 2,
};

/** Of these, none takes the page away: what grows in it is seen. */
export const STAYING = {
  careful: { ...ALL, watch: 3, solve: 4, add: 14, bring: 14 },
  hasty: { ...ALL, press_twice: 10, poke: 6, drag: 8, run: 12, watch: 0.2 },
  keyboard: { key: 60, letters: 5, run: 4, undo: 4, redo: 3, go: 4, solve: 1 },
  teacher: { ...ALL, drop: 6, elsewhere: 8, letters: 10, key: 10, press: 30 },
};
export const LEAVING = {
  ...STAYING,
  closing: { ...ALL, reload: 8, close: 6, way: 6, wire: 3, worker_dies: 3, resize: 4, other_tab: 2 },
};
